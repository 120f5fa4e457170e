import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { Problem } from "@centralita/contracts";
import { z } from "zod";
import type { Http } from "../capability.ts";
import type { Environment } from "../config/index.ts";
import { NoConnectionError } from "../db/trouble.ts";
import { AppError, ProviderError } from "../errors/index.ts";
import { nobody, testHttp } from "./testing.ts";

const config = { access: "public" } as const;
let http: Http;
afterEach(() => http.close());

const open = async (environment: Environment = {}, add: (http: Http) => void = () => {}) => {
	({ http } = await testHttp(environment));
	http.post(
		"/things/:id",
		{
			config,
			schema: {
				params: z.object({ id: z.coerce.number() }),
				body: z.object({ name: z.string(), tags: z.array(z.object({ n: z.number() })) }),
				response: { 200: z.object({ ok: z.boolean() }) },
			},
		},
		() => ({ ok: true }),
	);
	add(http);
	http.setNotFoundHandler(() => {
		throw new AppError("not-found", "There is nothing under this address.");
	});
	await http.ready();
};

describe("problems", () => {
	const fails = (error: unknown) => (app: Http) =>
		app.get("/fails", { config }, () => {
			throw error;
		});
	const get = async (url: string) => {
		const response = await http.inject({ url });
		return { response, problem: Problem.parse(response.json()) };
	};

	it("follow RFC 9457 and say which request it was", async () => {
		await open({}, fails(new AppError("conflict", "It is taken.", { retryAfterMs: 1500 })));
		const { response, problem } = await get("/fails?secret=1");
		assert.equal(response.statusCode, 409);
		assert.equal(response.headers["content-type"], "application/problem+json");
		assert.equal(response.headers["retry-after"], "2");
		assert.deepEqual(problem, {
			type: "/docs/errors/conflict",
			title: "Conflict",
			status: 409,
			code: "conflict",
			detail: "It is taken.",
			instance: "/fails",
			requestId: response.headers["x-request-id"],
		});
	});

	it("name every field that is wrong", async () => {
		await open();
		const response = await http.inject({ method: "POST", url: "/things/1", payload: { tags: [{ n: "x" }] } });
		const problem = Problem.parse(response.json());
		assert.deepEqual([problem.status, problem.code], [400, "validation-failed"]);
		assert.deepEqual(problem.errors?.map(({ path }) => path).sort(), ["name", "tags.0.n"]);
		const params = await http.inject({ method: "POST", url: "/things/x", payload: { name: "a", tags: [] } });
		assert.deepEqual(
			Problem.parse(params.json()).errors?.map(({ path }) => path),
			["params.id"],
		);
	});

	it("cover what Fastify refuses by itself", async () => {
		await open({ BODY_LIMIT_BYTES: "1024" });
		const send = (payload: string, type = "application/json") =>
			http.inject({ method: "POST", url: "/things/1", headers: { "content-type": type }, payload });
		const codes = [
			await send("{"),
			await send(JSON.stringify({ name: "x".repeat(2000), tags: [] })),
			await send("<a/>", "application/xml"),
			await http.inject({ url: "/nowhere" }),
			await http.inject({ url: "/%" }),
		].map((response) => [response.statusCode, Problem.parse(response.json()).code]);
		assert.deepEqual(codes, [
			[400, "bad-request"],
			[413, "payload-too-large"],
			[415, "unsupported-media-type"],
			[404, "not-found"],
			[400, "bad-request"],
		]);
	});

	it("tell nothing of what was not expected", async () => {
		await open({}, fails(new Error("password of the database is hunter2")));
		const { response, problem } = await get("/fails");
		assert.deepEqual([problem.status, problem.code], [500, "internal"]);
		assert.doesNotMatch(response.body, /hunter2|at .*\.ts/);
	});

	it("tell a provider's failure without its words", async () => {
		await open({}, fails(new ProviderError("openai", "auth", "key sk-123 is wrong")));
		const { response, problem } = await get("/fails");
		assert.deepEqual([problem.status, problem.code], [502, "provider-failed"]);
		assert.doesNotMatch(response.body, /sk-123/);
	});

	it("are internal when an answer does not fit its schema", async () => {
		await open({}, (app) =>
			app.get(
				"/wrong",
				{ config, schema: { response: { 200: z.object({ n: z.number() }) } } },
				() => ({ n: "x" }) as never,
			),
		);
		assert.equal((await get("/wrong")).problem.code, "internal");
	});
});

