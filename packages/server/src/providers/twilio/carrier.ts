import type { RawData, WebSocket } from "ws";
import { ProviderError } from "../../platform/errors/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import { decodeMuLaw, encodeMuLaw } from "../../ports/audio/g711.ts";
import { Timeline } from "../../ports/audio/timeline.ts";
import type { MediaConnection } from "../../ports/carrier.ts";
import { createCarrierInputQueue } from "../../ports/carrier-input.ts";
import { FloodGate } from "../../ports/flood-gate.ts";
import type { AcceptedMedia } from "../../ports/telephony.ts";
import { provider } from "./errors.ts";
import { parseObject, readMessage, Start } from "./wire.ts";

const sampleRate = 8000;
const samplesPerMs = sampleRate / 1000;
const startWithinMs = 5000;
/** Twilio sends 50 frames a second, silence too. Nothing for so long: ask, and wait as long for a sign of life. */
const quietMs = 10_000;
/** Three times what Twilio sends. */
const messagesPerSecond = 150;
/** Ten seconds of frames that a stalled network delivers together. */
const messageBurst = 600;
/** A second of audio in one message is 11 kB. */
const longestMessage = 65_536;
/** Bad messages in a call beyond which the other end is not Twilio. */
const mostProblems = 20;
const closeAfterMs = 2000;

/** RFC 6455, section 7.4.1. */
const closed = { normal: 1000, policy: 1008 } as const;

/**
 * A call's audio over Twilio's Media Streams (`<Connect><Stream>`): mu-law at 8000 Hz in JSON. Resolves with the connection
 * once Twilio said which call it is; rejects with a `ProviderError`, the socket closed, when it does not within five seconds
 * or says nonsense. Nothing that arrives throws.
 */
export function acceptMedia(socket: WebSocket, accountSid: string, clock: Clock): Promise<AcceptedMedia> {
	const queue = createCarrierInputQueue();
	const gate = new FloodGate(messagesPerSecond, messageBurst, clock.elapsed());
	const timeline = new Timeline();
	const accepted = Promise.withResolvers<AcceptedMedia>();
	/** As JSON; empty until `start`. */
	let streamSid = "";
	let over = false;
	let problems = 0;
	let alive = true;
	let cancelTimer = () => {};

	function finish(why: ProviderError): void {
		if (over) return;
		over = true;
		cancelTimer();
		queue.end();
		accepted.reject(why);
	}

	function close(code: number, reason: string): void {
		finish(new ProviderError(provider, "bad-response", `${provider}: media socket closed: ${reason}`));
		if (socket.readyState !== socket.OPEN) return;
		const cancel = clock.after(closeAfterMs, () => socket.terminate());
		socket.once("close", cancel);
		socket.close(code, reason);
	}

	function problem(): void {
		if (++problems > mostProblems) close(closed.policy, "too many bad messages");
	}

	function watch(): void {
		if (!alive) {
			finish(new ProviderError(provider, "timeout", `${provider}: the media socket went silent`));
			socket.terminate();
			return;
		}
		alive = false;
		socket.ping();
		cancelTimer = clock.after(quietMs, watch);
	}

	function begin(message: unknown): void {
		const start = Start.safeParse(message);
		if (!start.success || start.data.start.accountSid !== accountSid) {
			close(closed.policy, "not a stream that was asked for");
			return;
		}
		streamSid = JSON.stringify(start.data.streamSid);
		cancelTimer();
		cancelTimer = clock.after(quietMs, watch);
		const { callSid, customParameters } = start.data.start;
		accepted.resolve({ token: customParameters.token, carrierCallId: callSid, connection });
	}

	function hear(payload: string, timestampMs: number): void {
		const bytes = Buffer.from(payload, "base64");
		// Fewer when there was something in it that is not base64.
		if (bytes.length === 0 || bytes.length !== Buffer.byteLength(payload, "base64")) {
			problem();
			return;
		}
		const silenceMs = timeline.place(timestampMs, bytes.length / samplesPerMs);
		if (silenceMs > 0) queue.push({ type: "audio", pcm: new Int16Array(silenceMs * samplesPerMs) });
		queue.push({ type: "audio", pcm: decodeMuLaw(bytes) });
	}

	function understand(text: string): void {
		const object = parseObject(text);
		const message = object && readMessage(object);
		if (!object || !message) {
			problem();
			return;
		}
		if (streamSid === "") {
			if (object.event === "start") begin(object);
			else if (object.event !== "connected") problem();
			return;
		}
		switch (message.event) {
			case "media":
				if (message.inbound) hear(message.payload, message.timestamp);
				return;
			case "mark":
				queue.push({ type: "mark", name: message.name });
				return;
			case "dtmf":
				queue.push({ type: "dtmf", digit: message.digit });
				return;
			case "stop":
				queue.push({ type: "hangup" });
				close(closed.normal, "stopped");
				return;
		}
	}

	function receive(data: RawData, isBinary: boolean): void {
		if (over) return;
		alive = true;
		if (!gate.pass(clock.elapsed())) {
			close(closed.policy, "too many messages");
			return;
		}
		const bytes = Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
		if (isBinary || bytes.length > longestMessage) problem();
		else understand(bytes.toString("utf8"));
	}

	function tell(text: string): void {
		if (!over && socket.readyState === socket.OPEN) socket.send(text);
	}

	const connection: MediaConnection = {
		carrier: provider,
		sampleRate,
		input: queue.input,
		send(pcm) {
			if (pcm.length === 0) return;
			const { buffer, byteOffset, byteLength } = encodeMuLaw(pcm);
			const payload = Buffer.from(buffer, byteOffset, byteLength).toString("base64");
			tell(`{"event":"media","streamSid":${streamSid},"media":{"payload":"${payload}"}}`);
		},
		mark(name) {
			tell(`{"event":"mark","streamSid":${streamSid},"mark":{"name":${JSON.stringify(name)}}}`);
		},
		clear() {
			tell(`{"event":"clear","streamSid":${streamSid}}`);
		},
		notify() {},
		get bufferedBytes() {
			return socket.bufferedAmount;
		},
		/** Twilio then asks what comes next, and is told to hang up. */
		hangUp() {
			close(closed.normal, "ended");
		},
	};

	socket.on("message", receive);
	socket.on("pong", () => {
		alive = true;
	});
	const lost = () => finish(new ProviderError(provider, "unavailable", `${provider}: the media socket was lost`));
	socket.on("close", lost);
	socket.on("error", lost);
	cancelTimer = clock.after(startWithinMs, () => {
		finish(new ProviderError(provider, "timeout", `${provider}: no start in ${startWithinMs} ms`));
		close(closed.policy, "no start in time");
	});
	if (socket.readyState !== socket.OPEN) lost();
	return accepted.promise;
}
