/** What must hold of calls on a line, whoever the carrier is. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { CarrierAccountStatus, Line, PhoneCall } from "@centralita/contracts";
import type { Step } from "@centralita/emulators";
import { question } from "./desk.ts";
import { type FarCall, type FarCarrier, human } from "./far-carrier.ts";
import { callerNumber, companyNumber, type House, newestHistory, phoneCallWhen } from "./phone.ts";
import { spoken } from "./spoken.ts";

const calledNumber = "+12025550188";

export type PhoneSuite<End, Call extends FarCall<End>, Carrier extends FarCarrier<End, Call>> = {
	open(): Promise<House<Carrier>>;
	/** What the carrier's own voice said. */
	said(call: Call): readonly string[];
	outcome(end: End): "completed" | "busy" | string;
	/** The next order rings, and its answer is lost. */
	loseAnswer(carrier: Carrier): void;
	/** Somebody points the line's number elsewhere in the carrier's console. */
	divert(carrier: Carrier): void;
	/** The next order is refused for its number; returns the carrier's code. */
	refuseNumber(carrier: Carrier): string;
};

export function describePhoneCalls<End, Call extends FarCall<End>, Carrier extends FarCarrier<End, Call>>(
	name: string,
	{ open, said, outcome, divert, loseAnswer, refuseNumber }: PhoneSuite<End, Call, Carrier>,
): void {
	describe(`calls on a line of ${name}`, () => {
		let house: House<Carrier>;
		let asks: Int16Array;
		let requests = 0;

		before(async () => {
			house = await open();
			asks = await spoken("¿Cuál es el horario?", "es-419", 8000);
		});
		after(() => house.stop());

		const heardGreeting = (call: Call) =>
			house.desk.eventually(
				async () => call.ear,
				(ear) => ear.speech().length > 0 && !ear.speaking,
				"the greeting",
			);
		const callIn = () => house.carrier.dialIn({ from: callerNumber, to: companyNumber });
		const change = (definition: object) =>
			house.desk.read(Line, "PUT", `/api/v1/lines/${house.line.id}`, {
				label: "Ventas",
				assistantId: house.assistantId,
				timeZone: "UTC",
				...definition,
			});
		const order = (extra: object = {}) => ({
			requestId: `request-${++requests}-${Date.now()}`,
			lineId: house.line.id,
			to: calledNumber,
			...extra,
		});
		const dial = (body: object) => house.desk.read(PhoneCall, "POST", "/api/v1/calls/outbound", body);
		const ended = (callId: string) => phoneCallWhen(house.desk, callId, ({ state }) => state === "ended", "the end");

		it("are understood, answered and kept, with what they cost", { timeout: 120_000 }, async () => {
			const words = Array.from({ length: 5 }, () => question.text);
			house.ears.transcribe(...words);
			const turn: Step[] = [{ until: "assistant-quiet", quietMs: 800 }, { say: asks }];
			const call = await house.carrier.dialIn({
				from: callerNumber,
				to: companyNumber,
				script: [...words.flatMap(() => turn), { until: "assistant-quiet", quietMs: 800 }, { hangUp: true }],
			});
			await call.done;
			const detail = await newestHistory(house.desk);
			assert.equal(detail.endReason, "contact-hung-up");
			assert.deepEqual(
				detail.transcript.filter(({ who }) => who === "contact").map(({ heard }) => heard),
				words,
			);
			assert.ok(detail.recording?.complete);
			assert.ok(Math.abs((detail.recording?.durationMs ?? 0) - (detail.durationMs ?? 0)) < 1500);
			assert.ok((detail.latencyP95Ms ?? 0) >= (detail.latencyP50Ms ?? 1));
			const facts = await house.desk.eventually(
				() => house.desk.read(PhoneCall, "GET", `/api/v1/calls/of-conversation/${detail.id}`),
				({ carrierCost }) => carrierCost !== null,
				"what the carrier charges",
			);
			assert.deepEqual([facts.from, facts.to, facts.direction], [callerNumber, companyNumber, "inbound"]);
			assert.ok((facts.carrierDurationMs ?? 0) > 5000);
			const { costMicros } = await house.desk.conversation(detail.id);
			assert.ok((costMicros ?? 0) > 0, `a cost of ${costMicros}`);
		});

		it("tells the caller in words when all its calls are taken, and says nothing worse", {
			timeout: 60_000,
		}, async () => {
			await change({ maxConcurrentCalls: 1 });
			const first = await callIn();
			await heardGreeting(first);
			const second = await callIn();
			const end = await second.done;
			assert.equal(outcome(end), "completed");
			assert.match(said(second)[0] ?? "", /líneas están ocupadas/);
			await change({ maxConcurrentCalls: 1, busy: { action: "reject" } });
			const third = await callIn();
			assert.equal(outcome(await third.done), "busy");
			first.hangUp();
			await first.done;
			assert.equal((await newestHistory(house.desk)).endReason, "contact-hung-up");
			await change({});
		});

		it("says when its number leads elsewhere, and mends that when it is saved", { timeout: 60_000 }, async () => {
			const notConnected = async () => {
				const path = `/api/v1/carrier-accounts/${house.line.accountId}/status`;
				const { problems } = await house.desk.read(CarrierAccountStatus, "GET", path);
				return problems.filter(({ code }) => code === "number-not-connected").map(({ detail }) => detail);
			};
			assert.deepEqual(await notConnected(), []);
			divert(house.carrier);
			assert.deepEqual(await notConnected(), [`${companyNumber} leads elsewhere at the carrier`]);
			await change({});
			assert.deepEqual(await notConnected(), []);
		});

		it("takes a key that is pressed while the assistant speaks", { timeout: 60_000 }, async () => {
			const call = await house.carrier.dialIn({ from: callerNumber, to: companyNumber });
			await call.waitFor(({ ear }) => ear.speaking, 30_000);
			call.act({ press: "5" }, { until: "assistant-quiet", quietMs: 1500 }, { hangUp: true });
			await call.done;
			const detail = await newestHistory(house.desk);
			const keys = detail.transcript.filter(({ origin }) => origin === "dtmf").map(({ heard }) => heard);
			assert.deepEqual(keys, ["5"]);
			const events = await house.desk.events(detail.id);
			assert.equal(events.filter(({ type }) => type === "dtmf.received").length, 1);
		});

		it("records nobody who does not want it", { timeout: 60_000 }, async () => {
			house.ears.transcribe("Por favor, no me graben.");
			const call = await house.carrier.dialIn({
				from: callerNumber,
				to: companyNumber,
				script: [
					{ until: "assistant-quiet", quietMs: 800 },
					{ say: asks },
					{ until: "assistant-quiet", quietMs: 1500 },
					{ hangUp: true },
				],
			});
			await call.done;
			const detail = await newestHistory(house.desk);
			assert.equal(detail.recording, null);
			assert.ok(detail.transcript.some(({ heard }) => heard.includes("no se graba")));
			assert.equal((await house.desk.request("GET", `/api/v1/conversations/${detail.id}/recording`)).status, 404);
		});

		it("takes a message outside its hours", { timeout: 60_000 }, async () => {
			const text = "Estamos cerrados. Deja tu mensaje.";
			await change({
				hours: [{ days: [new Date().getUTCDay() === 1 ? 2 : 1], from: "09:00", to: "09:01" }],
				closed: { action: "voicemail", text, maxSeconds: 30 },
			});
			house.ears.transcribe("Llámenme mañana, por favor.");
			const call = await house.carrier.dialIn({
				from: callerNumber,
				to: companyNumber,
				script: [
					{ until: "assistant-quiet", quietMs: 900 },
					{ say: asks, text: "mensaje" },
				],
			});
			await call.done;
			const detail = await newestHistory(house.desk);
			assert.equal(detail.endReason, "assistant-ended");
			assert.deepEqual(
				detail.transcript.map(({ who, heard }) => [who, heard]),
				[
					["assistant", text],
					["contact", "Llámenme mañana, por favor."],
					["assistant", "Gracias por tu mensaje. Hasta luego."],
				],
			);
			assert.ok(detail.recording?.complete);
			await change({});
		});

		it("goes on after its line was lost, with an apology and everything before it", { timeout: 90_000 }, async () => {
			house.ears.transcribe(question.text, question.text);
			const call = await callIn();
			await heardGreeting(call);
			call.act({ say: asks }, { until: "assistant-quiet", quietMs: 800 });
			await call.waitFor(({ scriptDone }) => scriptDone, 30_000);
			call.dropSocket();
			await call.waitFor(({ streams }) => streams.length === 2 && (streams[1]?.firstSoundMs ?? null) !== null, 30_000);
			call.act(
				{ until: "assistant-quiet", quietMs: 800 },
				{ say: asks },
				{ until: "assistant-quiet", quietMs: 800 },
				{ hangUp: true },
			);
			await call.done;
			const detail = await newestHistory(house.desk);
			assert.deepEqual(
				detail.transcript.map(({ who, heard }) => [who, heard]),
				[
					["assistant", "Se graba. Hola."],
					["contact", question.text],
					["assistant", question.answer],
					["assistant", "Perdona, se cortó un momento la comunicación. ¿Qué me decías?"],
					["contact", question.text],
					["assistant", question.answer],
				],
			);
			assert.equal(detail.endReason, "contact-hung-up");
			const { recording, durationMs } = detail;
			assert.ok(
				recording?.complete && Math.abs(recording.durationMs - (durationMs ?? 0)) < 1500,
				`${recording?.durationMs} of ${durationMs} ms`,
			);
			const starts = detail.transcript.map(({ startMs }) => startMs);
			assert.deepEqual(
				starts,
				starts.toSorted((a, b) => a - b),
				"one time axis",
			);
		});

		it("rings somebody once for a request, however often it is repeated", { timeout: 90_000 }, async () => {
			house.carrier.answer(calledNumber, human([{ until: "assistant-quiet", quietMs: 700 }, { hangUp: true }]));
			const body = order();
			const answers = await Promise.all([dial(body), dial(body), dial(body)]);
			assert.equal(new Set(answers.map(({ callId }) => callId)).size, 1);
			const { callId } = answers[0] as PhoneCall;
			const call = await ended(callId);
			assert.deepEqual([call.endReason, call.direction, call.to], ["contact-hung-up", "outbound", calledNumber]);
			assert.equal((await dial(body)).callId, callId);
			assert.equal(house.carrier.calls.filter(({ to }) => to === calledNumber).length, 1);
			const done = await phoneCallWhen(
				house.desk,
				callId,
				(one) => one.carrierDurationMs !== null,
				"the carrier's duration",
			);
			assert.ok((done.carrierDurationMs ?? 0) >= 1000);
			const other = await house.desk.request("POST", "/api/v1/calls/outbound", { ...body, to: callerNumber });
			assert.equal(other.status, 409);
		});

		it("asks what became of an order whose answer was lost, and does not repeat it", { timeout: 90_000 }, async () => {
			house.carrier.answer(calledNumber, human([{ until: "assistant-quiet", quietMs: 700 }, { hangUp: true }]));
			const before = house.carrier.calls.length;
			loseAnswer(house.carrier);
			const { callId } = await dial(order());
			const call = await ended(callId);
			assert.equal(call.endReason, "contact-hung-up");
			assert.equal(house.carrier.calls.length, before + 1);
		});

		it("says why nobody was reached", { timeout: 60_000 }, async () => {
			for (const [kind, reason] of [
				["busy", "busy"],
				["no-answer", "no-answer"],
				["failed", "failed"],
			] as const) {
				house.carrier.answer(calledNumber, { kind });
				const { callId } = await dial(order({ ringSeconds: 10 }));
				const call = await ended(callId);
				assert.deepEqual([call.endReason, call.conversationId], [reason, null]);
			}
			const code = refuseNumber(house.carrier);
			const refused = await ended((await dial(order())).callId);
			assert.deepEqual([refused.endReason, refused.cause], ["failed", code]);
		});

		it("leaves its message after the beep of a machine, or hangs up", { timeout: 90_000 }, async () => {
			house.carrier.answer(calledNumber, { kind: "machine", afterMs: 50, greetingMs: 1500, beep: true });
			const text = "Le llamamos de Ventas. Por favor, devuélvanos la llamada.";
			const left = await ended((await dial(order({ machine: { action: "message", text } }))).callId);
			assert.deepEqual([left.endReason, left.answerer], ["message-left", "machine"]);
			const detail = await house.desk.history(left.conversationId ?? "");
			assert.equal(detail.transcript.findLast(({ who }) => who === "assistant")?.heard, text);
			const hungUp = await ended((await dial(order({ machine: { action: "hang-up" } }))).callId);
			assert.deepEqual([hungUp.endReason, hungUp.answerer], ["machine", "machine"]);
		});
	});
}
