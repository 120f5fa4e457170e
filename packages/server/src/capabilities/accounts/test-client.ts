/** What the tests of accounts drive the real routes with: an app without a port, browsers, and a clock moved by hand. */
import type { InjectOptions } from "fastify";
import { Registry } from "prom-client";
import type { Http, Platform } from "../../platform/capability.ts";
import { createHttp } from "../../platform/http/server.ts";
import { type Clock, systemClock } from "../../platform/time/index.ts";
import { createAccounts } from "./index.ts";

export type MovableClock = Clock & { advance(ms: number): void };

export function movableClock(): MovableClock {
	let offset = 0;
	return {
		...systemClock,
		now: () => Date.now() + offset,
		advance(ms) {
			offset += ms;
		},
	};
}

export type Answer = {
	status: number;
	body: Record<string, unknown>;
	/** The whole `Set-Cookie` header, when there is one. */
	setCookie: string | null;
	headers: Record<string, unknown>;
};

type RequestOptions = { csrf?: string | null; headers?: Record<string, string>; ip?: string };

/** A browser: keeps its cookie and sends the CSRF token of its last session answer on writes. */
export type Browser = {
	cookie: string | null;
	csrf: string | null;
	request(
		method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
		path: string,
		body?: unknown,
		options?: RequestOptions,
	): Promise<Answer>;
};

export function browser(http: Http): Browser {
	const self: Browser = {
		cookie: null,
		csrf: null,
		async request(method, path, body, { csrf = self.csrf, headers = {}, ip = "198.51.100.7" } = {}) {
			const options: InjectOptions = {
				method,
				url: `/api/v1${path}`,
				remoteAddress: ip,
				headers: {
					...(self.cookie !== null && { cookie: self.cookie }),
					...(csrf !== null && method !== "GET" && { "x-csrf-token": csrf }),
					...headers,
				},
			};
			if (body !== undefined) options.payload = body as object;
			const response = await http.inject(options);
			const setCookie = response.headers["set-cookie"];
			const header = Array.isArray(setCookie) ? (setCookie[0] ?? null) : (setCookie ?? null);
			if (header !== null) {
				const pair = header.split(";")[0] ?? "";
				self.cookie = pair.endsWith("=") ? null : pair;
			}
			const parsed: Record<string, unknown> = response.body === "" ? {} : response.json();
			if (typeof parsed.csrfToken === "string") self.csrf = parsed.csrfToken;
			return { status: response.statusCode, body: parsed, setCookie: header, headers: response.headers };
		},
	};
	return self;
}

export type AccountsApp = { http: Http; built: ReturnType<typeof createAccounts> };

/** The routes of accounts behind the real guard. The caller migrates and starts `built.capability`. */
export async function accountsApp(platform: Platform): Promise<AccountsApp> {
	const built = createAccounts(platform);
	const { config, log } = platform;
	const metrics = { registry: new Registry() };
	const http = await createHttp({ config, log, metrics, redis: null, authenticate: built.authenticate });
	built.capability.routes?.(http);
	await http.ready();
	return { http, built };
}

export const strongPassword = "corazón de tinta azul";

/** Goes through the printed set-up link; returns the owner's browser. */
export async function setUpOwner({ http, built }: AccountsApp): Promise<Browser> {
	const owner = browser(http);
	const answer = await owner.request("POST", "/setup", {
		token: await setupToken(built),
		name: "Olga Owner",
		email: "Owner@Example.com",
		password: strongPassword,
		language: "es",
	});
	if (answer.status !== 200) throw new Error(`set-up answered ${answer.status}: ${JSON.stringify(answer.body)}`);
	return owner;
}

/** The token of a newly printed set-up link, empty when none is printed. */
export async function setupToken(built: AccountsApp["built"]): Promise<string> {
	const lines = (await built.capability.startNotices?.("http://localhost:3000")) ?? [];
	return lines.join("\n").split("#token=")[1] ?? "";
}

/** Invites somebody and accepts with their own browser. */
export async function join(
	http: Http,
	inviter: Browser,
	email: string,
	role: string,
): Promise<Browser & { id: string }> {
	const invited = await inviter.request("POST", "/users", { name: email.split("@")[0], email, role, language: "en" });
	if (invited.status !== 201) throw new Error(`inviting answered ${invited.status}: ${JSON.stringify(invited.body)}`);
	const token = String(invited.body.link).split("#token=")[1];
	const person = browser(http);
	const accepted = await person.request("POST", "/invitations/accept", { token, password: strongPassword });
	if (accepted.status !== 200) throw new Error(`accepting answered ${accepted.status}`);
	return Object.assign(person, { id: (invited.body.user as { id: string }).id });
}
