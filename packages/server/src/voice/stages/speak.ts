import type { EndReason } from "@centralita/contracts";
import { languageOf } from "@centralita/contracts";
import { ProviderError } from "../../platform/errors/index.ts";
import type { StageMaker } from "../call.ts";
import { addChunk, type Reply, type ReplyChunk } from "../reply.ts";
import { SentenceCutter } from "../sentences.ts";
import { speakable } from "../speakable.ts";
import { within } from "../within.ts";

/** Text that stops coming in the middle of a sentence is spoken after this long. */
const stalledTextMs = 600;
/** Chunks made and not yet begun to sound: one plays, one waits. */
const mostAhead = 1;

type Job =
	| { type: "chunk"; chunk: ReplyChunk }
	| { type: "end"; reply: Reply }
	| { type: "hang-up"; reason: EndReason };

/** Text → sentences → audio, one sentence ahead of what is heard. */
export const speak: StageMaker = (call, link) => {
	const { textToSpeech, settings } = call.options;
	const language = languageOf(settings.locale);
	const cutters = new Map<Reply, SentenceCutter>();
	let jobs: Job[] = [];
	let working = false;
	/** The chunk being made. */
	let making: { chunk: ReplyChunk; controller: AbortController } | null = null;
	let waiting: ReplyChunk[] = [];
	let wake = () => {};
	let cancelStall = () => {};

	function queue(job: Job): void {
		jobs.push(job);
		if (!working) void work().catch(() => call.end("failed"));
	}

	function cut(reply: Reply, texts: readonly string[]): void {
		for (const text of texts) queue({ type: "chunk", chunk: addChunk(reply, text) });
	}

	async function work(): Promise<void> {
		working = true;
		for (let job = jobs.shift(); job && !call.over.aborted; job = jobs.shift()) {
			if (job.type === "chunk") await make(job.chunk);
			else if (job.type === "end") link.down({ kind: "reply-end", reply: job.reply });
			else link.down({ kind: "hang-up", reason: job.reason });
		}
		working = false;
	}

	async function make(chunk: ReplyChunk): Promise<void> {
		const text = speakable(chunk.text, language);
		if (!textToSpeech || text === "") {
			chunk.complete = true;
			link.down({ kind: "chunk-end", chunk });
			return;
		}
		const controller = new AbortController();
		making = { chunk, controller };
		while (waiting.length >= mostAhead && !controller.signal.aborted) {
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
		}
		if (!controller.signal.aborted) await synthesise(chunk, text, controller);
		making = null;
	}

	async function synthesise(chunk: ReplyChunk, text: string, controller: AbortController): Promise<void> {
		if (!textToSpeech) return;
		const { signal } = controller;
		const { locale, voice, speed } = settings;
		const { reply } = chunk;
		reply.textToSpeech = textToSpeech.provider;
		call.usage.spokenCharacters += text.length;
		waiting.push(chunk);
		let failure: string | null = null;
		try {
			const request = { text, locale, speed, signal, ...(voice === null ? {} : { voice }) };
			const iterator = textToSpeech.synthesize(request)[Symbol.asyncIterator]();
			for (;;) {
				const outcome = await within(call, Promise.resolve(iterator.next()), call.tuning.speechTimeoutMs, signal);
				if (outcome.type === "aborted") return;
				if (outcome.type === "error") throw outcome.error;
				if (outcome.type === "timeout") throw new ProviderError(textToSpeech.provider, "timeout", "no audio in time");
				if (outcome.value.done) break;
				// Another may have taken over since it was asked.
				reply.textToSpeech = textToSpeech.provider;
				reply.latency.firstAudioMs ??= call.elapsed() - reply.endOfSpeechMs;
				const { words = [], ...audio } = outcome.value.value;
				chunk.words.push(...words);
				link.down({ kind: "chunk-audio", chunk, ...audio });
			}
			chunk.complete = true;
		} catch (error) {
			controller.abort();
			failure = error instanceof ProviderError ? error.kind : "bad-response";
		}
		link.down({ kind: "chunk-end", chunk });
		if (failure !== null) giveUp(chunk, failure);
	}

	/** The rest of this reply stays unsaid; the call goes on. */
	function giveUp({ reply }: ReplyChunk, kind: string): void {
		call.emit({ type: "provider-failed", provider: textToSpeech?.provider ?? "", kind, fellBackTo: null });
		jobs = jobs.filter((job) => job.type !== "chunk" || job.chunk.reply !== reply);
		cutters.get(reply)?.flush();
		cutters.delete(reply);
		reply.mute = true;
	}

	function flush(reply: Reply): void {
		cancelStall();
		const cutter = cutters.get(reply);
		cutters.delete(reply);
		if (cutter) cut(reply, cutter.flush());
	}

	function reset(): void {
		cancelStall();
		cutters.clear();
		jobs = [];
		waiting = [];
		making?.controller.abort();
		wake();
	}

	return {
		on: {
			"reply-text"({ reply, text }) {
				if (reply.mute) return;
				let cutter = cutters.get(reply);
				if (!cutter) {
					cutter = new SentenceCutter(language);
					cutters.set(reply, cutter);
				}
				cut(reply, cutter.push(text));
				cancelStall();
				const stalled = cutter;
				cancelStall = call.after(stalledTextMs, () => cut(reply, stalled.pause()));
			},
			"reply-end"({ reply }) {
				if (reply.complete) return;
				reply.complete = true;
				flush(reply);
				queue({ type: "end", reply });
			},
			"hang-up": ({ reason }) => queue({ type: "hang-up", reason }),
			"chunk-started"({ chunk }) {
				waiting = waiting.filter((other) => other !== chunk);
				wake();
			},
			interrupt(frame) {
				reset();
				link.down(frame);
			},
			finish(frame) {
				const sounding = making?.chunk.started ? making : null;
				if (sounding) making = null;
				reset();
				making = sounding;
				link.down(frame);
				for (const reply of call.floor.openReplies) {
					reply.complete = true;
					queue({ type: "end", reply });
				}
			},
		},
		close: reset,
	};
};
