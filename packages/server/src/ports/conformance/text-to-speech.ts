import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { locales } from "@centralita/contracts";
import { ProviderError } from "../../platform/errors/index.ts";
import type { SpeechChunk, SpeechRequest, TextToSpeech } from "../text-to-speech.ts";

/** Speech is louder than this somewhere: 1 % of full scale. */
const audible = 328;

/** What every voice must do, whoever makes it. `close` is called after the last test. */
export function describeTextToSpeech(
	name: string,
	create: () => TextToSpeech | Promise<TextToSpeech>,
	close: () => void | Promise<void> = () => {},
): void {
	describe(`${name} keeps the promises of text to speech`, () => {
		let voice: TextToSpeech;
		before(async () => {
			voice = await create();
		});
		after(close);

		const request = (changes: Partial<SpeechRequest> = {}): SpeechRequest => ({
			text: "Hola, ¿en qué puedo ayudarte?",
			locale: "es-419",
			speed: 1,
			signal: new AbortController().signal,
			...changes,
		});

		async function speak(changes: Partial<SpeechRequest> = {}) {
			const chunks: SpeechChunk[] = [];
			for await (const chunk of voice.synthesize(request(changes))) chunks.push(chunk);
			const samples = chunks.reduce((sum, { pcm }) => sum + pcm.length, 0);
			const [first] = chunks;
			assert.ok(first, "no audio");
			return { chunks, ms: (samples * 1000) / first.sampleRate };
		}

		const isCancelled = (error: unknown) => error instanceof ProviderError && error.kind === "cancelled";

		it("speaks: some audio, of one rate, that can be heard, of a likely length", async () => {
			const { chunks, ms } = await speak();
			assert.equal(new Set(chunks.map(({ sampleRate }) => sampleRate)).size, 1);
			assert.ok(chunks.every(({ pcm }) => pcm instanceof Int16Array && pcm.length > 0));
			assert.ok(chunks.some(({ pcm }) => pcm.some((sample) => Math.abs(sample) > audible)));
			assert.ok(ms > 500 && ms < 10_000, `${ms} ms`);
		});

		it("speaks every language of the product", async () => {
			for (const locale of locales) {
				const { ms } = await speak({ locale, text: locale.startsWith("es") ? "Buenos días" : "Good morning" });
				assert.ok(ms > 200, locale);
			}
		});

		it("takes its default for a voice that it does not know", async () => {
			assert.ok((await speak({ voice: "nobody-speaks-like-this" })).ms > 500);
		});

		it("speaks with each of its voices", async () => {
			assert.ok(voice.voices().length > 0);
			for (const { id, locales: spoken } of voice.voices()) {
				const [locale] = spoken;
				assert.ok((await speak({ voice: id, ...(locale ? { locale } : {}) })).ms > 300, id);
			}
		});

		it("speaks two requests at once without mixing them up", async () => {
			const [long, short] = await Promise.all([
				speak({ text: "Una frase bastante más larga que la otra, para que se note la diferencia." }),
				speak({ text: "Sí." }),
			]);
			assert.ok(long.ms > 2 * short.ms);
		});

		it("refuses a request that was cancelled before", async () => {
			await assert.rejects(speak({ signal: AbortSignal.abort() }), isCancelled);
		});

		it("stops when it is cancelled, and speaks again afterwards", async () => {
			const controller = new AbortController();
			const text = "Esta frase se interrumpe. ".repeat(6).trim();
			await assert.rejects(async () => {
				for await (const _ of voice.synthesize(request({ text, signal: controller.signal }))) controller.abort();
			}, isCancelled);
			assert.ok((await speak({ text: "Sigo aquí." })).ms > 300);
		});

		it("may be left in the middle, and speaks again afterwards", async () => {
			for await (const _ of voice.synthesize(request({ text: "No la escuches hasta el final. ".repeat(4) }))) break;
			assert.ok((await speak({ text: "Todavía hablo." })).ms > 300);
		});
	});
}
