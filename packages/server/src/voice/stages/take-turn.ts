import type { StageMaker } from "../call.ts";
import type { FrameOf, WordsOrigin } from "../frames.ts";
import { turnDelayMs } from "../turns/end-of-turn.ts";
import { CallerPauses } from "../turns/pauses.ts";
import { sameWords } from "../turns/words.ts";
import type { VoiceTurn } from "../types.ts";

/** Asking early is worth it when at least this much waiting lies ahead. */
const worthAskingMs = 40;
/** Going on so soon after a turn was taken, the caller had not been done. */
const mistakenMs = 1200;

/** A turn of the caller that is not taken yet. */
type OpenTurn = {
	id: string;
	startMs: number;
	/** Final texts, in order. */
	parts: string[];
	partial: string;
	origin: WordsOrigin;
	confidences: number[];
	/** Stretches whose final text is still to come. */
	awaited: number;
	endOfSpeechMs: number | null;
	transcriptMs: number | null;
	/** When the last words came. */
	lastWordsMs: number;
	failed: boolean;
};

type EarlyQuestion = { text: string; settle: (taken: boolean) => void };

/** Words → a turn, once the caller is done. */
export const takeTurn: StageMaker = (call, link) => {
	const { options, floor, tuning } = call;
	const { settings, speechToText } = options;
	const pauses = new CallerPauses();
	let speaking = false;
	let turn: OpenTurn | null = null;
	let early: EarlyQuestion | null = null;
	let cancelTimer = () => {};
	let lastTakenMs = Number.NEGATIVE_INFINITY;
	let lastEndOfSpeechMs = Number.NEGATIVE_INFINITY;

	const newTurn = (startMs: number, origin: WordsOrigin): OpenTurn => ({
		id: call.newId(),
		startMs,
		parts: [],
		partial: "",
		origin,
		confidences: [],
		awaited: 0,
		endOfSpeechMs: null,
		transcriptMs: null,
		lastWordsMs: startMs,
		failed: false,
	});

	function open(startMs: number, origin: WordsOrigin): OpenTurn {
		turn ??= newTurn(startMs, origin);
		return turn;
	}

	const textOf = ({ parts, partial }: OpenTurn) => [...parts, partial].filter((part) => part !== "").join(" ");

	function wait(ms: number, then: () => void): void {
		cancelTimer();
		cancelTimer = call.after(Math.max(0, ms), then);
	}

	/** Looks at all that is known, and takes the turn, waits, or lets it go. */
	function consider(): void {
		if (!turn || turn.awaited > 0) return;
		if (!settings.turnTaking.allowInterruption && floor.state === "speaking") return;
		const nowMs = call.elapsed();
		const text = textOf(turn);
		if (speaking) {
			// A detector that hears speech for ever must not hold words that came from elsewhere.
			if (turn.origin === "browser" && text !== "" && turn.partial === "") {
				wait(turn.lastWordsMs + settings.turnTaking.maxDelayMs - nowMs, take);
			}
			return;
		}
		if (text === "") {
			letGo();
			return;
		}
		if (turn.partial !== "") {
			const lastSignMs = Math.max(turn.lastWordsMs, turn.endOfSpeechMs ?? 0);
			wait(lastSignMs + tuning.recognisedFinalMs - nowMs, settlePartial);
			return;
		}
		const from = turn.endOfSpeechMs ?? turn.lastWordsMs;
		const remainingMs = from + turnDelayMs(text, options.expects(), settings.turnTaking, pauses.patienceMs) - nowMs;
		if (remainingMs <= 0) {
			take();
			return;
		}
		wait(remainingMs, take);
		if (remainingMs >= worthAskingMs && options.preemptive()) askEarly(turn, text);
	}

	/** Nothing was said: noise, or words that were not meant for us. */
	function letGo(): void {
		if (!turn || turn.awaited > 0) return;
		const { failed } = turn;
		if (!speechToText && turn.endOfSpeechMs !== null) {
			const patienceMs = turn.endOfSpeechMs + tuning.recognisedFinalMs - call.elapsed();
			if (patienceMs > 0) {
				wait(patienceMs, consider);
				return;
			}
		}
		cancelTimer();
		withdraw();
		turn = null;
		if (failed && !floor.closing) link.down({ kind: "say", text: settings.apologies.transcription });
	}

	/** The final result does not come: what was last heard will do. */
	function settlePartial(): void {
		if (!turn) return;
		turn.parts.push(turn.partial);
		turn.partial = "";
		consider();
	}

	function askEarly(asked: OpenTurn, text: string): void {
		if (early && sameWords(early.text, text)) return;
		withdraw();
		let settle = (_taken: boolean) => {};
		const taken = new Promise<boolean>((resolve) => {
			settle = resolve;
		});
		early = { text, settle };
		link.down({ kind: "ask", turn: { ...questionOf(asked, text), taken, preemptive: true } });
	}

	/**
	 * The caller paused, and what a streaming recogniser has understood by now is mostly all there is: the model need not
	 * wait for its last word. Other words in the final text, and the question is withdrawn.
	 */
	function askOnPartial(current: OpenTurn): void {
		if (current.awaited === 0 || current.partial === "" || floor.state === "speaking" || !options.preemptive()) return;
		askEarly(current, textOf(current));
	}

	function withdraw(): void {
		if (!early) return;
		early.settle(false);
		early = null;
		link.down({ kind: "withdraw" });
	}

	function questionOf(asked: OpenTurn, text: string) {
		const { origin } = asked;
		const confidence = asked.confidences.length > 0 ? Math.min(...asked.confidences) : null;
		const endOfSpeechMs = asked.endOfSpeechMs ?? asked.lastWordsMs;
		return {
			input: { type: "text" as const, text, origin, confidence },
			endOfSpeechMs,
			endpointMs: Math.max(0, call.elapsed() - endOfSpeechMs),
			...(asked.transcriptMs === null ? {} : { transcriptMs: asked.transcriptMs }),
		};
	}

	function record(taken: OpenTurn, text: string, preemptive: boolean): ReturnType<typeof questionOf> {
		const question = questionOf(taken, text);
		const { endpointMs, transcriptMs } = question;
		const voiceTurn: VoiceTurn = {
			id: taken.id,
			who: "contact",
			generated: text,
			heard: text,
			interrupted: false,
			origin: taken.origin,
			confidence: question.input.confidence,
			// Words that come late open a turn whose speech is over already.
			startMs: Math.min(taken.startMs, question.endOfSpeechMs),
			endMs: question.endOfSpeechMs,
			latency: { endpointMs, ...(transcriptMs === undefined ? {} : { transcriptMs }) },
			providers: taken.origin === "speech" && speechToText ? { speechToText: speechToText.provider } : {},
		};
		options.connection.notify({ type: "transcript", turnId: taken.id, who: "contact", text, final: true });
		call.emit({ type: "turn-taken", turn: voiceTurn, preemptive });
		return question;
	}

	function take(): void {
		if (!turn || floor.closing) return;
		const taken = turn;
		turn = null;
		answer(taken);
	}

	function answer(taken: OpenTurn): void {
		const text = textOf(taken);
		cancelTimer();
		lastTakenMs = call.elapsed();
		floor.answering = text;
		const asked = early && sameWords(early.text, text) ? early : null;
		if (!asked) withdraw();
		early = null;
		const question = record(taken, text, asked !== null);
		if (asked) asked.settle(true);
		else link.down({ kind: "ask", turn: { ...question, taken: Promise.resolve(true), preemptive: false } });
	}

	/** Typed text is a turn of its own at once; speech under way stays one. */
	function takeTyped(text: string): void {
		if (text === "") return;
		const typed = newTurn(call.elapsed(), "typed");
		typed.parts.push(text);
		typed.endOfSpeechMs = typed.startMs;
		answer(typed);
		consider();
	}

	function addWords({ text, final, origin, confidence, failed }: FrameOf<"words">): void {
		const nowMs = call.elapsed();
		const words = text.trim();
		if (!turn && words === "" && !failed) return;
		const current = open(nowMs, origin);
		current.origin = origin;
		if (final && origin === "speech" && current.awaited > 0) current.awaited--;
		if (failed) current.failed = true;
		if (words !== "") {
			current.lastWordsMs = nowMs;
			if (confidence !== null && final) current.confidences.push(confidence);
		}
		if (final) {
			current.partial = "";
			if (words !== "") {
				current.parts.push(words);
				current.transcriptMs = Math.max(0, nowMs - (current.endOfSpeechMs ?? nowMs));
			}
		} else if (words !== "") {
			current.partial = words;
			call.emit({ type: "partial", turnId: current.id, text: textOf(current) });
			options.connection.notify({
				type: "transcript",
				turnId: current.id,
				who: "contact",
				text: textOf(current),
				final: false,
			});
		}
		if (early && !sameWords(early.text, textOf(current))) withdraw();
		if (!final && !speaking) askOnPartial(current);
		consider();
	}

	return {
		on: {
			speech(frame) {
				link.down(frame);
				if (floor.closing || frame.state === "going") return;
				if (frame.state === "started") {
					speaking = true;
					cancelTimer();
					const gapMs = frame.atMs - lastEndOfSpeechMs;
					if (turn && turn.parts.length > 0) pauses.observe(gapMs);
					else if (frame.atMs - lastTakenMs < mistakenMs && floor.state === "thinking") pauses.observe(gapMs, true);
					open(frame.atMs, speechToText ? "speech" : "browser");
					return;
				}
				speaking = false;
				lastEndOfSpeechMs = frame.atMs;
				const current = open(frame.atMs, speechToText ? "speech" : "browser");
				current.endOfSpeechMs = frame.atMs;
				if (speechToText) {
					current.awaited++;
					askOnPartial(current);
				} else consider();
			},
			words(frame) {
				link.down(frame);
				if (floor.closing) return;
				if (frame.origin === "typed") takeTyped(frame.text.trim());
				else addWords(frame);
			},
			ask(frame) {
				// Keys were pressed: what was asked early is no longer the question.
				withdraw();
				link.down(frame);
			},
			quiet() {
				consider();
				link.up({ kind: "quiet" });
			},
		},
		close() {
			cancelTimer();
			early?.settle(false);
			early = null;
			// The caller's last words belong to the history although nobody answers them.
			if (turn && textOf(turn) !== "") record(turn, textOf(turn), false);
			turn = null;
		},
	};
};
