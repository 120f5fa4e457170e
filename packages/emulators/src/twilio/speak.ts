import { pause } from "../shared/wait.ts";
import { dtmfTone, encodeMuLaw, syntheticSpeech } from "../telephone/index.ts";
import type { AudioPath, Call } from "./call.ts";
import { type Next, secondsOf, type VerbContext } from "./verb.ts";

const MS_PER_CHARACTER = 60;

/** Nobody listens while the carrier speaks. */
const deaf = (): AudioPath => ({ frame: () => {}, press: () => {} });

/** Lets the person hear samples, to their end or until the signal aborts. */
export async function playTo(call: Call, pcm: Int16Array, signal: AbortSignal): Promise<void> {
	const path = deaf();
	call.attach(path);
	call.ear.receive(encodeMuLaw(pcm));
	await pause(call.ear.queuedMs, signal);
	if (signal.aborted) call.ear.clear();
	call.detach(path);
}

const timesOf = (loop: string | undefined): number => (loop === undefined ? 1 : Number(loop) || 1000);

/** `<Say>`: something as long as the text would take, 60 ms per character. */
export async function say({ call, element, signal }: VerbContext): Promise<Next> {
	const { text, attributes } = element;
	for (let times = timesOf(attributes.loop); times > 0 && !signal.aborted; times--) {
		call.saidTexts.push({ text, language: attributes.language ?? null, voice: attributes.voice ?? null });
		call.note("say", { text });
		await playTo(call, syntheticSpeech(text.length * MS_PER_CHARACTER, 210), signal);
	}
	return "continue";
}

/** `<Play>`: the tones of `digits`; the address of a recording is noted and takes no time. */
export async function play({ call, element, signal }: VerbContext): Promise<Next> {
	const { digits, loop } = element.attributes;
	for (let times = timesOf(loop); times > 0 && !signal.aborted; times--) {
		call.note("play", digits === undefined ? { url: element.text } : { digits });
		if (digits === undefined) return "continue";
		for (const digit of digits.replace(/[^\dA-D*#wW]/gu, "")) await playTo(call, dtmfTone(digit), signal);
	}
	return "continue";
}

export async function wait({ call, element, signal }: VerbContext): Promise<Next> {
	const path = deaf();
	call.attach(path);
	call.note("pause");
	await pause(secondsOf(element.attributes.length, 1), signal);
	call.detach(path);
	return "continue";
}
