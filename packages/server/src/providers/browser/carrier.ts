import {
	type CallClientMessage,
	type CallServerMessage,
	callSocketMaxBytes,
	callSocketVersion,
	EndReason,
} from "@centralita/contracts";
import type { RawData, WebSocket } from "ws";
import type { Clock } from "../../platform/time/index.ts";
import type { CarrierNotice, MediaConnection } from "../../ports/carrier.ts";
import { createCarrierInputQueue } from "../../ports/carrier-input.ts";
import { FloodGate } from "../../ports/flood-gate.ts";
import { decodePcm, encodePcm, parseMessage, stringify } from "./wire.ts";

const sampleRate = 16_000;
const helloWithinMs = 10_000;
const pingEveryMs = 5000;
/** A page that answers no ping for so long is gone, though its socket may not know it yet. */
const deadAfterMs = 20_000;
/** Twice what an honest page sends: 50 frames a second, and what people and recognisers do beside. */
const messagesPerSecond = 150;
/** Ten seconds of frames that a stalled network delivers together. */
const messageBurst = 600;
/** Bad messages in a call beyond which the page is not ours. */
const mostProblems = 20;
const bytesPerSecond = sampleRate * 2;
/** After the goodbye the page closes the socket; else we do. */
const closeAfterMs = 2000;

/** RFC 6455, section 7.4.1. */
const closed = { normal: 1000, goingAway: 1001, policy: 1008, tooBig: 1009 } as const;

export type BrowserConnectionOptions = {
	callId: string;
	conversationId: string;
	/** Who turns speech into words; `browser` becomes `none` for a page that cannot. */
	recogniser: "server" | "browser";
	recorded: boolean;
	clock: Clock;
};

/**
 * A call from a web page over its media socket (contracts: `call-socket.ts`). The connection is ready when the page said
 * hello. Whatever the page sends, it is answered with a `problem` or the socket is closed; nothing throws.
 */
export function browserConnection(socket: WebSocket, options: BrowserConnectionOptions): MediaConnection {
	const { clock } = options;
	const queue = createCarrierInputQueue();
	const gate = new FloodGate(messagesPerSecond, messageBurst, clock.elapsed());
	let hello: Extract<CallClientMessage, { type: "hello" }> | null = null;
	let over = false;
	let problems = 0;
	let lastPongMs = clock.elapsed();
	let roundTripMs: number | undefined;
	let cancelTimer = () => {};
	let becomeReady = () => {};
	const ready = new Promise<void>((resolve) => {
		becomeReady = resolve;
	});

	function tell(message: CallServerMessage): void {
		if (socket.readyState === socket.OPEN) socket.send(stringify(message));
	}

	function close(code: number, reason: string): void {
		if (socket.readyState === socket.OPEN) socket.close(code, reason);
		finish();
	}

	function finish(): void {
		if (over) return;
		over = true;
		cancelTimer();
		queue.end();
		becomeReady();
	}

	function problem(code: string, detail: string): void {
		tell({ type: "problem", code, detail: detail.slice(0, 200) });
		if (++problems > mostProblems) close(closed.policy, "too many bad messages");
	}

	function greet(message: Extract<CallClientMessage, { type: "hello" }>): void {
		if (hello) {
			problem("unexpected", "hello was said before");
			return;
		}
		hello = message;
		cancelTimer();
		tell({
			type: "ready",
			version: callSocketVersion,
			callId: options.callId,
			conversationId: options.conversationId,
			sampleRate,
			recogniser: options.recogniser === "browser" && !message.recognition ? "none" : options.recogniser,
			recorded: options.recorded,
		});
		ping();
		becomeReady();
	}

	function ping(): void {
		const nowMs = clock.elapsed();
		if (nowMs - lastPongMs > deadAfterMs) {
			finish();
			socket.terminate();
			return;
		}
		tell({ type: "ping", at: nowMs, ...(roundTripMs === undefined ? {} : { roundTripMs }) });
		cancelTimer = clock.after(pingEveryMs, ping);
	}

	function pong(at: number): void {
		const nowMs = clock.elapsed();
		if (at > nowMs || at < nowMs - deadAfterMs) return;
		lastPongMs = nowMs;
		roundTripMs = nowMs - at;
		queue.push({ type: "round-trip", ms: roundTripMs });
	}

	function understand(message: CallClientMessage): void {
		if (message.type === "hello") {
			greet(message);
			return;
		}
		if (!hello) {
			problem("too-early", "hello comes first");
			return;
		}
		switch (message.type) {
			case "text":
				queue.push({ type: "text", text: message.text, final: true, origin: "typed" });
				return;
			case "transcript": {
				const { text, final, confidence } = message;
				queue.push({
					type: "text",
					text,
					final,
					origin: "recognised",
					...(confidence === undefined ? {} : { confidence }),
				});
				return;
			}
			case "dtmf":
				queue.push({ type: "dtmf", digit: message.digit });
				return;
			case "mark":
				queue.push({ type: "mark", name: message.name });
				return;
			case "mute":
				queue.push({ type: "mute", muted: message.muted });
				return;
			case "pong":
				pong(message.at);
				return;
			case "hangup":
				queue.push({ type: "hangup" });
				queue.end();
				return;
		}
	}

	function hear(bytes: Buffer): void {
		if (bytes.length === 0 || bytes.length % 2 !== 0) {
			problem("malformed", "samples have two bytes");
			return;
		}
		if (hello) queue.push({ type: "audio", pcm: decodePcm(bytes) });
	}

	function receive(data: RawData, isBinary: boolean): void {
		if (over) return;
		if (!gate.pass(clock.elapsed())) {
			close(closed.policy, "too many messages");
			return;
		}
		const bytes = Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
		if (bytes.length > callSocketMaxBytes) {
			close(closed.tooBig, "message too big");
			return;
		}
		if (isBinary) {
			hear(bytes);
			return;
		}
		const received = parseMessage(bytes.toString("utf8"));
		if (received.type === "problem") problem(received.code, received.detail);
		else understand(received.message);
	}

	socket.on("message", receive);
	// A page that is left or reloaded says goodbye by closing; a lost network does not (1006).
	socket.on("close", (code) => {
		if (!over && hello && (code === closed.normal || code === closed.goingAway)) queue.push({ type: "hangup" });
		finish();
	});
	socket.on("error", () => finish());
	cancelTimer = clock.after(helloWithinMs, () => close(closed.policy, "no hello in time"));
	if (socket.readyState !== socket.OPEN) finish();

	return {
		carrier: "browser",
		sampleRate,
		input: queue.input,
		ready,
		send(pcm) {
			if (!over && socket.readyState === socket.OPEN) socket.send(encodePcm(pcm), { binary: true });
		},
		mark(name) {
			tell({ type: "mark", name });
		},
		clear() {
			tell({ type: "clear" });
		},
		notify(notice: CarrierNotice) {
			// A page that does not read loses these first; how much audio may wait is the pipeline's business.
			if (socket.bufferedAmount < bytesPerSecond) tell(notice);
		},
		get bufferedBytes() {
			return socket.bufferedAmount;
		},
		hangUp(reason) {
			const known = EndReason.safeParse(reason);
			tell({ type: "ended", reason: known.success ? known.data : "failed" });
			finish();
			if (socket.readyState !== socket.OPEN) return;
			const cancel = clock.after(closeAfterMs, () => socket.terminate());
			socket.once("close", cancel);
			socket.close(closed.normal, "ended");
		},
	};
}
