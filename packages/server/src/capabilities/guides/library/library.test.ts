import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuideDefinition, languageOf } from "@centralita/contracts";
import { createIntentMatcher, validateGuide } from "../../../dialogue/index.ts";
import { builtInGuides } from "./index.ts";

describe("built-in guides", () => {
	for (const guide of builtInGuides) {
		it(`${guide.slug} is valid, complete in both languages, and of a size to be read`, () => {
			assert.deepEqual(GuideDefinition.parse(guide), guide);
			assert.deepEqual(validateGuide(guide, builtInGuides), []);
			assert.ok(guide.nodes.length >= (guide.opening ? 3 : 8) && guide.nodes.length <= 20);
		});

		it(`${guide.slug} is found by each of its own examples`, () => {
			for (const locale of ["es-419", "en-US"] as const) {
				const match = createIntentMatcher({ guides: builtInGuides, questions: [], locale });
				for (const example of guide.examples[languageOf(locale)]) {
					const { kind, candidates } = match(example);
					assert.deepEqual([kind, candidates[0]?.target], ["match", { type: "guide", slug: guide.slug }], example);
				}
			}
		});
	}
});
