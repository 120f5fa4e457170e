import type { AssistantDefinition, ProviderChoice } from "@centralita/contracts";
import { type AnalysisTurn, analyseByRules, analyseWithModel, sentimentOf } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { analyseConversation } from "./analyse-conversation.ts";
import type { Conversations } from "./service.ts";

export type AnalysisDependencies = {
	/** What the conversation was held with; rejects with `not-found` when it is gone. */
	definitionOf(db: Queryable, assistantId: string, version: number): Promise<AssistantDefinition>;
	/** Null: rules do it. */
	languageModel(choice: ProviderChoice): LanguageModel | null;
	smartMode(): boolean;
};

/** A model that says nothing for this long leaves the analysis to the rules. */
const modelTimeoutMs = 30_000;
/** How many events of a conversation are looked through for what happened besides its words. */
const eventsRead = 1000;

/** Summary, outcome, sentiment and extraction of a conversation that is over, once. */
export function analysisJob(
	platform: Platform,
	conversations: Conversations,
	dependencies: AnalysisDependencies,
): JobDefinition<typeof analyseConversation.schema> {
	const { db, config, events, log } = platform;
	return {
		...analyseConversation,
		concurrency: 2,
		retryLimit: 5,
		expireInSeconds: 120,
		async run({ conversationId }, { signal }) {
			const conversation = await conversations.get(db.query, conversationId).catch(unlessGone);
			// One that goes on is analysed at its next end.
			if (conversation === null || conversation.analysis || conversation.status === "live") return;
			const { assistant, locale, endReason } = conversation;
			const definition = assistant
				? await dependencies.definitionOf(db.query, assistant.id, assistant.version).catch(unlessGone)
				: null;
			const happened = await events.ofConversation(db.query, conversationId, 0, eventsRead);
			const turns: AnalysisTurn[] = conversation.transcript.map(({ number, who, heard }) => ({
				number,
				who,
				text: heard,
			}));
			const input = {
				turns,
				fields: definition?.extraction ?? [],
				locale,
				reference: new Date(conversation.startedAt),
				country: config.defaultCountry,
				timeZone: config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
				endReason,
				transferred: endReason === "transferred",
				ticket: happened.some(({ type }) => type === "handoff.requested"),
			};
			const model = dependencies.smartMode()
				? dependencies.languageModel(definition?.languageModel ?? { provider: "auto", fallbacks: [] })
				: null;
			const byModel = model
				? await analyseWithModel({
						...input,
						model,
						signal: AbortSignal.any([signal, AbortSignal.timeout(modelTimeoutMs)]),
					}).catch((error) => {
						signal.throwIfAborted();
						return { analysis: analyseByRules(input), usage: null, failure: String(error) };
					})
				: null;
			if (byModel?.failure)
				log.warn(
					{ conversationId, failure: byModel.failure },
					"the rules analysed a conversation: the model could not",
				);
			const turnSentiments = new Map(
				turns.flatMap(({ number, who, text }) => (who === "contact" ? [[number, sentimentOf(text).value]] : [])),
			);
			await db.transaction((tx) =>
				conversations.saveAnalysis(tx, conversationId, {
					analysis: byModel?.analysis ?? analyseByRules(input),
					turnSentiments,
					...(byModel?.usage ? { usage: byModel.usage } : {}),
				}),
			);
		},
	};
}

/** Deleted meanwhile: nothing is left to do. */
function unlessGone(error: unknown): null {
	if (error instanceof AppError && error.code === "not-found") return null;
	throw error;
}
