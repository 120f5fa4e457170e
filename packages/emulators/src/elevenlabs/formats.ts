import { bytesPerSample, type Encoding } from "../speech/audio.ts";

export type Format = { encoding: Encoding; sampleRate: number; bytesPerMs: number };

/** `pcm_16000`, `ulaw_8000` and the like; null for what this emulator does not speak. */
export function readFormat(name: string): Format | null {
	const [, kind, rate] = name.match(/^(pcm|ulaw)_(8000|16000|22050|24000|32000|44100|48000)$/) ?? [];
	if (kind === undefined || (kind === "ulaw" && rate !== "8000")) return null;
	const encoding = kind === "pcm" ? "linear16" : "mulaw";
	const sampleRate = Number(rate);
	return { encoding, sampleRate, bytesPerMs: (bytesPerSample(encoding) * sampleRate) / 1000 };
}
