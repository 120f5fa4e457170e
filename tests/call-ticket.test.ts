import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { GuideFile, GuideWork, InboxEntryList, TicketDetail, TicketList } from "@centralita/contracts";
import { startTestApp, type TestApp } from "../packages/server/src/app/testing.ts";
import { brief, type Desk, openDesk } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";

const both = (text: string) => ({ es: text, en: text });
const end = (id: string, outcome: string, text: string) => ({
	id,
	kind: "end",
	outcome,
	text: { shown: both(text) },
});
const guide = {
	slug: "modem-off",
	title: both("El módem no prende"),
	description: both("Cable y botón."),
	examples: { es: ["el módem no prende", "no enciende el módem"], en: ["the modem does not start"] },
	start: "name",
	nodes: [
		{
			id: "name",
			kind: "ask",
			text: { shown: both("¿Tu nombre?") },
			variable: "customerName",
			answer: "text",
			next: "cable",
		},
		{
			id: "cable",
			kind: "step",
			title: both("Revisar el cable"),
			instructions: [{ shown: both("Ajusta el cable.") }],
			expected: both("Prende."),
			worked: "solved",
			failed: "ticket",
		},
		{ id: "ticket", kind: "action", action: { type: "ticket", priority: "high" }, next: "later" },
		end("later", "escalated", "Te llamamos."),
		end("solved", "resolved", "Listo."),
	],
};

describe("a call that ends in a ticket", () => {
	let app: TestApp;
	let desk: Desk;

	before(async () => {
		app = await startTestApp({ environment: ownerEnvironment });
		desk = await openDesk(app.url);
	});
	after(() => app?.stop());

	it("leaves the contact's words, the steps that were tried and the call itself for whoever goes on", async () => {
		const file = GuideFile.parse({ format: "centralita-guide", formatVersion: 1, guide });
		const { slug, revision } = await desk.read(GuideWork, "POST", "/api/v1/guides/import", { file });
		const published = await desk.request("POST", `/api/v1/guides/${slug}/publish`, { revision });
		assert.ok(published.ok, await published.text());
		const { id: assistant } = await desk.create(brief({ guides: [slug] }));

		const call = await desk.call(assistant);
		assert.match((await call.ask("el módem no prende")).text, /¿Tu nombre\?/);
		assert.match((await call.ask("Rosa Díaz")).text, /Ajusta el cable/);
		let said = await call.ask("listo");
		if (!/Te llamamos/.test(said.text)) said = await call.ask("no funcionó");
		assert.match(said.text, /Te llamamos/);
		await call.hangUp();
		await desk.history(call.conversationId);

		const { items } = await desk.read(TicketList, "GET", "/api/v1/tickets?channel=voice");
		assert.deepEqual(
			items.map(({ conversationId, status, priority }) => [conversationId, status, priority]),
			[[call.conversationId, "new", "high"]],
		);
		const [summary] = items;
		const ticket = await desk.read(TicketDetail, "GET", `/api/v1/tickets/${summary?.id}`);
		assert.deepEqual(ticket.stepsTried, [{ title: "Revisar el cable", outcome: "failed" }]);
		assert.equal(ticket.requester.name, "Rosa Díaz");
		assert.equal(ticket.openedBy.kind, "assistant");
		assert.equal(ticket.conversation?.id, call.conversationId);
		const { transcript } = await desk.conversation(call.conversationId);
		const words = transcript.filter(({ who }) => who === "contact").map(({ heard }) => heard);
		assert.deepEqual(words.slice(0, 2), ["el módem no prende", "Rosa Díaz"]);

		const entries = await desk.read(InboxEntryList, "GET", "/api/v1/inbox/entries?view=unassigned");
		assert.deepEqual(
			entries.items.map(({ kind, id, channel }) => [kind, id, channel]),
			[["ticket", ticket.id, "voice"]],
		);
	});
});
