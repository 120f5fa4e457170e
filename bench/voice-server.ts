/** What is measured: calls held by the voice pipeline, or a bare echo of the same frames. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { systemClock } from "../packages/server/src/platform/time/index.ts";
import type { MediaConnection } from "../packages/server/src/ports/carrier.ts";
import type { SpeechToText } from "../packages/server/src/ports/speech-to-text.ts";
import type { TextToSpeech } from "../packages/server/src/ports/text-to-speech.ts";
import { createFvad } from "../packages/server/src/providers/fvad/index.ts";
import { startVoiceSession, type VoiceSession, type VoiceSettings } from "../packages/server/src/voice/index.ts";
import { acceptTwilio, isMedia } from "./voice-twilio.ts";

export type BenchServer = {
	url: string;
	latenesses: number[];
	/** From the frame that ended the caller's speech to the first one of the reply, within this process. */
	overheads: number[];
	turns(): number;
	/** Frames that arrived. */
	frames(): number;
	/** Calls that are over, and those that are not. */
	finished(): number;
	live(): number;
	close(): Promise<void>;
};

/** The detector needs one silent frame to know that speech ended: that is the policy's time. */
const endpointingMs = 20;

/** A tone. */
const replyOf = (ms: number) => Int16Array.from({ length: 8 * ms }, (_, i) => Math.round(8000 * Math.sin(i / 5)));

/** Answers at once. */
const transcriber: SpeechToText = {
	provider: "bench",
	model: "none",
	streaming: false,
	finalTimeoutMs: 1000,
	open: () => ({
		write() {},
		commit: async () => ({ text: "Quiero ayuda.", final: true }),
		discard() {},
		onPartial() {},
		close() {},
	}),
};

/** Speaks at once. */
const voiceOf = (reply: Int16Array): TextToSpeech => ({
	provider: "bench",
	model: "tone",
	voices: () => [],
	async *synthesize() {
		yield { pcm: reply, sampleRate: 8000 };
	},
});

const settings: VoiceSettings = {
	locale: "es-419",
	voice: null,
	speed: 1,
	turnTaking: {
		minDelayMs: 0,
		maxDelayMs: 200,
		adaptive: false,
		allowInterruption: true,
		minInterruptionMs: 120,
		resumeAfterMs: 2000,
		fillerAfterMs: 0,
		preemptive: false,
	},
	silenceAfterMs: 60_000,
	maxSilences: 3,
	maxDurationMs: 600_000,
	timeOverText: "",
	fillers: [],
	apologies: { transcription: "", failure: "" },
};

/** Calls held by the voice pipeline with replies of that length, over Twilio's media connection. */
export async function serve(mode: "echo" | "voice", replyMs = 2000): Promise<BenchServer> {
	const voice = voiceOf(replyOf(replyMs));
	const activity = await createFvad();
	const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
	await once(server, "listening");
	const latenesses: number[] = [];
	const sessions = new Set<VoiceSession>();
	const overheads: number[] = [];
	let turns = 0;
	let frames = 0;
	let finished = 0;

	function hold(connection: MediaConnection): void {
		const session = startVoiceSession({
			connection,
			speechToText: transcriber,
			textToSpeech: voice,
			voiceActivity: activity,
			async *respond(input) {
				if (input.type === "text") yield { type: "text", text: "Claro que sí." };
			},
			expects: () => "free",
			preemptive: () => false,
			settings,
			clock: systemClock,
			listener: (event) => {
				if (event.type === "turn-taken") turns++;
				if (event.type !== "reply-ended") return;
				const { firstFrameMs } = event.turn.latency;
				if (firstFrameMs !== undefined) overheads.push(firstFrameMs - endpointingMs);
			},
			recording: { write() {} },
			onPacing: (lateMs) => latenesses.push(lateMs),
			tuning: { speechEndMs: endpointingMs },
		});
		sessions.add(session);
		session.done.then(() => {
			sessions.delete(session);
			finished++;
		});
	}

	const echo = (socket: WebSocket) => socket.on("message", (data) => socket.send(data.toString()));

	server.on("connection", (socket) => {
		socket.on("message", (data) => {
			if (Buffer.isBuffer(data) && isMedia(data)) frames++;
		});
		if (mode === "echo") echo(socket);
		else acceptTwilio(socket).then(hold, () => socket.terminate());
	});
	return {
		url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
		latenesses,
		overheads,
		turns: () => turns,
		frames: () => frames,
		finished: () => finished,
		live: () => sessions.size,
		async close() {
			for (const session of sessions) session.end("server-stopped");
			for (const client of server.clients) client.terminate();
			server.close();
			await once(server, "close");
		},
	};
}
