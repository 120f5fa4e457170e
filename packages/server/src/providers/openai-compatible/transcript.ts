import { ProviderError } from "../../platform/errors/index.ts";
import type { Transcript } from "../../ports/speech-to-text.ts";
import { answerError } from "./errors.ts";
import { TranscriptionBody, type TranscriptionSegment } from "./wire.ts";

/**
 * Whisper's own thresholds for "nobody spoke": probably no speech, and unsure of the words. Very probably no speech needs
 * no second opinion.
 */
const invented = ({ no_speech_prob: silence, avg_logprob: sureness }: TranscriptionSegment): boolean =>
	typeof silence === "number" && (silence > 0.9 || (silence > 0.6 && (sureness ?? -2) < -0.7));

/** What Whisper writes about silence, as it learned from subtitles; a whole answer of this is none. */
const subtitles =
	/^\W*(subt[ií]tulos (realizados|por|creados|hechos).*|amara\.org|(¡?gracias|thanks|thank you) (por ver|for watching).*|(suscr[ií]bete|subscribe).*)\W*$/iu;

/** The mean certainty of the words, by the length of the segments. */
function confidenceOf(segments: readonly TranscriptionSegment[]): number | undefined {
	let weight = 0;
	let sum = 0;
	for (const { avg_logprob: logprob, start, end } of segments) {
		if (typeof logprob !== "number") continue;
		const length = Math.max(0.1, (end ?? 0) - (start ?? 0));
		weight += length;
		sum += Math.exp(logprob) * length;
	}
	return weight === 0 ? undefined : Math.min(1, sum / weight);
}

/**
 * Reads the answer of a transcription server: `json`, `verbose_json`, plain text (whisper.cpp sends it as text/html), and
 * errors that come with status 200. What the recogniser made up from silence is left out.
 */
export function readTranscript(provider: string, body: string): Transcript {
	let value: unknown;
	try {
		value = JSON.parse(body);
	} catch {
		if (/^\s*[<{[]/.test(body)) throw new ProviderError(provider, "bad-response", `${provider}: not a transcript`);
		return clean(body, undefined);
	}
	if (typeof value === "string") return clean(value, undefined);
	const parsed = TranscriptionBody.safeParse(value);
	if (!parsed.success) {
		if (typeof value === "object" && value !== null && "error" in value)
			throw answerError(provider, { status: 200, body: value });
		throw new ProviderError(provider, "bad-response", `${provider}: an answer without a text`);
	}
	const { text, segments } = parsed.data;
	if (!segments || segments.length === 0) return clean(text, undefined);
	const kept = segments.filter((segment) => !invented(segment));
	return kept.length === segments.length
		? clean(text, confidenceOf(kept))
		: clean(kept.map((segment) => segment.text).join(""), confidenceOf(kept));
}

function clean(raw: string, confidence: number | undefined): Transcript {
	const text = raw.replace(/\s+/g, " ").trim();
	if (text === "" || subtitles.test(text)) return { text: "", final: true };
	return { text, final: true, ...(confidence === undefined ? {} : { confidence }) };
}
