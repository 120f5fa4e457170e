import type { Locale } from "@centralita/contracts";

/** The part of the Web Speech API that is used (Speech Recognition, W3C community draft). */
export type RecognitionEvent = {
	resultIndex: number;
	results: ArrayLike<ArrayLike<{ transcript: string; confidence: number }> & { isFinal: boolean }>;
};
export type Recognition = {
	lang: string;
	continuous: boolean;
	interimResults: boolean;
	onresult: ((event: RecognitionEvent) => void) | null;
	onerror: ((event: { error: string }) => void) | null;
	onend: (() => void) | null;
	start(): void;
	abort(): void;
};
export type RecognitionClass = new () => Recognition;

/** The browser's recogniser, where it has one. */
export function browserRecognition(): RecognitionClass | null {
	const scope = globalThis as { SpeechRecognition?: RecognitionClass; webkitSpeechRecognition?: RecognitionClass };
	return scope.SpeechRecognition ?? scope.webkitSpeechRecognition ?? null;
}

export type RecogniserProblem = "denied" | "network" | "no-microphone" | "language" | "failed";

const fatal: Record<string, RecogniserProblem> = {
	"not-allowed": "denied",
	"service-not-allowed": "denied",
	"audio-capture": "no-microphone",
	"language-not-supported": "language",
	network: "network",
};

/** Tags that recognisers know; none of them takes the region-free Latin American one. */
const tagOf = (locale: Locale): string => (locale === "es-419" ? "es-MX" : locale);

const quickMs = 1000;
const longestPauseMs = 8000;

export type Recogniser = { pause(): void; resume(): void; stop(): void };
type Timers = { now(): number; set(run: () => void, ms: number): unknown; clear(timer: unknown): void };
const browserTimers: Timers = {
	now: () => performance.now(),
	set: (run, ms) => setTimeout(run, ms),
	clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/**
 * Listens with the browser's recogniser until stopped, beginning again each time that it ends by itself, with growing
 * pauses while it ends at once. A problem that would only repeat is reported, and ends it.
 */
export function startRecogniser(
	Recognition: RecognitionClass,
	locale: Locale,
	on: {
		words(text: string, final: boolean, confidence: number | undefined): void;
		problem(problem: RecogniserProblem): void;
	},
	timers: Timers = browserTimers,
): Recogniser {
	const recognition = new Recognition();
	recognition.lang = tagOf(locale);
	recognition.continuous = true;
	recognition.interimResults = true;
	let wanted = true;
	let over = false;
	let running = false;
	let startedAt = 0;
	let quickEnds = 0;
	let timer: unknown = null;

	const start = () => {
		timer = null;
		if (running || !wanted || over) return;
		startedAt = timers.now();
		try {
			recognition.start();
			running = true;
		} catch {
			fail("failed");
		}
	};
	const fail = (problem: RecogniserProblem) => {
		if (over) return;
		over = true;
		on.problem(problem);
	};
	recognition.onresult = ({ resultIndex, results }) => {
		if (!wanted || over) return;
		let partial = "";
		for (let i = resultIndex; i < results.length; i++) {
			const result = results[i];
			const best = result?.[0];
			if (!result || !best) continue;
			if (!result.isFinal) partial += best.transcript;
			else if (best.transcript.trim()) on.words(best.transcript.trim(), true, confidenceOf(best.confidence));
		}
		if (partial.trim()) on.words(partial.trim(), false, undefined);
	};
	recognition.onerror = ({ error }) => {
		// `no-speech` and `aborted` end it, and it begins again.
		const problem = fatal[error];
		if (problem) fail(problem);
	};
	recognition.onend = () => {
		running = false;
		if (!wanted || over) return;
		quickEnds = timers.now() - startedAt < quickMs ? quickEnds + 1 : 0;
		timer = timers.set(start, quickEnds === 0 ? 0 : Math.min(longestPauseMs, 250 * 2 ** quickEnds));
	};
	start();
	const halt = () => {
		wanted = false;
		if (timer !== null) timers.clear(timer);
		timer = null;
		if (running) recognition.abort();
	};
	return {
		pause: halt,
		resume: () => {
			wanted = true;
			quickEnds = 0;
			start();
		},
		stop: () => {
			over = true;
			halt();
		},
	};
}

/** Some browsers say 0 when they do not know. */
const confidenceOf = (value: number): number | undefined => (value > 0 && value <= 1 ? value : undefined);
