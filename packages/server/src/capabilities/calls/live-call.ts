import type { EndReason, Locale, MachinePolicy, Turn, TurnLatency } from "@centralita/contracts";
import type { Dialogue, DialogueAction, DialogueState } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import type { MediaConnection } from "../../ports/carrier.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { SpeechToText } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import type { VoiceActivity } from "../../ports/voice-activity.ts";
import {
	beepTone,
	keyTones,
	startVoiceSession,
	type VoiceEvent,
	type VoiceSession,
	type VoiceSettings,
	type VoiceTurn,
} from "../../voice/index.ts";
import type { Conversations } from "../conversations/index.ts";
import type { CallOut } from "../guides/index.ts";
import { briefingOf } from "./briefing.ts";
import { createPartner } from "./conversation-partner.ts";
import type { CallMonitor, LiveCallHandle, OnFallback } from "./engines.ts";
import { followMachinePolicy } from "./machine.ts";
import type { Recorder } from "./recorder.ts";
import { refusesRecording } from "./recording-consent.ts";
import { playFrames } from "./sound.ts";
import { endCall, endWasRequested, updateActivity } from "./store.ts";
import { type Scribe, startScribe } from "./supervision/scribe.ts";
import { changeCall } from "./telephony/store.ts";
import type { CallTickets } from "./ticket.ts";
import type { Prices, TransferOrder } from "./types.ts";
import { createUsageMeter } from "./usage.ts";
import { WriteQueue } from "./write-queue.ts";

/** What a call on a telephone line can do that one in the browser cannot. */
export type PhoneLeg = {
	/** Null: a transfer is noted for the team, and the call ends. */
	transfer: Pick<TransferOrder, "mode" | "to" | "ringMs"> | null;
	machine: MachinePolicy;
	/** Null: keys are sounded in the audio. */
	sendDigits: ((keys: string) => Promise<void>) | null;
	/** Rings colleagues while the caller waits; the assistant has fallen silent. */
	startWarm(order: TransferOrder): void;
	/**
	 * Before the call is ended in the transaction: whether it goes on without us (a lost line, a colleague who is being rung), is held by somebody
	 * else meanwhile, or ends.
	 */
	leaves(tx: Transaction, reason: EndReason, cold: TransferOrder | null): Promise<"ends" | "left" | "superseded">;
	/** In the transaction that ends it. */
	ended(tx: Transaction): Promise<void>;
	/** Once that is stored. */
	hungUp(): void;
};

export type HeldCall = {
	callId: string;
	conversationId: string;
	locale: Locale;
	connection: MediaConnection;
	dialogue: Dialogue;
	settings: VoiceSettings;
	languageModel: LanguageModel | null;
	speechToText: (onFallback: OnFallback) => SpeechToText | null;
	textToSpeech: (onFallback: OnFallback) => TextToSpeech;
	voiceActivity: VoiceActivity;
	recorder: Recorder | null;
	/** Said when the server must stop before the call is over. */
	drainedText: string;
	/** Said while a colleague is being rung. */
	connectingText: string;
	/** Said to whoever asks not to be recorded. */
	notRecordedText: string;
	metrics: { onEvent(event: VoiceEvent): void; onPacing(lateMs: number): void };
	prices: Prices;
	/** What guides went through between two states of the dialogue is kept, in the transaction that keeps the later one. */
	recordProgress(tx: Transaction, before: DialogueState | null, after: DialogueState): Promise<void>;
	callOut: CallOut["callOut"];
	textLinks(tx: Transaction, text: string): Promise<void>;
	tickets: CallTickets;
	/** A tone after the first words: "speak now". */
	beeps: boolean;
	/** The conversation began so long ago, on a line that was lost: it goes on from its state, after these words. */
	resumed: { offsetMs: number; state: DialogueState | null; text: string } | null;
	phone: PhoneLeg | null;
};

