import type { Port, ProviderTest } from "@centralita/contracts";
import { ProviderError } from "../../platform/errors/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import type { Engines } from "./vendors/types.ts";

type TestResult = ProviderTest["results"][number];

/** Milliseconds for each thing that is tried. */
const longestMs = 10_000;
const sampleRate = 16_000;

/** Half a second of an A, in frames of 20 ms: recognisers of silence are not asked at all. */
const tone = (): Int16Array[] =>
	Array.from({ length: 25 }, (_, frame) =>
		Int16Array.from({ length: sampleRate / 50 }, (_, index) => {
			const at = (frame * sampleRate) / 50 + index;
			return Math.round(8000 * Math.sin((2 * Math.PI * 440 * at) / sampleRate));
		}),
	);

async function answersOneWord(model: LanguageModel, signal: AbortSignal): Promise<void> {
	const messages = [{ role: "user", text: "Say: OK" }] as const;
	const request = { system: "Answer with one word.", messages, tools: [], maxOutputTokens: 16, signal };
	for await (const part of model.reply(request)) if (part.type === "text" || part.type === "finish") return;
}

async function hearsATone(recogniser: SpeechToText, signal: AbortSignal): Promise<void> {
	const stream = recogniser.open({ locale: "en-US", sampleRate, signal });
	try {
		for (const frame of tone()) stream.write(frame);
		await stream.commit();
	} finally {
		stream.close();
	}
}

async function saysTwoWords(voice: TextToSpeech, signal: AbortSignal): Promise<void> {
	const request = { text: "Buenos días.", locale: "es-419", speed: 1, signal } as const;
	for await (const { pcm } of voice.synthesize(request)) if (pcm.length > 0) return;
	throw new ProviderError(voice.provider, "bad-response", `${voice.provider}: no sound came`);
}

/** Asks each engine for something tiny and says how that went. Costs a fraction of a cent. Never rejects. */
export async function tryEngines(engines: Engines, clock: Clock): Promise<TestResult[]> {
	async function attempt<T extends { readonly model: string; readonly provider: string }>(
		port: Port,
		engine: T | undefined,
		work: (engine: T, signal: AbortSignal) => Promise<void>,
	): Promise<TestResult[]> {
		if (engine === undefined) return [];
		const since = clock.elapsed();
		const late = Promise.withResolvers<never>();
		const over = new AbortController();
		const cancel = clock.after(longestMs, () => {
			late.reject(new ProviderError(engine.provider, "timeout", `${engine.provider}: no answer in ${longestMs} ms`));
			over.abort();
		});
		const ms = () => Math.round(clock.elapsed() - since);
		try {
			await Promise.race([work(engine, over.signal), late.promise]);
			return [{ port, ok: true, ms: ms(), kind: null, detail: engine.model }];
		} catch (error) {
			return [{ port, ok: false, ms: ms(), ...wordsFor(error) }];
		} finally {
			cancel();
			over.abort();
		}
	}
	const results = await Promise.all([
		attempt("language-model", engines.languageModel, answersOneWord),
		attempt("speech-to-text", engines.speechToText, hearsATone),
		attempt("text-to-speech", engines.textToSpeech, saysTwoWords),
	]);
	return results.flat();
}

function wordsFor(error: unknown): Pick<TestResult, "kind" | "detail"> {
	if (!(error instanceof ProviderError)) return { kind: "bad-response", detail: String(error) };
	const { kind, message, vendorCode } = error;
	const code = vendorCode === undefined || message.includes(vendorCode) ? "" : ` (${vendorCode})`;
	return { kind, detail: `${message}${code}` };
}
