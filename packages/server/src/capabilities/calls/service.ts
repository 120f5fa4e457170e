import type { AssistantDefinition, CallCreated, EndReason, GuideVersion, LiveCall } from "@centralita/contracts";
import type { WebSocket } from "ws";
import { createDialogue, type DialogueTools } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Assistants } from "../assistants/index.ts";
import type { Conversations } from "../conversations/index.ts";
import type { CallEngines, LiveCallHandle, OpenBrowserMedia } from "./engines.ts";
import { holdCall } from "./live-call.ts";
import { callMetrics } from "./metrics.ts";
import { phrasesFor } from "./phrases.ts";
import { startRecorder } from "./recorder.ts";
import type { CallRow } from "./schema.ts";
import { scriptOf, voiceSettingsOf } from "./script.ts";
import { endCall, findCall, insertWaitingCall, listLiveCalls, requestEnd, takeWaitingCall } from "./store.ts";
import { newSocketToken, socketTokenHash, socketTokenLifetimeMs } from "./tokens.ts";

export type CallDependencies = {
	conversations: Conversations;
	assistants: Assistants;
	engines: CallEngines;
	openBrowserMedia: OpenBrowserMedia;
	tools: DialogueTools;
	smartMode: () => boolean;
	/** This process, as other nodes know it. */
	nodeId: string;
};

/** A call whose token was spent: everything that holding it needs is loaded. */
export type AdmittedCall = {
	row: CallRow;
	definition: AssistantDefinition;
	guides: readonly GuideVersion[];
	recordingKey: string;
};

export type CallService = ReturnType<typeof createCallService>;

/** Hertz of the browser's media socket, both ways. */
const browserSampleRate = 16_000;

