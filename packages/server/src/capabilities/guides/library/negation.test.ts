import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Locale } from "@centralita/contracts";
import { createIntentMatcher, stateWords } from "../../../dialogue/index.ts";
import { builtInGuides } from "./index.ts";

const things = {
	"es-419": [
		"la computadora",
		"el celular",
		"la impresora",
		"internet",
		"la pantalla",
		"el sonido",
		"el programa",
		"mi cuenta",
		"la factura",
		"la instalación",
		"",
	],
	"en-US": [
		"the computer",
		"my phone",
		"the printer",
		"the internet",
		"the screen",
		"the sound",
		"the program",
		"my account",
		"my bill",
		"the installation",
		"it",
	],
} as const;

const pairs: Record<keyof typeof things, (thing: string, state: string) => [affirmed: string, denied: string][]> = {
	"es-419": (thing, state) => [
		[`${thing} ${state}`, `${thing} no ${state}`],
		[`${thing} está ${state}`, `${thing} no está ${state}`],
		[`ya ${state} ${thing}`, `ya no ${state} ${thing}`],
		[`${thing} se ${state}`, `${thing} no se ${state}`],
	],
	"en-US": (thing, state) => [
		[`${thing} ${state}`, `${thing} does not ${state}`],
		[`${thing} is ${state}`, `${thing} isn't ${state}`],
		[`${thing} can ${state}`, `${thing} can't ${state}`],
		[`${thing} will ${state}`, `${thing} wont ${state}`],
	],
};

describe("a state and its denial", () => {
	for (const locale of Object.keys(things) as (keyof typeof things)[]) {
		it(`never open the same guide, for every state word, in ${locale}`, () => {
			const opened = openedIn(locale);
			assert.ok(stateWords.length >= 100);
			for (const thing of things[locale]) {
				for (const state of stateWords) {
					for (const [affirmed, denied] of pairs[locale](thing, state)) {
						const guide = opened(affirmed);
						assert.ok(guide === null || guide !== opened(denied), `${guide}: "${affirmed}" and "${denied}"`);
					}
				}
			}
		});
	}

	it("open what they should", () => {
		const es = openedIn("es-419");
		assert.equal(es("la computadora no prende"), "no-power");
		assert.equal(es("la computadora prende"), null);
		assert.equal(es("el wifi está lento"), "slow-wifi");
		assert.equal(es("el wifi no está lento"), null);
		assert.equal(es("prende pero la pantalla queda negra"), "screen-black");
		const en = openedIn("en-US");
		assert.equal(en("my phone isn't charging"), "phone-not-charging");
		assert.equal(en("my phone is charging"), null);
	});
});

function openedIn(locale: Locale): (text: string) => string | null {
	const match = createIntentMatcher({ guides: builtInGuides, questions: [], locale });
	return (text) => {
		const { kind, candidates } = match(text);
		const target = candidates[0]?.target;
		return kind === "match" && target?.type === "guide" ? target.slug : null;
	};
}
