import assert from "node:assert/strict";
import { after, afterEach, describe, test } from "node:test";
import Telnyx from "telnyx";
import { type CallerScript, decodeMuLaw, encodeMuLaw, syntheticSpeech } from "../telephone/index.ts";
import { decodeALaw, encodeALaw } from "./a-law.ts";
import { type EmulatedTelnyxCall, startTelnyxEmulator } from "./index.ts";
import { type Frame, type MediaSocket, startProduct } from "./testing/product.ts";

const product = await startProduct();
const emulator = await startTelnyxEmulator({
	numbers: ["+14155550199"],
	insecure: true,
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

const rtp = { stream_bidirectional_mode: "rtp", stream_bidirectional_codec: "PCMU" } as const;
const tone = syntheticSpeech(100);

async function connected(script: CallerScript = [], stream: object = { ...rtp, stream_codec: "PCMU" }) {
	const call = await emulator.dialIn({ from: "+14155550100", to: "+14155550199", script });
	await actions.answer(call.callControlId, {
		stream_url: `${product.wsUrl}/media/token?call=1`,
		client_state: "YQ==",
		...stream,
	});
	await emulator.waitFor(() => call.streams[0]?.openedMs != null);
	const media = product.sockets.at(-1) ?? assert.fail("no socket");
	return { call, media };
}

const send = ({ socket }: MediaSocket, frame: object) => socket.send(JSON.stringify(frame));
const sendAudio = (media: MediaSocket, bytes: Uint8Array) =>
	send(media, { event: "media", media: { payload: Buffer.from(bytes).toString("base64") } });
const payloadOf = (frame: Frame) => (frame.media as { payload: string; chunk: string }).payload;
const startOf = (frame: Frame | undefined) =>
	({ ...(frame?.start as object) }) as {
		user_id: string;
		media_format: { encoding: string };
		custom_parameters: unknown;
	};
const problemOf = (frame: Frame | undefined) => ({ ...(frame?.payload as object) }) as { code: number; title: string };
const chunkOf = (frame: Frame) => Number((frame.media as { chunk: string }).chunk);

/** Resolves with the frames of one kind, once there are so many. */
async function frames({ socket, frames: all }: MediaSocket, event: string, count: number): Promise<Frame[]> {
	const found = () => all.filter((frame) => frame.event === event);
	while (found().length < count) {
		const { promise, resolve } = Promise.withResolvers<void>();
		socket.once("message", () => resolve());
		await promise;
	}
	return found();
}
const noted = (call: EmulatedTelnyxCall, type: string) =>
	call.waitFor(() => call.events.some((one) => one.type === type));

describe("media sockets", () => {
	test("bring `connected`, `start`, numbered 20 ms of sound, keys and `stop`", async () => {
		const { call, media } = await connected([{ say: tone, text: "hello" }, { press: "5" }, { hangUp: true }]);
		assert.equal(media.request.url, "/media/token?call=1");
		await call.done;
		await frames(media, "stop", 1);
		const [hello, start, first, second] = media.frames;
		assert.deepEqual(hello, { event: "connected", version: "1.0.0" });
		const streamId = call.streams[0]?.streamId;
		const { user_id: userId } = startOf(start);
		assert.deepEqual(start, {
			event: "start",
			sequence_number: "1",
			stream_id: streamId,
			start: {
				user_id: userId,
				call_control_id: call.callControlId,
				call_session_id: call.sessionId,
				from: "+14155550100",
				to: "+14155550199",
				client_state: "YQ==",
				media_format: { encoding: "PCMU", sample_rate: 8000, channels: 1 },
			},
		});
		assert.deepEqual(
			{ ...first, media: { ...(first?.media as object), payload: "" } },
			{
				event: "media",
				sequence_number: "2",
				stream_id: streamId,
				media: { track: "inbound", chunk: "1", timestamp: "0", payload: "" },
			},
		);
		assert.deepEqual([second?.sequence_number, chunkOf(second as Frame)], ["3", 2]);
		const heard = Buffer.concat(
			(await frames(media, "media", 5)).slice(0, 5).map((frame) => Buffer.from(payloadOf(frame), "base64")),
		);
		assert.deepEqual(heard, Buffer.from(encodeMuLaw(tone)));
		const [dtmf] = await frames(media, "dtmf", 1);
		assert.deepEqual([dtmf?.dtmf, dtmf?.stream_id], [{ digit: "5" }, streamId]);
		assert.match(String(dtmf?.occurred_at), /Z$/u);
		assert.deepEqual(media.frames.at(-1)?.stop, { user_id: userId, call_control_id: call.callControlId });
		await noted(call, "streaming.stopped");
		await emulator.webhooks.settled();
		assert.deepEqual(product.types(call.callControlId), [
			"call.initiated",
			"call.answered",
			"streaming.started",
			"call.dtmf.received",
			"call.hangup",
			"streaming.stopped",
		]);
		assert.equal(product.last("call.dtmf.received").digit, "5");
		assert.equal(product.last("streaming.started").stream_url, `${product.wsUrl}/media/token?call=1`);
		assert.equal(call.streams[0]?.end, "hang-up");
	});

	test("play what they are sent, and echo marks when it was heard", async () => {
		const { call, media } = await connected();
		sendAudio(media, encodeMuLaw(tone));
		send(media, { event: "mark", mark: { name: "end" } });
		const [mark] = await frames(media, "mark", 1);
		assert.deepEqual([mark?.mark, mark?.stream_id], [{ name: "end" }, call.streams[0]?.streamId]);
		const played = call.ear.played();
		const from = played.findIndex((sample) => sample !== 0);
		const expected = decodeMuLaw(encodeMuLaw(tone));
		const at = expected.findIndex((sample) => sample !== 0);
		assert.deepEqual(played.subarray(from, from + 700), expected.subarray(at, at + 700));
		assert.ok((call.streams[0]?.firstSoundMs ?? Number.POSITIVE_INFINITY) < 200);
	});

	for (const echoes of [false, true]) {
		test(`drop what is queued on clear, ${echoes ? "echoing" : "not echoing"} its marks`, async () => {
			emulator.media({ marksAfterClear: echoes });
			const { call, media } = await connected();
			sendAudio(media, encodeMuLaw(syntheticSpeech(4000)));
			send(media, { event: "mark", mark: { name: "dropped" } });
			send(media, { event: "clear" });
			send(media, { event: "mark", mark: { name: "after" } });
			await frames(media, "mark", echoes ? 2 : 1);
			const names = media.frames.flatMap(({ mark }) => (mark === undefined ? [] : [(mark as { name: string }).name]));
			assert.deepEqual(names, echoes ? ["dropped", "after"] : ["after"]);
			assert.equal(call.ear.queuedMs, 0);
		});
	}

	test("echo marks late, or never, as a test wants it", async () => {
		emulator.echoes((name) => (name === "lost" ? { drop: true } : { delayMs: 60 }));
		const { media } = await connected();
		const sentMs = performance.now();
		for (const name of ["lost", "late"]) send(media, { event: "mark", mark: { name } });
		const [mark] = await frames(media, "mark", 1);
		assert.deepEqual(mark?.mark, { name: "late" });
		assert.ok(performance.now() - sentMs >= 59);
	});

	test("announce A-law where nothing else was asked for, and bring it", async () => {
		emulator.media({ codec: "PCMA" });
		const { call, media } = await connected([{ say: tone }], { ...rtp, stream_bidirectional_codec: "PCMA" });
		const [start] = await frames(media, "start", 1);
		assert.equal(startOf(start).media_format.encoding, "PCMA");
		const [first] = await frames(media, "media", 2);
		const expected = encodeALaw(decodeMuLaw(encodeMuLaw(tone))).subarray(0, 160);
		assert.deepEqual(Buffer.from(payloadOf(first as Frame), "base64"), Buffer.from(expected));
		sendAudio(media, encodeALaw(tone));
		send(media, { event: "mark", mark: { name: "end" } });
		await frames(media, "mark", 1);
		const loudest = (pcm: Int16Array) => pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
		const expectedPeak = loudest(decodeALaw(encodeALaw(tone)));
		assert.ok(Math.abs(loudest(call.ear.played()) - expectedPeak) < expectedPeak / 10);
	});

	test("bring mu-law to whoever asks for it, whatever the phone speaks", async () => {
		emulator.media({ codec: "PCMA" });
		const { media } = await connected();
		const [start] = await frames(media, "start", 1);
		assert.equal(startOf(start).media_format.encoding, "PCMU");
	});

	test("swap neighbouring chunks where asked to", async () => {
		emulator.media({ reorder: true });
		const { media } = await connected();
		const received = await frames(media, "media", 4);
		assert.deepEqual(received.slice(0, 4).map(chunkOf), [2, 1, 4, 3]);
		assert.deepEqual(
			received.slice(0, 2).map((frame) => frame.sequence_number),
			["3", "2"],
		);
	});

	test("complain about what they do not understand, and go on", async () => {
		const { call, media } = await connected();
		media.socket.send("{");
		send(media, { event: "dance" });
		send(media, { event: "media", media: { payload: "not base64!" } });
		sendAudio(media, new Uint8Array(80).fill(0xff));
		const errors = await frames(media, "error", 3);
		assert.deepEqual(
			errors.map((frame) => [problemOf(frame).code, problemOf(frame).title, frame.stream_id]),
			[
				[100003, "malformed_frame", call.streams[0]?.streamId],
				[100003, "malformed_frame", call.streams[0]?.streamId],
				[100004, "invalid_media", call.streams[0]?.streamId],
			],
		);
		send(media, { event: "mark", mark: { name: "end" } });
		await frames(media, "mark", 1);
		assert.deepEqual([call.streams[0]?.oddChunks, call.over], [1, false]);
	});

	test("want MP3 files unless the mode is rtp", async () => {
		const { call, media } = await connected([], {});
		sendAudio(media, encodeMuLaw(tone));
		const [error] = await frames(media, "error", 1);
		assert.equal(problemOf(error).code, 100004);
		assert.equal(call.ear.queuedMs, 0);
	});

	test("may be closed by the product: the call goes on and can be streamed again", async () => {
		const { call, media } = await connected([{ say: tone }, { silence: 60 }, { say: tone }]);
		await frames(media, "media", 2);
		media.socket.close();
		await noted(call, "streaming.stopped");
		assert.deepEqual([call.over, call.streams[0]?.end], [false, "product"]);
		const { callControlId } = call;
		await actions.startStreaming(callControlId, {
			stream_url: `${product.wsUrl}/again`,
			stream_auth_token: "secret",
			custom_parameters: [{ name: "a", value: "b" }],
			...rtp,
		});
		await call.waitFor(() => call.streams[1]?.openedMs != null);
		const again = product.sockets.at(-1) ?? assert.fail();
		assert.deepEqual([again.request.url, again.request.headers.authorization], ["/again", "Bearer secret"]);
		const [start] = await frames(again, "start", 1);
		assert.deepEqual(startOf(start).custom_parameters, [{ name: "a", value: "b" }]);
		await assert.rejects(actions.startStreaming(callControlId, { stream_url: `${product.wsUrl}/third` }));
		await actions.stopStreaming(callControlId, {});
		await frames(again, "stop", 1);
		await call.waitFor(() => call.streams[1]?.end === "stopped");
		assert.equal(call.over, false);
	});

	test("may break: no `stop`, and the call goes on", async () => {
		const { call, media } = await connected([{ say: tone }, { dropSocket: true }]);
		await noted(call, "streaming.stopped");
		assert.deepEqual([call.streams[0]?.end, call.over], ["dropped", false]);
		assert.ok(!media.frames.some(({ event }) => event === "stop"));
	});

	test("that cannot be opened are told, and the call goes on", async () => {
		const call = await emulator.dialIn({ from: "+14155550100", to: "+14155550199" });
		const url = `${product.wsUrl}/refused`;
		await actions.answer(call.callControlId, { stream_url: url, stream_track: "inbound_track" });
		await noted(call, "streaming.failed");
		await emulator.webhooks.settled();
		const { failure_reason, stream_params, stream_type, stream_id } = product.last("streaming.failed");
		assert.match(String(failure_reason), /403/u);
		assert.deepEqual([stream_params, stream_type], [{ stream_url: url, track: "inbound_track" }, "websocket"]);
		assert.equal(stream_id, call.streams[0]?.streamId);
		assert.equal(call.over, false);
	});
});
