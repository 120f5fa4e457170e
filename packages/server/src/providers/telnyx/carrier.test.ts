import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { decodeALaw, decodeMuLaw, encodeALaw } from "../../ports/audio/g711.ts";
import type { CarrierInput, MediaConnection } from "../../ports/carrier.ts";
import { describeCarrier, type FarEndEvent } from "../../ports/conformance/carrier.ts";
import { createFakeClock, type FakeClock } from "../../ports/fakes/clock.ts";
import { acceptMedia } from "./carrier.ts";
import { callControlId, openMedia, start, type TelnyxMedia } from "./testing.ts";

const token = "tok_abc";

function farEnd({ received, gone }: TelnyxMedia): FarEndEvent[] {
	const events: FarEndEvent[] = [];
	for (const { event, media, mark } of received as {
		event: string;
		media: { payload: string };
		mark: { name: string };
	}[]) {
		const last = events.at(-1);
		if (event === "media") {
			const pcm = decodeMuLaw(Buffer.from(media.payload, "base64"));
			if (last?.type === "audio") last.pcm = Int16Array.from([...last.pcm, ...pcm]);
			else events.push({ type: "audio", pcm });
		} else if (event === "mark") events.push({ type: "mark", name: mark.name });
		else if (event === "clear") events.push({ type: "clear" });
	}
	if (gone) events.push({ type: "gone" });
	return events;
}

async function openCall(format = {}) {
	const { socket, far, stop } = await openMedia();
	const clock = createFakeClock();
	const accepted = acceptMedia(socket, token, clock);
	far.say({ event: "connected", version: "1.0.0" });
	far.say(start(callControlId, format));
	const { connection } = await accepted;
	return { connection, far, clock, socket, stop };
}

describeCarrier(
	"telnyx",
	async () => {
		const { connection, far, stop } = await openCall();
		return {
			connection,
			far: {
				speak: far.speak,
				press: (digit) => far.say({ event: "dtmf", dtmf: { digit } }),
				echo: (name) => far.say({ event: "mark", mark: { name } }),
				hangUp: () => far.say({ event: "stop", stop: { call_control_id: callControlId } }),
				vanish: far.vanish,
			},
			async got(count) {
				await far.until(() => farEnd(far).length >= count);
				return farEnd(far);
			},
			close: stop,
		};
	},
	// Half a step of mu-law at the amplitudes of the suite.
	{ codecError: 256 / 32768 },
);

async function readAll(connection: MediaConnection): Promise<CarrierInput[]> {
	const inputs: CarrierInput[] = [];
	for await (const input of connection.input) inputs.push(input);
	return inputs;
}

