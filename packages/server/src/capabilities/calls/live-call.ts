import type { EndReason, Turn, TurnLatency } from "@centralita/contracts";
import type { Dialogue } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import type { MediaConnection } from "../../ports/carrier.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import type { VoiceActivity } from "../../ports/voice-activity.ts";
import {
	startVoiceSession,
	type VoiceEvent,
	type VoiceSession,
	type VoiceSettings,
	type VoiceTurn,
} from "../../voice/index.ts";
import type { Conversations } from "../conversations/index.ts";
import { createPartner } from "./conversation-partner.ts";
import type { LiveCallHandle } from "./engines.ts";
import type { Recorder } from "./recorder.ts";
import { endCall, updateActivity } from "./store.ts";
import { WriteQueue } from "./write-queue.ts";

export type HeldCall = {
	callId: string;
	conversationId: string;
	carrier: string;
	connection: MediaConnection;
	dialogue: Dialogue;
	settings: VoiceSettings;
	speechToText: SpeechToText | null;
	textToSpeech: (onFallback: (event: { from: string; to: string; kind: string }) => void) => TextToSpeech;
	voiceActivity: VoiceActivity;
	recorder: Recorder | null;
	/** Said when the server must stop before the call is over. */
	drainedText: string;
	metrics: { onEvent(event: VoiceEvent): void; onPacing(lateMs: number): void };
};

const rounded = (latency: TurnLatency): TurnLatency =>
	Object.fromEntries(
		Object.entries(latency).flatMap(([mark, ms]) => (ms === undefined ? [] : [[mark, Math.round(ms)]])),
	);

/** Without what PostgreSQL keeps in no text: NUL and halves of surrogate pairs. */
const storable = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();

/** How long the end of a call waits for its last writes, e.g. while the database restarts. */
const lastWritesMs = 60_000;

/**
 * Holds one call: the dialogue answers what the voice pipeline hears, and every turn is stored, with what was really
 * heard, in the order in which it happened.
 */
export function holdCall(platform: Platform, conversations: Conversations, call: HeldCall): LiveCallHandle {
	const { callId, conversationId } = call;
	const { db, events, clock } = platform;
	const log = platform.log.child({ conversationId, callId });
	const writes = new WriteQueue(clock, log);
	const tokens = { inputTokens: 0, outputTokens: 0 };
	let activity: LiveCallHandle["activity"] = "connecting";

	const write = (work: (tx: Transaction) => Promise<void>) => writes.add(() => db.transaction(work));

	const partner = createPartner(call.dialogue, {
		onAction(action) {
			if (action.type === "note") write((tx) => events.append(tx, "note.added", { conversationId, text: action.text }));
			else if (action.type === "transfer" || action.type === "ticket") {
				const reason = action.type === "transfer" ? action.reason : action.summary;
				write((tx) => events.append(tx, "handoff.requested", { conversationId, reason }));
			} else if (action.type === "webhook") log.warn({ url: action.url }, "a guide asked for a webhook on a call");
		},
		onEvent(event) {
			if (event.type === "usage") {
				tokens.inputTokens += event.usage.inputTokens;
				tokens.outputTokens += event.usage.outputTokens;
			} else if (event.type === "moved") {
				const { guide, version, node, answer } = event;
				write((tx) => events.append(tx, "guide.moved", { conversationId, guide, version, node, answer }));
			} else reportFailure(event);
		},
	});

	function reportFailure({
		provider,
		kind,
		fellBackTo,
	}: {
		provider: string;
		kind: string;
		fellBackTo: string | null;
	}) {
		log.warn({ provider, kind, fellBackTo }, "a provider failed during a call");
		write((tx) => events.append(tx, "provider.failed", { conversationId, provider, kind, fellBackTo }));
	}

	function storeTurn(turn: VoiceTurn) {
		const facts = turn.who === "assistant" ? partner.facts(turn.id) : null;
		const { languageModel = null, source = null } = facts ?? {};
		const stored: Omit<Turn, "number" | "sentiment"> = {
			...turn,
			generated: storable(turn.generated),
			heard: storable(turn.heard),
			latency: rounded(turn.latency),
			startMs: Math.round(turn.startMs),
			endMs: Math.round(turn.endMs),
			source,
			providers: { ...turn.providers, ...(languageModel ? { languageModel } : {}) },
			costMicros: null,
		};
		const lastWords = (turn.heard || turn.generated).slice(0, 200);
		const { firstFrameMs } = stored.latency;
		// The person's words are kept at once; the dialogue's state goes with the reply that it led to.
		const settled = turn.who === "assistant" ? partner.settled() : null;
		writes.add(async () => {
			const dialogue = await settled;
			await db.transaction(async (tx) => {
				await conversations.addTurn(tx, conversationId, stored);
				if (dialogue) await conversations.saveState(tx, conversationId, dialogue);
				await updateActivity(tx, callId, {
					lastWords,
					activity: activity === "connecting" ? "listening" : activity,
					...(firstFrameMs === undefined ? {} : { latencyMs: firstFrameMs }),
				});
			});
		});
	}

	function listener(event: VoiceEvent) {
		call.metrics.onEvent(event);
		if (event.type === "state") activity = event.state;
		else if (event.type === "turn-taken") storeTurn(event.turn);
		else if (event.type === "reply-ended") {
			if (event.turn.interrupted) partner.interrupted(event.turn.heard);
			storeTurn(event.turn);
		} else if (event.type === "dtmf")
			write((tx) => events.append(tx, "dtmf.received", { conversationId, digit: event.digit }));
		else if (event.type === "provider-failed") reportFailure(event);
	}

	const session: VoiceSession = startVoiceSession({
		connection: call.connection,
		speechToText: call.speechToText,
		textToSpeech: call.textToSpeech(({ from, to, kind }) => reportFailure({ provider: from, kind, fellBackTo: to })),
		voiceActivity: call.voiceActivity,
		respond: partner.respond,
		expects: () => partner.expects(),
		preemptive: () => call.settings.turnTaking.preemptive && call.dialogue.usesModel(),
		settings: call.settings,
		clock,
		listener,
		recording: call.recorder,
		onPacing: call.metrics.onPacing,
	});

	async function conclude(): Promise<void> {
		const { reason, durationMs, usage } = await session.done;
		const recording = (await call.recorder?.close()) ?? null;
		write(async (tx) => {
			const now = new Date(clock.now());
			if (!(await endCall(tx, callId, reason, now))) return;
			const wholeMs = Math.round(durationMs);
			if (recording) await conversations.saveRecording(tx, conversationId, recording);
			await conversations.end(tx, conversationId, { reason, durationMs: wholeMs, usage: { ...usage, ...tokens } });
			await events.append(tx, "call.ended", { conversationId, callId, reason, durationMs: wholeMs });
		});
		const stored = await writes.finish(lastWritesMs);
		if (stored) log.info({ reason, durationMs: Math.round(durationMs) }, "call ended");
		else
			log.error({ pending: writes.pending }, "the last writes of a call were given up: it will be closed as an orphan");
	}

	return {
		callId,
		conversationId,
		done: conclude(),
		get activity() {
			return activity;
		},
		end: (reason: EndReason) => session.end(reason),
		drain: () => session.finish("server-stopped", call.drainedText),
	};
}
