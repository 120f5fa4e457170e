import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import type { Permission } from "@centralita/contracts";
import WebSocket from "ws";
import type { Http } from "../capability.ts";
import type { Environment } from "../config/index.ts";
import { AppError } from "../errors/index.ts";
import { nobody, testHttp } from "../http/testing.ts";
import type { Authenticate } from "./authentication.ts";

let http: Http;
afterEach(() => http.close());

const user: Authenticate = async () => ({
	...nobody,
	principal: {
		kind: "user",
		id: "u",
		name: "Ana",
		role: "agent",
		sessionId: "s",
		permissions: new Set<Permission>(["contacts:read"]),
	},
	csrfToken: "right",
});
const key: Authenticate = async () => ({
	...nobody,
	principal: { kind: "api-key", id: "k", name: "CI", permissions: new Set<Permission>(["contacts:read"]) },
});

const open = async (authenticate: Authenticate, environment: Environment = {}) => {
	({ http } = await testHttp(environment, authenticate));
	const answer = () => ({ ok: true });
	http.get("/api/open", { config: { access: "public" } }, answer);
	http.post("/api/open", { config: { access: "public" } }, answer);
	http.get("/api/signed-in", { config: { access: "signed-in" } }, answer);
	http.get("/api/contacts", { config: { access: "contacts:read" } }, answer);
	http.post("/api/contacts", { config: { access: "contacts:read" } }, answer);
	http.get("/api/users", { config: { access: "users:read" } }, answer);
	await http.ready();
};
const ask = async (method: "GET" | "POST", url: string, headers: Record<string, string> = {}) => {
	const response = await http.inject({ method, url, headers: { host: "127.0.0.1:3000", ...headers } });
	return response.statusCode === 200 ? 200 : response.json().code;
};

describe("the guard", () => {
	it("stops the start for a route that declares no access", async () => {
		({ http } = await testHttp());
		http.get("/forgotten", () => "x");
		await assert.rejects(async () => http.ready(), /declare no access: GET \/forgotten/);
	});

	it("lets each in where they may", async () => {
		await open(user);
		assert.deepEqual(
			[
				await ask("GET", "/api/open"),
				await ask("GET", "/api/signed-in"),
				await ask("GET", "/api/contacts"),
				await ask("GET", "/api/users"),
			],
			[200, 200, 200, "forbidden"],
		);
		await http.close();
		await open(key);
		assert.deepEqual(
			[await ask("GET", "/api/signed-in"), await ask("GET", "/api/contacts"), await ask("POST", "/api/contacts")],
			["forbidden", 200, 200],
		);
		await http.close();
		await open(async () => nobody);
		assert.deepEqual([await ask("GET", "/api/open"), await ask("GET", "/api/contacts")], [200, "not-signed-in"]);
		await http.close();
		await open(async () => ({ ...nobody, refusal: new AppError("session-expired", "Over.") }));
		assert.deepEqual([await ask("GET", "/api/open"), await ask("GET", "/api/contacts")], [200, "session-expired"]);
	});

	it("asks for the session's token on writes", async () => {
		await open(user);
		assert.equal(await ask("POST", "/api/contacts"), "csrf-failed");
		assert.equal(await ask("POST", "/api/contacts", { "x-csrf-token": "wrong" }), "csrf-failed");
		assert.equal(await ask("POST", "/api/contacts", { "x-csrf-token": "right" }), 200);
	});

	it("refuses writes that a foreign page asks for", async () => {
		await open(user);
		const token = { "x-csrf-token": "right" };
		const write = (headers: Record<string, string>) => ask("POST", "/api/contacts", { ...token, ...headers });
		assert.equal(await write({ origin: "http://127.0.0.1:3000" }), 200);
		assert.equal(await write({ origin: "http://evil.example" }), "origin-refused");
		assert.equal(await write({ origin: "null" }), "origin-refused");
		assert.equal(await write({ "sec-fetch-site": "cross-site" }), "origin-refused");
		assert.equal(await write({ "sec-fetch-site": "same-site" }), "origin-refused");
		assert.equal(await write({ "sec-fetch-site": "same-origin" }), 200);
		assert.equal(
			await ask("POST", "/api/open", { origin: "http://evil.example" }),
			"origin-refused",
			"also to sign in",
		);
	});

	it("believes the settings rather than the Host header", async () => {
		await open(user, { PUBLIC_URL: "https://c.example.com", ALLOWED_ORIGINS: "https://intranet.example.com" });
		const write = (origin: string) => ask("POST", "/api/contacts", { "x-csrf-token": "right", origin });
		assert.equal(await write("https://c.example.com"), 200);
		assert.equal(await write("https://intranet.example.com"), 200);
		assert.equal(await write("http://127.0.0.1:3000"), "origin-refused");
	});

	it("sends the cookie that authentication hands out", async () => {
		await open(async () => ({ ...nobody, cookie: { name: "c", value: "v", options: { httpOnly: true, path: "/" } } }));
		const { headers } = await http.inject({ url: "/api/contacts" });
		assert.equal(headers["set-cookie"], "c=v; Path=/; HttpOnly; SameSite=Lax");
	});

	it("refuses sockets of foreign pages before they open", async () => {
		({ http } = await testHttp({}, user));
		http.get("/socket", { websocket: true, config: { access: "contacts:read" } }, (socket) => socket.send("hola"));
		http.get("/private", { websocket: true, config: { access: "users:read" } }, (socket) => socket.send("hola"));
		const url = await http.listen({ port: 0, host: "127.0.0.1" });
		const connect = (path: string, origin: string) =>
			new Promise<string>((resolve) => {
				const socket = new WebSocket(`${url.replace("http", "ws")}${path}`, { origin });
				socket.once("message", (data) => {
					resolve(String(data));
					socket.terminate();
				});
				socket.once("unexpected-response", (_request, response) => {
					resolve(String(response.statusCode));
					socket.terminate();
				});
				socket.on("error", () => {});
			});
		assert.equal(await connect("/socket", url), "hola");
		assert.equal(await connect("/socket", "http://evil.example"), "403");
		assert.equal(await connect("/private", url), "403");
	});
});
