import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GuideDefinition, type GuideVersion } from "@centralita/contracts";
import type { DialogueState } from "../../dialogue/index.ts";
import type { Transaction } from "../../platform/db/types.ts";
import type { NewTicket } from "../tickets/index.ts";
import { createCallTickets } from "./ticket.ts";

const step = (id: string, es: string) => ({
	id,
	kind: "step",
	title: { es },
	instructions: [{ shown: { es } }],
	expected: { es },
	worked: "end",
	failed: "end",
});
const guide: GuideVersion = {
	slug: "modem",
	version: 1,
	hash: "",
	author: "",
	note: "",
	publishedAt: "2026-03-01T00:00:00Z",
	definition: GuideDefinition.parse({
		slug: "modem",
		title: { es: "Módem" },
		description: { es: "Módem" },
		examples: {},
		start: "cable",
		nodes: [
			step("cable", "Revisa el cable"),
			step("restart", "Reinicia"),
			{ id: "end", kind: "end", outcome: "unresolved" },
		],
	}),
};
const tx = {} as Transaction;
const stateWith = (slots: DialogueState["slots"]): DialogueState => ({
	version: 1,
	messages: [],
	guide: null,
	stack: [],
	slots,
	misunderstood: 0,
	pending: null,
	ended: false,
});

describe("the ticket of a call", () => {
	it("has the contact's words, what was tried, and a key of its turn", async () => {
		const opened: NewTicket[] = [];
		const told: string[][] = [];
		const tickets = createCallTickets(
			{
				tickets: {
					create: async (_tx, input) => {
						opened.push(input);
						return { id: "1", number: "TCK-20260302-222222" };
					},
				},
				guides: {
					ticketOpened: async (_tx, conversationId, ticketId) => {
						told.push([conversationId, ticketId]);
					},
				},
			},
			{ conversationId: "c1", locale: "es-AR", guides: [guide] },
		);
		tickets.moved({ guide: "modem", node: "cable", answer: null });
		tickets.moved({ guide: "modem", node: "restart", answer: "failed" });
		const open = tickets.prepare(
			{ type: "ticket", priority: "high", summary: "Nombre: Ana. Problema: no prende" },
			"t7",
		);
		tickets.moved({ guide: "modem", node: "end", answer: "worked" });
		await open(tx, stateWith({ customerName: "Ana", phone: "+541143210000", problem: "el módem no prende" }));
		assert.deepEqual(opened, [
			{
				key: "c1/t7",
				subject: "el módem no prende",
				description: "Nombre: Ana. Problema: no prende",
				priority: "high",
				channel: "voice",
				conversationId: "c1",
				contactId: null,
				requester: { name: "Ana", phone: "+541143210000", email: null },
				locale: "es-AR",
				stepsTried: [
					{ title: "Revisa el cable", outcome: "failed" },
					{ title: "Reinicia", outcome: "failed" },
				],
				openedBy: { kind: "assistant" },
			},
		]);
		assert.deepEqual(told, [["c1", "1"]]);
		await tickets.prepare({ type: "ticket", priority: "normal", summary: "Nada" }, "t9")(tx, stateWith({}));
		assert.equal(opened[1]?.subject, "Nada");
		assert.deepEqual(
			opened[1]?.stepsTried.map(({ outcome }) => outcome),
			["failed", "worked"],
		);
	});
});
