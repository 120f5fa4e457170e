import { Worker } from "node:worker_threads";
import { ProviderError } from "../../platform/errors/index.ts";
import type { SpokenWord } from "../../ports/text-to-speech.ts";
import type { SynthesisOrder, SynthesisReport, WorkerData } from "./messages.ts";

export const provider = "espeak";

export type PoolOptions = {
	workers: number;
	/** Orders that may wait. */
	queueLimit: number;
	/** From the order to its first audio, and between pieces. */
	timeoutMs: number;
	workerFile: URL;
};

type Order = Omit<SynthesisOrder, "id">;

/** A piece of audio, and the words that begin in it. */
export type Piece = { pcm: Int16Array; words: readonly SpokenWord[] };

type Job = {
	id: number;
	order: Order;
	onAudio(piece: Piece): void;
	settle(error: ProviderError | null): void;
	cancelTimer: () => void;
};

type Member = { worker: Worker; cancelled: Int32Array<SharedArrayBuffer>; ready: boolean; job: Job | null };

/** Worker threads that speak, one order each at a time. They start with the first order, and anew when one dies. */
export class EspeakPool {
	readonly #options: PoolOptions;
	readonly #members = new Set<Member>();
	#queue: Job[] = [];
	#lastId = 0;
	/** Deaths in a row before anything was spoken: beyond this starting again is no use. */
	#deaths = 0;
	#closed = false;

	constructor(options: PoolOptions) {
		this.#options = options;
	}

	/** Calls `onAudio` with pieces as they are made; resolves after the last one. Rejects with a `ProviderError`. */
	speak(order: Order, signal: AbortSignal, onAudio: (piece: Piece) => void): Promise<void> {
		return new Promise((resolve, reject) => {
			const fail = (kind: ProviderError["kind"], message: string) => reject(new ProviderError(provider, kind, message));
			if (signal.aborted) return fail("cancelled", "the request was cancelled");
			if (this.#closed) return fail("unavailable", "the voice is shut down");
			if (this.#queue.length >= this.#options.queueLimit)
				return fail("unavailable", "too many sentences wait to be spoken");
			const onAbort = () => this.#cancel(job);
			const job: Job = {
				id: ++this.#lastId,
				order,
				onAudio: (piece) => {
					this.#watch(job);
					onAudio(piece);
				},
				settle: (error) => {
					job.cancelTimer();
					signal.removeEventListener("abort", onAbort);
					if (error) reject(error);
					else resolve();
				},
				cancelTimer: () => {},
			};
			signal.addEventListener("abort", onAbort, { once: true });
			this.#queue.push(job);
			this.#watch(job);
			this.#dispatch();
		});
	}

	close(): void {
		this.#closed = true;
		for (const member of this.#members) void member.worker.terminate();
		for (const job of this.#queue.splice(0))
			job.settle(new ProviderError(provider, "unavailable", "the voice is shut down"));
	}

	#watch(job: Job): void {
		job.cancelTimer();
		const timer = setTimeout(() => this.#late(job), this.#options.timeoutMs);
		job.cancelTimer = () => clearTimeout(timer);
	}

	#memberOf(job: Job): Member | undefined {
		return [...this.#members].find((member) => member.job === job);
	}

	/** A worker that does not come back is of no more use; what waits behind it is not its fault. */
	#late(job: Job): void {
		const member = this.#memberOf(job);
		if (member) void member.worker.terminate();
		this.#drop(job, "timeout", "no audio in time");
	}

	#cancel(job: Job): void {
		const member = this.#memberOf(job);
		if (member) Atomics.store(member.cancelled, 0, job.id);
		this.#drop(job, "cancelled", "the request was cancelled");
	}

	#drop(job: Job, kind: ProviderError["kind"], message: string): void {
		this.#queue = this.#queue.filter((other) => other !== job);
		job.settle(new ProviderError(provider, kind, message));
	}

	#dispatch(): void {
		if (this.#closed) return;
		for (const member of this.#members) {
			if (member.job || !member.ready) continue;
			const job = this.#queue.shift();
			if (!job) return;
			member.job = job;
			member.worker.ref();
			member.worker.postMessage({ id: job.id, ...job.order } satisfies SynthesisOrder);
		}
		const starting = [...this.#members].filter((member) => !member.ready).length;
		if (this.#queue.length > starting && this.#members.size < this.#options.workers) this.#start();
	}

	#start(): void {
		const cancelled = new Int32Array(new SharedArrayBuffer(4));
		const worker = new Worker(this.#options.workerFile, { workerData: { cancelled } satisfies WorkerData });
		const member: Member = { worker, cancelled, ready: false, job: null };
		this.#members.add(member);
		worker.on("message", (message: SynthesisReport) => this.#report(member, message));
		// An error ends the worker: what to do follows from its end.
		worker.on("error", () => {});
		worker.on("exit", () => this.#died(member));
	}

	#report(member: Member, message: SynthesisReport): void {
		if (message.type === "ready") {
			member.ready = true;
			member.worker.unref();
			this.#dispatch();
			return;
		}
		const job = member.job;
		if (!job || job.id !== message.id) return;
		if (message.type === "audio") {
			this.#deaths = 0;
			job.onAudio({ pcm: message.pcm, words: message.words });
			return;
		}
		member.job = null;
		member.worker.unref();
		job.settle(message.type === "done" ? null : new ProviderError(provider, "bad-response", message.message));
		this.#dispatch();
	}

	#died(member: Member): void {
		this.#members.delete(member);
		member.job?.settle(new ProviderError(provider, "unavailable", "the voice's thread died"));
		if (this.#closed) return;
		if (++this.#deaths > 3) {
			this.#deaths = 0;
			for (const job of this.#queue.splice(0)) {
				job.settle(new ProviderError(provider, "unavailable", "the voice's thread does not start"));
			}
			return;
		}
		this.#dispatch();
	}
}
