import type { StageMaker } from "../call.ts";

/** Nobody says anything for a while → an input of its own; after enough of them the call ends. */
export const watchSilence: StageMaker = (call, link) => {
	const { floor, options } = call;
	const { silenceAfterMs, maxSilences } = options.settings;
	let count = 0;
	let lastActivityMs = 0;
	let speaking = false;

	const noteActivity = () => {
		lastActivityMs = call.elapsed();
	};

	function prompt(nowMs: number): void {
		noteActivity();
		if (count >= maxSilences) {
			call.end("silence");
			return;
		}
		count++;
		link.down({
			kind: "ask",
			turn: {
				input: { type: "silence", count },
				endOfSpeechMs: nowMs,
				taken: Promise.resolve(true),
				preemptive: false,
			},
		});
	}

	return {
		on: {
			speech(frame) {
				speaking = frame.state !== "ended";
				noteActivity();
			},
			words: noteActivity,
			ask(frame) {
				noteActivity();
				if (!frame.turn.preemptive) count = 0;
				link.down(frame);
			},
			quiet() {
				noteActivity();
				link.up({ kind: "quiet" });
			},
			tick(frame) {
				if (floor.suspended) noteActivity();
				if (floor.state !== "listening" || floor.closing || speaking) return;
				if (frame.nowMs - lastActivityMs >= silenceAfterMs) prompt(frame.nowMs);
			},
		},
	};
};
