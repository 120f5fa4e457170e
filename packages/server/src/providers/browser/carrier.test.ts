import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CarrierInput } from "../../ports/carrier.ts";
import { describeCarrier, type FarEndEvent } from "../../ports/conformance/carrier.ts";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import { callId, conversationId, hello, openPage, type TestPage } from "./testing.ts";
import { decodePcm, encodePcm } from "./wire.ts";

function farEnd({ received }: TestPage): FarEndEvent[] {
	const events: FarEndEvent[] = [];
	for (const each of received) {
		const last = events.at(-1);
		if (Buffer.isBuffer(each)) {
			const pcm = decodePcm(each);
			if (last?.type === "audio") last.pcm = Int16Array.from([...last.pcm, ...pcm]);
			else events.push({ type: "audio", pcm });
		} else if (each.type === "mark") events.push({ type: "mark", name: each.name });
		else if (each.type === "clear") events.push({ type: "clear" });
		else if (each.type === "ended") events.push({ type: "gone" });
	}
	return events;
}

describeCarrier("browser", async () => {
	const page = await openPage();
	page.send(hello);
	await page.connection.ready;
	return {
		connection: page.connection,
		far: {
			speak: (pcm) => page.page.send(encodePcm(pcm)),
			press: (digit) => page.send({ type: "dtmf", digit }),
			echo: (name) => page.send({ type: "mark", name }),
			hangUp: () => page.send({ type: "hangup" }),
			vanish: () => page.page.terminate(),
		},
		async got(count) {
			await page.until(() => farEnd(page).length >= count);
			return farEnd(page);
		},
		close: page.stop,
	};
});

async function* audible(connection: TestPage["connection"]): AsyncGenerator<CarrierInput> {
	for await (const input of connection.input) if (input.type !== "round-trip") yield input;
}

