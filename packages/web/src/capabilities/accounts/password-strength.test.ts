import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { auditDetail } from "./audit-detail.ts";
import { tokenOf } from "./hash-token.ts";
import { passwordStrength } from "./password-strength.ts";

describe("password strength", () => {
	it("rises with length and variety", () => {
		assert.equal(passwordStrength("corta"), 0);
		assert.equal(passwordStrength("zapatero83"), 2);
		assert.ok(passwordStrength("zapatero 83 llueve") > 2);
		assert.equal(passwordStrength("mi gato toma mate al amanecer"), 4);
	});

	it("sees through what everybody tries", () => {
		for (const guess of ["password12345", "Contraseña2026!", "aaaaaaaaaaaaaaaa", "0123456789", "centralita 2026"]) {
			assert.equal(passwordStrength(guess), 1, guess);
		}
		assert.equal(passwordStrength("mariana2026", ["Mariana", "mariana@ejemplo.com"]), 1);
	});
});

describe("token of a link", () => {
	it("is read from the hash only when it is there", () => {
		assert.equal(tokenOf("#token=ab-c_1"), "ab-c_1");
		assert.equal(tokenOf("#token="), null);
		assert.equal(tokenOf(""), null);
	});
});

describe("audit detail", () => {
	it("tells changes and leaves out what is empty", () => {
		assert.equal(
			auditDetail({ role: { from: "agent", to: "admin" }, note: "", version: 2 }),
			"role: agent → admin, version: 2",
		);
	});
});
