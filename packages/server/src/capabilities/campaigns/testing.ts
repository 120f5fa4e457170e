import type { CampaignDefinition } from "@centralita/contracts";
import { AssistantDefinition as Assistant, CampaignDefinition as Definition } from "@centralita/contracts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { CallOutFacts, CallsOut } from "../calls/index.ts";

type Order = Parameters<CallsOut["order"]>[1];

/** Calls out that ring nowhere: what was ordered, and what came of it. */
export function createFakeCalls() {
	const orders: (Order & { callId: string })[] = [];
	const facts = new Map<string, CallOutFacts>();
	const talking = new Set<string>();
	const recorded = new Set<string>();
	const state = { room: 10 as number | null, error: null as AppError | null, assistantId: uuidv7() };
	return {
		orders,
		facts,
		recorded,
		talking,
		state,
		out: {
			async order(_tx: unknown, request: Order) {
				if (state.error) throw state.error;
				const known = orders.find(({ requestId }) => requestId === request.requestId);
				const callId = known?.callId ?? uuidv7();
				if (!known) orders.push({ ...request, callId });
				return { id: callId };
			},
			room: async () => state.room,
			assistantOf: async (): Promise<string | null> => state.assistantId,
			talking: async (_db: unknown, callIds: readonly string[]) => callIds.filter((id) => talking.has(id)).length,
			recorded: async () => recorded,
			facts: async (_db: unknown, callId: string) => facts.get(callId) ?? null,
		},
	};
}

export const aCampaign = (change: Partial<Record<keyof CampaignDefinition, unknown>> = {}): CampaignDefinition =>
	Definition.parse({
		name: "Recordatorios",
		purpose: "service",
		lineIds: [uuidv7()],
		pace: { callsPerSecond: 50, concurrent: 100 },
		...change,
	});

/** One assistant, whatever is asked for. */
export function createFakeAssistants() {
	const state = {
		definition: Assistant.parse({
			...{
				name: "Marta",
				locale: "es-ES",
				prompt: "Ayudas a {{first_name|quien contesta}}.",
				greeting: "Hola, {{name|}}.",
			},
			...{ voice: {}, speechToText: {}, languageModel: {}, turnTaking: {}, recording: { enabled: false } },
			silence: { prompts: [], goodbye: "Adiós." },
		}),
	};
	return {
		state,
		assistantForCall: async (_db: unknown, id: string) => ({
			id,
			version: 1,
			definition: state.definition,
			guides: [],
		}),
	};
}

export const notNow = () => new AppError("overloaded", "All the calls that the line may hold are under way.");
