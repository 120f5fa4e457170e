import assert from "node:assert/strict";
import { test } from "node:test";
import type { SuperviseClientMessage, SuperviseServerMessage } from "@centralita/contracts";
import fc from "fast-check";
import type { CallAudio } from "../engine/call-audio.ts";
import type { MediaSocketListener } from "../engine/media-socket.ts";
import type { Microphone } from "../engine/microphone.ts";
import { isConnected } from "./supervise-state.ts";
import { type SuperviseDependencies, type SuperviseMode, Supervision } from "./supervision.ts";

function scene(change: Partial<SuperviseDependencies> = {}) {
	const sent: SuperviseClientMessage[] = [];
	const done: string[] = [];
	const timers: { ms: number; run: () => void }[] = [];
	let on: MediaSocketListener<SuperviseServerMessage> | null = null;
	let url = "";
	let frame: ((pcm: ArrayBuffer) => void) | null = null;
	let spoken = 0;
	const audio: CallAudio = {
		startPlayback: (rate) => {
			done.push(`playing at ${rate}`);
			return {
				play: () => done.push("play"),
				mark: () => undefined,
				clear: () => done.push("clear"),
				stop: () => done.push("playback stopped"),
			};
		},
		startCapture: (_stream, rate, listener) => {
			done.push(`capturing at ${rate}`);
			frame = listener.frame;
			return {
				setMuted: (muted) => done.push(`muted ${muted}`),
				stop: () => done.push("capture stopped"),
			};
		},
		close: () => done.push("audio closed"),
	};
	const supervision = new Supervision({
		create: async () => ({ token: "a b", socketPath: "/api/v1/calls/supervise", sampleRate: 8000 }),
		openAudio: async () => audio,
		openMicrophone: async () => ({ stream: {} as MediaStream }),
		closeMicrophone: () => done.push("microphone closed"),
		openSocket: (address, listener) => {
			url = address;
			on = listener;
			return {
				send: (message) => sent.push(message),
				sendAudio: () => {
					spoken++;
				},
				close: () => done.push("socket closed"),
			};
		},
		page: { protocol: "https:", host: "centralita.example" },
		after: (ms, run) => {
			const timer = { ms, run };
			timers.push(timer);
			return () => {
				const at = timers.indexOf(timer);
				if (at >= 0) timers.splice(at, 1);
			};
		},
		...change,
	});
	return {
		supervision,
		sent,
		done,
		timers,
		url: () => url,
		spoken: () => spoken,
		socket: () => {
			assert.ok(on, "the socket is open");
			return on;
		},
		frame: () => frame?.(new ArrayBuffer(320)),
		state: () => supervision.state.get(),
	};
}

async function listening(change: Partial<SuperviseDependencies> = {}, mode: SuperviseMode = "listen") {
	const it = scene(change);
	await it.supervision.start(mode);
	it.socket().open();
	it.socket().message({ type: "listening", sampleRate: 8000 });
	return it;
}

async function talking(change: Partial<SuperviseDependencies> = {}) {
	const it = await listening(change);
	await it.supervision.takeOver();
	it.socket().message({ type: "taken-over", held: false });
	return it;
}

test("listening in plays both sides at the call's rate and opens no microphone", async () => {
	const it = await listening({ openMicrophone: () => assert.fail("nobody asked for the microphone") });
	assert.equal(it.url(), "wss://centralita.example/api/v1/calls/supervise?token=a%20b");
	assert.equal(it.state().phase, "listening");
	assert.deepEqual(it.timers, [], "the wait for an answer is over");
	it.socket().audio(new ArrayBuffer(320));
	assert.deepEqual(it.done, ["playing at 8000", "play"]);
	it.socket().message({ type: "ping", at: 7 });
	assert.deepEqual(it.sent, [{ type: "pong", at: 7 }]);
});

test("taking over asks for the microphone first, and speaks only once the server agrees", async () => {
	const it = await listening();
	await it.supervision.takeOver();
	assert.deepEqual(it.sent, [{ type: "take-over" }]);
	assert.equal(it.state().phase, "taking-over");
	assert.ok(!it.done.includes("capturing at 8000"));
	it.socket().message({ type: "taken-over", held: false });
	assert.equal(it.state().phase, "talking");
	assert.ok(it.done.indexOf("clear") < it.done.indexOf("capturing at 8000"), "the assistant's last words are dropped");
	it.frame();
	assert.equal(it.spoken(), 1);
});

test("without a microphone one goes on listening, and knows why", async () => {
	const it = await listening({ openMicrophone: async () => ({ problem: "denied" }) });
	await it.supervision.takeOver();
	assert.deepEqual([it.state().phase, it.state().microphone, it.sent], ["listening", "denied", []]);
	const direct = scene({ openMicrophone: async () => ({ problem: "absent" }) });
	await direct.supervision.start("take-over");
	assert.deepEqual(direct.state().failure, { kind: "microphone", problem: "absent" });
});