describe("requests", () => {
	it("keep a sane id that they bring, and get one otherwise", async () => {
		await open();
		const id = async (given: string) =>
			(await http.inject({ url: "/", headers: { "x-request-id": given } })).headers["x-request-id"];
		assert.equal(await id("trace-1234567"), "trace-1234567");
		assert.match(String(await id("a b\r\nx: y")), /^[0-9a-f-]{36}$/);
		assert.match(String(await id("short")), /^[0-9a-f-]{36}$/);
	});

	it("are limited by address, with a problem that says when to come back", async () => {
		await open({ RATE_LIMIT_PER_MINUTE: "3" }, (app) => {
			app.get("/free", { config }, () => "x");
			app.get("/tight", { config: { ...config, rateLimit: { max: 1 } } }, () => "x");
		});
		const get = (url: string, ip: string) => http.inject({ url, remoteAddress: ip });
		const codes = [];
		for (let count = 0; count < 4; count++) codes.push((await get("/free", "192.0.2.1")).statusCode);
		assert.deepEqual(codes, [200, 200, 200, 429]);
		assert.equal((await get("/free", "192.0.2.2")).statusCode, 200);
		assert.equal((await get("/tight", "192.0.2.3")).statusCode, 200);
		const refused = await get("/tight", "192.0.2.3");
		assert.equal(Problem.parse(refused.json()).code, "rate-limited");
		assert.ok(Number(refused.headers["retry-after"]) > 0);
	});

	it("for the dashboard's files are not counted", async () => {
		await open({ RATE_LIMIT_PER_MINUTE: "3" }, (app) => {
			app.get("/assets/page.js", { config }, () => "x");
			app.get("/free", { config }, () => "x");
		});
		const get = async (url: string) => (await http.inject({ url, remoteAddress: "192.0.2.4" })).statusCode;
		const codes = [];
		for (let count = 0; count < 5; count++) codes.push(await get("/assets/page.js"));
		for (let count = 0; count < 4; count++) codes.push(await get("/free"));
		assert.deepEqual(codes, [200, 200, 200, 200, 200, 200, 200, 200, 429]);
	});

	it("are shed while the process is too busy, but those that ask whether it lives", async () => {
		await open({ MAX_EVENT_LOOP_DELAY_MS: "5" }, (app) => {
			app.get("/work", { config }, () => "x");
			app.get("/alive", { config: { ...config, infrastructure: true, rateLimit: false } }, () => "x");
		});
		const busy = () => {
			const until = performance.now() + 200;
			while (performance.now() < until);
		};
		let shed = await http.inject({ url: "/work" });
		while (shed.statusCode === 200) {
			busy();
			// Lets the delay be seen.
			await new Promise((resolve) => setTimeout(resolve, 20));
			shed = await http.inject({ url: "/work" });
		}
		assert.deepEqual([shed.statusCode, Problem.parse(shed.json()).code], [503, "overloaded"]);
		assert.ok(Number(shed.headers["retry-after"]) > 0);
		assert.equal((await http.inject({ url: "/alive" })).statusCode, 200);
	});

	it("are shed while others wait for the database already, but carriers'", async () => {
		let busy = true;
		const test = await testHttp({}, undefined, undefined, () => busy);
		({ http } = test);
		http.get("/work", { config }, () => "x");
		http.get("/carrier", { config: { ...config, access: "token" } }, () => "x");
		http.get("/alive", { config: { ...config, infrastructure: true } }, () => "x");
		const codes = async () =>
			Promise.all(["/work", "/carrier", "/alive"].map(async (url) => (await http.inject({ url })).statusCode));
		assert.deepEqual(await codes(), [503, 200, 200]);
		busy = false;
		assert.deepEqual(await codes(), [200, 200, 200]);
	});

	it("are asked to come again when the database is away or full", async () => {
		const test = await testHttp();
		({ http } = test);
		const refused = Object.assign(new Error("terminating connection"), { code: "57P01" });
		http.get("/stopped", { config }, () => Promise.reject(new Error("Failed query", { cause: refused })));
		http.get("/broken", { config }, () => Promise.reject(new Error("Connection terminated unexpectedly")));
		http.get("/full", { config }, () => Promise.reject(new NoConnectionError(new Error("timeout exceeded when"))));
		http.get("/wrong", { config }, () => Promise.reject(Object.assign(new Error("syntax"), { code: "42601" })));
		const codes = [];
		for (const url of ["/stopped", "/broken", "/full", "/wrong"]) {
			const answer = await http.inject({ url });
			codes.push([answer.statusCode, Problem.parse(answer.json()).code, answer.headers["retry-after"]]);
		}
		const away = [503, "not-ready", "2"];
		assert.deepEqual(codes, [away, away, [503, "overloaded", "2"], [500, "internal", undefined]]);
	});

	it("cannot choose their address unless the proxy is trusted", async () => {
		const addresses: string[] = [];
		const add = (app: Http) =>
			app.get("/ip", { config }, (request) => {
				addresses.push(request.ip);
				return "x";
			});
		const ask = () =>
			http.inject({ url: "/ip", remoteAddress: "127.0.0.1", headers: { "x-forwarded-for": "203.0.113.9" } });
		await open({}, add);
		await ask();
		await http.close();
		await open({ TRUST_PROXY: "loopback" }, add);
		await ask();
		assert.deepEqual(addresses, ["127.0.0.1", "203.0.113.9"]);
	});

	it("are counted by route template", async () => {
		const test = await testHttp();
		({ http } = test);
		http.get("/items/:id", { config }, () => "x");
		await http.inject({ url: "/items/1" });
		await http.inject({ url: "/items/2" });
		const text = await test.metrics.registry.metrics();
		assert.match(text, /centralita_http_requests_total\{method="GET",route="\/items\/:id",status="200"\} 2/);
		assert.match(text, /centralita_http_requests_active 0/);
	});

	it("are logged once, with their id and without their query", async () => {
		const lines: string[] = [];
		({ http } = await testHttp({}, async () => nobody, { write: (line) => lines.push(line) }));
		http.get("/items", { config }, () => "x");
		await http.inject({ url: "/items?token=hunter2", headers: { "x-request-id": "trace-1234567" } });
		assert.equal(lines.length, 1);
		assert.match(lines[0] ?? "", /"requestId":"trace-1234567".*"route":"\/items".*"status":200/);
		assert.doesNotMatch(lines[0] ?? "", /hunter2/);
	});
});

