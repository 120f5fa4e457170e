import { speak } from "../openai-compatible/voice.ts";
import { type CallerScript, readWav, type Step } from "../telephone/index.ts";
import { type Move, type Scenario, sentences } from "./scenarios.ts";
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

function stepsOf(move: Move): Step[] {
	if ("says" in move) return [quiet, { say: sentenceAudio(move.says), text: move.says }];
	if ("interrupts" in move)
		return [{ bargeIn: sentenceAudio(move.interrupts), afterMs: INTERRUPT_AFTER_MS, text: move.interrupts }];
	if ("presses" in move) return [quiet, { press: move.presses }];
	return [quiet, { dropSocket: true }, { until: "assistant-speaks", timeoutMs: PATIENCE_MS }];
}

/** What the person does: speaks when the assistant is done, and hangs up after the last answer. */
export const scriptOf = ({ moves }: Scenario): CallerScript => [...moves.flatMap(stepsOf), quiet, { hangUp: true }];
