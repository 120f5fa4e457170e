/** The far end of many calls, in a process of its own: speaks, falls silent, and times what comes back. */
import { WebSocket } from "ws";
import { encodeMuLaw } from "../packages/server/src/ports/audio/g711.ts";
import { voiceLike } from "../packages/server/src/ports/conformance/voice-activity.ts";
import { frameWriter, isMark, isMedia, openAsTwilio } from "./voice-twilio.ts";

export type CallersOrder = {
	url: string;
	calls: number;
	mode: "echo" | "voice";
	ms: number;
	/** One turn: speech, then silence in which the reply comes. Frames of 20 ms; 60 of 220 when absent. */
	turn?: { speechFrames: number; cycleFrames: number };
};
export type CallersReport = { roundTrips: number[]; firstFrames: number[]; gaps: number[]; behindMs: number };

const frameMs = 20;
const warmUpMs = 2000;
const usualTurn = { speechFrames: 60, cycleFrames: 220 };

/** The loud parts of a voice only: with no endpointing delay, the dip between two syllables would end the turn. */
const voice = voiceLike(8000, 4000);
const loudFrames = Array.from({ length: voice.length / 160 }, (_, i) => voice.subarray(i * 160, i * 160 + 160)).filter(
	(frame) => frame.some((sample) => Math.abs(sample) > 12_000),
);
const spoken = loudFrames.map((frame) => frameWriter(encodeMuLaw(frame)));
const silence = frameWriter(new Uint8Array(160).fill(0xff));

type Caller = {
	socket: WebSocket;
	/** Where in its conversation it is. */
	frame: number;
	/** Frames sent. */
	sent: number;
	sentAt: number[];
	silentAt: number;
	lastAudio: number;
	playsUntil: number;
};

async function run({ url, calls, mode, ms, turn = usualTurn }: CallersOrder): Promise<CallersReport> {
	const report: CallersReport = { roundTrips: [], firstFrames: [], gaps: [], behindMs: 0 };
	let measuring = false;

	function receive(caller: Caller, data: Buffer): void {
		const now = performance.now();
		if (mode === "echo") {
			if (!isMedia(data)) return;
			const sent = caller.sentAt.shift();
			if (measuring && sent !== undefined) report.roundTrips.push(now - sent);
		} else if (isMedia(data)) {
			if (measuring && caller.silentAt > 0) report.firstFrames.push(now - caller.silentAt);
			caller.silentAt = 0;
			if (measuring && now - caller.lastAudio < 60) report.gaps.push(now - caller.lastAudio);
			caller.lastAudio = now;
			caller.playsUntil = Math.max(now, caller.playsUntil) + frameMs;
		} else if (isMark(data)) {
			const { mark } = JSON.parse(data.toString());
			setTimeout(
				() => caller.socket.send(JSON.stringify({ event: "mark", mark })),
				Math.max(0, caller.playsUntil - now),
			);
		}
	}

	const callers = await Promise.all(
		Array.from({ length: calls }, async (_, i): Promise<Caller> => {
			const socket = new WebSocket(url, { perMessageDeflate: false });
			await openAsTwilio(socket, i);
			// Every call is at another point of its conversation.
			const frame = Math.floor((i * turn.cycleFrames) / calls);
			const caller: Caller = { socket, frame, sent: 0, sentAt: [], silentAt: 0, lastAudio: 0, playsUntil: 0 };
			socket.on("message", (data: Buffer) => receive(caller, data));
			return caller;
		}),
	);

	function step(caller: Caller): void {
		const place = caller.frame++ % turn.cycleFrames;
		if (mode === "echo") caller.sentAt.push(performance.now());
		else if (place === turn.speechFrames) caller.silentAt = performance.now();
		const write = place < turn.speechFrames ? spoken[place % spoken.length] : silence;
		if (write) caller.socket.send(write(caller.sent++));
	}

	const start = performance.now();
	let slot = 0;
	const slots = 10;
	await new Promise<void>((resolve) => {
		const tick = () => {
			const now = performance.now() - start;
			measuring = now > warmUpMs;
			for (; (slot * frameMs) / slots <= now; slot++) {
				if (measuring) report.behindMs = Math.max(report.behindMs, now - (slot * frameMs) / slots);
				for (let i = slot % slots; i < callers.length; i += slots) {
					const caller = callers[i];
					if (caller) step(caller);
				}
			}
			if (now < ms) setTimeout(tick, 1);
			else resolve();
		};
		tick();
	});
	for (const { socket } of callers) socket.terminate();
	return report;
}

process.on("message", (order: CallersOrder) => {
	run(order).then((report) => process.send?.(report));
});
