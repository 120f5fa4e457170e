import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { decodeMuLaw } from "../../ports/audio/g711.ts";
import type { CarrierInput, MediaConnection } from "../../ports/carrier.ts";
import { describeCarrier, type FarEndEvent } from "../../ports/conformance/carrier.ts";
import { createFakeClock, type FakeClock } from "../../ports/fakes/clock.ts";
import { acceptMedia } from "./carrier.ts";
import { credentials, openMedia, start, type TwilioMedia } from "./testing.ts";

const callSid = "CA00000000000000000000000000000001";
const { accountSid } = credentials;

function farEnd({ received, gone }: TwilioMedia): FarEndEvent[] {
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

async function openCall() {
	const { socket, far, stop } = await openMedia();
	const clock = createFakeClock();
	const accepted = acceptMedia(socket, accountSid, clock);
	far.begin("tok", callSid);
	const { connection } = await accepted;
	return { connection, far, clock, socket, stop };
}

describeCarrier(
	"twilio",
	async () => {
		const { connection, far, stop } = await openCall();
		return {
			connection,
			far: {
				speak: far.speak,
				press: (digit) => far.say({ event: "dtmf", dtmf: { track: "inbound_track", digit } }),
				echo: (name) => far.say({ event: "mark", mark: { name } }),
				hangUp: () => far.say({ event: "stop", stop: { accountSid, callSid } }),
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

describe("twilio media stream", () => {
	type Call = Awaited<ReturnType<typeof openCall>>;
	const withCall = (run: (call: Call) => Promise<void>) => async () => {
		const call = await openCall();
		try {
			await run(call);
		} finally {
			call.stop();
		}
	};
	const hangUp = (far: TwilioMedia) => far.say({ event: "stop" });
	const frame = (timestamp: string, bytes = 160) => ({
		event: "media",
		media: { track: "inbound", timestamp, payload: Buffer.alloc(bytes, 0xff).toString("base64") },
	});

	it(
		"names the stream in everything it sends",
		withCall(async ({ connection, far }) => {
			connection.send(new Int16Array(2));
			connection.send(new Int16Array(0));
			connection.mark('turn "7"');
			connection.clear();
			await far.until(() => far.received.length >= 3);
			const streamSid = "MZ00000000000000000000000000000001";
			assert.deepEqual(far.received, [
				{ event: "media", streamSid, media: { payload: "//8=" } },
				{ event: "mark", streamSid, mark: { name: 'turn "7"' } },
				{ event: "clear", streamSid },
			]);
		}),
	);

	it(
		"fills holes with silence, so that the call keeps its time",
		withCall(async ({ connection, far }) => {
			for (const timestamp of ["25", "45", "105", "125", "9000", "9020"]) far.say(frame(timestamp));
			hangUp(far);
			const lengths = (await readAll(connection)).map((input) => input.type === "audio" && input.pcm.length);
			assert.deepEqual(lengths, [160, 160, 320, 160, 160, 16_000, 160, 160, false]);
		}),
	);

	it(
		"hears the caller only, and takes frames of any length",
		withCall(async ({ connection, far }) => {
			far.say({ ...frame("0"), media: { ...frame("0").media, track: "outbound" } });
			far.say(frame("0", 7));
			far.say({ event: "from-a-later-version", anything: 1 });
			hangUp(far);
			const [audio, end] = await readAll(connection);
			assert.ok(audio?.type === "audio" && audio.pcm.length === 7 && end?.type === "hangup");
		}),
	);

	it(
		"endures a few messages that make no sense, and closes on many",
		withCall(async ({ connection, far }) => {
			const media = (payload: unknown) => ({ event: "media", media: { payload } });
			const nonsense = [[], {}, { event: 7 }, media("*"), media(""), media(3), { event: "dtmf", dtmf: { digit: "x" } }];
			for (const message of nonsense) far.say(message);
			far.sendText("null");
			far.sendText("{");
			far.say({ event: "mark", mark: { name: "still here" } });
			far.say({ event: "mark" });
			for (let i = 0; i < 20; i++) far.sendText("?");
			await far.closed;
			assert.deepEqual(await readAll(connection), [{ type: "mark", name: "still here" }]);
		}),
	);

	it(
		"closes a socket that floods, and takes what a stalled network held back",
		withCall(async ({ connection, far }) => {
			for (let i = 0; i < 590; i++) far.say({ event: "mark", mark: { name: "m" } });
			for (let i = 0; i < 20; i++) far.say({ event: "mark", mark: { name: "m" } });
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

	async function refused(say: (far: TwilioMedia, clock: FakeClock) => void | Promise<void>): Promise<string> {
		const { socket, far, stop } = await openMedia();
		const clock = createFakeClock();
		const failure = acceptMedia(socket, accountSid, clock).then(
			() => "accepted",
			({ kind }) => kind,
		);
		await say(far, clock);
		const kind = await failure;
		if (kind !== "accepted") await far.closed;
		stop();
		return kind;
	}

	it("wants to know within five seconds which call it is for", async () => {
		assert.equal(await refused((_, clock) => clock.advance(5000)), "timeout");
		assert.equal(await refused((far) => far.vanish()), "unavailable");
	});

	it("refuses streams that nobody asked for", async () => {
		const good = start("tok", callSid);
		const altered = (more: object) => refused((far) => far.say({ ...good, start: { ...good.start, ...more } }));
		assert.equal(await altered({}), "accepted");
		assert.equal(await altered({ accountSid: "AC00000000000000000000000000000002" }), "bad-response");
		assert.equal(await altered({ customParameters: {} }), "bad-response");
		assert.equal(
			await altered({ mediaFormat: { encoding: "audio/l16", sampleRate: 8000, channels: 1 } }),
			"bad-response",
		);
		assert.equal(
			await altered({ mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 16000, channels: 1 } }),
			"bad-response",
		);
	});

	it("survives whatever is sent to it", { timeout: 30_000 }, async () => {
		const text = fc.oneof(fc.string(), fc.json());
		const message = fc.record({
			event: fc.constantFrom("media", "mark", "dtmf", "start", "connected", "stop?"),
			media: fc.oneof(fc.jsonValue(), fc.record({ payload: fc.base64String(), timestamp: fc.string() })),
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
