/** What is in a conversation's recording, for tests of calls. */
import assert from "node:assert/strict";
import type { Desk } from "./desk.ts";

export type Heard = {
	durationMs: number;
	/** The loudest sample of each side, 0 to 32768. */
	contact: number;
	assistant: number;
};

const headerBytes = 44;
const bytesPerSample = 4;

/** Reads the recording as a player does, after checking that its header is right about what follows. */
export async function recordingOf(desk: Desk, conversationId: string): Promise<Heard> {
	const response = await desk.request("GET", `/api/v1/conversations/${conversationId}/recording`);
	assert.equal(response.status, 200);
	const wav = Buffer.from(await response.arrayBuffer());
	assert.deepEqual([wav.toString("latin1", 0, 4), wav.toString("latin1", 8, 16)], ["RIFF", "WAVEfmt "]);
	const [format, channels, sampleRate] = [wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24)];
	assert.deepEqual([format, channels, wav.readUInt16LE(34)], [1, 2, 16], "two sides of 16 bits");
	assert.deepEqual([wav.readUInt32LE(4), wav.readUInt32LE(40)], [wav.length - 8, wav.length - headerBytes]);
	const loudest = [0, 0];
	for (let at = headerBytes; at + 1 < wav.length; at += 2) {
		const side = ((at - headerBytes) / 2) % 2;
		loudest[side] = Math.max(loudest[side] ?? 0, Math.abs(wav.readInt16LE(at)));
	}
	const [contact = 0, assistant = 0] = loudest;
	const samples = (wav.length - headerBytes) / bytesPerSample;
	return { durationMs: Math.round((samples / sampleRate) * 1000), contact, assistant };
}
