import assert from "node:assert/strict";
import { after, afterEach, describe, test } from "node:test";
import { type CallerScript, syntheticSpeech } from "../telephone/index.ts";
import { startTwilioEmulator } from "./index.ts";
import { startProduct } from "./testing/product.ts";

const number = "+14155550199";
const colleague = "+34911222333";
const product = await startProduct();
const emulator = await startTwilioEmulator({
	numbers: [{ phoneNumber: number, voiceUrl: `${product.url}/voice`, statusCallback: `${product.url}/status` }],
});
after(async () => {
	await emulator.close();
	product.close();
});
afterEach(() => {
	emulator.reset();
	product.hits.length = 0;
});

const dialIn = async (twiml: string, script: CallerScript = []) => {
	product.on("/voice", twiml);
	return await emulator.dialIn({ from: "+34600000001", to: number, script });
};
const types = (events: readonly { type: string }[]): string[] => events.map(({ type }) => type);

describe("verbs", () => {
	test("refuse without answering, by the first only", async () => {
		assert.deepEqual((await (await dialIn('<Reject reason="busy"/>')).done).status, "busy");
		assert.deepEqual((await (await dialIn("<Reject/>")).done).status, "no-answer");
		const late = await dialIn("<Say>a</Say><Reject/>");
		assert.deepEqual((await late.done).status, "completed");
		assert.ok(types(late.events).includes("in-progress"));
		await emulator.webhooks.settled();
		assert.deepEqual(
			product.at("/status").map(({ params }) => params.CallStatus),
			["busy", "no-answer", "completed"],
		);
	});

	test("speak for as long as the text takes, pause, redirect and hang up", async () => {
		product.on("/more", "<Pause/><Say>b</Say>");
		const call = await dialIn('<Say language="es-ES">diez letras</Say><Redirect>/more</Redirect><Say>never</Say>');
		const { durationSeconds, endedBy } = await call.done;
		assert.deepEqual(
			call.said().map(({ text, language }) => [text, language]),
			[
				["diez letras", "es-ES"],
				["b", null],
			],
		);
		assert.equal(endedBy, "twiml");
		assert.ok(durationSeconds >= 2, `${durationSeconds} s`);
		const [first] = call.ear.speech();
		assert.ok(first && Math.abs(first.toMs - first.fromMs - 660) < 60, JSON.stringify(first));
		assert.equal(product.at("/more")[0]?.params.CallStatus, "in-progress");
	});

	test("take a message until silence, a key, the limit or the end", async () => {
		product.on("/recorded", "<Hangup/>");
		const record = (attributes: string) => `<Record action="/recorded" playBeep="false" ${attributes}/>`;
		const spoken = [{ say: syntheticSpeech(300), text: "mensaje" }];
		await (await dialIn(record('timeout="1"'), spoken)).done;
		await (await dialIn(record('finishOnKey="#"'), [...spoken, { press: "1#" }])).done;
		await (await dialIn(record('maxLength="1"'), [{ say: syntheticSpeech(3000) }])).done;
		const hungUp = await dialIn(record(""), [...spoken, { hangUp: true }]);
		await hungUp.done;
		await emulator.waitFor(() => product.at("/recorded").length === 4);
		assert.deepEqual(
			product.at("/recorded").map(({ params }) => [params.RecordingDuration, params.Digits, params.CallStatus]),
			[
				["1", "", "in-progress"],
				["1", "#", "in-progress"],
				["1", "", "in-progress"],
				["0", "hangup", "completed"],
			],
		);
		const [recording] = hungUp.recordings;
		assert.ok(recording && Math.abs(recording.pcm.length - 2400) <= 320, `${recording?.pcm.length} samples`);
	});
});

describe("a dialled leg", () => {
	const dial = `<Dial action="/dialled" timeout="1" callerId="${number}" answerOnBridge="true"><Number statusCallback="/leg" statusCallbackEvent="initiated answered completed">${colleague}</Number></Dial>`;

	test("is joined to the caller: both hear each other until one leaves", async () => {
		product.on("/dialled", "<Say>fin</Say>");
		emulator.answer(colleague, {
			kind: "human",
			script: [
				{ say: syntheticSpeech(300), text: "diga" },
				{ until: "assistant-quiet", quietMs: 200 },
				{ hangUp: true },
			],
		});
		const call = await dialIn(dial, [{ until: "assistant-quiet", quietMs: 200 }, { say: syntheticSpeech(200) }]);
		await call.done;
		await emulator.webhooks.settled();
		const [leg] = call.legs;
		assert.ok(leg && leg.parentSid === call.sid && leg.from === number);
		assert.equal((await leg.done).status, "completed");
		assert.equal(leg.ear.speech().length, 1);
		assert.ok(call.ear.speech().length >= 1);
		assert.equal(types(call.events).indexOf("in-progress") > types(call.events).indexOf("dial"), true);
		const [action] = product.at("/dialled");
		assert.deepEqual(
			[action?.params.DialCallStatus, action?.params.DialCallSid, action?.params.DialBridged],
			["completed", leg.sid, "true"],
		);
		assert.deepEqual(
			product
				.at("/leg")
				.map(({ params }) => [params.CallSid, params.ParentCallSid, params.CallStatus])
				.sort(),
			["completed", "in-progress", "initiated"].map((status) => [leg.sid, call.sid, status]),
		);
		assert.equal(call.said()[0]?.text, "fin");
	});

	test("gives the call back when nobody comes", async () => {
		product.on("/dialled", "<Say>nadie</Say>");
		for (const [behaviour, status] of [
			[{ kind: "busy" }, "busy"],
			[{ kind: "no-answer" }, "no-answer"],
			[{ kind: "failed" }, "failed"],
		] as const) {
			emulator.answer(colleague, behaviour);
			const call = await dialIn(dial);
			await call.done;
			assert.equal(product.at("/dialled").at(-1)?.params.DialCallStatus, status);
			assert.equal(call.said()[0]?.text, "nadie");
		}
		const foreign = await dialIn('<Dial action="/dialled" callerId="+15005550000">+34911222333</Dial>');
		await foreign.done;
		assert.equal(product.at("/dialled").at(-1)?.params.DialCallStatus, "failed");
		assert.equal(emulator.debugger.at(-1)?.code, 13214);
	});

	test("is given up when the caller leaves, and the action is told", async () => {
		product.on("/dialled", "<Say>tarde</Say>");
		emulator.answer(colleague, { kind: "no-answer" });
		const call = await dialIn(dial);
		await call.waitFor(({ legs }) => legs[0]?.status === "ringing");
		call.hangUp();
		assert.equal((await call.done).status, "canceled");
		await emulator.waitFor(() => product.at("/dialled").length === 1);
		assert.deepEqual(
			[product.at("/dialled")[0]?.params.DialCallStatus, call.legs[0]?.status, call.said().length],
			["canceled", "canceled", 0],
		);
	});

	test("hears what is whispered, and may refuse", async () => {
		product.on("/dialled", "<Hangup/>");
		product.on("/whisper", "<Say>resumen</Say><Hangup/>");
		const call = await dialIn(`<Dial action="/dialled"><Number url="/whisper">${colleague}</Number></Dial>`);
		await call.done;
		assert.equal(call.legs[0]?.said()[0]?.text, "resumen");
		assert.equal(product.at("/dialled")[0]?.params.DialBridged, "false");
	});
});
