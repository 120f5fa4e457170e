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
/** Who takes each kind of frame that leaves a stage. */
type Routes = { [K in FrameKind]?: Handler };

/** Where the frames go that leave stage `from`: each kind to the nearest stage in that direction that handles it. */
function routesFrom(stages: readonly Stage[], from: number, step: 1 | -1): Routes {
	const routes: Routes = {};
	for (let i = from + step; i >= 0 && i < stages.length; i += step) {
		for (const [kind, handler] of Object.entries(stages[i]?.on ?? {})) {
			routes[kind as FrameKind] ??= handler as Handler;
		}
	}
	return routes;
}

/** Joins the stages: each frame goes straight to the next stage that handles its kind. */
export function createPipeline(call: Call, makers: readonly StageMaker[] = stages): Pipeline {
	const built: Stage[] = [];
	const routes: { down: Routes; up: Routes }[] = [];

	function pass(to: Routes | undefined, frame: Frame): void {
		if (isStale(frame)) return;
		to?.[frame.kind]?.(frame);
	}

	makers.forEach((make, index) => {
		const link: Link = {
			down: (frame) => pass(routes[index]?.down, frame),
			up: (frame) => pass(routes[index]?.up, frame),
		};
		built.push(make(call, link));
	});
	built.forEach((_, index) => {
		routes.push({ down: routesFrom(built, index, 1), up: routesFrom(built, index, -1) });
	});
	const entry = routesFrom(built, -1, 1);

	return {
		push: (frame) => pass(entry, frame),
		close() {
			for (const stage of built) stage.close?.();
		},
	};
}
