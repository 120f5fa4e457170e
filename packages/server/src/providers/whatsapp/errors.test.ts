import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answerError, problemOf, refusalOf } from "./errors.ts";

const answer = (status: number, code?: number) =>
	answerError(
		{
			status,
			headers: new Headers(),
			body:
				code === undefined
					? "<html>"
					: JSON.stringify({ error: { message: "(#1) to +16505551234", code, fbtrace_id: "AbC", error_data: null } }),
		},
		true,
	);

describe("errors of WhatsApp", () => {
	it("go by their code, and name the trace", () => {
		const expired = answer(400, 190);
		assert.equal(expired.kind, "auth");
		assert.match(expired.message, /HTTP 400, 190, trace AbC/);
		assert.equal(refusalOf(expired), "auth");
		assert.equal(refusalOf(answer(400, 131047)), "window-closed");
		assert.equal(refusalOf(answer(400, 131026)), "undeliverable");
		assert.equal(refusalOf(answer(404, 132001)), "template");
		assert.equal(answer(400, 131056).kind, "rate-limit");
		assert.equal(answer(403, 200).kind, "auth");
	});

	it("are undecided only when a server failed without saying how", () => {
		assert.equal(answer(502).undecided, true);
		assert.equal(answer(500, 131000).undecided, false);
		assert.equal(answer(400).undecided, false);
	});

	it("put no number of a person into words", () => {
		assert.doesNotMatch(answer(400, 999_999).message, /16505551234/);
		assert.doesNotMatch(problemOf(999_999, "to 16505551234").detail, /16505551234/);
	});
});
