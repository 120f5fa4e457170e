import { maskText } from "../packages/server/src/platform/masking/index.ts";
import type { MaskingCase } from "./masking-score.ts";

/** Microseconds to mask one line of some 200 characters. */
export type MaskingTime = { lines: string; medianUs: number; p95Us: number };

const lineLength = 200;
const warmUps = 100;
const rounds = 100;

/**
 * Three kinds of lines: every number of the cases packed together, two or three personal things a line; one case a line among
 * plain words, as people write and say it; words alone.
 */
export function timeMasking(cases: readonly MaskingCase[], country: string): MaskingTime[] {
	const words = "hola sigo sin servicio desde ayer y ya probé lo que me dijeron, apagar todo y volver a encender; ";
	const padded = cases.map(({ text }) => `${text}. ${words.repeat(3)}`.slice(0, Math.max(lineLength, text.length)));
	return [
		{ lines: "numbers packed together", ...timeOf(packed(cases.map(({ text }) => text)), country) },
		{ lines: "one case among words", ...timeOf(padded, country) },
		{
			lines: "words alone",
			...timeOf(
				padded.map((line) => line.replace(/[\d@]/g, "x")),
				country,
			),
		},
	];
}

function packed(texts: readonly string[]): string[] {
	const lines: string[] = [];
	let line = "";
	for (const text of texts) {
		line += `${text} `;
		if (line.length < lineLength) continue;
		lines.push(line.slice(0, lineLength));
		line = "";
	}
	return lines;
}

function timeOf(lines: readonly string[], country: string): Omit<MaskingTime, "lines"> {
	const times: number[] = [];
	for (let round = -warmUps; round < rounds; round++)
		for (const line of lines) {
			const started = performance.now();
			maskText(line, country);
			if (round >= 0) times.push((performance.now() - started) * 1000);
		}
	times.sort((one, other) => one - other);
	const at = (share: number) => times[Math.floor(share * times.length)] ?? 0;
	return { medianUs: at(0.5), p95Us: at(0.95) };
}
