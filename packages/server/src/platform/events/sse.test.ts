import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { FeedEvent } from "@centralita/contracts";
import { createTestPlatform, type TestPlatform } from "../../app/testing.ts";
import type { Http } from "../capability.ts";
import { testHttp } from "../http/testing.ts";
import { createMetrics, type Metrics } from "../telemetry/index.ts";
import { uuidv7 } from "../time/index.ts";
import { createEventFeed, type EventFeed } from "./sse.ts";

type Reader = {
	response: Response;
	next(): Promise<FeedEvent & { sentId: string }>;
	closed: Promise<void>;
	close(): void;
};

/** Reads frames of a stream as a browser does; skips those without data but keeps their id. */
async function listen(url: string, lastEventId?: string): Promise<Reader> {
	const abort = new AbortController();
	const response = await fetch(url, {
		signal: abort.signal,
		...(lastEventId === undefined ? {} : { headers: { "last-event-id": lastEventId } }),
	});
	const ready: (FeedEvent & { sentId: string })[] = [];
	const waiting: ((event: FeedEvent & { sentId: string }) => void)[] = [];
	const closed = Promise.withResolvers<void>();
	const read = async () => {
		let text = "";
		for await (const chunk of response.body ?? []) {
			text += new TextDecoder().decode(chunk);
			const frames = text.split("\n\n");
			text = frames.pop() ?? "";
			for (const frame of frames) {
				const data = /^data: (.*)$/m.exec(frame)?.[1];
				if (data === undefined) continue;
				const event = { ...JSON.parse(data), sentId: /^id: (.*)$/m.exec(frame)?.[1] ?? "" };
				const waiter = waiting.shift();
				if (waiter) waiter(event);
				else ready.push(event);
			}
		}
	};
	read().then(closed.resolve, () => closed.resolve());
	return {
		response,
		next: () => {
			const event = ready.shift();
			return event ? Promise.resolve(event) : new Promise((resolve) => waiting.push(resolve));
		},
		closed: closed.promise,
		close: () => abort.abort(),
	};
}

describe("the live feed", () => {
	let test: TestPlatform;
	let http: Http;
	let feed: EventFeed;
	let metrics: Metrics;
	let url: string;
	before(async () => {
		test = await createTestPlatform();
		await test.start([]);
	});
	after(() => test.stop());
	beforeEach(async () => {
		metrics = createMetrics(false);
		const { db, events, relay, log } = test.platform;
		feed = createEventFeed({ db, events, relay, log, metrics, maximum: 2 });
		({ http } = await testHttp());
		http.get("/feed", { config: { access: "public" } }, (request, reply) =>
			feed.stream(request, reply, { accepts: ({ type }) => type === "note.added" }),
		);
		url = `${await http.listen({ port: 0, host: "127.0.0.1" })}/feed`;
	});
	afterEach(async () => {
		feed.close();
		await http.close();
	});
	const note = (text: string) =>
		test.platform.db.transaction((tx) =>
			test.platform.events.append(tx, "note.added", { conversationId: uuidv7(), text }),
		);
	const textOf = async (reader: Reader) => (await reader.next()).data.text;

	it("tells what happens from now, and only what may be known", async () => {
		await note("before");
		const reader = await listen(url);
		assert.equal(reader.response.headers.get("content-type"), "text/event-stream; charset=utf-8");
		assert.equal(reader.response.headers.get("cache-control"), "no-store");
		assert.ok(reader.response.headers.get("content-security-policy"));
		await test.platform.db.transaction((tx) =>
			test.platform.events.append(tx, "dtmf.received", { conversationId: uuidv7(), digit: "5" }),
		);
		await note("now");
		const event = await reader.next();
		assert.deepEqual([event.type, event.data.text, event.sentId], ["note.added", "now", event.id]);
		reader.close();
	});

	it("resumes after the last event that was seen", async () => {
		const first = await listen(url);
		await note("1");
		const { id } = await first.next();
		first.close();
		await note("2");
		await note("3");
		const second = await listen(url, id);
		assert.deepEqual([await textOf(second), await textOf(second)], ["2", "3"]);
		await note("4");
		assert.equal(await textOf(second), "4");
		second.close();
	});

	it("brings one that was far behind up to the others, without a gap or a double", async () => {
		const { last } = await test.platform.events.after(null, 1);
		const live = await listen(url);
		await test.platform.db.transaction(async (tx) => {
			for (let index = 0; index < 450; index++)
				await test.platform.events.append(tx, "note.added", { conversationId: uuidv7(), text: `b${index}` });
		});
		const late = await listen(url, last);
		for (const reader of [live, late])
			for (let index = 0; index < 450; index++) assert.equal(await textOf(reader), `b${index}`);
		await note("end");
		assert.deepEqual([await textOf(live), await textOf(late)], ["end", "end"]);
		live.close();
		late.close();
	});

	it("has room for so many, and says when to come back", async () => {
		const readers = [await listen(url), await listen(url)];
		assert.match(await metrics.registry.metrics(), /centralita_feed_clients 2/);
		const refused = await fetch(url);
		assert.equal(refused.status, 503);
		assert.ok(Number(refused.headers.get("retry-after")) > 0);
		for (const reader of readers) reader.close();
	});

	it("ends its streams when the server drains, and takes no more", async () => {
		const reader = await listen(url);
		feed.close();
		await reader.closed;
		assert.match(await (await fetch(url)).text(), /"draining"/);
	});
});
