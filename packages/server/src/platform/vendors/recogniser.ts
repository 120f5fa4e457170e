import { ProviderError } from "../errors/index.ts";
import type { Clock } from "../time/index.ts";
import { openSocket, type SocketEnd, type VendorSocket } from "./socket.ts";
import { Stretch } from "./stretch.ts";

export type HeardWords = {
	text: string;
	final: boolean;
	confidence?: number;
};

/** What a vendor's message says of the speech. */
export type Recognised = HeardWords & {
	/** The seconds of the socket's audio that it is about. Absent: the oldest commit not answered, else what is under way. */
	span?: { start: number; end: number };
	/** It is the last of what was committed. */
	complete: boolean;
};

/** What one vendor's socket speaks. */
export type RecogniserDialect = {
	provider: string;
	url: string;
	headers: Readonly<Record<string, string>>;
	sampleRate: number;
	/** Audio is sent in pieces of this length. */
	pieceMs: number;
	/** Shorter stretches are filled up with silence: scraps are not answered. */
	shortestMs: number;
	audio(pcm: Int16Array): string | Uint8Array;
	/** Asks for the rest of what was sent. */
	commit: string;
	/** Sent when nothing else was for so long. */
	keepAlive: { everyMs: number; message: string | "silence" };
	/** Sent before hanging up. */
	farewell: string | null;
	/** Null: nothing that matters. Throws `ProviderError`: the session is of no use any more. */
	read(message: string | Buffer): Recognised | null;
	/** The error for the end of a socket that was still wanted. */
	ended(end: SocketEnd): ProviderError;
};

export type RecogniserTimes = {
	clock: Clock;
	/** From a commit to its words. */
	timeoutMs: number;
	/**
	 * For vendors that tell positions and do not always answer a commit: after so long what was heard is taken for all there
	 * is. Null: every commit is answered, in order.
	 */
	flushMs: number | null;
};

type Waiting = {
	stretch: Stretch;
	resolve(words: HeardWords): void;
	reject(error: ProviderError): void;
	cancelTimeout(): void;
	cancelFlush(): void;
	/** More was waited for long enough: the next final words are the last. */
	late: boolean;
};

/** Before another handshake after one that was refused. */
const REFUSED_PAUSE_MS = 200;
const SILENCE_MS = 20;

/**
 * One caller's speech over a vendor's streaming socket, as the speech-to-text port has it. Connects at once; a socket that
 * breaks is replaced when there is speech for it, and the newest five seconds of every stretch not answered are sent again.
 * A stretch survives one broken socket; the second, or a refusal that another try would not change, fails it.
 */
