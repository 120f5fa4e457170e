import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import fc from "fast-check";
import { type WebSocket, WebSocketServer } from "ws";
import { ProviderError } from "../errors/index.ts";
import { systemClock } from "../time/index.ts";
import { pcmBytes } from "./pcm.ts";
import { openRecogniser, type RecogniserDialect } from "./recogniser.ts";

const sampleRate = 8000;

/**
 * A recogniser that answers with the loudness of what it heard, each once: so that words tell which stretch they are of.
 */
async function startRecogniser(positions: boolean) {
	const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
	await once(server, "listening");
	const faults: ("drop" | "mute" | "nonsense")[] = [];
	server.on("connection", (socket: WebSocket) => {
		let heard = new Set<number>();
		let samples = 0;
		let from = 0;
		let muted = false;
		socket.on("error", () => undefined);
		socket.on("message", (data, isBinary) => {
			if (!Buffer.isBuffer(data)) return;
			if (isBinary) {
				for (let at = 0; at < data.length; at += 2) if (data.readInt16LE(at) !== 0) heard.add(data.readInt16LE(at));
				samples += data.length / 2;
				return;
			}
			const fault = muted ? "mute" : faults.shift();
			// Who answers in order cannot leave one out.
			muted = fault === "mute" && !positions;
			const text = [...heard].join(" ");
			const span = { start: from / sampleRate, end: samples / sampleRate };
			heard = new Set();
			from = samples;
			if (fault === "drop") socket.terminate();
			else if (fault === "nonsense") socket.send("<<<");
			else if (!fault)
				socket.send(JSON.stringify({ text, final: true, complete: true, ...(positions ? { span } : {}) }));
		});
	});
	return {
		url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
		faults,
		dropAll() {
			for (const socket of server.clients) socket.terminate();
		},
		close() {
			for (const socket of server.clients) socket.terminate();
			return new Promise((resolve) => server.close(resolve));
		},
	};
}

const dialect = (url: string): RecogniserDialect => ({
	provider: "test",
	url,
	headers: {},
	sampleRate,
	pieceMs: 40,
	shortestMs: 100,
	audio: pcmBytes,
	commit: "commit",
	keepAlive: { everyMs: 1000, message: "silence" },
	farewell: null,
	read: (data) => JSON.parse(data.toString()),
	ended: () => new ProviderError("test", "unavailable", "ended"),
});

const action = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ do: fc.constant("write" as const), frames: fc.integer({ min: 1, max: 20 }) }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constantFrom("commit" as const, "discard" as const, "pause" as const) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constantFrom("drop" as const, "mute" as const, "nonsense" as const) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant("drop-all" as const) }) },
);

for (const positions of [true, false])
	test(`every commit is settled once, with words of its own stretch (${positions ? "by position" : "in order"})`, async () => {
		const server = await startRecogniser(positions);
		try {
			await fc.assert(
				fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 25 }), async (actions) => {
					server.faults.length = 0;
					const abort = new AbortController();
					const times = { clock: systemClock, timeoutMs: 60, flushMs: positions ? 30 : null };
					const stream = openRecogniser(dialect(server.url), times, abort.signal);
					let id = 1;
					const commits: Promise<void>[] = [];
					for (const step of actions) {
						if (step.do === "write") for (let n = 0; n < step.frames; n++) stream.write(new Int16Array(160).fill(id));
						else if (step.do === "commit") {
							const own = new Set(["", String(id++)]);
							commits.push(
								stream.commit().then(
									({ text, final }) => assert.ok(final && own.has(text), `${text} is not of ${[...own]}`),
									(error) => assert.ok(error instanceof ProviderError && error.kind !== "cancelled", String(error)),
								),
							);
						} else if (step.do === "discard") {
							stream.discard();
							id++;
						} else if (step.do === "pause") await new Promise((resolve) => setTimeout(resolve, 4));
						else if (step.do === "drop-all") server.dropAll();
						else server.faults.push(step.do);
					}
					await Promise.all(commits);
					stream.discard();
					stream.write(new Int16Array(1600).fill(id));
					const last = stream.commit().catch((error) => error);
					abort.abort();
					assert.equal((await last).kind, "cancelled");
				}),
				{ numRuns: 25 },
			);
		} finally {
			await server.close();
		}
	});

test("an address or a key that cannot be one fails the stretch, not the process", async () => {
	for (const broken of [
		{ ...dialect("ws://127.0.0.1:1"), headers: { authorization: "Token “pasted”" } },
		dialect("ws://127.0.0.1:1"),
		dialect("no address"),
	]) {
		const times = { clock: systemClock, timeoutMs: 2000, flushMs: null };
		const stream = openRecogniser(broken, times, new AbortController().signal);
		stream.write(new Int16Array(1600).fill(1));
		const error = await stream.commit().catch((thrown) => thrown);
		assert.equal(error.kind, "unavailable");
		stream.close();
	}
});
