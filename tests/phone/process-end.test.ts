import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, describe, it } from "node:test";
import { type ConversationDetail, ConversationList, LiveCallList, PhoneCall } from "@centralita/contracts";
import {
	type EmulatedTwilioCall,
	type OpenAiEmulator,
	startOpenAiEmulator,
	startTwilioEmulator,
	type TwilioEmulator,
} from "@centralita/emulators";
import { createTestHome, type TestHome } from "../../packages/server/src/app/testing.ts";
import { type RunningApp, startApp } from "../e2e/support/app.ts";
import { type Desk, openDesk, question } from "../support/desk.ts";
import { type Door, openDoor } from "../support/door.ts";
import { ownerEnvironment } from "../support/people.ts";
import { callerNumber, companyNumber, connectLine, freePort, newestHistory, phoneCallWhen } from "../support/phone.ts";
import { recordingOf } from "../support/recording.ts";
import { spoken } from "../support/spoken.ts";

const calledNumber = "+12025550188";
const manyCalls = 50;
const drainSeconds = 15;
const greeting = "Se graba. Hola.";
const apology = "Perdona, se cortó un momento la comunicación. ¿Qué me decías?";
/** A quiet sample of a channel in which nobody speaks is smaller. */
const loud = 1000;
/** A node of another process counts as gone after a while, and the carrier is asked some seconds later. */
const reconciledMs = 120_000;

const quiet = { until: "assistant-quiet", quietMs: 800 } as const;

