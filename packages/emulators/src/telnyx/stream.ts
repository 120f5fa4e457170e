import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import { unprocessable } from "./errors.ts";
import type { Fields } from "./fields.ts";
import type { Leg } from "./leg.ts";
import { MediaStream } from "./media-stream.ts";
import type { TelnyxState } from "./state.ts";
import type { Codec, MediaReport } from "./types.ts";

const HANDSHAKE_MS = 5000;

const codecs = ["PCMU", "PCMA", "G722", "OPUS", "AMR-WB", "L16"] as const;
const tracks = ["inbound_track", "outbound_track", "both_tracks"] as const;

/** What a command says about a media socket. */
export type StreamOrder = {
	readonly url: string;
	/** What the product asked to receive; null: whatever the phone side speaks, which is also what it gets for others. */
	readonly receives: Codec | null;
	/** What the product sends; null: MP3 files. */
	readonly sends: Codec | null;
	readonly track: (typeof tracks)[number];
	readonly token: string | undefined;
	readonly parameters: unknown;
};

/** Reads the `stream_…` fields; null: no socket is asked for. Throws `ApiError`. */
export function readStream(fields: Fields, { options }: TelnyxState): StreamOrder | null {
	const url = fields.url("stream_url", options.insecure ? ["wss:", "ws:"] : ["wss:"]);
	const receives = fields.oneOf("stream_codec", [...codecs, "default"]);
	const sends = fields.oneOf("stream_bidirectional_codec", codecs) ?? "PCMU";
	const mode = fields.oneOf("stream_bidirectional_mode", ["mp3", "rtp"]) ?? "mp3";
	const track = fields.oneOf("stream_track", tracks) ?? "inbound_track";
	fields.oneOf("stream_bidirectional_target_legs", ["self", "opposite", "both"]);
	const token = fields.text("stream_auth_token", 4000);
	if (url === undefined) return null;
	if (mode === "rtp" && sends !== "PCMU" && sends !== "PCMA")
		throw unprocessable(`stream_bidirectional_codec ${sends} is not emulated.`);
	return {
		url,
		receives: receives === "PCMU" || receives === "PCMA" ? receives : null,
		sends: mode === "rtp" ? (sends as Codec) : null,
		track,
		token,
		parameters: fields.raw("custom_parameters"),
	};
}

/** Opens a socket; the token goes into the header that most servers look at, Telnyx does not say which one it uses. */
function openSocket(order: StreamOrder, leg: Leg): Promise<WebSocket> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(order.url, {
			headers: {
				"user-agent": "telnyx-media-streaming",
				...(order.token === undefined ? {} : { authorization: `Bearer ${order.token}` }),
			},
			handshakeTimeout: HANDSHAKE_MS,
			perMessageDeflate: false,
			...leg.state.options.trust,
		});
		const stop = () => socket.terminate();
		leg.life.addEventListener("abort", stop);
		const settle = (finish: () => void) => {
			leg.life.removeEventListener("abort", stop);
			finish();
		};
		socket.once("open", () => settle(() => resolve(socket)));
		socket.on("error", (error) => settle(() => reject(error)));
	});
}

function reportFor(leg: Leg, order: StreamOrder): MediaReport {
	const report: MediaReport = {
		streamId: randomUUID().toUpperCase(),
		url: order.url,
		encoding: order.receives ?? leg.codec,
		openedMs: null,
		closedMs: null,
		received: 0,
		sent: 0,
		oddChunks: 0,
		errors: [],
		end: null,
		get firstSoundMs() {
			if (this.openedMs === null) return null;
			const at = leg.ear.firstSoundAfter(this.openedMs);
			return at === null || (this.closedMs !== null && at > this.closedMs) ? null : at - this.openedMs;
		},
	};
	leg.streams.push(report);
	return report;
}

/** Everything from the handshake to the end of the socket; the call goes on afterwards. */
async function hold(leg: Leg, order: StreamOrder, report: MediaReport): Promise<void> {
	let socket: WebSocket;
	try {
		socket = await openSocket(order, leg);
	} catch (error) {
		leg.stream = null;
		if (leg.over) return;
		const failure = {
			failure_reason: error instanceof Error ? error.message : "connection_failed",
			stream_id: report.streamId,
			stream_params: { stream_url: order.url, track: order.track },
			stream_type: "websocket",
		};
		return leg.tell("streaming.failed", failure, false);
	}
	const stream = new MediaStream(leg, socket, report, order);
	leg.stream = { id: report.streamId, stop: () => stream.stop("stopped") };
	const hangUp = () => stream.stop("hang-up");
	leg.life.addEventListener("abort", hangUp);
	stream.start();
	leg.tell("streaming.started", { stream_url: order.url }, false);
	await stream.closed;
	leg.life.removeEventListener("abort", hangUp);
	leg.stream = null;
	stream.finish();
	leg.tell("streaming.stopped", { stream_url: order.url }, false);
}

/** Opens a media socket for an answered call. Throws `ApiError` when it has one: there is one two-way stream per call. */
export function openStream(leg: Leg, order: StreamOrder): void {
	if (leg.stream !== null) throw unprocessable("The call is being streamed already.");
	const report = reportFor(leg, order);
	leg.stream = { id: report.streamId, stop: () => undefined };
	void hold(leg, order, report);
}
