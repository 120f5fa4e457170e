import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Permission, permissions, type Role, roles } from "@centralita/contracts";
import { WebSocket } from "ws";
import { startTestApp, type TestApp } from "../packages/server/src/app/testing.ts";
import type { GuardedRoute } from "../packages/server/src/platform/security/guard.ts";
import { rolePermissions } from "../packages/server/src/platform/security/permissions.ts";
import { anonymous, apiKey, everyRole, ownerEnvironment, type Person, signIn } from "./support/people.ts";

/** Every way in that asks for no account. A new one is a decision: it is added here on purpose. */
const open = {
	public: [
		// The dashboard's files, documentation and health.
		/^(GET|HEAD) \/(?!api\/|carriers\/|hooks\/|metrics)/,
		/^(GET|HEAD) \/api\/v1\/setup$/,
		/^POST \/api\/v1\/session$/,
		// The visitor of a chat holds its bearer.
		/^(POST|OPTIONS) \/api\/(greeting|session\/validate|chat|chat\/typing|chat\/feedback|upload-image)$/,
		/^(GET|OPTIONS) \/api\/chat\/events$/,
		/^(POST|OPTIONS) \/api\/(whatsapp-ticket|gdpr\/confirmation)$/,
		/^(GET|HEAD|OPTIONS) \/api\/gdpr\/my-data\/:sessionId$/,
		/^(DELETE|OPTIONS) \/api\/gdpr\/delete-me\/:sessionId$/,
		/^(GET|HEAD) \/api\/health$/,
		/^(GET|HEAD|OPTIONS) \/api\/chat\/images\/:id$/,
		/^OPTIONS \/widget\.js$/,
		// A guide whose author gave it a page.
		/^(GET|HEAD) \/api\/guides\/public\/:slug$/,
		/^POST \/api\/guides\/public\/:slug\/sessions$/,
	],
	token: [
		/^(GET|HEAD) \/metrics$/,
		/^(GET|HEAD) \/api\/logs(\/stream)?$/,
		/^POST \/api\/v1\/setup$/,
		/^POST \/api\/v1\/invitations\/accept$/,
		/^(GET|HEAD) \/carriers\/browser\/(media|supervise)$/,
		// Signed by the carrier, and with a token of the call's own.
		/^POST \/carriers\/:carrier\/:account\/:kind$/,
		/^(GET|HEAD) \/carriers\/:carrier\/:account\/media(\/:token)?$/,
		/^POST \/carriers\/probe$/,
		// Asked with the verify token, and signed with the app's secret.
		/^(GET|POST) \/hooks\/whatsapp$/,
		// The link of a ticket: 256 random bits.
		/^(GET|HEAD) \/api\/tickets\/public\/:token$/,
		/^POST \/api\/tickets\/public\/:token\/replies$/,
		// The bearer of a run on a guide's page: 256 random bits.
		/^(GET|HEAD) \/api\/guides\/public-session$/,
		/^POST \/api\/guides\/public-session\/(steps|escalate|feedback)$/,
	],
};

