import assert from "node:assert/strict";
import { after, afterEach, describe, test } from "node:test";
import Telnyx from "telnyx";
import { type CallerScript, readWav, syntheticSpeech } from "../telephone/index.ts";
import { startTelnyxEmulator } from "./index.ts";
import { startProduct } from "./testing/product.ts";
import { writeWav } from "./wav.ts";

const product = await startProduct();
const emulator = await startTelnyxEmulator({
	numbers: ["+14155550199"],
	insecure: true,
	speakMsPerCharacter: 5,
	application: { webhookUrl: `${product.url}/events` },
});
const client = new Telnyx({ apiKey: emulator.apiKey, baseURL: emulator.url, maxRetries: 0 });
const { actions } = client.calls;
after(async () => {
	await emulator.close();
	product.close();
});
afterEach(async () => {
	for (const call of emulator.calls) call.hangUp();
	await emulator.webhooks.settled();
	emulator.reset();
	product.reset();
});

async function answered(script: CallerScript = [], answer = {}) {
	const call = await emulator.dialIn({ from: "+14155550100", to: "+14155550199", script });
	await actions.answer(call.callControlId, answer);
	return call;
}
const tone = syntheticSpeech(100);
const told = () => emulator.webhooks.settled();

describe("speech and playback", () => {
	test("are heard, told and over when they were heard", async () => {
		const call = await answered([{ until: "assistant-quiet", quietMs: 100 }, { hangUp: true }]);
		await actions.speak(call.callControlId, { payload: "We call you back tomorrow.", voice: "female" });
		await call.waitFor(() => call.events.some(({ type }) => type === "call.speak.ended"));
		assert.deepEqual(call.spoken(), ["We call you back tomorrow."]);
		assert.ok((call.ear.lastSpeech?.toMs ?? 0) > 80);
		await told();
		assert.equal(product.last("call.speak.ended").status, "completed");
		assert.equal(product.last("call.speak.ended").from, undefined);
	});

	test("end with the call", async () => {
		const call = await answered();
		await actions.speak(call.callControlId, { payload: "x".repeat(1000), voice: "AWS.Polly.Joanna-Neural" });
		await actions.hangup(call.callControlId, {});
		await call.waitFor(() => call.events.some(({ type }) => type === "call.speak.ended"));
		await told();
		assert.equal(product.last("call.speak.ended").status, "call_hangup");
	});

	test("come from a file, again and again until they are stopped", async () => {
		const call = await answered([{ silence: 200 }]);
		const playback_content = writeWav(tone).toString("base64");
		await actions.startPlayback(call.callControlId, { playback_content, loop: "infinity" });
		await call.waitFor(({ scriptDone }) => scriptDone);
		assert.ok((call.ear.lastSpeech?.toMs ?? 0) > 120, "it is played again");
		await actions.stopPlayback(call.callControlId, { stop: "all" });
		await call.waitFor(() => call.events.some(({ type }) => type === "call.playback.ended"));
		await told();
		assert.equal(product.last("call.playback.ended").status, "cancelled");
		await actions.startPlayback(call.callControlId, { playback_content: "AAAA" });
		await told();
		assert.equal(product.last("call.playback.ended").status, "failed");
		await assert.rejects(actions.startPlayback(call.callControlId, {}));
	});

	test("send keys, also after the answer of a dialled call", async () => {
		const call = await answered();
		await actions.sendDtmf(call.callControlId, { digits: "1w2#" });
		assert.equal(call.heardKeys(), "1w2#");
		await assert.rejects(actions.sendDtmf(call.callControlId, { digits: "x" }));
		const order = { connection_id: emulator.connectionId, from: "+14155550199", to: "+14155550111,200" };
		await client.calls.dial(order);
		const dialled = emulator.calls.at(-1);
		await dialled?.waitFor(({ answered: picked }) => picked);
		assert.deepEqual([dialled?.to, dialled?.heardKeys()], ["+14155550111", "200"]);
	});
});