export function createCallService(platform: Platform, deps: CallDependencies) {
	const { db, config, clock, events } = platform;
	const live = new Map<string, LiveCallHandle>();
	const metrics = callMetrics(platform.metrics, () => live.size);
	let draining = false;

	const now = () => new Date(clock.now());

	function requireCapacity(): void {
		if (draining)
			throw new AppError("draining", "This server is being stopped and takes no new calls.", { retryAfterMs: 5000 });
		if (live.size >= config.maxLiveCalls)
			throw new AppError("overloaded", "All the lines of this server are busy.", { retryAfterMs: 5000 });
	}

	return {
		live,

		/** Prepares a call from the browser; its media socket must come within a minute. */
		async create(input: {
			assistantId: string;
			draft: boolean;
			user: { id: string | null; name: string };
		}): Promise<CallCreated> {
			requireCapacity();
			const { definition } = await deps.assistants.assistantForCall(db.query, input.assistantId, {
				draft: input.draft,
			});
			const token = newSocketToken();
			const at = clock.now();
			const callId = uuidv7(at);
			const conversationId = uuidv7(at);
			await db.transaction((tx) =>
				insertWaitingCall(tx, {
					id: callId,
					conversationId,
					carrier: "browser",
					assistantId: input.assistantId,
					draft: input.draft,
					label: input.user.name,
					createdBy: input.user.id,
					tokenHash: socketTokenHash(token),
					tokenExpiresAt: new Date(at + socketTokenLifetimeMs),
					now: new Date(at),
				}),
			);
			return {
				callId,
				conversationId,
				token,
				socketPath: "/carriers/browser/media",
				locale: definition.locale,
				sampleRate: browserSampleRate,
			};
		},

		/** Spends a media token and begins the conversation. Rejects with `link-expired` when the token is no good. */
		async admit(token: string): Promise<AdmittedCall> {
			requireCapacity();
			return db.transaction(async (tx) => {
				const row = await takeWaitingCall(tx, { tokenHash: socketTokenHash(token), nodeId: deps.nodeId, now: now() });
				if (!row) throw new AppError("link-expired", "This call was answered already, or waited too long. Call again.");
				const { version, definition, guides } = await deps.assistants.assistantForCall(tx, row.assistantId, {
					draft: row.draft,
				});
				await deps.conversations.begin(tx, {
					id: row.conversationId,
					channel: "voice",
					assistant: { id: row.assistantId, name: definition.name, version },
					contactId: null,
					label: row.label,
					locale: definition.locale,
					nodeId: deps.nodeId,
				});
				await events.append(tx, "call.started", {
					conversationId: row.conversationId,
					callId: row.id,
					carrier: row.carrier,
				});
				return { row, definition, guides, recordingKey: deps.conversations.recordingKey(row.conversationId) };
			});
		},

		/** Holds an admitted call over the browser's socket until it ends. */
		async hold({ row, definition, guides, recordingKey }: AdmittedCall, socket: WebSocket): Promise<void> {
			const { engines } = deps;
			const log = platform.log.child({ conversationId: row.conversationId, callId: row.id });
			const speechToText = engines.speechToText(definition.speechToText.provider);
			const recorded = definition.recording.enabled;
			const connection = deps.openBrowserMedia(socket, {
				callId: row.id,
				conversationId: row.conversationId,
				recogniser: speechToText ? "server" : "browser",
				recorded,
				clock,
			});
			const recorder = recorded
				? await startRecorder(platform.blobs, recordingKey, connection.sampleRate, log).catch((error) => {
						log.error({ err: error }, "the recording could not be started; the call goes on without");
						return null;
					})
				: null;
			const dialogue = createDialogue({
				script: scriptOf(definition, guides, config.defaultCountry),
				model: engines.languageModel(definition.languageModel.provider),
				smartMode: deps.smartMode,
				tools: deps.tools,
				now: () => clock.now(),
				timeZone: config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
			});
			const handle = holdCall(platform, deps.conversations, {
				callId: row.id,
				conversationId: row.conversationId,
				carrier: row.carrier,
				connection,
				dialogue,
				settings: voiceSettingsOf(definition),
				speechToText,
				textToSpeech: (onFallback) => engines.textToSpeech(definition.voice.provider, onFallback),
				voiceActivity: engines.voiceActivity,
				recorder,
				drainedText: phrasesFor(definition.locale).drained,
				metrics,
			});
			live.set(row.id, handle);
			if (draining) handle.drain();
			await handle.done.finally(() => live.delete(row.id));
		},

		async listLive(): Promise<LiveCall[]> {
			const rows = await listLiveCalls(db.query);
			const names = await deps.conversations.summaries(
				db.query,
				rows.map((row) => row.conversationId),
			);
			return rows.flatMap((row) => {
				const conversation = names.get(row.conversationId);
				if (!conversation) return [];
				return {
					callId: row.id,
					conversationId: row.conversationId,
					carrier: row.carrier,
					label: row.label,
					assistant: conversation.assistant?.name ?? "",
					locale: conversation.locale,
					startedAt: (row.startedAt ?? row.createdAt).toISOString(),
					state: live.get(row.id)?.activity ?? row.activity,
					lastWords: row.lastWords,
					latencyMs: row.latencyMs,
				};
			});
		},

		/** Ends a live call, here at once, on another node within seconds. */
		async hangUp(
			id: string,
			by: { name: string; audit: (tx: Parameters<typeof requestEnd>[0]) => Promise<void> },
		): Promise<void> {
			await db.transaction(async (tx) => {
				const row = await findCall(tx, id);
				if (!row || row.state === "waiting") throw new AppError("not-found", "There is no such call.");
				if (row.state === "ended") return;
				await requestEnd(tx, id, by.name);
				await by.audit(tx);
			});
			live.get(id)?.end("user-ended");
		},

		/** Closes a call whose process is gone, with the turns that were stored. */
		async closeOrphan(row: CallRow, reason: EndReason): Promise<void> {
			await db.transaction(async (tx) => {
				if (!(await endCall(tx, row.id, reason, now()))) return;
				const durationMs = await deps.conversations.closeOrphan(tx, row.conversationId, reason);
				await events.append(tx, "call.ended", {
					conversationId: row.conversationId,
					callId: row.id,
					reason,
					durationMs,
				});
			});
		},

		/** Takes no new calls; live ones may finish until `signal`, then they are told goodbye. */
		async drain(signal: AbortSignal): Promise<void> {
			draining = true;
			const over = () => Promise.all([...live.values()].map((call) => call.done));
			const late = new Promise<"late">((resolve) => {
				if (signal.aborted) resolve("late");
				else signal.addEventListener("abort", () => resolve("late"), { once: true });
			});
			if ((await Promise.race([over(), late])) !== "late") return;
			for (const call of live.values()) call.drain();
			await over();
		},
	};
}
