import type { AssistantDefinition, GuideVersion, LineDefinition, Locale } from "@centralita/contracts";
import { createDialogue, type Dialogue, type DialogueState, type DialogueTools } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import type { MediaConnection } from "../../ports/carrier.ts";
import type { VoiceSettings } from "../../voice/index.ts";
import { dialogueScriptOf } from "../assistants/index.ts";
import type { Conversations } from "../conversations/index.ts";
import type { CallOut, SessionRecorder } from "../guides/index.ts";
import type { Tickets } from "../tickets/index.ts";
import type { CallEngines, EngineChoice, LiveCallHandle } from "./engines.ts";
import type { LinkMessages } from "./link-messages.ts";
import { holdCall, type PhoneLeg } from "./live-call.ts";
import type { callMetrics } from "./metrics.ts";
import { phrasesFor } from "./phrases.ts";
import { startRecorder } from "./recorder.ts";
import type { CallRow } from "./schema.ts";
import { voiceSettingsOf } from "./script.ts";
import { createCallTickets } from "./ticket.ts";
import type { Prices } from "./types.ts";
import { voicemailDialogue, voicemailSettings } from "./voicemail.ts";

/** Who answers a call: an assistant as it was published, or a machine that takes messages. */
export type Answering =
	| { type: "assistant"; definition: AssistantDefinition; guides: readonly GuideVersion[] }
	| { type: "voicemail"; closed: Extract<LineDefinition["closed"], { action: "voicemail" }>; locale: Locale };

export type HoldDependencies = {
	conversations: Conversations;
	tickets: Pick<Tickets, "create">;
	guides: SessionRecorder & CallOut;
	linkMessages: LinkMessages;
	engines: CallEngines;
	tools: DialogueTools;
	smartMode: () => boolean;
	prices: Prices;
};

type Parts = {
	row: CallRow;
	answering: Answering;
	connection: MediaConnection;
	resumed: { offsetMs: number; state: DialogueState | null; text: string } | null;
	phone: PhoneLeg | null;
};

const auto: EngineChoice = { provider: "auto", fallbacks: [] };

/** What guides do in a call, as their sessions tell it. */
const placeOf = (
	conversations: Conversations,
	{ conversationId, carrier, startedAt, createdAt }: CallRow,
	locale: Locale,
) => ({
	conversationId,
	settledAt: startedAt ?? createdAt,
	channel: carrier === "browser" ? ("simulator" as const) : ("voice" as const),
	locale,
	contactOf: async (db: Queryable) =>
		(await conversations.summaries(db, [conversationId])).get(conversationId)?.contact?.id ?? null,
});

/** Builds what holding a call needs, from who answers it. */
export function createHolder(platform: Platform, deps: HoldDependencies, metrics: ReturnType<typeof callMetrics>) {
	const { config, clock } = platform;
	const { engines, conversations } = deps;

	/** Whom links can be sent to: the contact's telephone, unless it hides its number. */
	const linkTarget = ({ carrier, direction, fromNumber, toNumber }: CallRow): string | null =>
		carrier !== "browser" && deps.linkMessages.available ? (direction === "inbound" ? fromNumber : toNumber) : null;

	function minds(
		answering: Answering,
		row: CallRow,
	): {
		settings: VoiceSettings;
		dialogue: Dialogue;
		model: ReturnType<CallEngines["languageModel"]>;
		choices: Record<"speechToText" | "voice", EngineChoice>;
		recorded: boolean;
	} {
		if (answering.type === "voicemail") {
			const { locale } = answering;
			const { text, maxSeconds } = answering.closed;
			return {
				settings: voicemailSettings(locale, maxSeconds),
				dialogue: voicemailDialogue(text, locale),
				model: null,
				choices: { speechToText: auto, voice: auto },
				recorded: true,
			};
		}
		const { definition, guides } = answering;
		const model = engines.languageModel(definition.languageModel);
		return {
			settings: voiceSettingsOf(definition),
			dialogue: createDialogue({
				script: dialogueScriptOf(definition, guides, config.defaultCountry, linkTarget(row) !== null),
				model,
				smartMode: deps.smartMode,
				tools: deps.tools,
				now: () => clock.now(),
				timeZone: config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
			}),
			model,
			choices: { speechToText: definition.speechToText, voice: definition.voice },
			recorded: definition.recording.enabled,
		};
	}

	/** Holds the call from now on; `handle.done` says when it is over. */
	return async ({ row, answering, connection, resumed, phone }: Parts): Promise<LiveCallHandle> => {
		const log = platform.log.child({ conversationId: row.conversationId, callId: row.id });
		const { settings, dialogue, model, choices, recorded } = minds(answering, row);
		const key = conversations.recordingKey(row.conversationId);
		const recorder =
			recorded && row.recorded
				? await startRecorder(platform.blobs, key, connection.sampleRate, log, resumed?.offsetMs ?? 0).catch(
						(error) => {
							log.error({ err: error }, "the recording could not be started; the call goes on without");
							return null;
						},
					)
				: null;
		const phrases = phrasesFor(settings.locale);
		return holdCall(platform, conversations, {
			callId: row.id,
			conversationId: row.conversationId,
			locale: settings.locale,
			connection,
			dialogue,
			settings,
			languageModel: model,
			speechToText: (onFallback) => engines.speechToText(choices.speechToText, onFallback),
			textToSpeech: (onFallback) => engines.textToSpeech(choices.voice, onFallback),
			voiceActivity: engines.voiceActivity,
			recorder,
			drainedText: phrases.drained,
			connectingText: phrases.connecting,
			notRecordedText: phrases.notRecorded,
			metrics,
			prices: deps.prices,
			recordProgress: (tx, before, after) =>
				deps.guides.recordProgress(tx, placeOf(conversations, row, settings.locale), before, after),
			callOut: deps.guides.callOut,
			textLinks: async (tx, text) => {
				const to = linkTarget(row);
				if (to !== null) await deps.linkMessages.send(tx, { conversationId: row.conversationId, to, text });
			},
			tickets: createCallTickets(deps, {
				conversationId: row.conversationId,
				locale: settings.locale,
				guides: answering.type === "assistant" ? answering.guides : [],
			}),
			beeps: answering.type === "voicemail" && resumed === null,
			resumed,
			phone,
		});
	};
}
