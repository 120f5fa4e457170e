import { once } from "node:events";
import type { WebSocket } from "ws";
import { systemClock } from "../packages/server/src/platform/time/index.ts";
import type { MediaConnection } from "../packages/server/src/ports/carrier.ts";
import { createTwilio } from "../packages/server/src/providers/twilio/index.ts";

const accountSid = `AC${"0".repeat(32)}`;
const streamSid = `MZ${"0".repeat(31)}1`;

const twilio = createTwilio({
	credentials: { accountSid, authToken: "bench" },
	addresses: { publicUrl: "https://bench.example", account: "bench" },
	baseUrl: "https://bench.example",
	clock: systemClock,
});

/** What a media socket of Twilio says first. */
const openingMessages = (call: number): string[] => [
	JSON.stringify({ event: "connected", protocol: "Call", version: "1.0.0" }),
	JSON.stringify({
		event: "start",
		sequenceNumber: "1",
		streamSid,
		start: {
			accountSid,
			streamSid,
			callSid: `CA${String(call).padStart(32, "0")}`,
			tracks: ["inbound"],
			mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
			customParameters: { token: "bench" },
		},
	}),
];

/** The product's own media connection, for a socket that speaks as Twilio's do. */
export async function acceptTwilio(socket: WebSocket): Promise<MediaConnection> {
	const url = "https://bench.example/carriers/twilio/bench/media";
	return (await twilio.acceptMedia(socket, { method: "GET", url, headers: {} })).connection;
}

/** As Twilio opens one: resolves when it said which call it is. */
export async function openAsTwilio(socket: WebSocket, call: number): Promise<void> {
	await once(socket, "open");
	for (const message of openingMessages(call)) socket.send(message);
}

/** Writes 20 ms of mu-law as the `number`-th frame of a call, 0 the first. */
export function frameWriter(bytes: Uint8Array): (number: number) => string {
	const payload = Buffer.from(bytes).toString("base64");
	return (number) =>
		`{"event":"media","sequenceNumber":"${number + 2}","streamSid":"${streamSid}","media":{"track":"inbound","chunk":"${number + 1}","timestamp":"${number * 20}","payload":"${payload}"}}`;
}

/** Whether a message of either side holds audio. */
export const isMedia = (data: Buffer): boolean => data[10] === 0x6d && data[11] === 0x65;
export const isMark = (data: Buffer): boolean => data[10] === 0x6d && data[11] === 0x61;
