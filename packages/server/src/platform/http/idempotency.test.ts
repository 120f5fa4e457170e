import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { type Permission, Problem } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { createTestPlatform, type TestPlatform, testDatabases, truncate } from "../../app/testing.ts";
import type { Http } from "../capability.ts";
import { AppError } from "../errors/index.ts";
import { systemClock } from "../time/index.ts";
import { idempotencyPurge } from "./idempotency-store.ts";
import { createHttp, registerIdempotency } from "./index.ts";
import { nobody, testHttp } from "./testing.ts";

const dayMs = 24 * 60 * 60_000;
const config = { access: "contacts:write", idempotent: true } as const;
const schema = {
	params: z.object({ id: z.string() }),
	body: z.object({ name: z.string(), note: z.string().optional() }),
	response: { 201: z.object({ count: z.number(), name: z.string() }) },
};

for (const database of testDatabases())
	describe(`requests with an idempotency key on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let now = Date.now();
		let count = 0;
		let inTheWay: (() => Promise<void> | void) | null = null;

		before(async () => {
			test = await createTestPlatform({ database, clock: { ...systemClock, now: () => now } });
			await test.start([]);
			http = await createHttp({
				...test.platform,
				authenticate: async ({ headers }) => ({
					...nobody,
					principal: {
						kind: "api-key",
						id: String(headers["x-who"] ?? "ana"),
						name: "",
						permissions: new Set<Permission>(["contacts:write"]),
					},
				}),
			});
			registerIdempotency(http, test.platform);
			const work = async (name: string) => {
				await inTheWay?.();
				count++;
				return { count, name };
			};
			http.post("/things/:id", { config, schema }, async ({ body, params }, reply) =>
				reply
					.code(201)
					.header("location", `/things/${params.id}`)
					.send(await work(body.name)),
			);
			http.post("/other/:id", { config, schema }, async ({ body }, reply) =>
				reply.code(201).send(await work(body.name)),
			);
			http.post("/plain", { config: { access: "contacts:write" } }, () => work(""));
			http.post("/broken", { config, schema: { response: { 200: z.object({ count: z.string() }) } } }, async () => {
				await work("");
				return { count: 1 } as never;
			});
			await http.ready();
		});
		beforeEach(async () => {
			count = 0;
			inTheWay = null;
			await truncate(test.platform, "idempotency_keys");
		});
		after(async () => {
			await http.close();
			await test.stop();
		});

		const post = async (
			key: string | null,
			given: { url?: string; who?: string; encoding?: string; payload?: string | object } = {},
		) => {
			const { url = "/things/1", who = "ana", encoding = "identity", payload = { name: "Eva" } } = given;
			const response = await http.inject({
				method: "POST",
				url,
				headers: {
					"x-who": who,
					"accept-encoding": encoding,
					"content-type": "application/json",
					...(key === null ? {} : { "idempotency-key": key }),
				},
				payload,
			});
			const { statusCode: status, headers, body } = response;
			return { status, headers, body, replayed: headers["idempotency-replayed"] === "true" };
		};
		const problemOf = ({ body }: { body: string }) => Problem.parse(JSON.parse(body));
		const rows = async () =>
			(await test.platform.db.query.execute<{ answer: Buffer | null }>(sql`select answer from idempotency_keys`)).rows;

		it("are served once, and get the same answer each time", async () => {
			const first = await post("k");
			const again = await post("k", { payload: '{ "name" :  "Eva", "unknown": 1 }' });
			assert.deepEqual([first.status, first.replayed, again.status, again.replayed], [201, false, 201, true]);
			assert.equal(again.body, first.body);
			for (const header of ["location", "content-type", "content-length"])
				assert.equal(again.headers[header], first.headers[header]);
			assert.equal(count, 1);
		});

		it("may say anything but spaces and what is not ASCII, up to 200 characters", async () => {
			for (const key of ["", "a b", "ñ", "x".repeat(201), "a, b"])
				assert.equal(problemOf(await post(key)).code, "bad-request", key);
			assert.equal(count, 0);
			assert.equal((await post("~".repeat(200))).status, 201);
		});

		it("cannot ask for something else under the same key", async () => {
			await post("k");
			const other = await post("k", { payload: { name: "Iván" } });
			assert.deepEqual([other.status, problemOf(other).code], [409, "idempotency-conflict"]);
			assert.match(problemOf(other).detail, /another request/);
			assert.equal(other.headers["retry-after"], undefined);
			assert.equal(count, 1);
		});

		it("have keys of their own for each person, route and thing", async () => {
			const answers = [
				await post("k"),
				await post("k", { who: "bea" }),
				await post("k", { url: "/other/1" }),
				await post("k", { url: "/things/2" }),
				await post("K"),
			];
			assert.deepEqual(
				answers.map(({ status, replayed }) => [status, replayed]),
				answers.map(() => [201, false]),
			);
			assert.equal(count, 5);
		});

		it("are as before without the header, and on routes that do not take it", async () => {
			await post(null);
			await post(null);
			await post("k", { url: "/plain" });
			await post("k", { url: "/plain" });
			assert.equal(count, 4);
			assert.deepEqual(await rows(), []);
		});

		it("wait for the first while it runs", async () => {
			const entered = Promise.withResolvers<void>();
			const go = Promise.withResolvers<void>();
			inTheWay = () => {
				entered.resolve();
				return go.promise;
			};
			const first = post("k");
			await entered.promise;
			const second = await post("k");
			assert.deepEqual([second.status, problemOf(second).code], [409, "idempotency-conflict"]);
			assert.equal(second.headers["retry-after"], "1");
			go.resolve();
			assert.equal((await first).status, 201);
			assert.equal((await post("k")).replayed, true);
			assert.equal(count, 1);
		});

		it("do the work once however many come at once", async () => {
			const answers = await Promise.all(Array.from({ length: 10 }, () => post("k")));
			assert.equal(count, 1);
			assert.equal(answers.filter(({ status, replayed }) => status === 201 && !replayed).length, 1);
			for (const answer of answers)
				assert.ok(answer.replayed || answer.status === 201 || problemOf(answer).code === "idempotency-conflict");
		});

		it("give the key back when they are refused or fail", async () => {
			for (const [code, status] of [
				["conflict", 409],
				["overloaded", 503],
				["internal", 500],
			] as const) {
				inTheWay = () => {
					throw code === "internal" ? new Error("boom") : new AppError(code, "No.");
				};
				assert.equal((await post("k")).status, status);
				assert.deepEqual(await rows(), []);
			}
			assert.equal((await post("k", { payload: {} })).status, 400);
			inTheWay = null;
			const served = await post("k", { payload: { name: "Iván" } });
			assert.deepEqual([served.status, served.replayed], [201, false]);
		});

		it("are not served again when the first did its work and left no answer", async () => {
			assert.equal((await post("k", { url: "/broken", payload: {} })).status, 500);
			now += 61_000;
			const again = await post("k", { url: "/broken", payload: {} });
			assert.deepEqual([again.status, problemOf(again).code], [409, "idempotency-conflict"]);
			assert.match(problemOf(again).detail, /Check whether/);
			assert.equal(again.headers["retry-after"], undefined);
			assert.equal(count, 1);
		});

		it("are new after a day, and the purge removes what is older", async () => {
			const purge = () => idempotencyPurge(test.platform).run({}, { signal: new AbortController().signal, attempt: 1 });
			await post("k");
			await post("j");
			now += dayMs - 1;
			await purge();
			assert.equal((await post("k")).replayed, true);
			now += 1;
			assert.equal((await post("k", { payload: { name: "Iván" } })).status, 201);
			assert.equal((await post("k", { payload: { name: "Iván" } })).replayed, true);
			assert.equal((await rows()).length, 2);
			await purge();
			assert.equal((await rows()).length, 1);
			assert.equal(count, 3);
		});

		it("keep answers sealed, whole ones, and refuse to repeat what they cannot read", async () => {
			const name = "palabra ".repeat(500);
			const first = await post("k", { payload: { name }, encoding: "br" });
			assert.equal(first.headers["content-encoding"], "br");
			assert.deepEqual(JSON.parse((await post("k", { payload: { name } })).body), { count: 1, name });
			const [row] = await rows();
			assert.ok(row?.answer && !row.answer.includes("palabra"));
			await test.platform.db.query.execute(sql`update idempotency_keys set answer = ${Buffer.alloc(64)}`);
			const unreadable = await post("k", { payload: { name } });
			assert.deepEqual([unreadable.status, problemOf(unreadable).code], [409, "idempotency-conflict"]);
			assert.equal(count, 1);
		});

		it("are not for routes that do not know who asks", async () => {
			const { http: bare } = await testHttp();
			registerIdempotency(bare, test.platform);
			assert.throws(
				() => bare.post("/open", { config: { access: "public", idempotent: true } }, () => "x"),
				/does not know who asks/,
			);
			await bare.close();
		});
	});
