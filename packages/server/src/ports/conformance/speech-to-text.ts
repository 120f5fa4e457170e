import assert from "node:assert/strict";
import { test } from "node:test";
import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import type { SpeechToText, TranscriptionStream } from "../speech-to-text.ts";

/** What the vendor does with the next requests, in order; the last one stays. */
export type TranscriptionBehaviour =
	| { kind: "text"; text: string }
	| { kind: "hang" }
	| { kind: "server-error" | "bad-key" | "quota" | "garbage" };

/** An adapter and the vendor it talks to. */
export type TranscriptionBench = {
	/** Waits so long that a busy machine is no failure. */
	speechToText: SpeechToText;
	/** The same, waiting some 200 ms. */
	impatient: SpeechToText;
	behave(...behaviours: TranscriptionBehaviour[]): void;
	close(): Promise<void>;
};

/** A tone: recognisers of silence would not be asked at all. */
export function tone(milliseconds: number, sampleRate: number): Int16Array {
	const samples = new Int16Array((milliseconds * sampleRate) / 1000);
	for (let index = 0; index < samples.length; index++)
		samples[index] = Math.round(8000 * Math.sin((2 * Math.PI * 440 * index) / sampleRate));
	return samples;
}

function speak(stream: TranscriptionStream, milliseconds: number, sampleRate: number): void {
	const samples = tone(milliseconds, sampleRate);
	const frame = sampleRate / 50;
	for (let at = 0; at < samples.length; at += frame) stream.write(samples.slice(at, at + frame));
}

const failedWith = (error: unknown, kind: ProviderErrorKind, provider: string) => {
	assert.ok(error instanceof ProviderError, `not a ProviderError: ${error}`);
	assert.equal(error.kind, kind, error.message);
	assert.equal(error.provider, provider);
};

/** What every adapter of the speech-to-text port must do, whatever its vendor is like. */
export function speechToTextConformance(name: string, open: () => Promise<TranscriptionBench>): void {
	const check = (
		what: string,
		run: (bench: TranscriptionBench & { stream: TranscriptionStream; abort: AbortController }) => Promise<void>,
		sampleRate = 16_000,
	) =>
		test(`${name}: ${what}`, { timeout: 20_000 }, async () => {
			const bench = await open();
			const abort = new AbortController();
			const stream = bench.speechToText.open({
				locale: "es-419",
				sampleRate,
				hints: ["Centralita"],
				signal: abort.signal,
			});
			try {
				await run({ ...bench, stream, abort });
			} finally {
				stream.close();
				await bench.close();
			}
		});

	for (const rate of [8000, 16_000])
		check(
			`one final transcript for each commit, at ${rate} Hz`,
			async ({ behave, stream }) => {
				behave({ kind: "text", text: "hola" }, { kind: "text", text: "adiós" });
				speak(stream, 600, rate);
				const first = await stream.commit();
				speak(stream, 400, rate);
				const second = await stream.commit();
				assert.deepEqual([first.text, first.final, second.text, second.final], ["hola", true, "adiós", true]);
			},
			rate,
		);

	check("understands a scrap of sound", async ({ behave, stream }) => {
		behave({ kind: "text", text: "sí" });
		speak(stream, 60, 16_000);
		assert.equal((await stream.commit()).text, "sí");
	});

	check("hears nothing where nothing was written, or all was discarded", async ({ behave, stream }) => {
		behave({ kind: "text", text: "never asked" });
		assert.deepEqual(await stream.commit(), { text: "", final: true });
		speak(stream, 200, 16_000);
		stream.discard();
		assert.deepEqual(await stream.commit(), { text: "", final: true });
	});

	check("goes on after each kind of failure", async ({ behave, stream, speechToText }) => {
		const failures = [
			["server-error", "unavailable"],
			["bad-key", "auth"],
			["quota", "quota"],
			["garbage", "bad-response"],
		] as const;
		for (const [kind, expected] of failures) {
			behave({ kind });
			speak(stream, 300, 16_000);
			failedWith(await stream.commit().catch((error) => error), expected, speechToText.provider);
			behave({ kind: "text", text: "ahora sí" });
			speak(stream, 300, 16_000);
			assert.equal((await stream.commit()).text, "ahora sí", `after ${kind}`);
		}
	});

	check("does not wait for ever", async ({ behave, impatient, abort }) => {
		behave({ kind: "hang" });
		const stream = impatient.open({ locale: "es-419", sampleRate: 16_000, signal: abort.signal });
		speak(stream, 300, 16_000);
		failedWith(await stream.commit().catch((error) => error), "timeout", impatient.provider);
		stream.close();
	});

	check("is cancelled by the call's end", async ({ behave, stream, abort, speechToText }) => {
		behave({ kind: "hang" });
		speak(stream, 300, 16_000);
		const pending = stream.commit().catch((error) => error);
		abort.abort();
		failedWith(await pending, "cancelled", speechToText.provider);
		failedWith(await stream.commit().catch((error) => error), "cancelled", speechToText.provider);
	});

	check("closing settles what is under way", async ({ behave, stream, speechToText }) => {
		behave({ kind: "hang" });
		speak(stream, 300, 16_000);
		const pending = stream.commit().catch((error) => error);
		stream.close();
		failedWith(await pending, "cancelled", speechToText.provider);
	});

	check("has partial words exactly if it says so", async ({ behave, stream, speechToText }) => {
		let partials = 0;
		stream.onPartial(() => partials++);
		behave({ kind: "text", text: "hola" });
		speak(stream, 1000, 16_000);
		await stream.commit();
		assert.equal(partials > 0, speechToText.streaming);
	});
}