describe("headers", () => {
	const headersWith = async (environment: Environment) => {
		await open(environment);
		return (await http.inject({ url: "/" })).headers;
	};

	it("let nothing in that is not ours", async () => {
		const headers = await headersWith({});
		const policy = String(headers["content-security-policy"]);
		assert.match(policy, /default-src 'self'/);
		assert.match(policy, /script-src 'self';/);
		assert.match(policy, /frame-ancestors 'none'/);
		assert.doesNotMatch(policy, /unsafe|https?:|\*/);
		assert.equal(headers["x-content-type-options"], "nosniff");
		assert.equal(headers["strict-transport-security"], undefined);
		assert.match(String(headers["permissions-policy"]), /microphone=\(self\)/);
	});

	it("ask for https where the installation has it", async () => {
		const headers = await headersWith({ PUBLIC_URL: "https://c.example.com" });
		assert.match(String(headers["strict-transport-security"]), /max-age=31536000/);
		await http.close();
		assert.equal((await headersWith({ PUBLIC_URL: "http://c.example.com" }))["strict-transport-security"], undefined);
	});

	it("compress text, never sound", async () => {
		await open({}, (app) => {
			app.get("/text", { config }, () => ({ text: "palabra ".repeat(500) }));
			app.get("/sound", { config }, (_request, reply) => reply.type("audio/wav").send(Buffer.alloc(5000)));
		});
		const encoding = async (url: string) =>
			(await http.inject({ url, headers: { "accept-encoding": "br, gzip" } })).headers["content-encoding"];
		assert.deepEqual([await encoding("/text"), await encoding("/sound")], ["br", undefined]);
	});
});
