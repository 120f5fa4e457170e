import type { FastifyInstance } from "fastify";
import { bytesPerSample, type Encoding, speechBytes } from "../speech/audio.ts";
import { headersOf, type Refusal } from "../speech/server.ts";
import type { SpeechState } from "../speech/state.ts";
import { streamSpeech } from "../speech/stream.ts";
import type { Access } from "./access.ts";
import { azureError } from "./errors.ts";
import { readSsml, type Ssml } from "./ssml.ts";
import { azureVoices } from "./voices.ts";

const formats: Readonly<Record<string, { encoding: Encoding; sampleRate: number }>> = {
	"raw-8khz-8bit-mono-mulaw": { encoding: "mulaw", sampleRate: 8000 },
	"raw-8khz-16bit-mono-pcm": { encoding: "linear16", sampleRate: 8000 },
	"raw-16khz-16bit-mono-pcm": { encoding: "linear16", sampleRate: 16_000 },
	"raw-24khz-16bit-mono-pcm": { encoding: "linear16", sampleRate: 24_000 },
	"raw-48khz-16bit-mono-pcm": { encoding: "linear16", sampleRate: 48_000 },
};

type Asked = { refusal: Refusal } | { ssml: Ssml; encoding: Encoding; sampleRate: number };

function read(headers: Readonly<Record<string, string | undefined>>, body: unknown): Asked {
	const bad = { refusal: azureError({ status: 400 }) };
	const format = formats[headers["x-microsoft-outputformat"] ?? ""];
	if (!/^application\/ssml\+xml\b/.test(headers["content-type"] ?? "")) return { refusal: azureError({ status: 415 }) };
	// Required, and shorter than 255 characters (Azure: Text to speech REST API).
	const agent = headers["user-agent"] ?? "";
	const ssml = typeof body === "string" ? readSsml(body) : null;
	if (!format || agent === "" || agent.length > 254 || !ssml || ssml.text.trim() === "") return bad;
	if (!azureVoices.some(({ ShortName }) => ShortName === ssml.voice)) return bad;
	return { ssml, ...format };
}

/** Voices over requests, their list, and the tokens; with `/tts` before them as a resource of one's own has it. */
export function speakRoutes(app: FastifyInstance, state: SpeechState, access: Access): void {
	app.addContentTypeParser("application/ssml+xml", { parseAs: "string" }, (_request, body, done) => done(null, body));
	for (const prefix of ["", "/tts"]) {
		app.get(`${prefix}/cognitiveservices/voices/list`, async (request, reply) => {
			if (access.allows(request.headers, new URLSearchParams())) return azureVoices;
			const { status, headers, body } = azureError({ status: 401 });
			return reply.code(status).headers(headers).send(body);
		});
		app.post(`${prefix}/cognitiveservices/v1`, async (request, reply) => {
			const { pathname: path, searchParams: query } = new URL(request.url, "http://emulator");
			const given = headersOf(request.headers);
			const record = state.recordSpeech({ path, query, headers: given, body: request.body });
			const fault = state.takeFault("speak", "status");
			const asked: Asked = fault
				? { refusal: azureError(fault) }
				: access.allows(request.headers, new URLSearchParams())
					? read(given, request.body)
					: { refusal: azureError({ status: 401 }) };
			if ("refusal" in asked) {
				const { status, headers, body } = asked.refusal;
				record.status = status;
				record.outcome = fault ? "faulted" : "complete";
				state.changed();
				return reply.code(status).headers(headers).send(body);
			}
			const { ssml, encoding, sampleRate } = asked;
			const audio = speechBytes(ssml.text, encoding, sampleRate, ssml.speed);
			const headers = { "content-type": encoding === "mulaw" ? "audio/basic" : "audio/x-wav" };
			await streamSpeech(reply, state, record, audio, headers, (bytesPerSample(encoding) * sampleRate) / 1000);
			return reply;
		});
	}
	app.post("/sts/v1.0/issueToken", async (request, reply) => {
		if (access.rightKey(request.headers)) return reply.type("text/plain").send(access.issue());
		const { status, headers, body } = azureError({ status: 401 });
		return reply.code(status).headers(headers).send(body);
	});
}