/** Spot checks of the table itself, by what must never slip. */
const onlyFor: Partial<Record<Permission, readonly Role[]>> = {
	"users:read": ["owner", "admin"],
	"users:write": ["owner", "admin"],
	"api-keys:manage": ["owner", "admin"],
	"audit:read": ["owner", "admin"],
	"settings:write": ["owner", "admin"],
	"settings:read": ["owner", "admin", "supervisor"],
	"assistants:write": ["owner", "admin", "supervisor"],
	"guides:write": ["owner", "admin", "supervisor"],
	"guides:run": ["owner", "admin", "supervisor", "agent"],
	"conversations:delete": ["owner", "admin", "supervisor"],
	"conversations:export": ["owner", "admin", "supervisor"],
	"personal-data:read": ["owner", "admin", "supervisor"],
	"tickets:write": ["owner", "admin", "supervisor", "agent"],
	"tickets:export": ["owner", "admin", "supervisor"],
	"calls:supervise": ["owner", "admin", "supervisor"],
	"calls:dial": ["owner", "admin", "supervisor"],
	"contacts:read": ["owner", "admin", "supervisor", "agent"],
	"contacts:erase": ["owner", "admin", "supervisor"],
	"contacts:import": ["owner", "admin", "supervisor"],
	"contacts:export": ["owner", "admin", "supervisor"],
	"campaigns:read": ["owner", "admin", "supervisor"],
	"campaigns:write": ["owner", "admin", "supervisor"],
	"campaigns:export": ["owner", "admin", "supervisor"],
	"contacts:write": ["owner", "admin", "supervisor", "agent"],
	"chats:answer": ["owner", "admin", "supervisor", "agent"],
	"calls:simulate": ["owner", "admin", "supervisor", "agent"],
	"insights:read": ["owner", "admin", "supervisor", "viewer"],
	"insights:export": ["owner", "admin", "supervisor"],
};

type Verdict = "let in" | "not signed in" | "forbidden";

function expected(person: Person, { access }: GuardedRoute): Verdict {
	if (access === "public" || access === "token" || access === undefined) return "let in";
	if (person === anonymous) return "not signed in";
	const isKey = person.headers.authorization !== undefined;
	if (access === "signed-in") return isKey ? "forbidden" : "let in";
	return person.permissions.has(access) ? "let in" : "forbidden";
}

const verdictOf = (status: number): Verdict =>
	status === 401 ? "not signed in" : status === 403 ? "forbidden" : "let in";

const pathOf = (route: GuardedRoute) =>
	route.url.replace(/:id\b/g, "0191f1d0-0000-7000-8000-0000000000ff").replace(/:\w+/g, "1").replace("*", "x");

async function ask(url: string, route: GuardedRoute, headers: Record<string, string>): Promise<Verdict> {
	const answered = new AbortController();
	const hasBody = !["GET", "HEAD", "DELETE", "OPTIONS"].includes(route.method);
	const response = await fetch(url + pathOf(route), {
		method: route.method,
		redirect: "manual",
		signal: AbortSignal.any([answered.signal, AbortSignal.timeout(10_000)]),
		headers: { ...headers, ...(hasBody && { "content-type": "application/json" }) },
		...(hasBody && { body: "{}" }),
	});
	// Live streams never end by themselves.
	answered.abort();
	return verdictOf(response.status);
}

/** The status with which a handshake was refused, 101 when it was accepted. */
function handshake(url: string, route: GuardedRoute, headers: Record<string, string>, origin: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(url.replace("http", "ws") + pathOf(route), { headers, origin });
		socket.once("unexpected-response", (request, response) => {
			request.destroy();
			resolve(response.statusCode ?? 0);
		});
		socket.once("open", () => {
			socket.terminate();
			resolve(101);
		});
		socket.once("error", reject);
	});
}

const title = ({ method, url }: GuardedRoute) => `${method} ${url}`;

