import assert from "node:assert/strict";
import { test } from "node:test";
import type { CallClientMessage, CallCreated, CallServerMessage } from "@centralita/contracts";
import type { CallAudio } from "./call-audio.ts";
import { type CallDependencies, CallEngine } from "./call-engine.ts";
import type { MediaSocketListener } from "./media-socket.ts";
import type { Microphone } from "./microphone.ts";

const id = "019b0000-0000-7000-8000-000000000001";
const created: CallCreated = {
	callId: id,
	conversationId: id,
	token: "a b",
	socketPath: "/carriers/browser/media",
	locale: "es-419",
	sampleRate: 16000,
};
const ready: CallServerMessage = {
	type: "ready",
	version: 1,
	callId: id,
	conversationId: id,
	sampleRate: 16000,
	recogniser: "server",
	recorded: true,
};

function scene(change: Partial<CallDependencies> = {}) {
	const sent: CallClientMessage[] = [];
	const audioSent: ArrayBuffer[] = [];
	const done: string[] = [];
	const timers: { ms: number; run: () => void }[] = [];
	let on: MediaSocketListener<CallServerMessage> | null = null;
	let url = "";
	let frame: ((pcm: ArrayBuffer) => void) | null = null;
	let reached: ((names: readonly string[]) => void) | null = null;
	const audio: CallAudio = {
		startPlayback: (_rate, listener) => {
			reached = listener.marks;
			return {
				play: () => done.push("play"),
				mark: (name) => done.push(`mark ${name}`),
				clear: () => done.push("clear"),
				stop: () => done.push("playback stopped"),
			};
		},
		startCapture: (_stream, _rate, listener) => {
			frame = listener.frame;
			return {
				setMuted: (muted) => done.push(`muted ${muted}`),
				stop: () => done.push("capture stopped"),
			};
		},
		close: () => done.push("audio closed"),
	};
	const engine = new CallEngine({
		createCall: async () => created,
		openAudio: async () => audio,
		openMicrophone: async () => ({ stream: {} as MediaStream }),
		closeMicrophone: () => done.push("microphone closed"),
		microphoneGranted: async () => true,
		openSocket: (address, listener) => {
			url = address;
			on = listener;
			return {
				send: (message) => sent.push(message),
				sendAudio: (pcm) => audioSent.push(pcm),
				close: () => done.push("socket closed"),
			};
		},
		recognition: null,
		page: { protocol: "https:", host: "centralita.example" },
		now: () => 1000,
		after: (ms, run) => {
			const timer = { ms, run };
			timers.push(timer);
			return () => {
				timers.splice(timers.indexOf(timer) >>> 0, 1);
			};
		},
		...change,
	});
	return {
		engine,
		sent,
		audioSent,
		done,
		timers,
		url: () => url,
		socket: () => {
			assert.ok(on, "the socket is open");
			return on;
		},
		frame: (pcm: ArrayBuffer) => frame?.(pcm),
		reach: (names: string[]) => reached?.(names),
		phase: () => engine.state.get().phase,
	};
}

async function live(change: Partial<CallDependencies> = {}, microphone = true) {
	const it = scene(change);
	await it.engine.start({ microphone });
	it.socket().open();
	it.socket().message(ready);
	return it;
}

test("a call says hello, then carries sound both ways", async () => {
	const it = await live();
	assert.equal(it.url(), "wss://centralita.example/carriers/browser/media?token=a%20b");
	assert.deepEqual(it.sent, [{ type: "hello", version: 1, microphone: true, recognition: false }]);
	assert.equal(it.phase(), "live");
	assert.deepEqual(it.timers, [], "the wait for an answer is over");
	it.socket().audio(new ArrayBuffer(640));
	it.frame(new ArrayBuffer(640));
	assert.deepEqual([it.done, it.audioSent.length], [["play"], 1]);
});

test("marks go to the player, and come back when they are reached", async () => {
	const it = await live();
	it.socket().message({ type: "mark", name: "m1" });
	assert.deepEqual([it.done, it.sent.length], [["mark m1"], 1]);
	it.reach(["m1"]);
	assert.deepEqual(it.sent[1], { type: "mark", name: "m1" });
	it.socket().message({ type: "clear" });
	assert.equal(it.done.at(-1), "clear");
});

test("without sound marks are answered at once, and the call goes on", async () => {
	const it = await live({ openAudio: () => Promise.reject(new Error("no Web Audio")) });
	it.socket().message({ type: "mark", name: "m1" });
	assert.deepEqual(it.sent.at(-1), { type: "mark", name: "m1" });
	assert.deepEqual([it.engine.state.get().sound, it.phase()], [false, "live"]);
});

test("without a microphone one types", async () => {
	const it = await live({ openMicrophone: async () => ({ problem: "denied" }) });
	assert.deepEqual(it.sent[0], { type: "hello", version: 1, microphone: false, recognition: false });
	assert.equal(it.engine.state.get().microphone, "denied");
	it.engine.sendText("  hola ");
	it.engine.sendText("   ");
	assert.deepEqual(it.sent.slice(1), [{ type: "text", text: "hola" }]);
	it.engine.setMuted(true);
	assert.equal(it.engine.state.get().muted, false);
});