describe("browser connection", () => {
	const withPage =
		(run: (page: TestPage) => Promise<void>, options: Parameters<typeof openPage>[0] = {}) =>
		async () => {
			const page = await openPage(options);
			try {
				await run(page);
			} finally {
				page.stop();
			}
		};

	it(
		"answers hello with what the page needs to know",
		withPage(
			async (page) => {
				page.send(hello);
				await page.until(() => page.messages.length > 0);
				assert.deepEqual(page.messages[0], {
					type: "ready",
					version: 1,
					callId,
					conversationId,
					sampleRate: 16000,
					recogniser: "server",
					recorded: true,
				});
			},
			{ recogniser: "server", recorded: true },
		),
	);

	it(
		"says when nobody recognises speech",
		withPage(async (page) => {
			page.send({ ...hello, recognition: false });
			await page.until(() => page.messages.length > 0);
			assert.equal(page.messages[0]?.type === "ready" && page.messages[0].recogniser, "none");
		}),
	);

	it(
		"drops what comes before hello, and says so",
		withPage(async (page) => {
			page.page.send(Buffer.alloc(640));
			page.send({ type: "text", text: "hola" });
			page.send(hello);
			await page.connection.ready;
			page.send({ type: "text", text: "buenas" });
			const first = await audible(page.connection).next();
			assert.deepEqual(first.value, { type: "text", text: "buenas", final: true, origin: "typed" });
			await page.until(() => page.messages.length > 0);
			assert.equal(page.messages[0]?.type === "problem" && page.messages[0].code, "too-early");
		}),
	);

	it("closes on a page that never says hello", async () => {
		const clock = createFakeClock();
		const page = await openPage({ clock });
		await clock.advance(10_000);
		assert.deepEqual(await page.closed, { code: 1008, reason: "no hello in time" });
		assert.equal((await page.connection.input[Symbol.asyncIterator]().next()).done, true);
		page.stop();
	});

	const bad: [string, string | Buffer][] = [
		["not JSON", "{"],
		["an unknown type", '{"type":"reboot"}'],
		["a wrong value", '{"type":"dtmf","digit":"99"}'],
		["half a sample", Buffer.alloc(3)],
		["nothing", Buffer.alloc(0)],
		["JSON that is no object", "null"],
	];
	for (const [title, message] of bad) {
		it(
			`answers ${title} with a problem and goes on`,
			withPage(async (page) => {
				page.send(hello);
				await page.connection.ready;
				page.page.send(message);
				page.send({ type: "dtmf", digit: "1" });
				assert.deepEqual((await audible(page.connection).next()).value, { type: "dtmf", digit: "1" });
				await page.until(() => page.messages.some(({ type }) => type === "problem"));
			}),
		);
	}

	it(
		"closes with 1009 on a message that is too big",
		withPage(async (page) => {
			page.send(hello);
			await page.connection.ready;
			page.page.send(Buffer.alloc(20_000));
			assert.equal((await page.closed).code, 1009);
		}),
	);

	it(
		"closes with 1008 on a flood",
		withPage(async (page) => {
			page.send(hello);
			for (let i = 0; i < 1000; i++) page.page.send(Buffer.alloc(2));
			assert.deepEqual(await page.closed, { code: 1008, reason: "too many messages" });
		}),
	);

	it(
		"gives up on a page that only sends nonsense",
		withPage(async (page) => {
			page.send(hello);
			for (let i = 0; i < 30; i++) page.page.send("nonsense");
			assert.equal((await page.closed).code, 1008);
		}),
	);

	it("measures the round trip, and lets go of a page that answers no ping", async () => {
		const clock = createFakeClock();
		const page = await openPage({ clock });
		page.send(hello);
		await page.until(() => page.messages.some(({ type }) => type === "ping"));
		const ping = page.messages.find((message) => message.type === "ping");
		await clock.advance(40);
		page.send({ type: "pong", at: ping?.type === "ping" ? ping.at : 0 });
		const iterator = page.connection.input[Symbol.asyncIterator]();
		assert.deepEqual((await iterator.next()).value, { type: "round-trip", ms: 40 });
		await clock.advance(30_000);
		assert.equal((await iterator.next()).done, true);
		assert.equal((await page.closed).code, 1006);
		page.stop();
	});

	it(
		"takes closing the page for hanging up",
		withPage(async (page) => {
			page.send(hello);
			await page.connection.ready;
			page.page.close(1001);
			assert.deepEqual((await audible(page.connection).next()).value, { type: "hangup" });
		}),
	);

	it(
		"tells the page why the call ended",
		withPage(async (page) => {
			page.send(hello);
			await page.connection.ready;
			page.connection.hangUp("max-duration");
			assert.equal((await page.closed).code, 1000);
			assert.deepEqual(page.messages.at(-1), { type: "ended", reason: "max-duration" });
		}),
	);

	it("survives a thousand random messages", async () => {
		const clock = createFakeClock();
		const message = fc.oneof(
			fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
			fc.string({ maxLength: 200 }),
			fc.json({ maxDepth: 3 }),
			fc
				.record({
					type: fc.constantFrom("hello", "text", "transcript", "dtmf", "mark", "mute", "pong", "hangup", "bye"),
					text: fc.oneof(fc.string(), fc.integer()),
					final: fc.boolean(),
					digit: fc.string({ maxLength: 2 }),
					name: fc.string({ maxLength: 100 }),
					muted: fc.oneof(fc.boolean(), fc.constant(null)),
					at: fc.double(),
				})
				.map((value) => JSON.stringify(value)),
		);
		for (const sample of fc.sample(fc.array(message, { minLength: 20, maxLength: 20 }), { numRuns: 50 })) {
			const page = await openPage({ clock });
			page.send(hello);
			for (const each of sample) page.page.send(each);
			const closed = page.closed;
			page.page.close(1000);
			await closed;
			let last: IteratorResult<CarrierInput>;
			const iterator = page.connection.input[Symbol.asyncIterator]();
			do last = await iterator.next();
			while (!last.done);
			page.stop();
		}
	});
});
