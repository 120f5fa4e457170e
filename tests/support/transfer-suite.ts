/** What must hold of calls that are given to a colleague's phone, whoever the carrier is. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type FarCall, type FarCarrier, human } from "./far-carrier.ts";
import { callerNumber, companyNumber, type House, liveCallWhen, newestHistory, phoneCallWhen } from "./phone.ts";
import type { PhoneSuite } from "./phone-suite.ts";
import { spoken } from "./spoken.ts";

const colleague = "+12025550177";

export function describeTransfers<End, Call extends FarCall<End>, Carrier extends FarCarrier<End, Call>>(
	name: string,
	{ open, outcome }: Pick<PhoneSuite<End, Call, Carrier>, "open" | "outcome">,
): void {
	describe(`calls given to a colleague on a line of ${name}`, () => {
		let house: House<Carrier>;
		let asks: Int16Array;
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
		const ended = (callId: string) => phoneCallWhen(house.desk, callId, ({ state }) => state === "ended", "the end");

		it("gives a call to a colleague's phone, and takes it back when nobody comes", { timeout: 120_000 }, async () => {
			house.carrier.answer(colleague, { kind: "busy", afterMs: 300 });
			const call = await callIn();
			await heardGreeting(call);
			const { callId } = await liveCallWhen(house.desk, ({ state }) => state === "listening", "a live call");
			const path = `/api/v1/calls/${callId}/transfer`;
			assert.equal((await house.desk.request("POST", path, { to: colleague, mode: "cold" })).status, 204);
			await call.waitFor(({ streams }) => streams.length === 2, 30_000);
			await liveCallWhen(house.desk, ({ state }) => state === "listening", "the assistant again");
			house.carrier.answer(colleague, human([{ silence: 800 }, { hangUp: true }]));
			assert.equal((await house.desk.request("POST", path, { to: colleague, mode: "cold" })).status, 204);
			await call.done;
			const detail = await newestHistory(house.desk);
			assert.equal(detail.endReason, "transferred");
			assert.deepEqual(
				detail.transcript.map(({ heard }) => heard),
				[
					"Se graba. Hola.",
					"Te comunico con una persona. No cortes, por favor.",
					"En este momento nadie puede tomar la llamada. ¿Te ayudo yo o prefieres que te llamen?",
					"Te comunico con una persona. No cortes, por favor.",
				],
			);
		});

		it("does not say that a caller was given to somebody who was only rung", { timeout: 60_000 }, async () => {
			house.carrier.answer(colleague, { kind: "no-answer" });
			const rung = () => house.carrier.calls.filter(({ to }) => to === colleague).length;
			const before = rung();
			const call = await callIn();
			await heardGreeting(call);
			const { callId } = await liveCallWhen(house.desk, ({ state }) => state === "listening", "a live call");
			await house.desk.request("POST", `/api/v1/calls/${callId}/transfer`, { to: colleague, mode: "cold" });
			await call.waitFor(() => rung() > before, 30_000);
			call.hangUp();
			await call.done;
			assert.equal((await ended(callId)).endReason, "contact-hung-up");
		});

		it("comes back to the assistant when the line to the colleague who took it breaks", {
			timeout: 120_000,
		}, async () => {
			house.carrier.answer(colleague, human([{ until: "assistant-quiet", quietMs: 1200 }, { press: "1" }]));
			const call = await callIn();
			await heardGreeting(call);
			const { callId } = await liveCallWhen(house.desk, ({ state }) => state === "listening", "a live call");
			await house.desk.request("POST", `/api/v1/calls/${callId}/transfer`, { to: colleague, mode: "warm" });
			await liveCallWhen(house.desk, ({ person }) => person === colleague, "the colleague");
			const leg = house.carrier.calls.findLast(({ to }) => to === colleague);
			assert.ok(leg);
			leg.dropSocket();
			await leg.done;
			await liveCallWhen(house.desk, ({ state, person }) => state === "listening" && person === null, "the assistant");
			call.hangUp();
			await call.done;
			const detail = await newestHistory(house.desk);
			assert.equal(detail.endReason, "contact-hung-up");
			assert.ok(detail.transcript.some(({ heard }) => heard.startsWith("Se cortó la comunicación con la persona")));
		});

		it("lets a colleague hear a summary, take the call by a key, and talk with the caller", {
			timeout: 120_000,
		}, async () => {
			house.carrier.answer(colleague, {
				kind: "human",
				afterMs: 100,
				script: [
					{ until: "assistant-quiet", quietMs: 1200 },
					{ press: "1" },
					{ silence: 1000 },
					{ say: asks, text: "Hola, soy Bea" },
					{ silence: 1500 },
					{ hangUp: true },
				],
			});
			house.ears.transcribe("Hola, soy Bea.");
			const call = await callIn();
			await heardGreeting(call);
			const { callId } = await liveCallWhen(house.desk, ({ state }) => state === "listening", "a live call");
			await house.desk.request("POST", `/api/v1/calls/${callId}/transfer`, {
				to: colleague,
				mode: "warm",
				summary: "Quiere una factura.",
			});
			await liveCallWhen(
				house.desk,
				({ state, person }) => state === "person" && person === colleague,
				"the colleague",
			);
			const end = await call.done;
			assert.equal(outcome(end), "completed");
			const leg = house.carrier.calls.findLast(({ to }) => to === colleague);
			const said = leg?.reports.find(({ what }) => what === "say");
			assert.ok(said, "the colleague spoke");
			const lastHeard = call.ear.speech().at(-1);
			assert.ok(lastHeard && lastHeard.toMs - lastHeard.fromMs > 500, "the caller heard the colleague");
			const detail = await newestHistory(house.desk);
			assert.equal(detail.endReason, "transferred");
			assert.deepEqual(
				detail.transcript.filter(({ who }) => who === "user").map(({ heard }) => heard),
				["Hola, soy Bea."],
				"what the colleague said is in the transcript",
			);
			const types = (await house.desk.events(detail.id))
				.filter(({ type }) => type === "call.changed")
				.map(({ data }) => data.what);
			assert.deepEqual(types, ["transferring", "transferring", "transferred"]);
		});
	});
}
