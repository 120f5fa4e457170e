import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuideDefinition } from "@centralita/contracts";
import { actionsOf, aScript, internetGuide, startTalk } from "../fixtures.ts";

const url = "https://example.com/modem.jpg";
const guide = GuideDefinition.parse({
	...internetGuide,
	nodes: internetGuide.nodes.map((node) =>
		node.kind === "step"
			? { ...node, resources: [{ title: { es: "Foto del módem", en: "Picture of the modem" }, url }] }
			: node,
	),
});

async function run(textsLinks: boolean) {
	const talk = startTalk("es-419", {
		script: aScript("es-419", { guides: [{ version: 1, definition: guide }], textsLinks }),
	});
	await talk.say("no anda internet");
	const step = await talk.say({ type: "choice", value: "one" });
	await talk.say({ type: "choice", value: "repeat" });
	const again = await talk.say({ type: "choice", value: "help" });
	const sent = (said: typeof step) =>
		actionsOf(said).flatMap((action) => (action.type === "text-links" ? action.text : []));
	return { text: step.text, sent: sent(step), again: sent(again) };
}

describe("links of a step, to whoever only hears it", () => {
	it("are sent once, and it is said", async () => {
		const { text, sent, again } = await run(true);
		assert.equal(sent.length, 1);
		assert.match(sent[0] ?? "", new RegExp(`\nFoto del módem: ${url}$`));
		assert.match(text, /mensaje de texto/);
		assert.deepEqual(again, []);
	});

	it("are kept to themselves where they cannot be sent", async () => {
		const { text, sent } = await run(false);
		assert.deepEqual(sent, []);
		assert.doesNotMatch(text, /mensaje/);
	});
});
