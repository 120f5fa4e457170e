import type { StageMaker } from "../call.ts";
import type { FrameOf } from "../frames.ts";
import { isBackchannel } from "../turns/backchannel.ts";
import { isEcho } from "../turns/echo.ts";
import { sameWords } from "../turns/words.ts";

/** Noise or the assistant's own echo made it stop this often in one reply: then only words do. */
const mostFalsePauses = 2;
/** So near its end a reply is over: "yes" is an answer to it, not a sign of listening. */
const nearlyOverMs = 800;
/** An echo may come this long after the sound. */
const echoMs = 1500;

/**
 * Speech over the assistant: sound stops at once; words take the floor, signs of listening and noise give it back.
 * Words that do neither are withheld from the stages below.
 */
export const bargeIn: StageMaker = (call, link) => {
	const { floor, options } = call;
	const { turnTaking } = options.settings;
	let speaking = false;
	let asked = false;
	let falsePauses = 0;
	let quietSinceMs = Number.NEGATIVE_INFINITY;
	let cancelTimer = () => {};

	const busy = () => floor.state !== "listening";

	function pause(): void {
		const sounding = floor.state === "speaking";
		floor.paused = true;
		asked = false;
		link.down({ kind: "pause" });
		if (sounding) call.emit({ type: "paused" });
		cancelTimer = call.after(turnTaking.resumeAfterMs, noWords);
	}

	/** Nobody said a word for a while. A transcriber that only answers when asked is asked once before that is believed. */
	function noWords(): void {
		const { speechToText } = options;
		if (speaking && speechToText && !speechToText.streaming && !asked) {
			asked = true;
			cancelTimer = call.after(speechToText.finalTimeoutMs + 100, noWords);
			link.up({ kind: "commit" });
		} else resume(true);
	}

	function resume(falseAlarm: boolean): void {
		if (!floor.paused) return;
		cancelTimer();
		if (falseAlarm) falsePauses++;
		floor.paused = false;
		if (floor.state === "speaking") call.emit({ type: "resumed" });
		link.down({ kind: "resume" });
	}

	function interrupt(): void {
		cancelTimer();
		floor.paused = false;
		falsePauses = 0;
		link.down({ kind: "interrupt" });
	}

	/** These words are not the caller's turn; the stages below still learn that the stretch is over. */
	function withhold(frame: FrameOf<"words">): void {
		if (!frame.final) return;
		if (!speaking || asked) resume(false);
		link.down({ ...frame, text: "", failed: false });
	}

	/** Words that may still change are believed one by one only when the assistant did not say them. */
	function echoes({ text, final }: FrameOf<"words">): boolean {
		if (busy()) return isEcho(text, floor.spoken, final ? undefined : 1);
		return call.elapsed() - quietSinceMs < echoMs && isEcho(text, floor.spoken);
	}

	return {
		on: {
			speech(frame) {
				speaking = frame.state !== "ended";
				link.down(frame);
				if (floor.closing || !busy() || floor.paused || !turnTaking.allowInterruption) return;
				if (frame.state === "ended" || falsePauses >= mostFalsePauses) return;
				if (frame.voicedMs >= turnTaking.minInterruptionMs) pause();
			},
			words(frame) {
				if (floor.closing) return;
				if (frame.origin === "typed") {
					if (busy()) interrupt();
					return link.down(frame);
				}
				const late = frame.origin === "browser" && floor.answering !== null && sameWords(frame.text, floor.answering);
				if (late || echoes(frame)) return withhold(frame);
				if (!busy() || !turnTaking.allowInterruption) return link.down(frame);
				if (frame.text.trim() === "") return withhold(frame);
				if (isBackchannel(frame.text, options.expects()) && floor.remainingMs() > nearlyOverMs) {
					if (frame.final) call.emit({ type: "backchannel", text: frame.text });
					return withhold(frame);
				}
				interrupt();
				link.down(frame);
			},
			key(frame) {
				if (floor.closing) return;
				if (busy()) interrupt();
				link.down(frame);
			},
			quiet() {
				falsePauses = 0;
				quietSinceMs = call.elapsed();
			},
		},
	};
};
