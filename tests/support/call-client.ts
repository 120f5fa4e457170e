/** A telephone in node: what the browser's page does on the media socket, without the page. */
import assert from "node:assert/strict";
import { type CallCreated, CallServerMessage, callSocketVersion } from "@centralita/contracts";
import { WebSocket } from "ws";

type Of<T extends CallServerMessage["type"]> = Extract<CallServerMessage, { type: T }>;
/** What the assistant said in one turn, and how much of it was heard. */
type Said = { turnId: string; text: string; heard: string };

export type CallClient = {
	readonly callId: string;
	readonly conversationId: string;
	readonly socket: WebSocket;
	/** Everything received but audio, in order. */
	readonly messages: readonly CallServerMessage[];
	/** Samples received. */
	readonly samples: number;
	of<T extends CallServerMessage["type"]>(type: T): Of<T>[];
	/** The assistant's turns that are over, in order. */
	said(): Said[];
	send(message: unknown): void;
	/** Waits until the assistant has said that many turns, and listens. */
	heard(turns: number): Promise<Said>;
	/** Types, and waits for the whole answer. */
	ask(text: string): Promise<Said>;
	/** Speaks at the pace of speech, with silence after it. */
	speak(pcm: Int16Array, silenceMs: number): Promise<void>;
	/** Resolves when `condition` holds; it is looked at whenever something arrives. */
	until(condition: () => boolean, what: string, timeoutMs?: number): Promise<void>;
	hangUp(): Promise<void>;
	/** Resolves with how the socket closed. */
	readonly closed: Promise<number>;
};

const sampleRate = 16_000;
const frameSamples = 320;

export const mediaUrl = (url: string, { socketPath, token }: Pick<CallCreated, "socketPath" | "token">) =>
	`${url.replace("http", "ws")}${socketPath}?token=${token}`;

/** The status with which a handshake was refused; 101 when it was accepted, and then hung up. */
export function handshakeStatus(address: string, origin: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(address, { origin });
		socket.once("unexpected-response", (request, response) => {
			request.destroy();
			resolve(response.statusCode ?? 0);
		});
		socket.once("open", () => {
			socket.close(1000);
			resolve(101);
		});
		socket.once("error", reject);
	});
}

/** Opens the media socket of a call that was created, says hello and waits until the server is ready. */
export async function connectCall(url: string, created: CallCreated): Promise<CallClient> {
	const socket = new WebSocket(mediaUrl(url, created), { origin: url });
	const messages: CallServerMessage[] = [];
	const waiting = new Set<() => void>();
	const marks = new Map<string, NodeJS.Timeout>();
	let samples = 0;
	/** When what was received will have been played. */
	let playedAt = 0;
	let over = false;

	const send = (message: unknown) => {
		if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
	};
	const acknowledge = (name: string) => {
		clearTimeout(marks.get(name));
		marks.delete(name);
		send({ type: "mark", name });
	};
	const look = () => {
		for (const check of waiting) check();
	};
	function receive(message: CallServerMessage): void {
		messages.push(message);
		if (message.type === "mark")
			marks.set(
				message.name,
				setTimeout(() => acknowledge(message.name), Math.max(0, playedAt - performance.now())),
			);
		else if (message.type === "clear") {
			playedAt = performance.now();
			for (const name of [...marks.keys()]) acknowledge(name);
		} else if (message.type === "ping") send({ type: "pong", at: message.at });
	}
	socket.on("message", (data, isBinary) => {
		assert.ok(Buffer.isBuffer(data));
		if (isBinary) {
			samples += data.length / 2;
			playedAt = Math.max(playedAt, performance.now()) + (data.length / 2 / sampleRate) * 1000;
		} else receive(CallServerMessage.parse(JSON.parse(data.toString())));
		look();
	});
	socket.on("error", () => {});
	const closed = new Promise<number>((resolve) => {
		socket.on("close", (code) => {
			over = true;
			for (const timer of marks.values()) clearTimeout(timer);
			resolve(code);
			look();
		});
	});

	const of = <T extends CallServerMessage["type"]>(type: T) =>
		messages.filter((message): message is Of<T> => message.type === type);
	const said = (): Said[] =>
		of("transcript")
			.filter(({ who, final }) => who === "assistant" && final)
			.map(({ turnId, text, heard }) => ({ turnId, text, heard: heard ?? "" }));
	const story = () => JSON.stringify(messages.filter(({ type }) => type !== "level" && type !== "mark").slice(-12));

	function until(condition: () => boolean, what: string, timeoutMs = 20_000): Promise<void> {
		return new Promise((resolve, reject) => {
			const settle = (error?: Error) => {
				clearTimeout(timer);
				waiting.delete(check);
				if (error) reject(error);
				else resolve();
			};
			const check = () => {
				if (condition()) settle();
				else if (over) settle(new Error(`the call was over before ${what}: ${story()}`));
			};
			const timer = setTimeout(() => settle(new Error(`${what} did not come: ${story()}`)), timeoutMs);
			waiting.add(check);
			check();
		});
	}

	async function heard(turns: number): Promise<Said> {
		await until(
			() => said().length >= turns && of("state").at(-1)?.state === "listening",
			`turn ${turns} of the assistant`,
		);
		const last = said()[turns - 1];
		assert.ok(last);
		return last;
	}

	await new Promise<void>((resolve, reject) => {
		socket.once("open", resolve);
		socket.once("unexpected-response", (_request, response) => reject(new Error(`refused: ${response.statusCode}`)));
	});
	send({ type: "hello", version: callSocketVersion, microphone: true, recognition: false });
	await until(() => of("ready").length > 0, "ready");

	return {
		callId: created.callId,
		conversationId: created.conversationId,
		socket,
		messages,
		get samples() {
			return samples;
		},
		of,
		said,
		send,
		heard,
		ask(text) {
			const before = said().length;
			send({ type: "text", text });
			return heard(before + 1);
		},
		async speak(pcm, silenceMs) {
			const whole = new Int16Array(pcm.length + Math.round((silenceMs * sampleRate) / 1000));
			whole.set(pcm);
			const startedAt = performance.now();
			for (let at = 0; at < whole.length && !over; at += frameSamples) {
				const dueMs = startedAt + (at / sampleRate) * 1000 - performance.now();
				if (dueMs > 0) await new Promise((resolve) => setTimeout(resolve, dueMs));
				const frame = whole.slice(at, at + frameSamples);
				if (socket.readyState === socket.OPEN) socket.send(new Uint8Array(frame.buffer));
			}
		},
		until,
		async hangUp() {
			send({ type: "hangup" });
			await closed;
		},
		closed,
	};
}