// With PostgreSQL: `nodes.test.ts`, where another node takes over.
describe("a process that ends during telephone calls, on its own", () => {
	let home: TestHome;
	let door: Door;
	let twilio: TwilioEmulator;
	let ears: OpenAiEmulator;
	let asks: Int16Array;
	let port: number;
	let app: RunningApp;
	let desk: Desk;
	let lineId: string;

	async function start(): Promise<void> {
		const environment = Object.entries(home.environment).flatMap(([name, value]) =>
			value === undefined ? [] : [[name, value]],
		);
		app = await startApp(home.config.dataDir, { ...Object.fromEntries(environment), PORT: String(port) });
		desk = await openDesk(app.url);
	}

	before(
		async () => {
			port = await freePort();
			door = await openDoor(port);
			twilio = await startTwilioEmulator({ insecure: true, numbers: [companyNumber], keepAudio: false });
			ears = await startOpenAiEmulator();
			asks = await spoken("¿Cuál es el horario?", "es-419", 8000);
			home = await createTestHome("embedded", {
				...ownerEnvironment,
				PUBLIC_URL: door.url,
				TWILIO_BASE_URL: twilio.url,
				TWILIO_ACCOUNT_SID: twilio.accountSid,
				TWILIO_AUTH_TOKEN: twilio.authToken,
				STT_BASE_URL: ears.baseUrl,
				STT_MODEL: "whisper-1",
				DRAIN_SECONDS: String(drainSeconds),
				RATE_LIMIT_PER_MINUTE: "100000",
			});
			await start();
			const { line } = await connectLine(desk, { line: { maxConcurrentCalls: 2 * manyCalls } });
			lineId = line.id;
		},
		{ timeout: 120_000 },
	);
	after(async () => {
		await twilio?.close();
		await app?.stop("SIGKILL");
		await ears?.close();
		await door?.close();
		await home?.remove();
	});

	const callIn = () => twilio.dialIn({ from: callerNumber, to: companyNumber, script: [quiet] });
	const greeted = (call: EmulatedTwilioCall) => call.waitFor(({ scriptDone }) => scriptDone, 60_000);
	const listed = async () => (await desk.read(ConversationList, "GET", "/api/v1/conversations?limit=100")).items;
	const words = ({ transcript }: ConversationDetail) => transcript.map(({ who, heard }) => [who, heard]);

	/** A call in which one question was answered. */
	async function answeredOnce(): Promise<EmulatedTwilioCall> {
		ears.transcribe(question.text);
		const call = await callIn();
		await greeted(call);
		call.act({ say: asks }, quiet);
		await call.waitFor(({ scriptDone }) => scriptDone, 60_000);
		await desk.eventually(
			async () => desk.conversation((await listed())[0]?.id ?? ""),
			({ transcript }) => transcript.length === 3,
			"the first answer",
		);
		return call;
	}

	const assertNever5xx = () =>
		assert.deepEqual(
			twilio.webhooks.log.filter(({ status }) => (status ?? 0) >= 500),
			[],
		);

	async function assertWhole(detail: ConversationDetail): Promise<void> {
		const heard = await recordingOf(desk, detail.id);
		assert.ok(heard.contact > loud && heard.assistant > loud, `both sides are heard: ${JSON.stringify(heard)}`);
		assert.equal(detail.recording?.durationMs, heard.durationMs);
		assert.ok(
			Math.abs(heard.durationMs - (detail.durationMs ?? 0)) < 2000,
			`${heard.durationMs} ms recorded of ${detail.durationMs}`,
		);
	}

	it("is restarted after kill -9: the carrier asks again, and the conversation goes on", {
		timeout: 180_000,
	}, async () => {
		const call = await answeredOnce();
		const before = (await listed()).length;
		await app.stop("SIGKILL");
		await start();
		await call.waitFor(({ streams }) => streams.length === 2 && (streams[1]?.firstSoundMs ?? null) !== null, 60_000);
		ears.transcribe(question.text);
		call.act(quiet, { say: asks }, quiet, { hangUp: true });
		assert.equal((await call.done).status, "completed");
		const detail = await newestHistory(desk);
		assert.deepEqual(words(detail), [
			["assistant", greeting],
			["contact", question.text],
			["assistant", question.answer],
			["assistant", apology],
			["contact", question.text],
			["assistant", question.answer],
		]);
		assert.equal(detail.endReason, "contact-hung-up");
		assert.ok(detail.recording?.complete);
		await assertWhole(detail);
		assert.equal((await listed()).length, before, "one conversation");
		const ends = (await desk.events(detail.id)).filter(({ type }) => type === "call.ended");
		assert.equal(ends.length, 1);
		assertNever5xx();
	});

	it("is restarted too late: the carrier gave the call up, and History tells so", { timeout: 240_000 }, async () => {
		const call = await answeredOnce();
		await door.shut();
		await app.stop("SIGKILL");
		const end = await call.done;
		await door.open();
		// More than the attempts of one look: the job asks again.
		twilio.fault({ on: "fetch-call", kind: "drop", times: 4 });
		await start();
		const [known] = await listed();
		assert.ok(known);
		await desk.eventually(
			() => desk.conversation(known.id),
			({ status }) => status === "ended",
			"the end",
			reconciledMs,
		);
		const detail = await desk.history(known.id);
		assert.equal(detail.endReason, "connection-lost");
		assert.deepEqual(words(detail), [
			["assistant", greeting],
			["contact", question.text],
			["assistant", question.answer],
		]);
		await assertWhole(detail);
		const facts = await desk.read(PhoneCall, "GET", `/api/v1/calls/of-conversation/${known.id}`);
		assert.deepEqual([facts.state, facts.carrierDurationMs], ["ended", end.durationSeconds * 1000]);
	});

	it("outlives a carrier whose API is dead: calls end, and orders are given again", {
		timeout: 120_000,
	}, async () => {
		const call = await answeredOnce();
		twilio.fault({ on: "update-call", kind: "drop", times: 100 });
		const [live] = await listed();
		const { callId } = await desk.read(PhoneCall, "GET", `/api/v1/calls/of-conversation/${live?.id}`);
		assert.equal((await desk.request("DELETE", `/api/v1/calls/${callId}`)).status, 204);
		assert.equal((await call.done).status, "completed", "the carrier was told when it asked");
		const detail = await desk.history(live?.id ?? "");
		assert.equal(detail.endReason, "user-ended");
		assert.ok(detail.recording?.complete);

		twilio.answer(calledNumber, { kind: "no-answer" });
		const order = { requestId: `dead-${Date.now()}`, lineId, to: calledNumber, ringSeconds: 60 };
		const ringing = await desk.read(PhoneCall, "POST", "/api/v1/calls/outbound", order);
		await phoneCallWhen(desk, ringing.callId, ({ state }) => state === "ringing", "ringing");
		twilio.fault({ on: "update-call", kind: "hang" }, { on: "update-call", kind: "drop", times: 4 });
		assert.equal((await desk.request("DELETE", `/api/v1/calls/${ringing.callId}`)).status, 204);
		const rung = twilio.calls.find(({ to }) => to === calledNumber);
		assert.equal((await rung?.done)?.status, "canceled");
		const over = await phoneCallWhen(desk, ringing.callId, ({ state }) => state === "ended", "the end");
		assert.deepEqual([over.endReason, over.conversationId], ["cancelled", null]);
		twilio.fault();
	});

	it(`is asked to stop with ${manyCalls} live calls: takes no more, finishes what it may, says goodbye`, {
		timeout: 240_000,
	}, async () => {
		const before = new Set((await listed()).map(({ id }) => id));
		const calls = await Promise.all(Array.from({ length: manyCalls }, callIn));
		for (const call of calls) await greeted(call);
		twilio.answer(calledNumber, { kind: "no-answer" });
		const order = () => ({ requestId: `stop-${performance.now()}`, lineId, to: calledNumber, ringSeconds: 60 });
		const { callId } = await desk.read(PhoneCall, "POST", "/api/v1/calls/outbound", order());
		await phoneCallWhen(desk, callId, ({ state }) => state === "ringing", "ringing");
		const ringing = twilio.calls.findLast(({ to }) => to === calledNumber);
		assert.ok(ringing);

		const stopping = app.process;
		const exited = once(stopping, "exit");
		stopping.kill("SIGTERM");
		const sinceMs = performance.now();
		const [asking, leaving] = calls;
		assert.ok(asking && leaving);
		ears.transcribe(question.text);
		asking.act({ say: asks }, quiet, { hangUp: true });
		leaving.hangUp();
		await desk.eventually(
			() => desk.request("GET", "/ready"),
			({ status }) => status === 503,
			"the drain",
		);
		const late = await callIn();
		const refused = await desk.request("POST", "/api/v1/calls/outbound", order());
		assert.equal(refused.status, 503);
		assert.equal(((await refused.json()) as { code: string }).code, "draining");
		assert.equal((await late.done).status, "completed");
		assert.match(late.said()[0]?.text ?? "", /líneas están ocupadas/);
		const asked = twilio.webhooks.log.filter(({ callSid, kind }) => callSid === late.sid && kind === "twiml");
		assert.ok(asked.length > 0 && asked.every(({ status }) => status === 200), "told in words");

		const ends = await Promise.all(calls.map(({ done }) => done));
		assert.ok(ends.every(({ status }) => status === "completed"));
		assert.deepEqual((await exited)[0], 0);
		assert.ok(performance.now() - sinceMs < drainSeconds * 1000 + 40_000, "it left in time");
		assert.equal(ringing.status, "canceled", "nobody picks up to silence");
		for (const call of calls.slice(2)) assert.ok(call.ear.speech().length >= 2, "the goodbye was heard");
		assert.ok(twilio.calls.every(({ status }) => status !== "in-progress"));

		await start();
		const cancelled = await desk.read(PhoneCall, "GET", `/api/v1/calls/${callId}`);
		assert.deepEqual([cancelled.state, cancelled.endReason], ["ended", "cancelled"]);
		assert.deepEqual((await desk.read(LiveCallList, "GET", "/api/v1/calls/live")).items, []);
		const mine = (await listed()).filter(({ id }) => !before.has(id));
		assert.equal(mine.length, manyCalls);
		const details = await Promise.all(mine.map(({ id }) => desk.history(id)));
		const reasons = details.map(({ endReason }) => endReason).sort();
		assert.deepEqual(reasons, [
			...Array.from({ length: 2 }, () => "contact-hung-up"),
			...Array.from({ length: manyCalls - 2 }, () => "server-stopped"),
		]);
		for (const detail of details) {
			const last = detail.transcript.findLast(({ who }) => who === "assistant");
			if (detail.endReason === "server-stopped") assert.match(last?.heard ?? "", /^Tenemos que terminar.*minutos\.$/);
			const { recording, durationMs } = detail;
			assert.ok(
				recording?.complete && Math.abs(recording.durationMs - (durationMs ?? 0)) < 2000,
				JSON.stringify([recording, durationMs]),
			);
		}
		assert.ok(
			details.some((detail) => words(detail).flat().includes(question.answer)),
			"a live call went on meanwhile",
		);
		assertNever5xx();
	});
});
