import type { StageMaker } from "../call.ts";

/** Between the keys of one number, and after the one key of a menu. */
const betweenDigitsMs = 3000;
const afterChoiceMs = 1000;
const mostDigits = 64;

/** Keys → one input: after `#`, or when no other follows. */
export const collectKeys: StageMaker = (call, link) => {
	let digits = "";
	let startedMs = 0;
	let cancelTimer = () => {};

	function submit(): void {
		cancelTimer();
		if (digits === "") return;
		const collected = digits;
		digits = "";
		const nowMs = call.elapsed();
		call.floor.answering = null;
		call.emit({
			type: "turn-taken",
			preemptive: false,
			turn: {
				id: call.newId(),
				who: "contact",
				generated: collected,
				heard: collected,
				interrupted: false,
				origin: "dtmf",
				confidence: null,
				startMs: startedMs,
				endMs: nowMs,
				latency: {},
				providers: {},
			},
		});
		link.down({
			kind: "ask",
			turn: {
				input: { type: "dtmf", digits: collected },
				endOfSpeechMs: nowMs,
				taken: Promise.resolve(true),
				preemptive: false,
			},
		});
	}

	return {
		on: {
			key({ digit }) {
				call.emit({ type: "dtmf", digit });
				cancelTimer();
				if (digits === "") startedMs = call.elapsed();
				if (digit === "#" && digits !== "") return submit();
				digits += digit;
				if (digit === "#" || digits.length >= mostDigits) return submit();
				const waitMs = call.options.expects() === "digits" ? betweenDigitsMs : afterChoiceMs;
				cancelTimer = call.after(waitMs, submit);
			},
		},
		close: () => cancelTimer(),
	};
};
