import { speak } from "../openai-compatible/voice.ts";
import { type CallerScript, readWav, type Step } from "../telephone/index.ts";
import type { Move, Scenario } from "./scenarios.ts";
import { sentences } from "./sentences.ts";
import { readWatermarks, watermark } from "./watermark.ts";

/** Longer than an assistant's pause between two sentences. */
const QUIET_MS = 1100;
/** By then it has said something that is worth interrupting. */
const INTERRUPT_AFTER_MS = 1500;
const PATIENCE_MS = 20_000;
/** Brisk, as people on the telephone are. */
const SPEED = 1.25;

const audio = new Map<string, Int16Array>();

/** A sentence as samples, 8000 Hz, without the pauses in it that could be taken for its end. */
export function sentenceAudio(text: string): Int16Array {
	const number = sentences.indexOf(text);
	if (number < 0) throw new Error(`Nobody says "${text}".`);
	const known = audio.get(text) ?? watermark(speak(text.replace(/[^\p{L}\p{N} ]/gu, ""), 8000, SPEED), number);
	audio.set(text, known);
	return known;
}

/** What an emulated recogniser makes of a WAV file: the sentences that are in it. */
export function understand(file: Buffer): string {
	const { pcm, sampleRate } = readWav(file);
	return readWatermarks(pcm, sampleRate)
		.map((number) => sentences[number] ?? "")
		.join(" ")
		.trim();
}

const quiet: Step = { until: "assistant-quiet", quietMs: QUIET_MS, timeoutMs: PATIENCE_MS };

/** Loud enough to be heard, and no louder than what the recogniser knows sentences by. */
const HISS = 250;

/** The same with hiss under it, and around it; always the same hiss. */
function withHiss(pcm: Int16Array): Int16Array {
	const around = 1600;
	const noisy = new Int16Array(pcm.length + 2 * around);
	noisy.set(pcm, around);
	let seed = 1;
	return noisy.map((sample) => {
		seed = (seed * 48_271) % 2_147_483_647;
		return Math.max(-32768, Math.min(32767, sample + Math.round(HISS * ((2 * seed) / 2_147_483_647 - 1))));
	});
}

function hesitating([first, second]: readonly [string, string], forMs: number): Int16Array {
	const [before, after] = [sentenceAudio(first), sentenceAudio(second)];
	const pause = forMs * 8;
	const whole = new Int16Array(before.length + pause + after.length);
	whole.set(before);
	whole.set(after, before.length + pause);
	return whole;
}

function stepsOf(move: Move, noisy: boolean): Step[] {
	const sound = (text: string) => (noisy ? withHiss(sentenceAudio(text)) : sentenceAudio(text));
	if ("says" in move) return [quiet, { say: sound(move.says), text: move.says }];
	if ("hesitates" in move)
		return [quiet, { say: hesitating(move.hesitates, move.forMs), text: move.hesitates.join(" ") }];
	if ("interrupts" in move)
		return [{ bargeIn: sound(move.interrupts), afterMs: INTERRUPT_AFTER_MS, text: move.interrupts }];
	if ("presses" in move) return [quiet, { press: move.presses }];
	return [quiet, { dropSocket: true }, { until: "assistant-speaks", timeoutMs: PATIENCE_MS }];
}

/** What the person does: speaks when the assistant is done, and hangs up after the last answer. */
export const scriptOf = ({ moves, noisy = false }: Scenario): CallerScript => [
	...moves.flatMap((move) => stepsOf(move, noisy)),
	quiet,
	{ hangUp: true },
];
