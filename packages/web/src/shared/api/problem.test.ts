import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { errorCatalogue } from "@centralita/contracts";
import { ApiError, isTransient, problemToError } from "./problem.ts";
import { failureCode, problemText } from "./problem-text.ts";

const problem = (code: string, status: number) => ({
	type: `/docs/errors#${code}`,
	title: "t",
	status,
	code,
	detail: "what happened",
	instance: "/api/v1/x",
	requestId: "r-1",
	errors: [{ path: "email", message: "taken" }],
});

describe("problems", () => {
	it("become errors with their code, fields and request", () => {
		const error = problemToError(409, problem("revision-conflict", 409));
		assert.equal(error.code, "revision-conflict");
		assert.equal(error.requestId, "r-1");
		assert.deepEqual(error.fields, [{ path: "email", message: "taken" }]);
	});

	it("go by the status when a proxy answers with a page of its own", () => {
		assert.equal(problemToError(401, null).code, "not-signed-in");
		assert.equal(problemToError(502, "<html>").code, "internal");
		assert.equal(problemToError(503, {}).code, "not-ready");
		assert.equal(problemToError(404, { code: "no such code" }).code, "not-found");
	});

	it("have a text for every code of the API", () => {
		for (const code of [...Object.keys(errorCatalogue), "network", "unreadable"]) {
			assert.ok(Object.hasOwn(problemText.messages, code), code);
		}
	});

	it("are worth another try only when time may help", () => {
		assert.equal(isTransient(new ApiError("network", 0, "")), true);
		assert.equal(isTransient(problemToError(503, null)), true);
		assert.equal(isTransient(problemToError(403, null)), false);
		assert.equal(isTransient(new TypeError("bug")), false);
	});

	it("show anything thrown as a failure of ours", () => {
		assert.equal(failureCode(new TypeError("bug")), "internal");
	});
});
