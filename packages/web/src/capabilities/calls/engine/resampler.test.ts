import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Resampler } from "./resampler.ts";

const sine = (hertz: number, rate: number, seconds: number, amplitude = 0.5) =>
	Float32Array.from(
		{ length: Math.round(rate * seconds) },
		(_, n) => amplitude * Math.sin((2 * Math.PI * hertz * n) / rate),
	);

const middle = (signal: Float32Array) =>
	signal.subarray(Math.floor(signal.length * 0.2), Math.floor(signal.length * 0.8));
const rms = (signal: Float32Array) => Math.sqrt(signal.reduce((sum, value) => sum + value * value, 0) / signal.length);
const decibels = (ratio: number) => 20 * Math.log10(ratio);

/** The least-squares fit of one frequency to the middle of a signal: its amplitude, and the RMS of what is left. */
function fitTone(hertz: number, signal: Float32Array, rate: number): { amplitude: number; rest: number } {
	const part = middle(signal);
	const angle = (2 * Math.PI * hertz) / rate;
	let [cc, ss, cs, cx, sx] = [0, 0, 0, 0, 0];
	part.forEach((value, n) => {
		const [c, s] = [Math.cos(angle * n), Math.sin(angle * n)];
		cc += c * c;
		ss += s * s;
		cs += c * s;
		cx += c * value;
		sx += s * value;
	});
	const determinant = cc * ss - cs * cs;
	const a = (cx * ss - sx * cs) / determinant;
	const b = (sx * cc - cx * cs) / determinant;
	const rest = part.map((value, n) => value - a * Math.cos(angle * n) - b * Math.sin(angle * n));
	return { amplitude: Math.hypot(a, b), rest: rms(rest) };
}

const paths = [
	[48000, 16000],
	[44100, 16000],
	[96000, 16000],
	[16000, 48000],
	[16000, 44100],
] as const;

for (const [from, to] of paths) {
	test(`${from} → ${to}: 1 kHz keeps its level within 0.1 dB and nothing else appears`, () => {
		const output = new Resampler(from, to).process(sine(1000, from, 1));
		const { amplitude, rest } = fitTone(1000, output, to);
		assert.ok(Math.abs(decibels(amplitude / 0.5)) < 0.1, `${decibels(amplitude / 0.5)} dB`);
		const others = decibels(rest / (amplitude / Math.SQRT2));
		assert.ok(others < -70, `${others} dB of anything else`);
	});

	test(`${from} → ${to}: as long as the input, but for the filter's tail`, () => {
		const output = new Resampler(from, to).process(sine(300, from, 1));
		assert.ok(output.length > to * 0.99 && output.length <= to, `${output.length}`);
	});
}

for (const hertz of [8200, 10000, 15000, 20000]) {
	test(`48000 → 16000: ${hertz} Hz does not fold back above -55 dB`, () => {
		const output = new Resampler(48000, 16000).process(sine(hertz, 48000, 1));
		const level = decibels(rms(middle(output)) / (0.5 / Math.SQRT2));
		assert.ok(level < -55, `${level} dB`);
	});
}

test("16000 → 48000: no image above the source's Nyquist frequency", () => {
	const output = new Resampler(16000, 48000).process(sine(5000, 16000, 1));
	const image = decibels(fitTone(11000, output, 48000).amplitude / 0.5);
	assert.ok(image < -55, `${image} dB`);
});

test("7 kHz still passes", () => {
	const output = new Resampler(48000, 16000).process(sine(7000, 48000, 1));
	assert.ok(Math.abs(decibels(fitTone(7000, output, 16000).amplitude / 0.5)) < 0.2);
});

test("the output does not depend on how the input is cut", () => {
	const signal = sine(777, 44100, 0.05).map((value, n) => value + 0.2 * Math.sin(n * n * 0.001));
	for (const [from, to] of paths) {
		const whole = new Resampler(from, to).process(signal);
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 30 }), (cuts) => {
				const resampler = new Resampler(from, to);
				const parts: number[] = [];
				let at = 0;
				for (const cut of [...cuts, signal.length]) {
					parts.push(...resampler.process(signal.subarray(at, at + cut)));
					at = Math.min(signal.length, at + cut);
				}
				assert.deepEqual(Float32Array.from(parts), whole);
			}),
			{ numRuns: 20 },
		);
	}
});

test("equal rates pass through", () => {
	const signal = sine(440, 16000, 0.01);
	assert.deepEqual(new Resampler(16000, 16000).process(signal), signal);
});

test("a reset forgets the past", () => {
	const resampler = new Resampler(48000, 16000);
	resampler.process(sine(1000, 48000, 0.1));
	resampler.reset();
	const fresh = new Resampler(48000, 16000);
	assert.deepEqual(resampler.process(sine(500, 48000, 0.1)), fresh.process(sine(500, 48000, 0.1)));
});

test("a rate that is no whole number is refused", () => {
	assert.throws(() => new Resampler(0, 16000), RangeError);
	assert.throws(() => new Resampler(44100.5, 16000), RangeError);
});