const rounded = (latency: TurnLatency): TurnLatency =>
	Object.fromEntries(
		Object.entries(latency).flatMap(([mark, ms]) => (ms === undefined ? [] : [[mark, Math.round(ms)]])),
	);

/** Without what PostgreSQL keeps in no text: NUL and halves of surrogate pairs. */
const storable = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();

/** How long the end of a call waits for its last writes, e.g. while the database restarts. */
const lastWritesMs = 60_000;
/** Of what was said, kept for a colleague's briefing. */
const turnsKept = 12;

/**
 * Holds one call: the dialogue answers what the voice pipeline hears, and every turn is stored, with what was really
 * heard, in the order in which it happened.
 */
export function holdCall(platform: Platform, conversations: Conversations, call: HeldCall): LiveCallHandle {
	const { callId, conversationId, phone } = call;
	const { db, events, clock } = platform;
	const log = platform.log.child({ conversationId, callId });
	const writes = new WriteQueue(clock, log);
	const offsetMs = call.resumed?.offsetMs ?? 0;
	const monitors = new Set<CallMonitor>();
	const said: { who: Turn["who"]; text: string }[] = [];
	const startedMs = clock.elapsed();
	let activity: LiveCallHandle["activity"] = "connecting";
	/** To be done once the turn that led to it was heard. */
	let afterTurn: { turnId: string; work: () => void } | null = null;
	let cold: TransferOrder | null = null;
	let beeps = call.beeps;
	let { recorder } = call;
	const scribes = new Set<Scribe>();
	/** The dialogue as it was last stored. */
	let storedState = call.resumed?.state ?? null;

	const write = (work: (tx: Transaction) => Promise<unknown>) => writes.add(() => db.transaction(work));
	const fellBack: OnFallback = ({ from, to, kind }) => reportFailure({ provider: from, kind, fellBackTo: to });
	const speechToText = call.speechToText(fellBack);
	const textToSpeech = call.textToSpeech(fellBack);
	const meter = createUsageMeter({
		languageModel: call.languageModel,
		speechToText,
		speechModel: () => textToSpeech.model,
	});

	const partner = createPartner(
		call.dialogue,
		{
			onAction,
			onEvent(event) {
				if (event.type === "usage") meter.tokens(event.provider, event.usage);
				else if (event.type === "moved") {
					const { guide, version, node, answer } = event;
					call.tickets.moved(event);
					write((tx) => events.append(tx, "guide.moved", { conversationId, guide, version, node, answer }));
				} else reportFailure(event);
			},
		},
		{ initial: call.resumed?.state ?? null, staysOnTransfer: phone?.transfer?.mode === "warm" },
	);

	function onAction(action: DialogueAction, turnId: string): void {
		if (action.type === "note") write((tx) => events.append(tx, "note.added", { conversationId, text: action.text }));
		else if (action.type === "transfer" || action.type === "ticket") {
			const reason = action.type === "transfer" ? action.reason : action.summary;
			const openTicket = action.type === "ticket" ? call.tickets.prepare(action, turnId) : null;
			const settled = partner.settled();
			writes.add(async () => {
				const state = await settled;
				await db.transaction(async (tx) => {
					await events.append(tx, "handoff.requested", { conversationId, reason });
					await openTicket?.(tx, state);
				});
			});
			if (action.type === "transfer" && phone?.transfer) {
				const order = { ...phone.transfer, reason: action.reason, summary: action.summary || briefing() };
				if (order.mode === "cold") cold = order;
				else afterTurn = { turnId, work: () => startWarm(order) };
			}
		} else if (action.type === "keys") afterTurn = { turnId, work: () => pressKeys(action.keys) };
		else if (action.type === "text-links") write((tx) => call.textLinks(tx, action.text));
		else if (action.type === "webhook") write((tx) => call.callOut(tx, { ...action, conversationId }));
	}

	function reportFailure(failure: { provider: string; kind: string; fellBackTo: string | null }) {
		const { provider, kind, fellBackTo } = failure;
		log.warn({ provider, kind, fellBackTo }, "a provider failed during a call");
		write((tx) => events.append(tx, "provider.failed", { conversationId, provider, kind, fellBackTo }));
	}

	function storeTurn(turn: VoiceTurn, who: Turn["who"] = turn.who) {
		const facts = turn.who === "assistant" ? partner.facts(turn.id) : null;
		const { languageModel = null, source = null } = facts ?? {};
		const stored: Omit<Turn, "number" | "sentiment"> = {
			...turn,
			who,
			generated: storable(turn.generated),
			heard: storable(turn.heard),
			latency: rounded(turn.latency),
			startMs: Math.round(turn.startMs + offsetMs),
			endMs: Math.round(turn.endMs + offsetMs),
			source,
			providers: { ...turn.providers, ...(languageModel ? { languageModel } : {}) },
			costMicros: null,
		};
		said.push({ who, text: stored.heard });
		if (said.length > turnsKept) said.shift();
		const lastWords = (turn.heard || turn.generated).slice(0, 200);
		const { firstFrameMs } = stored.latency;
		// The person's words are kept at once; the dialogue's state goes with the reply that it led to.
		const settled = turn.who === "assistant" ? partner.settled() : null;
		writes.add(async () => {
			const dialogue = await settled;
			await db.transaction(async (tx) => {
				await conversations.addTurn(tx, conversationId, stored);
				if (dialogue) {
					await conversations.saveState(tx, conversationId, dialogue);
					await call.recordProgress(tx, storedState, dialogue);
				}
				await updateActivity(tx, callId, {
					lastWords,
					activity: activity === "connecting" ? "listening" : activity,
					...(firstFrameMs === undefined ? {} : { latencyMs: firstFrameMs }),
				});
			});
			storedState = dialogue ?? storedState;
		});
	}

	function listener(event: VoiceEvent) {
		call.metrics.onEvent(event);
		if (event.type === "state") activity = event.state;
		else if (event.type === "turn-taken") {
			storeTurn(event.turn);
			if (recorder && refusesRecording(event.turn.generated, call.locale)) stopRecording(recorder);
		} else if (event.type === "reply-ended") {
			meter.spoken(event.turn);
			if (event.turn.interrupted && !event.aside) partner.interrupted(event.turn.heard);
			storeTurn(event.turn);
			if (beeps) {
				beeps = false;
				play(beepTone(call.connection.sampleRate));
			}
			if (afterTurn?.turnId === event.turn.id) {
				const { work } = afterTurn;
				afterTurn = null;
				// Whoever speaks over it has changed their mind.
				if (!event.turn.interrupted) work();
			}
		} else if (event.type === "dtmf")
			write((tx) => events.append(tx, "dtmf.received", { conversationId, digit: event.digit }));
		else if (event.type === "provider-failed") reportFailure(event);
	}

	const session: VoiceSession = startVoiceSession({
		connection: call.connection,
		speechToText,
		textToSpeech,
		voiceActivity: call.voiceActivity,
		respond: partner.respond,
		expects: () => partner.expects(),
		preemptive: () => call.settings.turnTaking.preemptive && call.dialogue.usesModel(),
		settings: call.settings,
		clock,
		listener,
		recording: call.recorder,
		monitor: {
			contact(pcm) {
				for (const monitor of monitors) monitor.contact(pcm);
			},
			assistant(pcm) {
				for (const monitor of monitors) monitor.assistant(pcm);
			},
		},
		onPacing: call.metrics.onPacing,
		...(call.resumed ? { openingText: call.resumed.text } : {}),
	});

	function stopRecording(declined: Recorder): void {
		recorder = null;
		void declined.discard();
		session.say(call.notRecordedText);
		write(async (tx) => {
			await changeCall(tx, callId, { recorded: false });
			await events.append(tx, "recording.declined", { conversationId });
		});
	}

	/** Writes down what a person says who talks with the contact; null without a recogniser. */
	function scribe(): Scribe | null {
		if (!speechToText) return null;
		const { voiceActivity, settings, connection } = call;
		const beganMs = clock.elapsed() - startedMs;
		const scribe = startScribe(platform, {
			speechToText,
			voiceActivity,
			settings,
			sampleRate: connection.sampleRate,
			onTurn: (turn) => storeTurn({ ...turn, startMs: turn.startMs + beganMs, endMs: turn.endMs + beganMs }, "user"),
		});
		scribes.add(scribe);
		return scribe;
	}

	const briefing = () => briefingOf(call.locale, said);

	function startWarm(order: TransferOrder): void {
		session.suspend();
		phone?.startWarm(order);
	}

	function pressKeys(keys: string): void {
		if (phone?.sendDigits) {
			phone.sendDigits(keys).catch((error) => log.warn({ err: error }, "keys could not be pressed"));
			return;
		}
		play(keyTones(keys, call.connection.sampleRate));
	}

	function play(pcm: Int16Array): void {
		playFrames(clock, pcm, call.connection.sampleRate, (frame) => session.relay(frame), { endless: false });
	}

	const machineAnswered = followMachinePolicy(clock, phone?.machine ?? { action: "continue" }, session);

	function transferBy(order: TransferOrder): void {
		if (order.mode === "warm") {
			session.suspend();
			session.say(call.connectingText);
			phone?.startWarm(order);
			return;
		}
		cold = order;
		session.finish("transferred", call.connectingText);
	}

	async function conclude(): Promise<void> {
		const { reason: seen, durationMs, usage } = await session.done;
		for (const scribe of scribes) scribe.close();
		const recording = (await recorder?.close()) ?? null;
		let ended = false;
		write(async (tx) => {
			const wholeMs = Math.round(durationMs + offsetMs);
			const used = { ...usage, ...meter.total };
			const costMicros = call.prices.costOf(meter.priced(usage.transcribedMs)).micros;
			const reason = seen === "contact-hung-up" && (await endWasRequested(tx, callId)) ? "user-ended" : seen;
			const what = (await phone?.leaves(tx, reason, cold)) ?? "ends";
			if (recording && what !== "superseded") await conversations.saveRecording(tx, conversationId, recording);
			if (what !== "ends") return conversations.addUsage(tx, conversationId, used, costMicros);
			if (!(await endCall(tx, callId, reason, new Date(clock.now())))) return;
			await conversations.end(tx, conversationId, { reason, durationMs: wholeMs, usage: used, costMicros });
			await events.append(tx, "call.ended", { conversationId, callId, reason, durationMs: wholeMs });
			await phone?.ended(tx);
			ended = true;
		});
		const stored = await writes.finish(lastWritesMs);
		if (ended) phone?.hungUp();
		if (stored) {
			call.prices.spend(meter.priced(usage.transcribedMs));
			log.info({ reason: seen, durationMs: Math.round(durationMs) }, "call ended");
		} else
			log.error({ pending: writes.pending }, "the last writes of a call were given up: it will be closed as an orphan");
	}

	return {
		callId,
		conversationId,
		locale: call.locale,
		sampleRate: call.connection.sampleRate,
		done: conclude(),
		get activity() {
			return activity;
		},
		end: (reason) => session.end(reason),
		drain: () => session.finish("server-stopped", call.drainedText),
		command(command) {
			if (command.type === "end") session.end(command.reason);
			else if (command.type === "machine") machineAnswered(command);
			else if (command.type === "hint") partner.hint(command.text);
			else transferBy(command.order);
		},
		monitor(listener) {
			monitors.add(listener);
			return () => monitors.delete(listener);
		},
		suspend: () => session.suspend(),
		resume(text, hint) {
			if (hint !== null) partner.hint(hint);
			session.resume(text);
		},
		relay: (pcm) => session.relay(pcm),
		say: (text) => session.say(text),
		pressKeys,
		briefing,
		scribe,
	};
}
