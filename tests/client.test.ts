/** The typed client, and the examples of the API's description, against the real app. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { answered, type Centralita, CentralitaError, connect } from "@centralita/client";
import { type Permission, TroubleshootingSession } from "@centralita/contracts";
import { routesOf } from "../packages/client/generate.ts";
import { startTestApp, type TestApp, testDatabases } from "../packages/server/src/app/testing.ts";
import { apiKey, ownerEnvironment, signIn } from "./support/people.ts";

type Described = {
	openapi: string;
	info: never;
	paths: Record<
		string,
		Record<
			string,
			{
				requestBody?: { content: Record<string, { example?: object }> };
				responses?: Record<string, object>;
			}
		>
	>;
};

const sessions = "/api/v1/troubleshooting/sessions";

describe("programs that use the API", () => {
	let test: TestApp;
	let described: Described;
	let clientOf: (...scopes: Permission[]) => Promise<Centralita>;
	before(async () => {
		const database = testDatabases().at(-1) ?? "embedded";
		test = await startTestApp({ database, environment: ownerEnvironment });
		described = (await (await fetch(`${test.url}/docs/json`)).json()) as Described;
		const owner = await signIn(test.url, "owner");
		clientOf = async (...scopes) => {
			const { headers } = await apiKey(test.url, owner, scopes);
			return connect({ url: test.url, apiKey: headers.authorization?.replace("Bearer ", "") ?? "" });
		};
	});
	after(() => test.stop());

	it("have types as the API is described (else: node scripts/write-client.ts)", async () => {
		const written = readFileSync(new URL("../packages/client/src/routes.d.ts", import.meta.url), "utf8");
		assert.ok(written === (await routesOf(described as never)), "packages/client/src/routes.d.ts is out of date");
	});

	it("go through a session with the client: a step fails, help, a person, an opinion", async () => {
		const centralita = await clientOf("guides:run", "guides:read", "tickets:read");
		const key = { header: { "Idempotency-Key": crypto.randomUUID() } };
		const start = () =>
			answered(
				centralita.POST(sessions, {
					params: key,
					body: { problem: "no tengo internet", locale: "es-AR", contact: { name: "Ana", email: "ana@example.com" } },
				}),
			);
		const begun = await start();
		assert.equal(begun.guide?.id, "no-internet");
		assert.equal((await start()).id, begun.id, "a repeat is told of the same");

		const path = { id: begun.id };
		const answer = (body: { outcome?: "worked" | "failed" | "help"; answer?: string; revision: number }) =>
			answered(centralita.POST(`${sessions}/{id}/steps`, { params: { path }, body }));
		let at = begun;
		for (let given = 0; given < 12 && at.next.type !== "escalate"; given++) {
			const { next, revision } = at;
			if (next.type === "question") at = await answer({ answer: next.question.options[0]?.value ?? "", revision });
			else if (next.type === "step") at = await answer({ outcome: given % 2 === 0 ? "help" : "failed", revision });
			else assert.fail(next.type);
		}
		assert.equal(at.next.type, "escalate");
		assert.ok(at.summary.failed >= 2);

		const escalated = await answered(
			centralita.POST(`${sessions}/{id}/escalate`, { params: { path }, body: { reason: "Sigue sin andar" } }),
		);
		assert.equal(escalated.status, "escalated");
		assert.ok(escalated.ticket);
		const ticket = await answered(
			centralita.GET("/api/v1/tickets/{id}", { params: { path: { id: escalated.ticket.id } } }),
		);
		assert.equal(ticket.number, escalated.ticket.number);
		const kept = await answered(
			centralita.POST(`${sessions}/{id}/feedback`, { params: { path }, body: { rating: 4, helpful: true } }),
		);
		assert.deepEqual([kept.rating, kept.comment], [4, ""]);
		const read = await answered(centralita.GET(`${sessions}/{id}`, { params: { path } }));
		TroubleshootingSession.parse(read);
		assert.equal(read.feedback?.rating, 4);
	});

	it("are told why not, with the code", async () => {
		const centralita = await clientOf("guides:run");
		const refused = async (call: Parameters<typeof answered>[0]) => {
			const error = await answered(call).catch((failure: unknown) => failure);
			assert.ok(error instanceof CentralitaError);
			return [error.status, error.problem?.code];
		};
		const path = { id: "0191f1d0-0000-7000-8000-000000000001" };
		assert.deepEqual(await refused(centralita.GET(`${sessions}/{id}`, { params: { path } })), [404, "not-found"]);
		assert.deepEqual(await refused(centralita.GET("/api/v1/guides")), [403, "forbidden"]);
		const outside = connect({
			url: test.url,
			apiKey: "none",
			fetch: async () => new Response("<html>busy</html>", { status: 503, headers: { "retry-after": "7" } }),
		});
		const error = await answered(outside.GET("/api/v1/guides")).catch((failure: unknown) => failure);
		assert.ok(error instanceof CentralitaError);
		assert.deepEqual([error.status, error.problem, error.retryAfter], [503, null, 7]);
	});

	/** What the description gives as an example of that request. */
	const exampleOf = (method: string, path: string): object => {
		const example = described.paths[path]?.[method]?.requestBody?.content["application/json"]?.example;
		assert.ok(example, `${method} ${path} has an example`);
		return example;
	};

	it("may take the examples of guides and webhooks as they are described", async () => {
		const owner = await signIn(test.url, "owner");
		const send = async (method: string, path: string, values: Record<string, string> = {}) => {
			const url = Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), path);
			const response = await fetch(test.url + url, {
				method,
				headers: { ...owner.headers, ...(method === "GET" ? {} : { "content-type": "application/json" }) },
				...(method === "GET" ? {} : { body: JSON.stringify(exampleOf(method.toLowerCase(), path)) }),
			});
			const text = await response.text();
			assert.ok(response.ok, `${method} ${url} ${response.status} ${text}`);
			assert.ok(
				described.paths[path]?.[method.toLowerCase()]?.responses?.[String(response.status)],
				`${method} ${path} says that it answers ${response.status}`,
			);
			return JSON.parse(text);
		};
		const guide = await send("POST", "/api/v1/guides");
		const { slug } = guide;
		await send("PUT", "/api/v1/guides/{slug}/draft", { slug });
		await send("POST", "/api/v1/guides/{slug}/publish", { slug });
		await send("POST", "/api/v1/guides/{slug}/try", { slug });
		await send("POST", "/api/v1/guides/import");
		await send("GET", "/api/v1/guides/{slug}/versions", { slug });
		const put = async (method: string, path: string, body: object) => {
			const response = await fetch(`${test.url}/api/v1/guides/${slug}${path}`, {
				method,
				headers: { ...owner.headers, "content-type": "application/json" },
				body: JSON.stringify(body),
			});
			assert.ok(response.ok, `${path} ${response.status}`);
			return response.json();
		};
		const { draft, revision } = await send("GET", "/api/v1/guides/{slug}/draft", { slug });
		const saved = await put("PUT", "/draft", { revision, definition: { ...draft, escalateAfterFailures: 1 } });
		await put("POST", "/publish", { revision: saved.revision });
		const experiment = await send("POST", "/api/v1/guides/{slug}/experiments", { slug });
		await send("GET", "/api/v1/troubleshooting/analytics/experiments/{id}", { id: experiment.id });
		await send("POST", "/api/v1/guides/{slug}/experiments/{id}/end", { slug, id: experiment.id });
		await send("GET", "/api/v1/guide-templates");
		await send("GET", "/api/v1/troubleshooting/analytics");
		await send("POST", "/api/v1/webhooks");
	});
});