describe("telnyx media stream", () => {
	type Call = Awaited<ReturnType<typeof openCall>>;
	const withCall =
		(run: (call: Call) => Promise<void>, format = {}) =>
		async () => {
			const call = await openCall(format);
			try {
				await run(call);
			} finally {
				call.stop();
			}
		};
	const hangUp = (far: TelnyxMedia) => far.say({ event: "stop" });
	const frame = (chunk: number, timestamp: number, bytes = Buffer.alloc(160, 0xff)) => ({
		event: "media",
		media: {
			track: "inbound",
			chunk: String(chunk),
			timestamp: String(timestamp),
			payload: bytes.toString("base64"),
		},
	});

	it(
		"sends 20 ms or more at a time, without a stream's id",
		withCall(async ({ connection, far }) => {
			connection.send(new Int16Array(100));
			assert.ok(connection.bufferedBytes >= 100);
			connection.send(new Int16Array(100));
			connection.send(new Int16Array(2).fill(1000));
			connection.mark('turn "7"');
			connection.send(new Int16Array(5));
			connection.clear();
			await far.until(() => far.received.length >= 4);
			const payload = (...parts: [number, number][]) =>
				Buffer.concat(parts.map(([length, byte]) => Buffer.alloc(length, byte))).toString("base64");
			assert.deepEqual(far.received, [
				{ event: "media", media: { payload: payload([200, 0xff]) } },
				{ event: "media", media: { payload: payload([2, 0xce], [158, 0xff]) } },
				{ event: "mark", mark: { name: 'turn "7"' } },
				{ event: "clear" },
			]);
		}),
	);

	it(
		"tells marks that were cleared at once, and no mark twice",
		withCall(async ({ connection, far }) => {
			for (const name of ["a", "b", "c"]) connection.mark(name);
			await far.until(() => far.received.length >= 3);
			const echo = (name: string) => far.say({ event: "mark", mark: { name } });
			echo("a");
			echo("a");
			const input = connection.input[Symbol.asyncIterator]();
			assert.deepEqual((await input.next()).value, { type: "mark", name: "a" });
			connection.clear();
			assert.deepEqual((await input.next()).value, { type: "mark", name: "b" });
			assert.deepEqual((await input.next()).value, { type: "mark", name: "c" });
			echo("b");
			echo("never asked for");
			connection.mark("d");
			await far.until(() => far.received.length >= 5);
			echo("d");
			hangUp(far);
			assert.deepEqual(await readAll(connection), [{ type: "mark", name: "d" }, { type: "hangup" }]);
		}),
	);

	it(
		"puts frames in order, and fills holes with silence",
		withCall(async ({ connection, far }) => {
			const tone = (level: number) => Buffer.alloc(160, level);
			for (const [chunk, at] of [
				[2, 5],
				[4, 45],
				[3, 25],
				[4, 45],
				[9, 145],
				[10, 165],
				[11, 185],
				[12, 205],
				[13, 225],
				[15, 265],
			] as const)
				far.say(frame(chunk, at, tone(chunk)));
			hangUp(far);
			const heard = (await readAll(connection)).map((input) =>
				input.type === "audio" ? [input.pcm.length, input.pcm[0]] : input.type,
			);
			const [two, three, four, nine, ten, eleven, twelve, thirteen, fifteen] = [
				...decodeMuLaw(Uint8Array.of(2, 3, 4, 9, 10, 11, 12, 13, 15)),
			].map((sample) => [160, sample]);
			assert.deepEqual(heard, [two, three, four, [640, 0], nine, ten, eleven, twelve, thirteen, fifteen, "hangup"]);
		}),
	);

	it(
		"hears the caller only, and takes frames of any length and without numbers",
		withCall(async ({ connection, far }) => {
			const { media } = frame(1, 0);
			far.say({ event: "media", media: { ...media, track: "outbound" } });
			far.say(frame(1, 0, Buffer.alloc(7, 0xff)));
			far.say({ event: "media", media: { payload: media.payload } });
			far.say({ event: "error", payload: { code: 100004, title: "invalid_media" } });
			far.say({ event: "from-a-later-version", anything: 1 });
			hangUp(far);
			const lengths = (await readAll(connection)).map((input) => (input.type === "audio" ? input.pcm.length : 0));
			assert.deepEqual(lengths, [7, 160, 0]);
		}),
	);

	for (const encoding of ["PCMA", "audio/x-alaw"])
		it(
			`decodes by what was announced: ${encoding}`,
			withCall(
				async ({ connection, far }) => {
					const spoken = encodeALaw(Int16Array.from({ length: 160 }, (_, i) => i * 100));
					far.say(frame(1, 0, Buffer.from(spoken)));
					hangUp(far);
					const [audio] = await readAll(connection);
					assert.ok(audio?.type === "audio");
					assert.deepEqual(audio.pcm, decodeALaw(spoken));
				},
				{ encoding },
			),
		);

	it(
		"endures a few messages that make no sense, and closes on many",
		withCall(async ({ connection, far }) => {
			const media = (payload: unknown) => ({ event: "media", media: { payload } });
			const nonsense = [[], {}, { event: 7 }, media("*"), media(""), media(3), { event: "dtmf", dtmf: { digit: "x" } }];
			for (const message of nonsense) far.say(message);
			far.sendText("null");
			far.sendText("{");
			far.say({ event: "dtmf", dtmf: { digit: "7" } });
			far.say({ event: "mark" });
			for (let i = 0; i < 20; i++) far.sendText("?");
			await far.closed;
			assert.deepEqual(await readAll(connection), [{ type: "dtmf", digit: "7" }]);
		}),
	);

	it(
		"closes a socket that floods, and takes what a stalled network held back",
		withCall(async ({ connection, far }) => {
			for (let i = 0; i < 610; i++) far.say({ event: "dtmf", dtmf: { digit: "1" } });
			await far.closed;
			assert.ok((await readAll(connection)).length >= 500);
		}),
	);

	it(
		"ends a call whose socket gives no sign of life",
		withCall(async ({ connection, clock, socket }) => {
			socket.ping = () => {};
			await clock.advance(20_000);
			assert.deepEqual(await readAll(connection), []);
			assert.equal(clock.pending, 0);
		}),
	);

	it(
		"lives on when its pings are answered",
		withCall(async ({ connection, clock, socket, far }) => {
			for (let i = 0; i < 5; i++) {
				const answered = i > 0 ? new Promise((resolve) => socket.once("pong", resolve)) : null;
				await clock.advance(10_000);
				await answered;
			}
			hangUp(far);
			assert.deepEqual(await readAll(connection), [{ type: "hangup" }]);
		}),
	);

	async function refused(
		say: (far: TelnyxMedia, clock: FakeClock) => void | Promise<void>,
		given: string | null = token,
	): Promise<{ kind: string; message: string }> {
		const { socket, far, stop } = await openMedia();
		const clock = createFakeClock();
		const failure = acceptMedia(socket, given, clock).then(
			() => ({ kind: "accepted", message: "" }),
			(error) => error,
		);
		await say(far, clock);
		const { kind, message } = await failure;
		if (kind !== "accepted") await far.closed;
		stop();
		return { kind, message };
	}

	it("wants to know within five seconds which call it is for", async () => {
		assert.equal((await refused((_, clock) => clock.advance(5000))).kind, "timeout");
		assert.equal((await refused((far) => far.vanish())).kind, "unavailable");
	});

	it("refuses streams that nobody asked for, and says what it wanted", async () => {
		const announced = (format: object, given?: string | null) =>
			refused((far) => far.say(start(callControlId, { ...format })), given);
		assert.equal((await announced({})).kind, "accepted");
		assert.equal((await announced({ encoding: "audio/x-mulaw", sample_rate: "8000" })).kind, "accepted");
		assert.equal((await announced({}, null)).kind, "bad-response");
		for (const format of [
			{ encoding: "L16" },
			{ encoding: "L16", sample_rate: 16_000 },
			{ encoding: "OPUS", sample_rate: 16_000 },
			{ sample_rate: 16_000 },
			{ channels: 2 },
		]) {
			const { kind, message } = await announced(format);
			assert.equal(kind, "bad-response");
			assert.match(message, /PCMU at 8000 Hz was asked for, not \w+ at \d+/);
		}
		const nameless = await refused((far) => far.say({ event: "start", start: {} }));
		assert.equal(nameless.kind, "bad-response");
	});

	it("survives whatever is sent to it", { timeout: 30_000 }, async () => {
		const text = fc.oneof(fc.string(), fc.json());
		const message = fc.record({
			event: fc.constantFrom("media", "mark", "dtmf", "start", "connected", "error", "stop?"),
			media: fc.oneof(
				fc.jsonValue(),
				fc.record({ payload: fc.base64String(), timestamp: fc.string(), chunk: fc.oneof(fc.nat(), fc.string()) }),
			),
			mark: fc.jsonValue(),
			dtmf: fc.jsonValue(),
		});
		const sent = fc.array(
			fc.oneof(
				text,
				message.map((each) => JSON.stringify(each)),
			),
			{ maxLength: 30 },
		);
		await fc.assert(
			fc.asyncProperty(sent, async (messages) => {
				const { connection, far, stop } = await openCall();
				for (const each of messages) far.sendText(each);
				hangUp(far);
				for (const input of await readAll(connection)) assert.notEqual(input.type, "text");
				stop();
			}),
			{ numRuns: 30 },
		);
	});
});
