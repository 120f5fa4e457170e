import { SuperviseClientMessage, type SuperviseServerMessage } from "@centralita/contracts";
import type { RawData, WebSocket } from "ws";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import { FloodGate } from "../../../ports/flood-gate.ts";
import { joinCall } from "./participant.ts";
import { createRateConverter } from "./rate.ts";
import { type Pass, type Supervision, superviseSampleRate } from "./service.ts";

const pingEveryMs = 5000;
const deadAfterMs = 20_000;
const messagesPerSecond = 150;
const messageBurst = 600;
/** A page that does not read this much hears the call later, not more of it. */
const mostBufferedBytes = superviseSampleRate * 2;

/** RFC 6455, section 7.4.1. */
const closed = { normal: 1000, policy: 1008 } as const;

const bytesOf = (data: RawData) =>
	Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);

type Supervisor = {
	pass: Pass;
	/** Whether they may still be at the call. */
	mayStay: () => Promise<boolean>;
	/** Writes down what they do to the call. */
	record: (deed: "call.taken-over" | "call.hung-up") => void;
};

/** Connects a supervisor's browser with a live call. Whatever the page sends, nothing throws. */
export function superviseSocket(
	platform: Pick<Platform, "relay" | "clock">,
	socket: WebSocket,
	{ pass, mayStay, record }: Supervisor,
): void {
	const { clock } = platform;
	const rate = createRateConverter();
	const gate = new FloodGate(messagesPerSecond, messageBurst, clock.elapsed());
	let lastPongMs = clock.elapsed();
	/** Whether they talk with the contact, or asked for it with their token. */
	let talks = pass.mode === "take-over";
	let cancelPing = () => {};

	const tell = (message: SuperviseServerMessage) => {
		if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
	};
	const problem = (code: string, detail: string) => tell({ type: "problem", code, detail });

	const participant = joinCall(
		platform,
		pass.callId,
		{ id: pass.id, name: pass.name, kind: "supervisor" },
		{
			onMessage(message) {
				if (message.type === "joined") {
					rate.between(message.sampleRate, superviseSampleRate);
					tell({ type: "listening", sampleRate: superviseSampleRate });
					// Also when the call goes on elsewhere after its process died.
					if (talks) participant.wish({ type: "take-over" });
				} else if (message.type === "refused") {
					talks = false;
					problem(message.code, message.detail);
				} else {
					if (message.type !== "ended") talks = message.type === "taken-over";
					tell(message);
					if (message.type === "ended") socket.close(closed.normal, "ended");
				}
			},
			onAudio(pcm) {
				if (socket.readyState !== socket.OPEN || socket.bufferedAmount > mostBufferedBytes) return;
				const sound = rate.incoming(pcm);
				socket.send(new Uint8Array(sound.buffer, sound.byteOffset, sound.byteLength), { binary: true });
			},
			onNobody() {
				problem("elsewhere", "No process that can be reached from here holds this call.");
				socket.close(closed.normal, "elsewhere");
			},
		},
	);

	function ping(): void {
		const nowMs = clock.elapsed();
		if (nowMs - lastPongMs > deadAfterMs) {
			socket.terminate();
			return;
		}
		tell({ type: "ping", at: nowMs });
		cancelPing = clock.after(pingEveryMs, ping);
		mayStay().then(
			(may) => {
				if (may) return;
				participant.leave();
				socket.close(closed.policy, "not allowed any more");
			},
			// Not known now; asked again soon.
			() => {},
		);
	}

	function understand(text: string): void {
		let json: unknown;
		try {
			json = JSON.parse(text);
		} catch {
			problem("malformed", "not JSON");
			return;
		}
		const parsed = SuperviseClientMessage.safeParse(json);
		if (!parsed.success) problem("invalid", parsed.error.issues[0]?.message ?? "not a message of this protocol");
		else if (parsed.data.type === "pong") lastPongMs = clock.elapsed();
		else {
			if (parsed.data.type === "take-over") record("call.taken-over");
			else if (parsed.data.type === "hang-up") record("call.hung-up");
			participant.wish(parsed.data);
		}
	}

	socket.on("message", (data, isBinary) => {
		if (!gate.pass(clock.elapsed())) return socket.close(closed.policy, "too many messages");
		const bytes = bytesOf(data);
		if (!isBinary) return understand(bytes.toString("utf8"));
		if (bytes.length === 0 || bytes.length % 2 !== 0) return problem("malformed", "samples have two bytes");
		const pcm = new Int16Array(bytes.length >> 1);
		new Uint8Array(pcm.buffer).set(bytes);
		participant.speak(rate.outgoing(pcm));
	});
	socket.on("close", () => {
		cancelPing();
		participant.leave();
	});
	socket.on("error", () => socket.terminate());
	ping();
}

export function registerSuperviseSocket(http: Http, platform: Platform, supervision: Supervision): void {
	const passes = new WeakMap<object, Pass>();
	http.get(
		"/carriers/browser/supervise",
		{
			websocket: true,
			config: { access: "token" },
			schema: { hide: true, querystring: z.object({ token: z.string().min(20).max(1000) }) },
			preHandler: async (request) => {
				passes.set(request, await supervision.enter(request.query.token));
			},
		},
		(socket, request) => {
			const pass = passes.get(request);
			if (!pass) return socket.close(closed.policy, "not admitted");
			const { principal, ip, stillHolds } = request;
			superviseSocket(platform, socket, {
				pass,
				mayStay: stillHolds ?? (async () => true),
				record(action) {
					const subject = pass.callId;
					const entry = { principal, ip, action, subject, detail: { by: pass.name } };
					platform.db
						.transaction((tx) => platform.audit.record(tx, entry))
						.catch((error) => request.log.error({ err: error, action, subject }, "a deed could not be audited"));
				},
			});
		},
	);
}
