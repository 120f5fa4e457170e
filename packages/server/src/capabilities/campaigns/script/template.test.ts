import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fill, namesIn } from "./template.ts";

describe("a text with variables", () => {
	const values = { name: "Ana {{phone}}", plan: "", pagos: undefined };
	it("takes values, then what stands in for them, and tells what is missing", () => {
		assert.deepEqual(fill("Hola, {{ name }}: {{plan|tu plan}}, {{pagos}}{{plan}}.", values), {
			text: "Hola, Ana {{phone}}: tu plan, .",
			missing: ["pagos", "plan"],
		});
		assert.deepEqual(fill("{{name|nadie}}{{plan|}}", values), { text: "Ana {{phone}}", missing: [] });
		assert.deepEqual(fill("{{toString}} {{constructor|x}}", values).text, " x");
	});

	it("names every variable and every mistake", () => {
		assert.deepEqual(namesIn("{{name}} {{ Nombre }} {{plan | x}} {{}} {no} {{a b}}"), [
			"name",
			"Nombre",
			"plan",
			"",
			"a b",
		]);
	});
});
