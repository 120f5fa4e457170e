import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { describe, it } from "node:test";
import type { WebSocket } from "ws";
import { uuidv7 } from "../../../platform/time/index.ts";
import { superviseSocket } from "./sockets.ts";
import { heldCall } from "./testing.ts";

async function supervise(mode: "listen" | "take-over" = "listen") {
	const call = heldCall();
	const told: string[] = [];
	const sounds: number[] = [];
	const recorded: string[] = [];
	let allowed: () => Promise<boolean> = async () => true;
	let closed: string | null = null;
	const events = new EventEmitter();
	const socket = Object.assign(events, {
		OPEN: 1,
		readyState: 1,
		bufferedAmount: 0,
		send(data: string | Uint8Array) {
			if (typeof data === "string") told.push(JSON.parse(data).code ?? JSON.parse(data).type);
			else sounds.push(data.byteLength);
		},
		close(code: number, reason: string) {
			closed = `${code} ${reason}`;
			socket.readyState = 3;
			events.emit("close");
		},
		terminate: () => socket.close(1006, "terminated"),
	});
	const pass = { id: uuidv7(), callId: call.handle.callId, name: "Ana", mode, expiresAt: 0 };
	superviseSocket(call.platform, socket as unknown as WebSocket, {
		pass,
		mayStay: () => allowed(),
		record: (deed) => recorded.push(deed),
	});
	await call.clock.settle();
	return {
		...call,
		told: () => told.filter((type) => type !== "ping"),
		sounds,
		recorded,
		closed: () => closed,
		allow(now: () => Promise<boolean>) {
			allowed = now;
		},
		send: (message: unknown) => events.emit("message", Buffer.from(JSON.stringify(message)), false),
		speak: (samples: number) => events.emit("message", Buffer.alloc(samples * 2), true),
		raw: (data: Buffer, isBinary: boolean) => events.emit("message", data, isBinary),
	};
}

describe("a supervisor's socket", () => {
	it("brings the call's sound at the page's rate, and the page's to the call at its", async () => {
		const page = await supervise("take-over");
		assert.deepEqual(page.told(), ["listening", "taken-over"]);
		for (let i = 0; i < 10; i++) page.sound.contact(new Int16Array(160).fill(5));
		const bytes = page.sounds.reduce((sum, each) => sum + each, 0);
		assert.ok(bytes > 5000 && bytes <= 6400, `${bytes} bytes at 16 kHz`);
		for (let i = 0; i < 10; i++) page.speak(320);
		const samples = page.heard.reduce((sum, { length }) => sum + length, 0);
		assert.ok(samples > 1200 && samples <= 1600, `${samples} samples at 8 kHz`);
	});

	it("writes down what is done to the call", async () => {
		const page = await supervise();
		page.send({ type: "take-over" });
		page.send({ type: "hold", held: true });
		page.send({ type: "hang-up" });
		assert.deepEqual(page.recorded, ["call.taken-over", "call.hung-up"]);
		assert.deepEqual(page.deeds, ["suspend", "end user-ended"]);
	});

	it("closes once its person may not be there any more, and gives the call back", async () => {
		const page = await supervise("take-over");
		page.allow(() => Promise.reject(new Error("the database restarts")));
		for (let i = 0; i < 3; i++) {
			await page.clock.advance(5000);
			page.send({ type: "pong", at: 0 });
		}
		assert.equal(page.closed(), null, "a database that does not answer takes nobody's access away");
		page.allow(async () => false);
		await page.clock.advance(5000);
		assert.equal(page.closed(), "1008 not allowed any more");
		assert.equal(page.host.person(), null);
		assert.match(page.deeds.at(-1) ?? "", /^resume /);
	});

	it("goes on with the call on another node when the one that held it died, as it was", async () => {
		const page = await supervise("take-over");
		page.separate();
		await page.clock.advance(8000);
		const host = page.holdAgain();
		await page.clock.advance(500);
		assert.deepEqual(page.told(), ["listening", "taken-over", "listening", "taken-over"]);
		assert.equal(host.person(), "Ana");
		page.send({ type: "hand-back", note: "" });
		assert.equal(page.told().at(-1), "handed-back");
		assert.equal(page.closed(), null);
	});

	it("closes when nobody holds the call any more, and does not leave its person in silence", async () => {
		const page = await supervise();
		await page.clock.advance(12_000);
		assert.deepEqual(page.told(), ["listening"], "a call that goes on is not left");
		page.send({ type: "pong", at: 0 });
		page.separate();
		await page.clock.advance(15_000);
		page.send({ type: "pong", at: 0 });
		assert.equal(page.closed(), null);
		await page.clock.advance(14_000);
		assert.equal(page.closed(), "1000 elsewhere");
	});

	it("survives whatever a page sends, within bounds", async () => {
		const page = await supervise();
		page.raw(Buffer.from("{"), false);
		page.send({ type: "nonsense" });
		page.raw(Buffer.alloc(3), true);
		page.raw(Buffer.alloc(0), true);
		assert.deepEqual(page.told(), ["listening", "malformed", "invalid", "malformed", "malformed"]);
		for (let i = 0; i < 1000 && page.closed() === null; i++) page.speak(1);
		assert.equal(page.closed(), "1008 too many messages");
		assert.equal(page.host.listeners().length, 0);
	});

	it("lets a page go that says nothing", async () => {
		const page = await supervise();
		await page.clock.advance(30_000);
		assert.equal(page.closed(), "1006 terminated");
	});
});
