import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { describeTextToSpeech } from "../../ports/conformance/text-to-speech.ts";
import type { SpeechRequest, SpokenWord } from "../../ports/text-to-speech.ts";
import { createEspeak } from "./index.ts";
import { espeakVoices } from "./voices.ts";

const shared = createEspeak();
describeTextToSpeech(
	"espeak",
	() => shared,
	() => shared.close(),
);

const request = (text: string, changes: Partial<SpeechRequest> = {}): SpeechRequest => ({
	text,
	locale: "es-419",
	speed: 1,
	signal: new AbortController().signal,
	...changes,
});

async function listen(espeak: ReturnType<typeof createEspeak>, asked: SpeechRequest): Promise<Int16Array[]> {
	const pieces: Int16Array[] = [];
	for await (const { pcm } of espeak.synthesize(asked)) pieces.push(pcm);
	return pieces;
}

const samplesOf = (pieces: readonly Int16Array[]) => pieces.flatMap((piece) => [...piece]);

/** RMS of the 20 ms frames within 25 dB of the loudest. */
function activeDbfs(samples: readonly number[]): number {
	const powers: number[] = [];
	for (let start = 0; start + 441 <= samples.length; start += 441) {
		powers.push(samples.slice(start, start + 441).reduce((sum, sample) => sum + sample ** 2, 0) / 441);
	}
	const active = powers.filter((power) => power > Math.max(...powers) / 316);
	return 10 * Math.log10(active.reduce((sum, power) => sum + power, 0) / active.length / 32768 ** 2);
}

describe("espeak", () => {
	const espeak = createEspeak();
	after(() => espeak.close());

	it("speaks at the level of a telephone conversation with every voice", async () => {
		for (const { id, locales } of espeakVoices) {
			const spanish = id.startsWith("es");
			const text = spanish
				? "Apaga el módem, espera treinta segundos y vuelve a encenderlo."
				: "Turn the modem off, wait thirty seconds and turn it on again.";
			const samples = samplesOf(await listen(espeak, request(text, { voice: id, locale: locales[0] ?? "es-419" })));
			const level = activeDbfs(samples);
			assert.ok(level > -22.5 && level < -19.5, `${id}: ${level} dBFS`);
			const peak = Math.max(...samples.map(Math.abs));
			assert.ok(peak <= 32768 * 10 ** (-3 / 20), `${id}: peak ${peak}`);
		}
	});

	it("streams: the first piece comes before the sentence is made", async () => {
		const text = "Esta es una frase larga, con varias partes, que tarda un poco en hacerse del todo.";
		const pieces = await listen(espeak, request(text));
		assert.ok(pieces.length > 5);
	});

	it("says a phrase the second time from memory, the same", async () => {
		const text = "Gracias por llamar.";
		const first = await listen(espeak, request(text));
		const second = await listen(espeak, request(text));
		assert.equal(second.length, 1);
		assert.deepEqual(samplesOf(second), samplesOf(first));
	});

	it("tells when each word begins, from memory too", async () => {
		// The pause at the comma is where the word after it says that it is.
		const text = "Hola & adiós, mañana 25";
		const tell = async () => {
			const words: SpokenWord[] = [];
			let samples = 0;
			for await (const chunk of espeak.synthesize(request(text))) {
				samples += chunk.pcm.length;
				for (const word of chunk.words ?? []) {
					assert.ok(word.ms <= (samples * 1000) / chunk.sampleRate, "no later than its sound");
					words.push(word);
				}
			}
			return words;
		};
		const words = await tell();
		const starts = ["Hola", "&", "adiós", "mañana", "25"].map((word) => text.indexOf(word));
		assert.deepEqual(
			[...new Set(words.map(({ at }) => at))].filter((at) => starts.includes(at)),
			starts,
		);
		const times = words.map(({ ms }) => ms);
		assert.deepEqual(
			times,
			times.toSorted((a, b) => a - b),
		);
		assert.deepEqual(await tell(), words);
		const samples = samplesOf(await listen(espeak, request(text)));
		const next = words.find(({ at }) => at === text.indexOf("mañana"))?.ms ?? 0;
		const before = samples.slice((next - 60) * 22.05, (next - 20) * 22.05);
		assert.ok(before.length > 0 && before.every((sample) => Math.abs(sample) < 400), "silence before it");
	});

	it("speaks faster and slower", async () => {
		const length = async (speed: number) =>
			samplesOf(await listen(espeak, request("Uno, dos, tres, cuatro.", { speed }))).length;
		assert.ok((await length(2)) < (await length(1)));
		assert.ok((await length(0.5)) > (await length(1)));
	});

	it("reads markup characters instead of obeying them", async () => {
		const plain = samplesOf(await listen(espeak, request("hola adiós"))).length;
		const pause = samplesOf(await listen(espeak, request('hola <break time="5s"/> adiós'))).length;
		assert.ok(pause > plain && pause < plain + 22_050 * 5);
	});
});

describe("espeak's thread", () => {
	const fake = new URL("./__fixtures__/dies-on-die.ts", import.meta.url);
	const neverStarts = new URL("./__fixtures__/never-starts.ts", import.meta.url);

	it("is replaced when it dies, and the sentence it was speaking fails", async () => {
		const espeak = createEspeak({ workerFile: fake });
		await assert.rejects(listen(espeak, request("die")), { kind: "unavailable" });
		assert.equal(samplesOf(await listen(espeak, request("live"))).length, 100);
		espeak.close();
	});

	it("that never starts fails what waits for it", async () => {
		const espeak = createEspeak({ workerFile: neverStarts });
		await assert.rejects(listen(espeak, request("hola")), { kind: "unavailable" });
		espeak.close();
	});

	it("that hangs is given up in time", async () => {
		const espeak = createEspeak({ workerFile: fake, timeoutMs: 300 });
		await assert.rejects(listen(espeak, request("hang")), { kind: "timeout" });
		assert.equal(samplesOf(await listen(espeak, request("live"))).length, 100);
		espeak.close();
	});

	it("takes no more orders than it can remember", async () => {
		const espeak = createEspeak({ workerFile: fake, queueLimit: 2, timeoutMs: 5000 });
		const waiting = ["hang", "a", "b"].map((text) => listen(espeak, request(text)).catch((error) => error.kind));
		const refused = await Promise.race(waiting);
		assert.equal(refused, "unavailable");
		espeak.close();
		await Promise.all(waiting);
	});
});
