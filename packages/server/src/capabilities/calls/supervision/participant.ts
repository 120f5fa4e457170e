import type { SuperviseClientMessage } from "@centralita/contracts";
import type { Platform } from "../../../platform/capability.ts";
import {
	hostTopic,
	type Participant,
	pack,
	packAudio,
	participantTopic,
	type ToParticipant,
	unpackForParticipant,
} from "./protocol.ts";

const hereEveryMs = 2000;
/** A host that answers nothing for so long is gone: its process died. */
const lostMs = 5000;
/** The node that holds the call answers within this, or there is none. */
const answerMs = 3000;
/** A call whose process died is held again within this, or not at all. */
const heldAgainMs = 20_000;
/** Asked again meanwhile: subscriptions across nodes take a moment. */
const askAgainMs = 250;

export type CallParticipant = {
	wish(wish: SuperviseClientMessage): void;
	/** What the person says, at the call's rate. */
	speak(pcm: Int16Array): void;
	/** `lost`: their line broke, and they did not hang up. */
	leave(lost?: boolean): void;
};

export type ParticipantListener = {
	/** `joined` comes again when another process holds the call now. */
	onMessage(message: Exclude<ToParticipant, { type: "held" }>): void;
	/** At the call's rate, which `joined` tells. */
	onAudio(pcm: Int16Array): void;
	/** Nobody holds the call where this process can reach it. */
	onNobody(): void;
};

/** Joins a live call, on whichever node it is held. */
export function joinCall(
	{ relay, clock }: Pick<Platform, "relay" | "clock">,
	callId: string,
	participant: Participant,
	listener: ParticipantListener,
): CallParticipant {
	const { id } = participant;
	const send = (message: Parameters<typeof pack>[0]) => relay.publish(hostTopic(callId), pack(message));
	let giveUpMs = clock.elapsed() + answerMs;
	let joined = false;
	let heardMs = 0;
	let left = false;
	let cancel = () => {};

	const stopListening = relay.subscribe(participantTopic(callId, id), (bytes) => {
		const unpacked = unpackForParticipant(bytes);
		if (left || !unpacked) return;
		heardMs = clock.elapsed();
		if (unpacked.type === "audio") {
			listener.onAudio(unpacked.pcm);
			return;
		}
		const { message } = unpacked;
		if (message.type === "held") return;
		if (message.type === "joined") {
			if (joined) return;
			joined = true;
		}
		listener.onMessage(message);
	});

	function stayInTouch(): void {
		if (left) return;
		const nowMs = clock.elapsed();
		if (joined && nowMs - heardMs > lostMs) {
			joined = false;
			giveUpMs = nowMs + heldAgainMs;
		}
		if (joined) {
			send({ type: "here", id });
			cancel = clock.after(hereEveryMs, stayInTouch);
			return;
		}
		if (nowMs > giveUpMs) {
			listener.onNobody();
			return;
		}
		send({ type: "join", participant });
		cancel = clock.after(joined ? hereEveryMs : askAgainMs, stayInTouch);
	}
	// After the caller has what this function returns.
	queueMicrotask(stayInTouch);

	return {
		wish: (wish) => send({ type: "wish", id, wish }),
		speak: (pcm) => relay.publish(hostTopic(callId), packAudio(pcm, id)),
		leave(lost = false) {
			if (left) return;
			left = true;
			cancel();
			stopListening();
			send({ type: "leave", id, lost });
		},
	};
}
