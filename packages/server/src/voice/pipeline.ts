import type { Call, Link, Stage, StageMaker } from "./call.ts";
import { type Frame, type FrameKind, isStale } from "./frames.ts";
import { bargeIn } from "./stages/barge-in.ts";
import { collectKeys } from "./stages/collect-keys.ts";
import { decode } from "./stages/decode.ts";
import { detectSpeech } from "./stages/detect-speech.ts";
import { encode } from "./stages/encode.ts";
import { respond } from "./stages/respond.ts";
import { send } from "./stages/send.ts";
import { speak } from "./stages/speak.ts";
import { takeTurn } from "./stages/take-turn.ts";
import { transcribe } from "./stages/transcribe.ts";
import { watchSilence } from "./stages/watch-silence.ts";

/** A call from the caller's mouth to the caller's ear. Frames go down this list; a few reports come back up. */
const stages: readonly StageMaker[] = [
	decode, // what the carrier received → 20 ms frames; silence while muted and around keys
	detectSpeech, // frames → speech started, goes on, ended
	transcribe, // frames of speech → words
	bargeIn, // speech over the assistant → pause, then resume or interrupt
	collectKeys, // keys → one input
	takeTurn, // words → a turn, once the caller is done; asked early where that is worth it
	watchSilence, // nobody says anything → an input of its own
	respond, // a turn → the text of a reply
	speak, // text → sentences → audio
	encode, // audio → 20 ms frames at the carrier's rate
	send, // frames → the carrier, in time; what was heard
];

export type Pipeline = {
	push(frame: Frame): void;
	close(): void;
};

type Handler = (frame: Frame) => void;

/** Joins the stages: each frame goes straight to the next stage that handles its kind. */
export function createPipeline(call: Call, makers: readonly StageMaker[] = stages): Pipeline {
	const built: Stage[] = [];
	const routes = new Map<FrameKind, (Handler | undefined)[]>();

	/** The handlers of one kind by stage; found on first use, when all stages are built. */
	function handlersOf(kind: FrameKind): (Handler | undefined)[] {
		let handlers = routes.get(kind);
		if (!handlers) {
			handlers = built.map((stage) => stage.on[kind] as Handler | undefined);
			routes.set(kind, handlers);
		}
		return handlers;
	}

	function pass(frame: Frame, from: number, step: 1 | -1): void {
		if (isStale(frame)) return;
		const handlers = handlersOf(frame.kind);
		for (let i = from + step; i >= 0 && i < handlers.length; i += step) {
			const handler = handlers[i];
			if (handler) {
				handler(frame);
				return;
			}
		}
	}

	makers.forEach((make, index) => {
		const link: Link = { down: (frame) => pass(frame, index, 1), up: (frame) => pass(frame, index, -1) };
		built.push(make(call, link));
	});

	return {
		push: (frame) => pass(frame, -1, 1),
		close() {
			for (const stage of built) stage.close?.();
		},
	};
}
