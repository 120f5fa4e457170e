import { setTimeout as delay } from "node:timers/promises";
import type { FastifyReply } from "fastify";
import type { SpeechState } from "./state.ts";
import type { RecordedSpeech } from "./types.ts";

/** An odd number, so that chunks split 16-bit samples as real servers' do. */
const CHUNK_BYTES = 3201;

/** Streams speech as the answer to a request, with the faults that befall one. */
export async function streamSpeech(
	reply: FastifyReply,
	state: SpeechState,
	record: RecordedSpeech,
	audio: Buffer,
	headers: Readonly<Record<string, string>>,
	bytesPerMs: number,
): Promise<void> {
	reply.hijack();
	const raw = reply.raw;
	const gone = new AbortController();
	const finish = (outcome: RecordedSpeech["outcome"]) => {
		if (record.outcome === "open") record.outcome = outcome;
		state.changed();
	};
	raw.once("close", () => {
		finish("closed-by-client");
		gone.abort();
	});
	const fault = state.takeFault("speak", "hang", "garbage", "truncate");
	if (fault?.kind === "hang") return;
	if (fault?.kind === "garbage") {
		finish("faulted");
		raw.writeHead(200, { "content-type": "text/html" }).end("<html><body>It works!</body></html>");
		return;
	}
	try {
		const waitMs = state.delays.firstAudioMs - (Date.now() - record.at);
		if (waitMs > 0) await delay(waitMs, undefined, { signal: gone.signal });
		record.status = 200;
		raw.writeHead(200, headers);
		const end = fault?.afterBytes ?? audio.length;
		for (let at = 0; at < end && !gone.signal.aborted; at += CHUNK_BYTES) {
			const chunk = audio.subarray(at, Math.min(end, at + CHUNK_BYTES));
			await new Promise((resolve) => raw.write(chunk, resolve));
			record.bytes += chunk.length;
			record.audioMs = record.bytes / bytesPerMs;
			state.changed();
		}
		finish(fault ? "faulted" : "complete");
		if (fault) raw.destroy();
		else raw.end();
	} catch (error) {
		if (!gone.signal.aborted) throw error;
	}
}
