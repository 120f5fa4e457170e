import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AssistantDefinition } from "@centralita/contracts";
import { matchIntent } from "../../../dialogue/index.ts";
import { builtInAssistants } from "./index.ts";

describe("built-in assistants", () => {
	for (const assistant of builtInAssistants) {
		it(`${assistant.name} is a valid definition`, () => {
			assert.deepEqual(AssistantDefinition.parse(assistant), assistant);
		});

		it(`${assistant.name} answers each way its questions are asked`, () => {
			assistant.questions.forEach(({ question, variants }, index) => {
				for (const text of [question, ...variants]) {
					const intent = matchIntent(text, { guides: [], questions: assistant.questions, locale: assistant.locale });
					assert.deepEqual(intent.candidates[0]?.target, { type: "question", index }, text);
				}
			});
		});
	}

	it("are one in Spanish and one in English, with the same guides and fields", () => {
		const [spanish, english] = builtInAssistants;
		assert.deepEqual(
			builtInAssistants.map(({ locale }) => locale),
			["es-419", "en-US"],
		);
		assert.deepEqual(spanish?.guides, english?.guides);
		assert.deepEqual(
			spanish?.extraction.map(({ name, type }) => [name, type]),
			english?.extraction.map(({ name, type }) => [name, type]),
		);
	});
});
