import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuideDefinition } from "@centralita/contracts";
import { aScript, internetGuide, startTalk } from "../fixtures.ts";
import { toolsFor } from "../model/tools.ts";
import { createScene } from "../scene.ts";
import { holds } from "./conditions.ts";
import { guidesUnderWay } from "./under-way.ts";

const words = (text: string) => ({ shown: { es: text, en: text } });
const outer = GuideDefinition.parse({
	...internetGuide,
	slug: "television",
	title: { es: "No veo televisión", en: "No television" },
	examples: { es: ["no veo televisión"], en: ["no television"] },
	start: "first",
	nodes: [
		{ id: "first", kind: "guide", guide: "internet", next: "which" },
		{
			id: "which",
			kind: "decide",
			cases: [{ when: { variable: "outcome", is: "equals", value: "resolved" }, next: "good" }],
			otherwise: "bad",
		},
		{ id: "good", kind: "end", outcome: "resolved", text: words("Entonces ya ves la tele.") },
		{ id: "bad", kind: "end", outcome: "escalated", text: words("Te llamamos.") },
	],
});
const script = aScript("es-419", {
	guides: [
		{ version: 2, definition: outer },
		{ version: 7, definition: internetGuide, inner: true },
	],
});

describe("a guide within a guide", () => {
	it("is entered, and its outcome decides how the outer one goes on", async () => {
		const talk = startTalk("es-419", { script });
		const asked = await talk.say("no veo televisión");
		assert.match(asked.text, /uno o en todos/);
		assert.deepEqual(guidesUnderWay(talk.state), { television: 2, internet: 7 });
		await talk.say({ type: "choice", value: "one" });
		const done = await talk.say({ type: "choice", value: "worked" });
		assert.match(done.text, /ya ves la tele/);
		assert.deepEqual(guidesUnderWay(talk.state), {});
		assert.deepEqual(guidesUnderWay(null), {});
	});

	it("is not offered by itself when only another guide names it", async () => {
		const talk = startTalk("es-419", { script });
		const start = await talk.say({ type: "start" });
		const offered = start.events.flatMap((event) => (event.type === "options" ? event.options : []));
		assert.deepEqual(
			offered.map(({ value }) => value),
			["television"],
		);
		await talk.say("no funciona el wifi");
		assert.equal(talk.state.guide, null);
		const tool = toolsFor(createScene(script, { now: () => 0, timeZone: "UTC" })).find(
			({ name }) => name === "run_guide",
		);
		assert.doesNotMatch(JSON.stringify(tool), /internet/);
	});
});

describe("conditions", () => {
	it("compare with texts, numbers and other variables", () => {
		const known = { model: "Rúter X-200", amount: 12, wanted: "x-200", limit: 10 };
		const test = (variable: string, is: Parameters<typeof holds>[0]["is"], value?: string | number) =>
			holds(value === undefined ? { variable, is } : { variable, is, value }, known);
		assert.ok(test("model", "contains", "ruter"));
		assert.ok(test("model", "contains", "{{wanted}}"));
		assert.ok(!test("model", "contains", "{{unknown}}"));
		assert.ok(!test("unknown", "contains", "x"));
		assert.ok(test("amount", "greater", "{{limit}}"));
		assert.ok(!test("amount", "less", "{{limit}}"));
		assert.ok(test("amount", "equals", 12) && test("amount", "present") && test("unknown", "absent"));
		assert.ok(test("unknown", "not-equals", "x") && !test("unknown", "greater", 1));
	});
});
