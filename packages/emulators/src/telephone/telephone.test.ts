import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { Caller } from "./caller.ts";
import { Ear } from "./ear.ts";
import { createEcho } from "./echo.ts";
import { decodeMuLaw, encodeMuLaw } from "./mu-law.ts";
import { resample } from "./resample.ts";
import type { CallerReport, CallerScript } from "./script.ts";
import { everyFrame } from "./ticker.ts";
import { syntheticSpeech } from "./tones.ts";
import { readWav } from "./wav.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const bytesOf = (pcm: Int16Array) => new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
const tone = (ms: number) => encodeMuLaw(syntheticSpeech(ms));

/** An ear whose time the test moves. */
function earAt(): { ear: Ear; heard: string[]; move: (ms: number) => void } {
	let now = 1000;
	const ear = new Ear({ clock: () => now });
	ear.open();
	const heard: string[] = [];
	ear.onMark((name) => heard.push(name));
	const move = (ms: number) => {
		now += ms;
		ear.advance();
	};
	return { ear, heard, move };
}

/** The level of a sine after resampling, in dB relative to before. */
function gain(hertz: number, from: number): number {
	const sine = Int16Array.from({ length: from }, (_, i) =>
		Math.round(16000 * Math.sin((2 * Math.PI * hertz * i) / from)),
	);
	const power = (pcm: Int16Array) =>
		pcm.slice(100, -100).reduce((sum, sample) => sum + sample * sample, 0) / (pcm.length - 200);
	return 10 * Math.log10(power(resample(sine, from, 8000)) / power(sine));
}

describe("audio", () => {
	test("mu-law has the tables of ITU-T G.711", () => {
		const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
		const samples = Int16Array.from({ length: 65536 }, (_, i) => i - 32768);
		assert.equal(
			sha256(bytesOf(decodeMuLaw(bytes))),
			"3dab54339e520bb2c924826e3b72a917a2b612e9fd12fc867500f1d983a75827",
		);
		assert.equal(sha256(encodeMuLaw(samples)), "5ee7cf5f273f842d2234121e4cb0c98d6b20a99ac29026f94e05b36955b195be");
	});

	test("resampling keeps speech and drops what 8000 Hz cannot carry", () => {
		for (const from of [16000, 24000, 48000]) {
			assert.ok(Math.abs(gain(1000, from)) < 0.1, `1 kHz from ${from}`);
			assert.ok(gain(5000, from) < -55, `5 kHz from ${from}`);
		}
		assert.equal(resample(new Int16Array(24001), 24000, 8000).length, 8001);
	});

	test("a WAV file of any rate and two channels becomes 8000 Hz mono", () => {
		const frames = 2400;
		const file = Buffer.alloc(44 + frames * 4);
		file.write("RIFF", 0, "latin1");
		file.writeUInt32LE(36 + frames * 4, 4);
		file.write("WAVEfmt ", 8, "latin1");
		file.writeUInt32LE(16, 16);
		file.writeUInt16LE(1, 20);
		file.writeUInt16LE(2, 22);
		file.writeUInt32LE(24000, 24);
		file.writeUInt32LE(96000, 28);
		file.writeUInt16LE(4, 32);
		file.writeUInt16LE(16, 34);
		file.write("data", 36, "latin1");
		file.writeUInt32LE(frames * 4, 40);
		for (let i = 0; i < frames; i++) file.writeInt16LE(1000, 44 + i * 4);
		const { sampleRate, pcm } = readWav(file);
		assert.deepEqual([sampleRate, pcm.length], [8000, 800]);
		assert.ok(Math.abs((pcm[400] as number) - 500) <= 1, "the mean of both channels");
		assert.throws(() => readWav(Buffer.from("RIFFxxxxWAVE")), /no samples/);
		assert.throws(() => readWav(Buffer.from("ID3")), /not a WAV/);
	});
});

describe("ear", () => {
	test("plays in real time, and what comes late leaves a gap", () => {
		const { ear, move } = earAt();
		move(500);
		ear.receive(tone(200));
		move(1200);
		ear.receive(tone(100));
		move(50);
		const [first, second, ...rest] = ear.speech();
		assert.ok(first && second && rest.length === 0);
		assert.ok(Math.abs(first.fromMs - 500) <= 10 && Math.abs(first.toMs - 700) <= 10, JSON.stringify(first));
		assert.ok(Math.abs(second.fromMs - 1700) <= 10 && Math.abs(second.toMs - 1750) <= 10, JSON.stringify(second));
		assert.equal(ear.firstSoundMs, first.fromMs);
		assert.equal(ear.firstSoundAfter(1000), second.fromMs);
		assert.equal(ear.speaking, true);
		assert.equal(ear.queuedMs, 50);
		const played = ear.played();
		assert.equal(played.length, 1750 * 8);
		assert.deepEqual(played.slice(4000, 5600), decodeMuLaw(tone(200)));
		assert.ok(played.slice(5600, 13_600).every((sample) => sample === 0));
		move(500);
		assert.equal(ear.speaking, false);
	});

	test("a gap under 400 ms does not split a stretch", () => {
		const { ear, move } = earAt();
		ear.receive(tone(100));
		move(400);
		ear.receive(tone(100));
		move(100);
		assert.equal(ear.speech().length, 1);
	});

	test("echoes marks when what was before them was played, at once when nothing is queued", () => {
		const { ear, heard, move } = earAt();
		ear.mark("nothing before");
		assert.deepEqual(heard, ["nothing before"]);
		ear.receive(tone(100));
		ear.mark("a");
		ear.receive(tone(100));
		ear.mark("b");
		ear.mark("c");
		move(99);
		assert.deepEqual(heard, ["nothing before"]);
		move(1);
		assert.deepEqual(heard, ["nothing before", "a"]);
		assert.equal(ear.heardSamples, 800);
		assert.deepEqual(ear.clear(), ["b", "c"]);
		move(1000);
		assert.equal(ear.heardSamples, 800);
		assert.deepEqual(heard, ["nothing before", "a"]);
		assert.equal(
			ear
				.played()
				.slice(800)
				.some((sample) => sample !== 0),
			false,
		);
	});
});

