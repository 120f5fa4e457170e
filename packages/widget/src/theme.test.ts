import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { languageOf, readSettings } from "./settings.ts";
import { contrast, paletteOf, parseColor, themeSheet } from "./theme.ts";

const channel = fc.nat(255);

describe("colors", () => {
	it("are read as pages write them and browsers compute them", () => {
		assert.deepEqual(parseColor("#0c5a56"), [12, 90, 86]);
		assert.deepEqual(parseColor(" #FA0 "), [255, 170, 0]);
		assert.deepEqual(parseColor("rgb(1, 2, 3)"), [1, 2, 3]);
		assert.deepEqual(parseColor("rgba(1 2 3 / 0.5)"), [1, 2, 3]);
		for (const wrong of ["", "teal", "#12", "#12345", "rgb()", "url(x)"]) assert.equal(parseColor(wrong), null, wrong);
	});

	it("of any company can be read on, and written in", () => {
		fc.assert(
			fc.property(channel, channel, channel, fc.constantFrom("light", "dark"), (red, green, blue, scheme) => {
				const { brand, onBrand, brandInk, brandSoft } = paletteOf([red, green, blue], scheme);
				assert.ok(contrast(brand, onBrand) >= 4.5, "on the color");
				assert.ok(contrast(brandInk, brandSoft) >= 4.5, "in the color");
				assert.ok(contrast(brandInk, scheme === "light" ? [255, 255, 255] : [20, 26, 26]) >= 4.5, "on the chat");
			}),
			{ numRuns: 500, examples: [[6, 1, 175, "dark"]] },
		);
	});

	it("become a rule for each scheme", () => {
		assert.match(themeSheet([12, 90, 86]), /^\[data-theme=light\]\{--brand:rgb\(12 90 86\);.*\[data-theme=dark\]\{/);
	});
});

describe("the script's attributes", () => {
	const src = "https://centralita.example/widget.js?v=1";
	it("default to what the page and the browser say", () => {
		assert.deepEqual(readSettings({ src, nonce: "", dataset: {} }), {
			server: "https://centralita.example",
			locale: null,
			color: null,
			title: null,
			theme: "auto",
			position: "right",
			nonce: "",
		});
	});
	it("are taken as far as they make sense", () => {
		const dataset = { locale: "es-AR", color: " #fff ", title: "Hola", theme: "dark", position: "left" };
		const read = readSettings({ src, nonce: "n", dataset });
		assert.deepEqual(
			[read.locale, read.color, read.title, read.theme, read.position, read.nonce],
			["es-AR", "#fff", "Hola", "dark", "left", "n"],
		);
		const odd = readSettings({
			src,
			nonce: "",
			dataset: { locale: "auto", theme: "pink", position: "top", title: " " },
		});
		assert.deepEqual([odd.locale, odd.theme, odd.position, odd.title], [null, "auto", "right", null]);
	});
	it("speak Spanish or English", () => {
		assert.deepEqual(["es", "es-AR", "ES-419", "en", "pt-BR", "est"].map(languageOf), [
			"es",
			"es",
			"es",
			"en",
			"en",
			"en",
		]);
	});
});