describe("every route and socket with every role", () => {
	let test: TestApp;
	let people: Person[];
	let routes: GuardedRoute[];
	let sockets: GuardedRoute[];

	before(async () => {
		test = await startTestApp({ environment: { ...ownerEnvironment, RATE_LIMIT_PER_MINUTE: "1000000" } });
		const users = await everyRole(test.url);
		const owner = users.get("owner");
		assert.ok(owner);
		people = [
			anonymous,
			...users.values(),
			await apiKey(test.url, owner),
			await apiKey(test.url, owner, ["conversations:read"]),
		];
		routes = test.app.routes.filter(({ socket }) => !socket);
		sockets = test.app.routes.filter(({ socket }) => socket);
	});
	after(() => test.stop());

	it("has the permissions of its table", () => {
		for (const role of roles) {
			const person = people.find(({ name }) => name === role);
			assert.deepEqual([...(person?.permissions ?? [])].sort(), [...rolePermissions[role]].sort());
		}
		for (const permission of permissions) {
			const holders = roles.filter((role) => rolePermissions[role].has(permission));
			assert.deepEqual(holders, onlyFor[permission] ?? [...roles], permission);
		}
	});

	it("walks all that there is", () => {
		const known = new Set(routes.map(title));
		for (const route of [
			"GET /api/v1/users",
			"GET /api/v1/contacts",
			"GET /api/v1/events",
			"GET /api/v1/conversations",
		]) {
			assert.ok(known.has(route), route);
		}
		assert.ok(routes.length > 40);
		assert.ok(sockets.length > 0);
	});

	it("opens nothing without an account but what is listed here", () => {
		for (const access of ["public", "token"] as const) {
			const unlisted = test.app.routes
				.filter((route) => route.access === access)
				.map(title)
				.filter((route) => !open[access].some((pattern) => pattern.test(route)));
			assert.deepEqual(unlisted, []);
		}
	});

	it("lets viewers change nothing but their own account", () => {
		const writable = routes.filter(
			({ method, access }) =>
				!["GET", "HEAD", "OPTIONS"].includes(method) &&
				access !== undefined &&
				rolePermissions.viewer.has(access as Permission),
		);
		assert.deepEqual(writable.map(title), []);
		const ownAccount = routes.filter(
			({ method, access }) => access === "signed-in" && method !== "GET" && method !== "HEAD",
		);
		assert.ok(
			ownAccount.every(({ url }) => url.startsWith("/api/v1/session")),
			ownAccount.map(title).join(", "),
		);
	});

	it("lets in, sends to sign-in or forbids as the table says", async () => {
		const wrong: string[] = [];
		let asked = 0;
		for (const route of routes) {
			// Those check what they are given by themselves, and have tests of their own.
			if (route.access === "token" || title(route) === "POST /api/v1/session") continue;
			for (const person of people) {
				const given = await ask(test.url, route, person.headers).catch(
					(error: unknown) => `${error instanceof Error ? error.message : error}`,
				);
				asked++;
				const wanted = expected(person, route);
				if (given !== wanted) wrong.push(`${title(route)} by ${person.name}: ${given} instead of ${wanted}`);
				// This one ended the session.
				const role = roles.find((one) => one === person.name);
				if (title(route) === "DELETE /api/v1/session" && role !== undefined) {
					Object.assign(person, await signIn(test.url, role));
				}
			}
		}
		assert.deepEqual(wrong, []);
		assert.ok(asked > 300);
	});

	it("asks for the session's CSRF token and one of our pages on every write", async () => {
		const owner = people.find(({ name }) => name === "owner");
		assert.ok(owner);
		const writes = routes.filter(
			({ method, access }) => !["GET", "HEAD", "OPTIONS"].includes(method) && access !== "public" && access !== "token",
		);
		assert.ok(writes.length > 10);
		for (const route of writes) {
			const cookie: string = owner.headers.cookie ?? "";
			assert.equal(await ask(test.url, route, { cookie }), "forbidden", title(route));
			assert.equal(await ask(test.url, route, { cookie, "x-csrf-token": "x".repeat(43) }), "forbidden", title(route));
			const foreign: Record<string, string> = { ...owner.headers, origin: "https://evil.example" };
			assert.equal(await ask(test.url, route, foreign), "forbidden", title(route));
		}
	});

	it("refuses sockets to pages of other origins, and to whoever may not open them", async () => {
		for (const route of sockets) {
			for (const person of people) {
				assert.equal(await handshake(test.url, route, person.headers, "https://evil.example"), 403, title(route));
				const status = await handshake(test.url, route, person.headers, test.url);
				if (route.access === "token") assert.notEqual(status, 101, `${title(route)} without its token`);
				else assert.equal(verdictOf(status), expected(person, route), `${title(route)} by ${person.name}`);
			}
		}
	});
});