describe("recordings", () => {
	test("hold both sides, and can be fetched once the call is over", async () => {
		emulator.answer("+14155550111", { kind: "machine", greetingMs: 100, beep: false });
		const { data } = await client.calls.dial({
			connection_id: emulator.connectionId,
			from: "+14155550199",
			to: "+14155550111",
			record: "record-from-answer",
			record_format: "wav",
		});
		const call = emulator.calls.at(-1) ?? assert.fail();
		await call.waitFor(({ answered: picked }) => picked);
		await actions.speak(call.callControlId, { payload: "x".repeat(20), voice: "male" });
		await call.waitFor(({ scriptDone }) => scriptDone);
		call.hangUp();
		await told();
		const saved = product.last("call.recording.saved");
		assert.deepEqual([saved.channels, saved.call_control_id, saved.call_leg_id], ["dual", undefined, call.legId]);
		const [recording] = call.recordings;
		assert.equal(recording?.recordingId, data?.recording_id);
		for (const side of [recording?.said, recording?.heard]) assert.ok(side?.some((sample) => Math.abs(sample) > 1000));
		const { wav } = saved.recording_urls as { wav: string };
		const file = Buffer.from(await (await fetch(wav)).arrayBuffer());
		assert.ok(Math.abs(readWav(file).pcm.length - (recording?.said.length ?? 0)) < 10);
	});

	test("are stopped by command", async () => {
		const call = await answered();
		await assert.rejects(actions.startRecording(call.callControlId, { channels: "single" } as never));
		await actions.startRecording(call.callControlId, { channels: "single", format: "mp3", play_beep: true });
		await actions.stopRecording(call.callControlId, {});
		await told();
		assert.match(String((product.last("call.recording.saved").recording_urls as { mp3: string }).mp3), /\.mp3$/u);
		assert.equal(call.recordings.length, 1);
	});
});

describe("transfers", () => {
	const target = { to: "+14155550122", target_leg_client_state: "Yg==" };

	test("join two people in one session, and end both when one of them leaves", async () => {
		emulator.answer(target.to, { kind: "human", script: [{ say: tone }] });
		const call = await answered();
		await actions.transfer(call.callControlId, target);
		await call.waitFor(({ peer }) => peer !== null);
		const [leg] = call.transfers;
		assert.ok(leg);
		assert.deepEqual([leg.sessionId, leg.from, leg.clientState], [call.sessionId, call.to, "Yg=="]);
		await leg.waitFor(({ scriptDone }) => scriptDone);
		assert.ok((call.ear.lastSpeech?.toMs ?? 0) > 0, "one hears the other");
		leg.hangUp();
		assert.equal((await call.done).hangupCause, "normal_clearing");
		await told();
		assert.deepEqual(product.types(leg.callControlId), [
			"call.initiated",
			"call.answered",
			"call.bridged",
			"call.hangup",
		]);
		assert.deepEqual(product.types(call.callControlId), [
			"call.initiated",
			"call.answered",
			"call.bridged",
			"call.hangup",
		]);
		const hit = product.hits.find(
			({ type, payload }) => type === "call.initiated" && payload.call_control_id === leg.callControlId,
		);
		assert.deepEqual(
			[hit?.payload.direction, hit?.payload.state, hit?.payload.client_state],
			["outgoing", "bridging", "Yg=="],
		);
	});

	test("leave the first leg alone when nobody takes it", async () => {
		emulator.answer(target.to, { kind: "busy" });
		const call = await answered();
		await actions.transfer(call.callControlId, target);
		await call.transfers[0]?.done;
		assert.equal(call.over, false);
		await actions.speak(call.callControlId, { payload: "Nobody is there.", voice: "male" });
		await told();
		assert.equal(product.last("call.hangup").hangup_cause, "user_busy");
	});

	test("park the first leg afterwards where it was asked for", async () => {
		const call = await answered();
		await actions.transfer(call.callControlId, { ...target, park_after_unbridge: "self" });
		await call.waitFor(({ peer }) => peer !== null);
		call.transfers[0]?.hangUp();
		assert.deepEqual([call.over, call.peer], [false, null]);
		await actions.hangup(call.callControlId, {});
	});

	test("end with the caller who does not wait", async () => {
		emulator.answer(target.to, { kind: "no-answer" });
		const call = await answered();
		await actions.transfer(call.callControlId, target);
		call.hangUp();
		assert.equal((await call.transfers[0]?.done)?.hangupCause, "originator_cancel");
	});

	test("answer a call that was not answered yet", async () => {
		const call = await emulator.dialIn({ from: "+14155550100", to: "+14155550199" });
		await actions.transfer(call.callControlId, target);
		await call.waitFor(({ peer }) => peer !== null);
		assert.ok(call.answered);
	});

	test("by bridge join two calls that are there already", async () => {
		const [one, two] = [await answered(), await answered()];
		await assert.rejects(actions.bridge(one.callControlId, { call_control_id_to_bridge_with: "v3:unknown" }));
		await actions.bridge(one.callControlId, { call_control_id_to_bridge_with: two.callControlId });
		assert.deepEqual([one.peer, two.peer], [two, one]);
		await actions.hangup(one.callControlId, {});
		assert.equal((await two.done).hangupCause, "normal_clearing");
		await told();
		assert.equal(product.hits.filter(({ type }) => type === "call.bridged").length, 2);
	});
});
