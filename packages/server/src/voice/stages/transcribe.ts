import { ProviderError } from "../../platform/errors/index.ts";
import type { Transcript, TranscriptionStream } from "../../ports/speech-to-text.ts";
import { frameMs } from "../audio/framing.ts";
import type { StageMaker } from "../call.ts";

/** Speech begins before the detector believes it. */
const prerollFrames = 15;
/** Shorter stretches are clicks and coughs: not worth a transcription. */
const shortestStretchMs = 80;
/** Whatever a provider says about its P99. */
const longestFinalMs = 12_000;

/** Frames of speech → words. Each stretch ends in exactly one final text, whatever the transcriber does. */
export const transcribe: StageMaker = (call, link) => {
	const { speechToText, settings, connection } = call.options;
	const preroll: Int16Array[] = [];
	let stream: TranscriptionStream | null = null;
	let heardFrames = 0;
	let speaking = false;
	/** Words of the stretch under way that may still change. */
	let partial = "";

	function open(): TranscriptionStream | null {
		if (!speechToText || stream) return stream;
		try {
			stream = speechToText.open({ locale: settings.locale, sampleRate: connection.sampleRate, signal: call.over });
			stream.onPartial(({ text, confidence }) => {
				if (text.trim() === "") return;
				partial = text;
				const words = { text, final: false, confidence: confidence ?? null };
				call.guarded(() => link.down({ kind: "words", origin: "speech", ...words }));
			});
		} catch (error) {
			failed(error);
		}
		return stream;
	}

	function failed(error: unknown): void {
		const kind = error instanceof ProviderError ? error.kind : "bad-response";
		if (kind === "cancelled") return;
		call.emit({ type: "provider-failed", provider: speechToText?.provider ?? "", kind, fellBackTo: null });
	}

	const final = (text: string, confidence: number | null = null, failure = false) =>
		link.down({ kind: "words", text, final: true, origin: "speech", confidence, ...(failure ? { failed: true } : {}) });

	/** The transcriber's own fault is no reason to end the call. */
	function attempt(work: (stream: TranscriptionStream) => void): void {
		if (!stream) return;
		try {
			work(stream);
		} catch (error) {
			failed(error);
			stream = null;
		}
	}

	function commit(): void {
		let done = false;
		const settle = (transcript: Transcript | null, error?: unknown) => {
			if (done) return;
			done = true;
			cancel();
			// Words that were still changing are better than none.
			const best = partial;
			partial = "";
			if (transcript) final(transcript.text, transcript.confidence ?? null);
			else {
				failed(error);
				final(best, null, best === "");
			}
		};
		const provider = speechToText?.provider ?? "";
		const timeoutMs = Math.min(longestFinalMs, Math.max(1, speechToText?.finalTimeoutMs ?? 0));
		const cancel = call.after(timeoutMs, () =>
			settle(null, new ProviderError(provider, "timeout", "no final transcript in time")),
		);
		attempt((open) => {
			open.commit().then(
				(transcript) => call.guarded(() => settle(transcript)),
				(error) => call.guarded(() => settle(null, error)),
			);
		});
		if (!stream) settle(null, new ProviderError(provider, "unavailable", "not open"));
	}

	return {
		on: {
			audio({ pcm }) {
				if (!speechToText) return;
				// Connecting takes time: not when the caller is speaking already.
				if (heardFrames === 0) open();
				if (speaking) {
					attempt((open) => open.write(pcm));
					call.usage.transcribedMs += frameMs;
					return;
				}
				preroll[heardFrames++ % prerollFrames] = pcm;
			},
			speech(frame) {
				if (speechToText && frame.state === "started") {
					speaking = true;
					open();
					for (let i = 0; i < prerollFrames; i++) {
						const pcm = preroll[(heardFrames + i) % prerollFrames];
						if (pcm) attempt((open) => open.write(pcm));
					}
					preroll.length = 0;
				}
				link.down(frame);
				if (speechToText && frame.state === "ended") {
					speaking = false;
					if (frame.voicedMs >= shortestStretchMs) {
						commit();
						return;
					}
					attempt((open) => open.discard());
					final("");
				}
			},
			commit() {
				if (speaking) commit();
			},
			words(frame) {
				// One recogniser is enough: the far end's own is heard only when there is none here.
				if (frame.origin === "typed" || !speechToText) link.down(frame);
			},
		},
		close() {
			attempt((open) => open.close());
		},
	};
};
