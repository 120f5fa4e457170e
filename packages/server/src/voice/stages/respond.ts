import type { StageMaker } from "../call.ts";
import type { AskedTurn } from "../frames.ts";
import { createReply, type Reply } from "../reply.ts";
import type { VoiceReply } from "../types.ts";
import { within } from "../within.ts";

/** How long an answer that was aborted may take to stop before the next one is asked for all the same. */
const abortMs = 250;

type Run = {
	reply: Reply;
	controller: AbortController;
	/** Whether the turn was surely over: until then nothing is said. */
	taken: boolean;
	/** Pieces that wait for that. */
	held: VoiceReply[];
	/** Whether the answer was read to its end, and how it failed. */
	over: boolean;
	failure: string | null;
	dropped: boolean;
	/** Settles when whoever answers has stopped. */
	stopped: Promise<unknown>;
	cancelFiller: () => void;
};

/** A promise also of what throws at once. */
const promised = async <T>(work: () => T | Promise<T>): Promise<T> => work();

/** A turn → the text of a reply, one turn at a time. A late answer is announced; a failed one is apologised for. */
export const respond: StageMaker = (call, link) => {
	const { floor, options, tuning } = call;
	const { settings } = options;
	let current: Run | null = null;
	/** An answer that was aborted and has not stopped yet. */
	let stopping: Promise<unknown> | null = null;
	let fillers = 0;
	/** Grows with each question, so that one that had to wait knows when it is no longer the last. */
	let generation = 0;

	function say(text: string): void {
		const reply = createReply(call.newId(), call.elapsed(), true);
		reply.generated = text;
		floor.openReply(reply);
		link.down({ kind: "reply-text", reply, text });
		link.down({ kind: "reply-end", reply });
	}

	/** Gives up the answer under way, if there is one. */
	function drop(): void {
		generation++;
		if (!current) return;
		current.dropped = true;
		current.cancelFiller();
		if (!current.over) stopping = current.stopped;
		current.controller.abort();
		current = null;
	}

	async function ask(turn: AskedTurn): Promise<void> {
		drop();
		const mine = generation;
		if (!turn.preemptive) floor.setThinking(true);
		if (stopping) await within(call, stopping, abortMs, call.over);
		if (mine !== generation || call.over.aborted) return;
		stopping = null;
		await answer(turn);
	}

	async function answer(turn: AskedTurn): Promise<void> {
		const reply = createReply(call.newId(), turn.endOfSpeechMs);
		if (turn.endpointMs !== undefined) reply.latency.endpointMs = turn.endpointMs;
		if (turn.transcriptMs !== undefined) reply.latency.transcriptMs = turn.transcriptMs;
		const run: Run = {
			reply,
			controller: new AbortController(),
			taken: false,
			held: [],
			over: false,
			failure: null,
			dropped: false,
			stopped: Promise.resolve(),
			cancelFiller: () => {},
		};
		current = run;
		if (turn.preemptive) {
			turn.taken.then((taken) => {
				if (taken && !run.dropped) call.guarded(() => confirm(run, turn));
			});
		} else confirm(run, turn);

		run.failure = await read(run, turn);
		run.over = true;
		if (run.taken && !run.dropped) conclude(run);
	}

	/** The turn is over: what was held back may be said. */
	function confirm(run: Run, turn: AskedTurn): void {
		run.taken = true;
		if (turn.preemptive) run.reply.latency.endpointMs = Math.max(0, call.elapsed() - turn.endOfSpeechMs);
		floor.setThinking(true);
		for (const piece of run.held.splice(0)) pass(run, piece);
		if (run.over) {
			conclude(run);
			return;
		}
		const { fillerAfterMs } = settings.turnTaking;
		const person = turn.input.type === "text" || turn.input.type === "dtmf";
		if (person && fillerAfterMs > 0 && settings.fillers.length > 0) {
			run.cancelFiller = call.after(fillerAfterMs, () => {
				if (run.reply.generated === "" && !floor.paused)
					say(settings.fillers[fillers++ % settings.fillers.length] ?? "");
			});
		}
	}

	/** Reads the answer to its end; resolves to why it failed, or null. */
	async function read(run: Run, turn: AskedTurn): Promise<string | null> {
		const { signal } = run.controller;
		let iterator: AsyncIterator<VoiceReply>;
		try {
			const replies = options.respond(turn.input, { turnId: run.reply.id, signal, taken: turn.taken });
			iterator = replies[Symbol.asyncIterator]();
		} catch {
			return "failed";
		}
		for (;;) {
			const next = promised(() => iterator.next());
			run.stopped = next.catch(() => {});
			const outcome = await within(call, next, tuning.respondTimeoutMs, signal);
			if (run.dropped) return null;
			if (outcome.type === "value" && !outcome.value.done) {
				if (run.taken) pass(run, outcome.value.value);
				else run.held.push(outcome.value.value);
				continue;
			}
			if (outcome.type === "value") return null;
			if (outcome.type === "error") return "failed";
			run.controller.abort();
			return "timeout";
		}
	}

	function pass(run: Run, piece: VoiceReply): void {
		const { reply } = run;
		if (piece.type === "first-token") {
			reply.latency.firstTokenMs ??= call.elapsed() - reply.endOfSpeechMs;
		} else if (piece.type === "end") {
			run.cancelFiller();
			link.down({ kind: "reply-end", reply });
			link.down({ kind: "hang-up", reason: piece.reason });
		} else {
			const text = reply.generated === "" ? piece.text.trimStart() : piece.text;
			if (text === "" || reply.complete) return;
			run.cancelFiller();
			reply.latency.firstTokenMs ??= call.elapsed() - reply.endOfSpeechMs;
			reply.generated += text;
			floor.openReply(reply);
			link.down({ kind: "reply-text", reply, text });
		}
	}

	function conclude(run: Run): void {
		run.cancelFiller();
		current = null;
		link.down({ kind: "reply-end", reply: run.reply });
		if (run.failure !== null) {
			call.emit({ type: "provider-failed", provider: "dialogue", kind: run.failure, fellBackTo: "apology" });
			say(settings.apologies.failure);
		}
		floor.setThinking(false);
		if (floor.state === "listening") link.up({ kind: "quiet" });
	}

	return {
		on: {
			ask({ turn }) {
				if (!floor.suspended) void ask(turn).catch(() => call.end("failed"));
			},
			withdraw() {
				if (!current?.taken) drop();
			},
			say: ({ text }) => say(text),
			interrupt(frame) {
				drop();
				floor.setThinking(false);
				link.down(frame);
			},
			finish(frame) {
				drop();
				floor.setThinking(false);
				link.down(frame);
				if (frame.goodbye) say(frame.goodbye);
				link.down({ kind: "hang-up", reason: frame.reason });
			},
		},
		close: drop,
	};
};
