import type { EventData } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import type { Platform } from "../../../platform/capability.ts";
import { waitingMusic } from "../../../voice/index.ts";
import type { LiveCallHandle } from "../engines.ts";
import { phrasesFor } from "../phrases.ts";
import { calls } from "../schema.ts";
import { playFrames } from "../sound.ts";
import { createMixer } from "./mixer.ts";
import {
	hostTopic,
	type Participant,
	pack,
	packAudio,
	participantTopic,
	type ToHost,
	type ToParticipant,
	unpackForHost,
} from "./protocol.ts";
import type { Scribe } from "./scribe.ts";

/** Who says nothing for so long has left, though nobody said so. */
const silentMs = 15_000;
const lookEveryMs = 5000;

type Present = Participant & { seenMs: number };
type What = EventData<"call.changed">["what"];

/** The people at one live call, on the node that holds it. */
export type CallHost = {
	/** Names of those who listen. */
	listeners(): string[];
	/** Who talks instead of the assistant. */
	person(): string | null;
	/** Resolves when somebody takes the call over, from now on, with what they are. */
	taker(): Promise<Participant["kind"]>;
	close(): void;
};

/** Lets people listen to a live call, whichever node they are connected to, and talk instead of the assistant. */
export function hostCall(
	{ relay, clock, db, events, log }: Pick<Platform, "relay" | "clock" | "db" | "events" | "log">,
	handle: LiveCallHandle,
): CallHost {
	const { callId, conversationId, sampleRate, locale } = handle;
	const present = new Map<string, Present>();
	const mixer = createMixer(sampleRate);
	let taken = Promise.withResolvers<Participant["kind"]>();
	let talker: Present | null = null;
	let stopMusic: (() => void) | null = null;
	let stopMonitor: (() => void) | null = null;
	let scribe: Scribe | null = null;

	const tell = (id: string, message: ToParticipant) => relay.publish(participantTopic(callId, id), pack(message));

	function note(what: What, by: string | null, person: string | null | undefined = undefined): void {
		const write = db.transaction(async (tx) => {
			if (person !== undefined) await tx.update(calls).set({ person }).where(eq(calls.id, callId));
			await events.append(tx, "call.changed", { conversationId, callId, what, by, detail: null });
		});
		write.catch((error) => log.warn({ err: error, callId }, "what somebody did at a call could not be noted"));
	}

	/** Sound goes out only while somebody listens. */
	function follow(): void {
		if (present.size === 0) {
			stopMonitor?.();
			stopMonitor = null;
			mixer.clear();
			return;
		}
		stopMonitor ??= handle.monitor({
			contact(pcm) {
				const held = stopMusic !== null;
				const mixed = packAudio(mixer.contact(pcm));
				for (const { id } of present.values()) {
					if (talker?.id !== id) relay.publish(participantTopic(callId, id), mixed);
					else if (!held) relay.publish(participantTopic(callId, id), packAudio(pcm));
				}
			},
			assistant: (pcm) => mixer.assistant(pcm),
		});
	}

	function hold(held: boolean): void {
		if (held === (stopMusic !== null)) return;
		if (held) {
			const music = waitingMusic(sampleRate);
			stopMusic = playFrames(clock, music, sampleRate, (frame) => handle.relay(frame), { endless: true });
		} else {
			stopMusic?.();
			stopMusic = null;
		}
	}

	function takeOver(who: Present): void {
		if (talker && talker.id !== who.id) {
			tell(who.id, { type: "refused", code: "taken", detail: talker.name });
			return;
		}
		if (!talker) {
			talker = who;
			handle.suspend();
			scribe = handle.scribe();
			note(who.kind === "colleague" ? "transferred" : "taken-over", who.name, who.name);
			taken.resolve(who.kind);
			taken = Promise.withResolvers();
		}
		tell(who.id, { type: "taken-over", held: stopMusic !== null });
	}

	function handBack(who: Present, hint: string, words = phrasesFor(locale).handedBack): void {
		if (talker?.id !== who.id) return;
		talker = null;
		scribe?.close();
		hold(false);
		handle.resume(words, hint === "" ? null : hint);
		note("handed-back", who.name, null);
		tell(who.id, { type: "handed-back" });
	}

	/** `lost`: whoever is left by a line that broke is not hung up on. */
	function leave(id: string, lost: boolean): void {
		const who = present.get(id);
		if (!who) return;
		present.delete(id);
		if (talker?.id === id) {
			if (lost) handBack(who, "", phrasesFor(locale).personLost);
			else if (who.kind === "colleague") handle.end("transferred");
			else handBack(who, "");
		}
		follow();
	}

	function wish(who: Present, message: Extract<ToHost, { type: "wish" }>["wish"]): void {
		if (message.type === "take-over") takeOver(who);
		else if (message.type === "hang-up") handle.end("user-ended");
		else if (message.type === "pong" || talker?.id !== who.id) return;
		else if (message.type === "hand-back") handBack(who, message.note);
		else if (message.type === "dtmf") handle.pressKeys(message.digit);
		else {
			hold(message.held);
			note("held", who.name);
			tell(who.id, { type: "taken-over", held: message.held });
		}
	}

	function receive(message: ToHost): void {
		if (message.type === "join") {
			const { participant } = message;
			const known = present.get(participant.id);
			present.set(participant.id, { ...participant, seenMs: clock.elapsed() });
			if (!known && participant.kind === "supervisor") note("listened-to", participant.name);
			tell(participant.id, { type: "joined", sampleRate });
			follow();
			return;
		}
		const who = present.get(message.id);
		if (!who) return;
		who.seenMs = clock.elapsed();
		if (message.type === "here") tell(message.id, { type: "held" });
		else if (message.type === "leave") leave(message.id, message.lost);
		else if (message.type === "wish") wish(who, message.wish);
	}

	const stopListening = relay.subscribe(hostTopic(callId), (bytes) => {
		const unpacked = unpackForHost(bytes);
		if (unpacked?.type === "message") receive(unpacked.message);
		else if (unpacked && talker?.id === unpacked.id && stopMusic === null) {
			handle.relay(unpacked.pcm);
			scribe?.hear(unpacked.pcm);
		}
	});

	let cancelLook = () => {};
	function look(): void {
		for (const { id, seenMs } of [...present.values()]) if (clock.elapsed() - seenMs > silentMs) leave(id, true);
		cancelLook = clock.after(lookEveryMs, look);
	}
	look();

	return {
		listeners: () =>
			[...present.values()]
				.filter(({ id, kind }) => kind === "supervisor" && id !== talker?.id)
				.map(({ name }) => name),
		person: () => talker?.name ?? null,
		taker: () => taken.promise,
		close() {
			cancelLook();
			stopMusic?.();
			stopMonitor?.();
			stopListening();
			scribe?.close();
			for (const id of present.keys()) tell(id, { type: "ended" });
			present.clear();
		},
	};
}
