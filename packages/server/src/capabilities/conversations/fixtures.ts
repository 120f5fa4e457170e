/** Rows for tests. */
import type { Analysis } from "@centralita/contracts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { ConversationBegin, NewTurn } from "./types.ts";

export const aBeginning = (given: Partial<ConversationBegin> = {}): ConversationBegin => ({
	channel: "voice",
	assistant: { id: "0191f1d0-0000-7000-8000-000000000001", name: "Recepción", version: 1 },
	contactId: null,
	label: "Ana Pérez",
	locale: "es-419",
	nodeId: "node-a",
	...given,
});

export const aTurn = (given: Partial<NewTurn> = {}): NewTurn => ({
	id: uuidv7(),
	who: "contact",
	generated: "Hola",
	heard: given.generated ?? "Hola",
	interrupted: false,
	source: null,
	origin: "speech",
	confidence: 0.9,
	startMs: 0,
	endMs: 1000,
	latency: {},
	providers: {},
	costMicros: null,
	...given,
});

export const anAnalysis = (given: Partial<Analysis> = {}): Analysis => ({
	summary: "El router no prendía; se resolvió cambiando el cable.",
	outcome: "resolved",
	outcomeConfidence: 0.8,
	sentiment: 0.25,
	sentimentConfidence: 0.5,
	outcomeTurn: 2,
	by: "rules",
	values: [
		{ name: "phone", type: "phone", value: "600111222", confidence: 0.9, turn: 1, by: "rules" },
		{ name: "amount", type: "amount", value: 12.5, confidence: 0.7, turn: 1, by: "rules" },
		{ name: "customer", type: "boolean", value: false, confidence: 0.6, turn: 2, by: "rules" },
		{ name: "date", type: "date", value: null, confidence: 0, turn: null, by: "rules" },
	],
	...given,
});
