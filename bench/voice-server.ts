/** What is measured: calls held by the voice pipeline, or a bare echo of the same frames. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { systemClock } from "../packages/server/src/platform/time/index.ts";
import type { SpeechToText } from "../packages/server/src/ports/speech-to-text.ts";
import type { TextToSpeech } from "../packages/server/src/ports/text-to-speech.ts";
import { createFvad } from "../packages/server/src/providers/fvad/index.ts";
import { startVoiceSession, type VoiceSession, type VoiceSettings } from "../packages/server/src/voice/index.ts";
import { benchConnection } from "./voice-twilio.ts";

export type BenchServer = {
	url: string;
	latenesses: number[];
	/** From the frame that ended the caller's speech to the first one of the reply, within this process. */
	overheads: number[];
	turns(): number;
	/** Frames that arrived. */
	frames(): number;
	close(): Promise<void>;
};

/** The detector needs one silent frame to know that speech ended: that is the policy's time. */
const endpointingMs = 20;

/** Two seconds of a tone: the reply. */
const reply = Int16Array.from({ length: 16_000 }, (_, i) => Math.round(8000 * Math.sin(i / 5)));

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
const voice: TextToSpeech = {
	provider: "bench",
	model: "tone",
	voices: () => [],
	async *synthesize() {
		yield { pcm: reply, sampleRate: 8000 };
	},
};

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

export async function serve(mode: "echo" | "voice"): Promise<BenchServer> {
	const activity = await createFvad();
	const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
	await once(server, "listening");
	const latenesses: number[] = [];
	const sessions = new Set<VoiceSession>();
	const overheads: number[] = [];
	let turns = 0;
	let frames = 0;
	const countFrame = () => frames++;

	function hold(socket: WebSocket): void {
		const session = startVoiceSession({
			connection: benchConnection(socket, countFrame),
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
		session.done.then(() => sessions.delete(session));
	}

	server.on("connection", (socket) => {
		if (mode === "voice") hold(socket);
		else {
			socket.on("message", (data) => {
				countFrame();
				socket.send(data.toString());
			});
		}
	});
	return {
		url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
		latenesses,
		overheads,
		turns: () => turns,
		frames: () => frames,
		async close() {
			for (const session of sessions) session.end("server-stopped");
			for (const client of server.clients) client.terminate();
			server.close();
			await once(server, "close");
		},
	};
}
