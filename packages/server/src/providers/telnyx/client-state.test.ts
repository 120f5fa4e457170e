import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readClientState, writeClientState } from "./client-state.ts";

const call = "01890a5d-ac96-774b-bcce-b302099a8057";
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64");

test("gives back what was hung on a leg", () => {
	for (const state of [
		{},
		{ call },
		{ call, leg: { of: "v3:abc" } },
		{ call, say: { text: "¿Qué tal? 👋", locale: "es-AR" as const } },
		{ after: "hang-up" as const },
	]) {
		const written = writeClientState(state);
		assert.match(written, /^[A-Za-z0-9+/]+={0,2}$/);
		assert.deepEqual(readClientState(written), state);
	}
});

test("takes no notice of what others hang on", () => {
	for (const foreign of [
		null,
		undefined,
		"",
		7,
		"aGF2ZSBhIG5pY2UgZGF5ID1d",
		base64({ call: "nonsense" }),
		base64({ call, tenant: 1 }),
		base64([]),
	])
		assert.deepEqual(readClientState(foreign), {});
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json(), fc.jsonValue().map(base64)), (text) => {
			assert.equal(typeof readClientState(text), "object");
		}),
	);
});
