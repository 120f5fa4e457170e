import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

const css = readFileSync(new URL("./theme.css", import.meta.url), "utf8");

/** The opaque colours of a theme's block, as relative luminance (WCAG 2.2; OKLCH to linear sRGB as in CSS Color 4). */
function luminances(selector: string): Map<string, number> {
	const block = css.split(`${selector} {`)[1]?.split("}")[0] ?? "";
	const found = new Map<string, number>();
	for (const [, name = "", l, c, h] of block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)) {
		const angle = (Number(h) * Math.PI) / 180;
		const a = Number(c) * Math.cos(angle);
		const b = Number(c) * Math.sin(angle);
		const long = (Number(l) + 0.3963377774 * a + 0.2158037573 * b) ** 3;
		const medium = (Number(l) - 0.1055613458 * a - 0.0638541728 * b) ** 3;
		const short = (Number(l) - 0.0894841775 * a - 1.291485548 * b) ** 3;
		const clamp = (value: number) => Math.min(1, Math.max(0, value));
		const red = clamp(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
		const green = clamp(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
		const blue = clamp(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
		found.set(name, 0.2126 * red + 0.7152 * green + 0.0722 * blue);
	}
	return found;
}

const grounds = ["canvas", "surface", "sunken", "raised"];
const readable: [string, string][] = [
	...["ink", "ink-soft", "ink-faint", "brand-ink", "bad-ink"].flatMap((ink) =>
		grounds.map((ground): [string, string] => [ink, ground]),
	),
	...["brand", "good", "warn", "bad"].map((tone): [string, string] => [`${tone}-ink`, `${tone}-soft`]),
	["on-brand", "brand"],
	["on-brand", "brand-strong"],
	["on-brand", "bad"],
	["on-brand", "bad-strong"],
];
const visible: [string, string][] = [
	["line-strong", "surface"],
	["brand", "canvas"],
	["brand", "surface"],
];

for (const [theme, selector] of [
	["light", ":root"],
	["dark", '[data-theme="dark"]'],
] as const) {
	describe(`contrast of the ${theme} theme`, () => {
		const colours = luminances(selector);
		const ratio = ([one, other]: [string, string]): number => {
			const a = colours.get(one);
			const b = colours.get(other);
			assert.ok(a !== undefined && b !== undefined, `${one} or ${other} is missing`);
			return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		};
		for (const pair of readable) {
			it(`${pair.join(" on ")} can be read`, () => assert.ok(ratio(pair) >= 4.5, ratio(pair).toFixed(2)));
		}
		for (const pair of visible) {
			it(`${pair.join(" on ")} can be made out`, () => assert.ok(ratio(pair) >= 3, ratio(pair).toFixed(2)));
		}
	});
}