test("waiting for the microphone can be given up, and a late yes is not kept", async () => {
	let answer: (microphone: Microphone) => void = () => undefined;
	let calls = 0;
	const it = scene({
		microphoneGranted: async () => false,
		openMicrophone: () => new Promise((resolve) => (answer = resolve)),
		createCall: async () => {
			calls++;
			return created;
		},
	});
	const started = it.engine.start({ microphone: true });
	await Promise.resolve();
	assert.deepEqual([it.phase(), calls], ["asking", 0], "a call's token must not age behind a question");
	it.engine.continueWithoutMicrophone();
	await started;
	assert.equal(it.engine.state.get().microphone, "skipped");
	answer({ stream: {} as MediaStream });
	await Promise.resolve();
	assert.ok(it.done.includes("microphone closed"));
});

test("mute, keys and pings", async () => {
	const it = await live();
	it.engine.setMuted(true);
	it.engine.pressKey("5");
	it.engine.pressKey("#");
	it.socket().message({ type: "ping", at: 7, roundTripMs: 31 });
	assert.deepEqual(it.sent.slice(1), [
		{ type: "mute", muted: true },
		{ type: "dtmf", digit: "5" },
		{ type: "dtmf", digit: "#" },
		{ type: "pong", at: 7 },
	]);
	const { muted, digits, roundTripMs } = it.engine.state.get();
	assert.deepEqual([muted, digits, roundTripMs, it.done], [true, "5#", 31, ["muted true"]]);
});

const released = ["audio closed", "capture stopped", "microphone closed", "playback stopped", "socket closed"];

test("hanging up lets go of everything and waits for the server's word, not for ever", async () => {
	const it = await live();
	it.engine.hangUp();
	assert.deepEqual([it.sent.at(-1), it.phase()], [{ type: "hangup" }, "ending"]);
	assert.ok(it.done.includes("microphone closed"), "at once");
	it.timers[0]?.run();
	assert.deepEqual([it.phase(), it.engine.state.get().endReason], ["ended", "contact-hung-up"]);
	assert.deepEqual(it.done.filter((what) => released.includes(what)).sort(), released);
});

test("the server ends the call", async () => {
	const it = await live();
	it.socket().message({ type: "ended", reason: "silence" });
	assert.deepEqual([it.phase(), it.engine.state.get().endReason], ["ended", "silence"]);
	it.socket().closed(true);
	assert.equal(it.engine.state.get().endReason, "silence");
	assert.deepEqual(it.done.filter((what) => released.includes(what)).sort(), released);
});

test("at the end the assistant's last words stand, and the person's unfinished ones go", async () => {
	const it = await live();
	const words = (turnId: string, who: "contact" | "assistant") =>
		it.socket().message({ type: "transcript", turnId, who, text: "Hola", final: false });
	words("a", "assistant");
	words("b", "contact");
	it.socket().message({ type: "ended", reason: "assistant-ended" });
	assert.deepEqual(
		it.engine.state.get().transcript.map(({ turnId, final }) => [turnId, final]),
		[["a", true]],
	);
});

test("a lost socket ends the call and says so", async () => {
	const it = await live();
	it.socket().closed(true);
	assert.deepEqual([it.phase(), it.engine.state.get().endReason], ["ended", "connection-lost"]);
});

test("a refused socket, a silent server, a problem before the beginning and a failed request are failures", async () => {
	const refused = scene();
	await refused.engine.start({ microphone: false });
	refused.socket().closed(false);
	assert.deepEqual(refused.engine.state.get().failure, { kind: "refused" });

	const silent = scene();
	await silent.engine.start({ microphone: false });
	silent.socket().open();
	silent.timers[0]?.run();
	assert.deepEqual(silent.engine.state.get().failure, { kind: "no-answer" });

	const draining = scene();
	await draining.engine.start({ microphone: false });
	draining.socket().open();
	draining.socket().message({ type: "problem", code: "draining", detail: "…" });
	draining.socket().closed(true);
	assert.deepEqual(draining.engine.state.get().failure, { kind: "problem", code: "draining", detail: "…" });

	const error = new Error("503");
	const failed = scene({ createCall: () => Promise.reject(error) });
	await failed.engine.start({ microphone: true });
	assert.deepEqual(failed.engine.state.get().failure, { kind: "request", error });
	assert.ok(failed.done.includes("microphone closed") && failed.done.includes("audio closed"));
});

test("giving up before the call began leaves nothing open", async () => {
	let give: (call: CallCreated) => void = () => undefined;
	let asked: AbortSignal | null = null;
	const it = scene({
		createCall: (signal) => {
			asked = signal;
			return new Promise((resolve) => (give = resolve));
		},
	});
	const started = it.engine.start({ microphone: true });
	while (!asked) await Promise.resolve();
	it.engine.hangUp();
	give(created);
	await started;
	assert.deepEqual([it.phase(), (asked as AbortSignal).aborted, it.url()], ["idle", true, ""]);
	assert.ok(it.done.includes("microphone closed") && it.done.includes("audio closed"));
});

test("the browser's recogniser runs only when the server leaves it to the browser", async () => {
	const made: { start: number; onresult?: unknown }[] = [];
	class Recognition {
		lang = "";
		continuous = false;
		interimResults = false;
		onresult = null;
		onerror = null;
		onend = null;
		start() {
			made.push({ start: 1 });
		}
		abort() {}
	}
	await live({ recognition: Recognition });
	assert.equal(made.length, 0);
	const it = scene({ recognition: Recognition });
	await it.engine.start({ microphone: true });
	it.socket().open();
	it.socket().message({ ...ready, recogniser: "browser" });
	assert.deepEqual(it.sent[0], { type: "hello", version: 1, microphone: true, recognition: true });
	assert.equal(made.length, 1);
});
