import type { EndReason } from "@centralita/contracts";
import type { MediaConnection } from "../ports/carrier.ts";
import { fadeIn } from "./audio/fade.ts";
import { frameMs } from "./audio/framing.ts";
import type { Reply, ReplyChunk } from "./reply.ts";

/** What waits to be played, in order. Positions count all samples of the call that were ever meant to be heard. */
type Item =
	| { type: "sound"; chunk: ReplyChunk; pcm: Int16Array; start: number }
	| { type: "mark"; chunk: ReplyChunk; at: number; name: string; heard: boolean }
	| { type: "end"; reply: Reply }
	| { type: "hang-up"; reason: EndReason };

export type PlayoutListener = {
	/** A chunk's first frame was sent, or its text shown. */
	onStarted(chunk: ReplyChunk): void;
	/** These samples begin to be played in `inMs`. */
	onSent(pcm: Int16Array, inMs: number, lateMs: number): void;
	/** Everything before the end of this reply was heard. */
	onHeard(reply: Reply): void;
	onHangUp(reason: EndReason): void;
};

/** After a pause sound rises this long. */
const fadeMs = 5;
/** A mark this late is lost, and never comes when the far end has not echoed any. */
const lostMarkMs = 2000;
const firstMarkMs = 1000;
/** Largest believable delay between sending and playing. */
const longestLagMs = 2000;

/**
 * Sends audio in time, a little ahead of when it is due, and knows how much of it was heard: by the marks that the far
 * end echoes, and between them by the clock. Whatever a `clear` dropped can be played again from the same sample.
 */
export class Playout {
	readonly #connection: MediaConnection;
	readonly #listener: PlayoutListener;
	readonly #elapsed: () => number;
	readonly #perMs: number;
	readonly #lead: number;
	/** Sent and not known to have been played. */
	#sent: Item[] = [];
	#waiting: Item[] = [];
	/** End of everything that was queued, and of everything that was sent. */
	#queuedUntil = 0;
	#sentUntil = 0;
	/** At `#anchorMs` the far end was due to play `#anchor`. */
	#anchor = 0;
	#anchorMs = 0;
	#aligned = false;
	#shift = 0;
	#acknowledged = 0;
	/** How far the far end is behind the clock, in samples. */
	#lag = 0;
	/** Whether marks come back; null while nobody knows. */
	#echoes: boolean | null = null;
	#marks = 0;
	#paused = false;
	#resumed = false;

	constructor(connection: MediaConnection, elapsed: () => number, leadMs: number, listener: PlayoutListener) {
		this.#connection = connection;
		this.#listener = listener;
		this.#elapsed = elapsed;
		this.#perMs = connection.sampleRate / 1000;
		this.#lead = leadMs * this.#perMs;
	}

	get isEmpty(): boolean {
		return this.#sent.length === 0 && this.#waiting.length === 0;
	}

	get remainingMs(): number {
		return (this.#queuedUntil - this.position()) / this.#perMs;
	}

	sound(chunk: ReplyChunk, pcm: Int16Array): void {
		chunk.start ??= this.#queuedUntil;
		chunk.samples += pcm.length;
		this.#waiting.push({ type: "sound", chunk, pcm, start: this.#queuedUntil });
		this.#queuedUntil += pcm.length;
		this.pump();
	}

	chunkEnd(chunk: ReplyChunk): void {
		this.#add({ type: "mark", chunk, at: this.#queuedUntil, name: "", heard: false });
	}

	end(reply: Reply): void {
		this.#add({ type: "end", reply });
	}

	hangUp(reason: EndReason): void {
		this.#add({ type: "hang-up", reason });
	}

	#add(item: Item): void {
		this.#waiting.push(item);
		this.pump();
		this.settle();
	}

