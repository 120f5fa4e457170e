/** Red, green, blue: 0 to 255. */
type Rgb = readonly [number, number, number];

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** WCAG 2.2, success criterion 1.4.3. */
const readable = 4.5;
/** What a filled shape needs to be seen at all; what stands on it is what is read. */
const visible = 1.35;

export const defaultColor = "#0c5a56";
const surfaces = { light: [255, 255, 255], dark: [20, 26, 26] } as const satisfies Record<string, Rgb>;

/** `#rgb`, `#rrggbb` or what browsers compute (`rgb(…)`); null for anything else. */
export function parseColor(text: string): Rgb | null {
	const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
	if (hex) {
		const wide = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
		const value = Number.parseInt(wide, 16);
		return [value >> 16, (value >> 8) & 255, value & 255];
	}
	const [red, green, blue] = (/^rgba?\(([^)]+)\)$/.exec(text.trim())?.[1] ?? "").split(/[\s,/]+/).map(Number);
	return red === undefined || green === undefined || blue === undefined || Number.isNaN(red + green + blue)
		? null
		: [red, green, blue];
}

/** WCAG 2.2 relative luminance. */
function luminance(color: Rgb): number {
	const [red = 0, green = 0, blue = 0] = color.map((value) => {
		const share = value / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
	const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (high + 0.05) / (low + 0.05);
}

const mix = (from: Rgb, to: Rgb, share: number): Rgb =>
	from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share)) as unknown as Rgb;

/** The color, brought towards white or black as far as it must be to stand out on the ground. */
function onGround(color: Rgb, ground: Rgb, ratio: number): Rgb {
	const towards = luminance(ground) > 0.18 ? black : white;
	for (let share = 0; share < 1; share += 0.02) {
		const tried = mix(color, towards, share);
		if (contrast(tried, ground) >= ratio) return tried;
	}
	return towards;
}

export type Palette = { brand: Rgb; onBrand: Rgb; brandInk: Rgb; brandSoft: Rgb };

/** What becomes of the company's color so that everybody can read what stands on it, and what is written in it. */
export function paletteOf(color: Rgb, scheme: "light" | "dark"): Palette {
	const surface = surfaces[scheme];
	const brand = onGround(color, surface, visible);
	const onBrand = contrast(brand, white) >= readable ? white : onGround(black, brand, readable);
	const brandSoft = mix(surface, brand, scheme === "light" ? 0.08 : 0.2);
	// Of the two grounds that it is written on, now one and now the other is nearer to it.
	const brandInk = onGround(onGround(brand, brandSoft, readable), surface, readable);
	return { brand, onBrand, brandSoft, brandInk };
}

const css = ([red, green, blue]: Rgb) => `rgb(${red} ${green} ${blue})`;

/** The style sheet of a color, for both schemes. */
export function themeSheet(color: Rgb): string {
	const rule = (scheme: "light" | "dark") => {
		const { brand, onBrand, brandInk, brandSoft } = paletteOf(color, scheme);
		return `[data-theme=${scheme}]{--brand:${css(brand)};--on-brand:${css(onBrand)};--brand-ink:${css(brandInk)};--brand-soft:${css(brandSoft)}}`;
	};
	return rule("light") + rule("dark");
}
