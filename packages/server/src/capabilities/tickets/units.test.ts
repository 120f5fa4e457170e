import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CannedReplySave, fillCannedReply, TicketNumber } from "@centralita/contracts";
import { newNumber, readNumber } from "./number.ts";

describe("the number of a ticket", () => {
	const now = Date.parse("2026-03-01T02:30:00Z");

	it("has the prefix, the day there, and letters that are not mixed up", () => {
		const made = new Set<string>();
		for (let count = 0; count < 500; count++) {
			const number = newNumber("SOP", now, "America/Argentina/Buenos_Aires");
			assert.match(number, /^SOP-20260228-/);
			TicketNumber.parse(number);
			made.add(number);
		}
		assert.ok(made.size > 490);
	});

	it("is read however it was written", () => {
		for (const written of ["tck-20260301-7kq2mx", " TCK 20260301 7KQ2MX ", "#tck202603017kq2mx", "TCK–20260301–7KQ2MX"])
			assert.equal(readNumber(written), "TCK-20260301-7KQ2MX", written);
		for (const written of ["", "7KQ2MX", "TCK-2026-7KQ2MX", "TCK-20260301-7KQ2MXX"])
			assert.equal(readNumber(written), null, written);
	});
});

describe("a canned reply", () => {
	const values = { name: "Ana", ticket: "TCK-20260301-7KQ2MX", agent: "Luis" };

	it("is filled in, and goes on without what is not known", () => {
		assert.equal(fillCannedReply("Hola {{name}}, soy {{ agent }}.", values), "Hola Ana, soy Luis.");
		assert.equal(
			fillCannedReply("Hola {{name}}, es el {{ticket}}.", { ...values, name: null }),
			`Hola, es el ${values.ticket}.`,
		);
		assert.equal(fillCannedReply("{{other}} $& {{name}}", { ...values, name: "$1" }), "{{other}} $& $1");
	});

	it("has no variable that nobody knows", () => {
		const save = (text: string) => CannedReplySave.safeParse({ title: "Saludo", text, language: "es" }).success;
		assert.deepEqual([save("Hola {{name}}"), save("Hola {{nombre}}")], [true, false]);
	});
});