describe("caller", () => {
	/** Runs a script to its end; the assistant's speech begins at the given times of the ear. */
	async function run(script: CallerScript, assistant: readonly { atMs: number; ms: number }[]) {
		const ear = new Ear();
		const reports: CallerReport[] = [];
		const digits: string[] = [];
		const frames: Uint8Array[] = [];
		await new Promise<void>((resolve) => {
			const waiting = [...assistant];
			const caller = new Caller(ear, script, {
				frame: (bytes) => {
					frames.push(bytes);
					const next = waiting[0];
					if (next && ear.nowMs >= next.atMs) ear.receive(tone((waiting.shift() as typeof next).ms));
				},
				press: (digit) => digits.push(digit),
				hangUp: () => {
					caller.stop();
					resolve();
				},
				dropSocket: () => digits.push("dropped"),
				report: (report) => reports.push(report),
			});
			caller.start();
		});
		return { ear, reports, digits, frames };
	}

	test("waits for the assistant, speaks, barges in, presses and hangs up", async () => {
		const { reports, digits, frames } = await run(
			[
				{ until: "assistant-quiet", quietMs: 200 },
				{ say: syntheticSpeech(300), text: "hola" },
				{ bargeIn: syntheticSpeech(200), afterMs: 250, text: "no" },
				{ press: "1#" },
				{ dropSocket: true },
				{ until: "assistant-quiet", timeoutMs: 100 },
				{ hangUp: true },
			],
			[
				{ atMs: 100, ms: 300 },
				{ atMs: 1100, ms: 1500 },
			],
		);
		assert.deepEqual(digits, ["1", "#", "dropped"]);
		const [quiet, said, barged, pressed, , waited] = reports;
		assert.ok(quiet && said && barged && pressed && waited);
		assert.deepEqual(
			reports.map(({ what }) => what),
			["until", "say", "barge-in", "press", "drop-socket", "until", "hang-up"],
		);
		const near = (ms: number, expected: number) =>
			assert.ok(Math.abs(ms - expected) < 150, `${ms} and not ${expected}`);
		near(quiet.toMs, 600);
		assert.equal(said.text, "hola");
		near(said.toMs - said.fromMs, 300);
		near(barged.toMs, 1100 + 250 + 200);
		near(pressed.toMs - pressed.fromMs, 500);
		assert.equal(waited.timedOut, true);
		const loud = frames.filter((frame) => decodeMuLaw(frame).some((sample) => Math.abs(sample) > 1000)).length;
		assert.ok(loud >= 22 && loud <= 25, `${loud} loud frames for 500 ms of speech`);
	});

	test("keeps its pace: a hundred frames in two seconds, whoever else is on the phone", async () => {
		const others = Array.from({ length: 50 }, () => everyFrame(() => {}));
		const start = performance.now();
		const late: number[] = [];
		await new Promise<void>((resolve) => {
			const stop = everyFrame(() => {
				late.push(performance.now() - start - (late.length + 1) * 20);
				if (late.length === 100) {
					stop();
					resolve();
				}
			});
		});
		for (const stop of others) stop();
		const drift = late.at(-1) as number;
		assert.ok(Math.min(...late) > -1, "never early");
		assert.ok(drift < 100, `${drift} ms late after 2 s`);
	});
});

test("marks come back late, never, and never before an earlier one", async () => {
	const policy: Record<string, { delayMs?: number; drop?: boolean }> = { a: { delayMs: 40 }, b: { drop: true } };
	const back = Promise.withResolvers<void>();
	const heard: string[] = [];
	const echo = createEcho(
		(name) => policy[name],
		(name) => {
			heard.push(name);
			if (name === "c") back.resolve();
		},
	);
	for (const name of ["a", "b", "c"]) echo(name);
	assert.deepEqual(heard, []);
	await back.promise;
	assert.deepEqual(heard, ["a", "c"]);
	echo("d");
	assert.deepEqual(heard, ["a", "c", "d"]);
});
