import type { RawData, WebSocket } from "ws";
import { ProviderError } from "../../platform/errors/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import { decodeALaw, decodeMuLaw, encodeMuLaw } from "../../ports/audio/g711.ts";
import { Timeline } from "../../ports/audio/timeline.ts";
import type { MediaConnection } from "../../ports/carrier.ts";
import { createCarrierInputQueue } from "../../ports/carrier-input.ts";
import { FloodGate } from "../../ports/flood-gate.ts";
import type { AcceptedMedia } from "../../ports/telephony.ts";
import { provider } from "./errors.ts";
import { createOutgoing } from "./outgoing.ts";
import { Reorder } from "./reorder.ts";
import { type MediaMessage, readMessage, Start } from "./wire.ts";

const sampleRate = 8000;
const samplesPerMs = sampleRate / 1000;
const startWithinMs = 5000;
/** Telnyx sends 50 frames a second. Nothing for so long: ask, and wait as long for a sign of life. */
const quietMs = 10_000;
/** Three times what Telnyx sends. */
const messagesPerSecond = 150;
/** Ten seconds of frames that a stalled network delivers together. */
const messageBurst = 600;
/** A second of audio in one message is 11 kB. */
const longestMessage = 65_536;
/** Bad messages in a call beyond which the other end is not Telnyx. */
const mostProblems = 20;
const closeAfterMs = 2000;

/** RFC 6455, section 7.4.1. */
const closed = { normal: 1000, policy: 1008 } as const;

/** By what Telnyx calls them, in older documentation too. L16 is left out: its byte order is nowhere documented. */
const decoders: ReadonlyMap<string, (bytes: Uint8Array) => Int16Array> = new Map([
	["pcmu", decodeMuLaw],
	["audio/x-mulaw", decodeMuLaw],
	["pcma", decodeALaw],
	["audio/x-alaw", decodeALaw],
]);

type Frame = { bytes: Uint8Array; timestampMs: number };
type Media = Extract<MediaMessage, { event: "media" }>;

/**
 * A call's audio over Telnyx's media streaming: G.711 at 8000 Hz in JSON, mu-law towards the phone, what was announced from
 * it. `token` is from the address of the socket. Resolves with the connection once Telnyx said which call it is; rejects
 * with a `ProviderError`, the socket closed, when it does not within five seconds or says nonsense. Nothing that arrives throws.
 */
export function acceptMedia(socket: WebSocket, token: string | null, clock: Clock): Promise<AcceptedMedia> {
	const queue = createCarrierInputQueue();
	const gate = new FloodGate(messagesPerSecond, messageBurst, clock.elapsed());
	const order = new Reorder<Frame>();
	const timeline = new Timeline();
	const accepted = Promise.withResolvers<AcceptedMedia>();
	/** Marks that were not echoed yet. Telnyx does not say what `clear` does to them. */
	const outstanding = new Set<string>();
	/** Null until `start`. */
	let decode: ((bytes: Uint8Array) => Int16Array) | null = null;
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

	function begin(message: object): void {
		const start = Start.safeParse(message);
		if (!start.success || token === null) {
			close(closed.policy, "not a stream that was asked for");
			return;
		}
		const { call_control_id, media_format } = start.data.start;
		const { encoding, sample_rate, channels } = media_format;
		const decoder = decoders.get(encoding.toLowerCase());
		if (!decoder || sample_rate !== sampleRate || (channels ?? 1) !== 1) {
			close(closed.policy, `PCMU at 8000 Hz was asked for, not ${encoding.slice(0, 40)} at ${sample_rate}`);
			return;
		}
		decode = decoder;
		cancelTimer();
		cancelTimer = clock.after(quietMs, watch);
		accepted.resolve({ token, carrierCallId: call_control_id, connection });
	}

	function hear(frames: readonly Frame[]): void {
		for (const { bytes, timestampMs } of frames) {
			const silenceMs = timeline.place(timestampMs, bytes.length / samplesPerMs);
			if (silenceMs > 0) queue.push({ type: "audio", pcm: new Int16Array(silenceMs * samplesPerMs) });
			if (decode) queue.push({ type: "audio", pcm: decode(bytes) });
		}
	}

	function take({ payload, chunk, timestamp }: Media): void {
		const bytes = Buffer.from(payload, "base64");
		// Fewer when there was something in it that is not base64.
		if (bytes.length === 0 || bytes.length !== Buffer.byteLength(payload, "base64")) problem();
		else hear(order.push(chunk, { bytes, timestampMs: timestamp }));
	}

	function understand(text: string): void {
		const message = readMessage(text);
		if (!message) {
			problem();
			return;
		}
		if (!decode) {
			if (message.event === "start") begin(message.whole);
			else if (message.event !== "other") problem();
			return;
		}
		switch (message.event) {
			case "media":
				if (message.inbound) take(message);
				return;
			case "mark":
				// One that was cleared was told then.
				if (outstanding.delete(message.name)) queue.push({ type: "mark", name: message.name });
				return;
			case "dtmf":
				queue.push({ type: "dtmf", digit: message.digit });
				return;
			case "stop":
				hear(order.flush());
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

	const outgoing = createOutgoing((bytes) => {
		const payload = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
		tell(`{"event":"media","media":{"payload":"${payload}"}}`);
	});

	const connection: MediaConnection = {
		carrier: provider,
		sampleRate,
		input: queue.input,
		send: (pcm) => outgoing.send(encodeMuLaw(pcm)),
		mark(name) {
			outgoing.finish();
			if (over) return;
			outstanding.add(name);
			tell(`{"event":"mark","mark":{"name":${JSON.stringify(name)}}}`);
		},
		clear() {
			outgoing.drop();
			tell('{"event":"clear"}');
			for (const name of outstanding) queue.push({ type: "mark", name });
			outstanding.clear();
		},
		notify() {},
		get bufferedBytes() {
			return socket.bufferedAmount + outgoing.waitingBytes;
		},
		/** Telnyx goes on with the call: whoever ends it tells Telnyx too. */
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