test("a refused take-over closes the microphone again", async () => {
	const it = await listening();
	await it.supervision.takeOver();
	it.socket().message({ type: "problem", code: "conflict", detail: "taken over by Ana" });
	assert.deepEqual([it.state().phase, it.state().problem?.detail], ["listening", "taken over by Ana"]);
	assert.ok(it.done.includes("microphone closed"));
});

test("hold, keys and mute reach the server or the microphone while one talks", async () => {
	const it = await talking();
	it.supervision.setHeld(true);
	it.socket().message({ type: "taken-over", held: true });
	it.supervision.setHeld(false);
	it.supervision.setMuted(true);
	it.supervision.pressKey("4");
	it.supervision.pressKey("#");
	assert.deepEqual(it.sent.slice(1), [
		{ type: "hold", held: true },
		{ type: "hold", held: false },
		{ type: "dtmf", digit: "4" },
		{ type: "dtmf", digit: "#" },
	]);
	assert.equal(it.state().digits, "4#");
	assert.equal(
		it.done.filter((what) => what === "capturing at 8000").length,
		1,
		"a second taken-over is no second start",
	);
	assert.equal(it.done.at(-1), "muted true");
});

test("handing back tells the note, closes the microphone and listens on", async () => {
	const it = await talking();
	it.supervision.handBack(" ya está anotado ");
	assert.deepEqual(it.sent.at(-1), { type: "hand-back", note: "ya está anotado" });
	assert.equal(it.state().phase, "handing-back");
	it.socket().message({ type: "handed-back" });
	assert.deepEqual([it.state().phase, it.state().microphone], ["listening", "off"]);
	assert.ok(it.done.includes("capture stopped") && it.done.includes("microphone closed"));
	assert.ok(!it.done.includes("socket closed"));
});

test("leaving while one talks gives the call back", async () => {
	const it = await talking();
	it.supervision.leave();
	assert.deepEqual(it.sent.at(-1), { type: "hand-back", note: "" });
	assert.deepEqual([it.state().phase, it.done.slice(-2)], ["idle", ["socket closed", "audio closed"]]);
});

test("hanging up waits for the end, but not for ever", async () => {
	for (const finish of ["message", "time", "close"] as const) {
		const it = await talking();
		it.supervision.hangUp();
		assert.equal(it.state().phase, "ending");
		if (finish === "message") it.socket().message({ type: "ended" });
		else if (finish === "close") it.socket().closed(true);
		else it.timers[0]?.run();
		assert.equal(it.state().phase, "ended", finish);
	}
});

test("what went wrong on the way is told apart", async () => {
	const refused = scene();
	await refused.supervision.start("listen");
	refused.socket().closed(false);
	assert.deepEqual(refused.state().failure, { kind: "refused" });
	const silent = scene();
	await silent.supervision.start("listen");
	silent.timers[0]?.run();
	assert.deepEqual(silent.state().failure, { kind: "no-answer" });
	const lost = await listening();
	lost.socket().closed(true);
	assert.deepEqual(lost.state().failure, { kind: "lost" });
	const error = new Error("no");
	const failed = scene({ create: () => Promise.reject(error) });
	await failed.supervision.start("listen");
	assert.deepEqual(failed.state().failure, { kind: "request", error });
});

test("a microphone that comes after one left is closed", async () => {
	let grant: (microphone: Microphone) => void = () => undefined;
	const it = await listening({
		openMicrophone: () =>
			new Promise((resolve) => {
				grant = resolve;
			}),
	});
	const asking = it.supervision.takeOver();
	it.supervision.leave();
	grant({ stream: {} as MediaStream });
	await asking;
	assert.equal(it.done.at(-1), "microphone closed");
	assert.deepEqual(it.sent, []);
});

test("whatever happens in whatever order, the microphone is open only while one talks or is about to", async () => {
	const messages: SuperviseServerMessage[] = [
		{ type: "listening", sampleRate: 8000 },
		{ type: "taken-over", held: false },
		{ type: "handed-back" },
		{ type: "problem", code: "conflict", detail: "" },
		{ type: "ended" },
	];
	const steps = fc.array(fc.oneof(fc.constantFrom(...messages), fc.constantFrom("take", "back", "up", "hold")), {
		maxLength: 12,
	});
	await fc.assert(
		fc.asyncProperty(steps, async (script) => {
			let open = 0;
			const it = await listening({
				openMicrophone: async () => {
					open++;
					return { stream: {} as MediaStream };
				},
				closeMicrophone: () => {
					open--;
				},
			});
			for (const step of script) {
				if (step === "take") await it.supervision.takeOver();
				else if (step === "back") it.supervision.handBack("");
				else if (step === "up") it.supervision.hangUp();
				else if (step === "hold") it.supervision.setHeld(true);
				else if (isConnected(it.state())) it.socket().message(step);
				const { phase } = it.state();
				assert.ok(open === 0 || open === 1, `${open} microphones`);
				if (!isConnected(it.state()) || phase === "listening") assert.equal(open, 0, phase);
			}
		}),
	);
});
