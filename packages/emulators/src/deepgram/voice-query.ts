const rates = [8000, 16_000, 24_000, 32_000, 48_000];

export type Problem = { status: number; code: string; message: string };
type VoiceQuery = { encoding: "linear16" | "mulaw"; sampleRate: number; speed: number };

/** What the query of `/v1/speak` asks for, over HTTP or a socket. */
export function readVoice(query: URLSearchParams): VoiceQuery | { problem: Problem } {
	const bad = (message: string) => ({ problem: { status: 400, code: "INVALID_QUERY_PARAMETER", message } });
	const encoding = query.get("encoding") ?? "linear16";
	if (encoding !== "linear16" && encoding !== "mulaw") return bad("This emulator speaks linear16 and mulaw only.");
	const sampleRate = Number(query.get("sample_rate") ?? (encoding === "mulaw" ? 8000 : 24_000));
	if (!rates.includes(sampleRate) || (encoding === "mulaw" && sampleRate > 16_000))
		return bad(`Unsupported sample rate for ${encoding}.`);
	if (!/^aura-/.test(query.get("model") ?? "")) return bad("No such model.");
	const speed = Number(query.get("speed") ?? 1);
	if (!(speed >= 0.7 && speed <= 1.5)) return bad("speed must be between 0.7 and 1.5.");
	return { encoding, sampleRate, speed };
}