	/** Where the clock says that the far end should be. */
	#due(): number {
		return this.#anchor + (this.#elapsed() - this.#anchorMs) * this.#perMs;
	}

	/** Samples that were surely or most likely played, out of all that were queued. */
	position(): number {
		if (this.#paused) return this.#sentUntil;
		let position = Math.min(this.#sentUntil, this.#due() - this.#lag);
		if (this.#echoes) {
			const pending = this.#sent.find((item) => item.type === "mark" && !item.heard);
			if (pending?.type === "mark") position = Math.min(position, pending.at);
		}
		return Math.max(this.#acknowledged, Math.floor(position + 1e-6));
	}

	/**
	 * To be called every 20 ms. The first call after sound began moves the schedule by up to half a frame, so that frames
	 * fall due midway between two calls: one that comes a little early or late does not make a frame wait for the next.
	 */
	keepTime(): void {
		if (!this.#aligned && !this.#paused) {
			const frame = frameMs * this.#perMs;
			const owed = this.#due() + this.#lead - this.#sentUntil;
			this.#shift = frame / 2 - (((owed % frame) + frame) % frame);
			this.#aligned = true;
		}
		this.pump();
		this.settle();
	}

	/** Sends what is due. */
	pump(): void {
		if (this.#paused) return;
		let due = this.#due();
		for (let item = this.#waiting[0]; item; item = this.#waiting[0]) {
			if (item.type === "sound") {
				// After a gap, or when we come too late, there is nothing to catch up with: time begins anew.
				if (due > this.#sentUntil) due = this.#restart();
				if (this.#sentUntil >= due + this.#lead + this.#shift) return;
				this.#send(item, due);
			} else if (item.type === "mark") this.#mark(item);
			this.#waiting.shift();
			this.#sent.push(item);
		}
	}

	/** The far end plays what is sent next as soon as it comes. */
	#restart(): number {
		this.#anchor = this.#sentUntil;
		this.#anchorMs = this.#elapsed();
		this.#aligned = false;
		this.#shift = 0;
		return this.#anchor;
	}

	#send(item: Extract<Item, { type: "sound" }>, due: number): void {
		const { chunk, pcm, start } = item;
		const sounding = this.#resumed ? fadeIn(pcm, fadeMs * this.#perMs) : pcm;
		this.#resumed = false;
		const aheadMs = (start - due) / this.#perMs;
		this.#connection.send(sounding);
		this.#sentUntil = start + pcm.length;
		this.#start(chunk);
		const lateMs = this.#aligned ? Math.max(0, (this.#lead + this.#shift) / this.#perMs - aheadMs - frameMs / 2) : 0;
		this.#listener.onSent(sounding, Math.max(0, aheadMs), lateMs);
	}

	#start(chunk: ReplyChunk): void {
		if (chunk.started) return;
		chunk.started = true;
		this.#listener.onStarted(chunk);
	}

	#mark(item: Extract<Item, { type: "mark" }>): void {
		this.#start(item.chunk);
		if (item.chunk.samples === 0) return;
		// A new name each time: what a `clear` sends back is not taken for what was heard.
		item.name = `m${++this.#marks}`;
		this.#connection.mark(item.name);
	}

	/** The far end says that it got to a mark. */
	echoed(name: string): void {
		const item = this.#sent.find((each) => each.type === "mark" && each.name === name);
		if (item?.type !== "mark" || item.heard) return;
		this.#echoes = true;
		this.#lag = Math.min(Math.max(0, this.#due() - item.at), longestLagMs * this.#perMs);
		this.#acknowledged = Math.max(this.#acknowledged, item.at);
		for (const each of this.#sent) {
			if (each.type === "mark" && each.at <= item.at) each.heard = true;
			if (each === item) break;
		}
		this.settle();
	}

	/** Lets go of what was heard. */
	settle(): void {
		const position = this.position();
		for (let item = this.#sent[0]; item; item = this.#sent[0]) {
			if (item.type === "sound") {
				if (item.start + item.pcm.length > position) return;
			} else if (item.type === "mark") {
				if (!this.#reached(item)) return;
				item.chunk.heard = item.chunk.complete;
			}
			this.#sent.shift();
			if (item.type === "end") this.#listener.onHeard(item.reply);
			else if (item.type === "hang-up") this.#listener.onHangUp(item.reason);
		}
	}

	#reached(item: Extract<Item, { type: "mark" }>): boolean {
		if (item.heard || item.chunk.samples === 0) return true;
		const lateMs = (this.#due() - item.at) / this.#perMs;
		const patienceMs = this.#echoes === null ? firstMarkMs : this.#echoes ? lostMarkMs : 0;
		if (lateMs < patienceMs) return false;
		this.#echoes ??= false;
		this.#acknowledged = Math.max(this.#acknowledged, item.at);
		return true;
	}

	/** Silence at once. What was not played yet is kept. */
	pause(): void {
		if (this.#paused) return;
		this.settle();
		const position = this.position();
		const dropped = this.#sent.some((item) => item.type === "sound" || item.type === "mark");
		if (dropped) this.#connection.clear();
		const kept: Item[] = [];
		for (const item of this.#sent) {
			if (item.type === "sound") {
				const played = Math.max(0, position - item.start);
				if (played >= item.pcm.length) continue;
				kept.push({ ...item, pcm: item.pcm.subarray(played), start: item.start + played });
			} else kept.push(item.type === "mark" ? { ...item, name: "" } : item);
		}
		this.#sent = [];
		this.#waiting = [...kept, ...this.#waiting];
		this.#sentUntil = position;
		this.#acknowledged = position;
		this.#paused = true;
	}

	resume(): void {
		if (!this.#paused) return;
		this.#paused = false;
		this.#resumed = this.#waiting[0]?.type === "sound";
		this.#restart();
		this.pump();
		this.settle();
	}

	/** Silence at once; nothing of what waits will be heard. The position afterwards is what was. */
	cut(): void {
		this.pause();
		this.#waiting = [];
		this.#queuedUntil = this.#sentUntil;
		this.#restart();
		this.#paused = false;
	}

	/** Keeps only the sentence that sounds, to its end. */
	finishSentence(): void {
		const keep = (item: Item) => (item.type === "sound" || item.type === "mark") && item.chunk.started;
		this.#waiting = this.#waiting.filter(keep);
		this.#sent = this.#sent.filter((item) => keep(item));
		const last = this.#waiting.findLast((item) => item.type === "sound");
		this.#queuedUntil = last?.type === "sound" ? last.start + last.pcm.length : this.#sentUntil;
	}
}