export function openRecogniser(dialect: RecogniserDialect, times: RecogniserTimes, signal: AbortSignal) {
	const { provider, sampleRate } = dialect;
	const { clock } = times;
	const samplesOf = (ms: number) => Math.round((ms * sampleRate) / 1000);
	let listener: ((words: HeardWords) => void) | null = null;
	let socket: VendorSocket | null = null;
	let isOpen = false;
	let over = false;
	let current: Stretch | null = null;
	let waiting: Waiting[] = [];
	/** Audio not yet long enough for a piece. */
	let gathered: Int16Array[] = [];
	let gatheredSamples = 0;
	/** Samples of the present socket, those gathered included. */
	let position = 0;
	/** Commits that the socket has yet to answer, discarded stretches among them. */
	let owed: Stretch[] = [];
	let lastSentAt = 0;
	let cancelKeepAlive = () => {};
	let cancelPause: (() => void) | null = null;

	const cancelled = () => new ProviderError(provider, "cancelled", `${provider}: cancelled`);

	function send(message: string | Uint8Array): void {
		lastSentAt = clock.elapsed();
		socket?.send(message);
	}

	function flush(): void {
		if (gatheredSamples === 0) return;
		const pcm = new Int16Array(gatheredSamples);
		let at = 0;
		for (const part of gathered) {
			pcm.set(part, at);
			at += part.length;
		}
		gathered = [];
		gatheredSamples = 0;
		send(dialect.audio(pcm));
	}

	function sendAudio(pcm: Int16Array): void {
		gathered.push(pcm);
		gatheredSamples += pcm.length;
		position += pcm.length;
		if (gatheredSamples >= samplesOf(dialect.pieceMs)) flush();
	}

	/** Ends what was sent of a stretch, so that no word of it mixes with the next. */
	function sendCommit(stretch: Stretch): void {
		const missing = samplesOf(dialect.shortestMs) - stretch.samples;
		if (missing > 0) sendAudio(new Int16Array(missing));
		flush();
		send(dialect.commit);
		if (times.flushMs === null) owed.push(stretch);
	}

	function keepAlive(inMs = dialect.keepAlive.everyMs): void {
		cancelKeepAlive = clock.after(inMs, () => {
			const { everyMs, message } = dialect.keepAlive;
			const left = everyMs - (clock.elapsed() - lastSentAt);
			if (left > 0) return keepAlive(left);
			if (message === "silence") sendSilence();
			else send(message);
			keepAlive();
		});
	}

	function sendSilence(): void {
		sendAudio(new Int16Array(samplesOf(SILENCE_MS)));
		flush();
	}

	function settled(entry: Waiting): void {
		waiting = waiting.filter((other) => other !== entry);
		entry.cancelTimeout();
		entry.cancelFlush();
	}

	function resolve(entry: Waiting): void {
		settled(entry);
		const { text, confidence } = entry.stretch;
		entry.resolve({ text, final: true, ...(confidence === undefined ? {} : { confidence }) });
	}

	function reject(entry: Waiting, error: ProviderError): void {
		settled(entry);
		entry.reject(error);
	}

	function asked(entry: Waiting): void {
		sendCommit(entry.stretch);
		entry.late = false;
		entry.cancelFlush();
		if (times.flushMs === null) return;
		entry.cancelFlush = clock.after(times.flushMs, () => {
			entry.late = true;
			if (entry.stretch.answered) resolve(entry);
		});
	}

	function hangUp(abrupt: boolean): void {
		cancelKeepAlive();
		socket?.close(abrupt);
		socket = null;
		isOpen = false;
	}

	function connect(): void {
		if (socket || cancelPause || over) return;
		socket = openSocket(dialect.url, dialect.headers, times.timeoutMs, {
			open() {
				isOpen = true;
				gathered = [];
				gatheredSamples = 0;
				position = 0;
				owed = [];
				// A socket on which no sound comes at first is closed too.
				sendSilence();
				keepAlive();
				for (const entry of waiting) {
					replay(entry.stretch);
					asked(entry);
				}
				if (current) replay(current);
			},
			message(data) {
				try {
					const words = dialect.read(data);
					if (words) heard(words);
				} catch (error) {
					lost(error instanceof ProviderError ? error : new ProviderError(provider, "bad-response", String(error)));
				}
			},
			ended: (end) => lost(dialect.ended(end), end.why !== "closed"),
		});
	}

	function replay(stretch: Stretch): void {
		stretch.from = position;
		stretch.begin = position - stretch.forgotten;
		for (const pcm of stretch.kept) sendAudio(pcm);
	}

	function lost(error: ProviderError, pause = false): void {
		hangUp(true);
		let wanted = false;
		const survives = (stretch: Stretch): boolean => {
			if (!error.retryable || (error.retryAfterMs ?? 0) >= times.timeoutMs || ++stretch.losses > 1) {
				stretch.giveUp(error);
				return false;
			}
			stretch.rewind();
			wanted = true;
			return true;
		};
		for (const entry of waiting) if (!survives(entry.stretch)) reject(entry, error);
		if (current && !current.failure) survives(current);
		if (!wanted) return;
		if (!pause) {
			connect();
			return;
		}
		cancelPause = clock.after(error.retryAfterMs ?? REFUSED_PAUSE_MS, () => {
			cancelPause = null;
			connect();
		});
	}

	/** By position where the vendor tells it: what was discarded, or given up, is nobody's any more. */
	function stretchOf({ span, complete }: Recognised): Stretch | null {
		if (!span) return (complete ? owed.shift() : owed[0]) ?? current;
		const middle = ((span.start + span.end) / 2) * sampleRate;
		const all = [...waiting.map(({ stretch }) => stretch), ...(current ? [current] : [])];
		return all.findLast(({ from }) => from < middle) ?? null;
	}

	function heard(words: Recognised): void {
		const stretch = stretchOf(words);
		if (!stretch || stretch.failure) return;
		stretch.answered = true;
		const text = words.text.trim();
		const end = words.span ? words.span.end * sampleRate - stretch.begin : stretch.samples;
		if (words.final) stretch.addFinal(text, words.confidence, end);
		else stretch.partial = text;
		const entry = waiting.find((candidate) => candidate.stretch === stretch);
		if (entry && (words.complete || (entry.late && words.final))) resolve(entry);
		else if ((entry || stretch === current) && text !== "") listener?.({ text: stretch.text, final: false });
	}

	/** Words that may still change are better than none; a socket that owes an answer is not asked again. */
	function expire(entry: Waiting): void {
		if (entry.stretch.text !== "") resolve(entry);
		else reject(entry, new ProviderError(provider, "timeout", `${provider}: no words in ${times.timeoutMs} ms`));
		lost(new ProviderError(provider, "timeout", `${provider}: the socket did not answer`));
	}

	function close(): void {
		if (over) return;
		over = true;
		signal.removeEventListener("abort", close);
		cancelPause?.();
		for (const entry of waiting) reject(entry, cancelled());
		if (isOpen && dialect.farewell !== null) send(dialect.farewell);
		hangUp(false);
		current = null;
	}

	signal.addEventListener("abort", close, { once: true });
	if (signal.aborted) close();
	connect();

	return {
		write(pcm: Int16Array): void {
			if (over || pcm.length === 0) return;
			if (!current) {
				current = new Stretch(sampleRate);
				current.from = position;
				current.begin = position;
			}
			if (current.failure) return;
			current.write(pcm);
			if (isOpen) sendAudio(pcm);
			else connect();
		},
		async commit(): Promise<HeardWords> {
			if (over) throw cancelled();
			const stretch = current;
			current = null;
			if (!stretch) return { text: "", final: true };
			if (stretch.failure) throw stretch.failure;
			return new Promise((resolved, rejected) => {
				const entry: Waiting = {
					stretch,
					resolve: resolved,
					reject: rejected,
					cancelTimeout: clock.after(times.timeoutMs, () => expire(entry)),
					cancelFlush() {},
					late: false,
				};
				waiting.push(entry);
				if (isOpen) asked(entry);
			});
		},
		discard(): void {
			const stretch = current;
			current = null;
			if (stretch && !stretch.failure && isOpen) sendCommit(stretch);
		},
		onPartial(added: (words: HeardWords) => void): void {
			listener = added;
		},
		close,
	};
}
