import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fieldName, fieldText } from "./field-name.ts";

describe("the name of what differs", () => {
	const name = (path: string) => fieldName(path, (key) => fieldText.messages[key].en);

	it("is in words, places counted from one", () => {
		assert.equal(name("choices.1.label.es"), "Choice 2 · Label · Spanish");
		assert.equal(name("text.shown.en"), "Text · shown · English");
		assert.equal(name("escalateAfterFailures"), "Failures before a person is offered");
	});

	it("keeps what it does not know", () => {
		assert.equal(name("cases.0.something"), "Case 1 · something");
	});
});
