import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { truncate } from "../../../app/testing.ts";
import { openPhoneTest, type PhoneTest } from "../../../app/testing-calls.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import { ProviderError } from "../../../platform/errors/index.ts";
import { createMetrics } from "../../../platform/telemetry/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { Telephony } from "../../../ports/telephony.ts";
import { createDialling } from "../telephony/dialling.ts";
import { createMediaTokens } from "../telephony/tokens.ts";
import { createAccountsService } from "./accounts.ts";
import { registerLineRoutes } from "./routes.ts";

const credentials = { carrier: "twilio", accountSid: `AC${"0".repeat(32)}`, authToken: "very secret" };
const number = { id: "PN1", number: "+12025550100", label: "Ventas", connected: false };
const to = "+12025550188";

describe("the routes of lines", () => {
	let test: PhoneTest;
	let http: Http;
	let accountId: string;
	let refusal: ProviderError | null;
	/** What the carrier was asked to change. */
	const asked: string[] = [];

	const carrierAnswers = async <T>(value: T): Promise<T> => {
		if (refusal) throw refusal;
		return value;
	};
	const telephony = {
		account: () => carrierAnswers({ name: "x", active: true, balance: null, problems: [] }),
		numbers: () => carrierAnswers([number]),
		async connectNumber(id: string) {
			asked.push(`connect ${id}`);
			await carrierAnswers(null);
		},
		async disconnectNumber(id: string) {
			asked.push(`disconnect ${id}`);
			await carrierAnswers(null);
		},
	} as unknown as Telephony;

	before(async () => {
		test = await openPhoneTest();
		const { platform, lines, endings } = test;
		const accounts = createAccountsService(platform, { openTelephony: () => telephony, environmentAccounts: [] });
		const dialling = createDialling(
			{ ...platform, jobs: { enqueue: async () => {} } as never },
			{
				accounts,
				lines,
				assistants: { assistantForCall: async () => ({}) } as never,
				endings,
				mediaToken: createMediaTokens("a key"),
				contactOf: async () => null,
				expect() {},
				draining: () => false,
			},
		);
		const status = { of: async () => ({}) } as never;
		const routes = (on: Http) => registerLineRoutes(on, platform, { accounts, lines, status, dialling });
		http = await createTestHttp(platform, [{ name: "lines", routes }]);
	});
	after(async () => {
		await http.close();
		await test.stop();
	});
	beforeEach(async () => {
		await truncate(test.platform, "calls", "lines");
		refusal = null;
		const created = await post("/carrier-accounts", { label: "Twilio", credentials });
		accountId = created.body.id;
		asked.length = 0;
	});

	async function ask(method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, payload?: object) {
		const reply = await http.inject({ method, url: `/api/v1${path}`, ...(payload ? { payload } : {}) });
		return { status: reply.statusCode, body: reply.body === "" ? null : reply.json() };
	}
	const post = (path: string, payload: object) => ask("POST", path, payload);
	const definition = (more: object = {}) => ({ label: "Ventas", assistantId: uuidv7(), timeZone: "UTC", ...more });
	const create = (more: object = {}) =>
		post("/lines", { accountId, numberId: number.id, definition: definition(), ...more });
	const failing = () => {
		refusal = new ProviderError("twilio", "unavailable", "twilio: 503");
	};
	const actions = () => test.audited.map(({ action }) => action);

	it("try credentials before they keep them, and never show them", async () => {
		const created = await post("/carrier-accounts", { label: "Otra", credentials });
		assert.equal(created.status, 201);
		const list = await ask("GET", "/carrier-accounts");
		assert.doesNotMatch(JSON.stringify([created, list]), /secret/);
		assert.ok(list.body.items.some(({ id }: { id: string }) => id === created.body.id));
		refusal = new ProviderError("twilio", "auth", "twilio: 401");
		const refused = await post("/carrier-accounts", { label: "Mala", credentials });
		assert.deepEqual([refused.status >= 400, refused.body.code], [true, "provider-failed"]);
		const replaced = await ask("PATCH", `/carrier-accounts/${accountId}`, { credentials });
		assert.equal(replaced.body.code, "provider-failed", "what works is not replaced by what does not");
	});

	it("list an account's numbers, with the line that each is", async () => {
		const path = `/carrier-accounts/${accountId}/numbers`;
		assert.equal((await ask("GET", path)).body.items[0].lineId, null);
		const { id } = (await create()).body;
		assert.equal((await ask("GET", path)).body.items[0].lineId, id);
		failing();
		assert.equal((await ask("GET", path)).body.code, "provider-failed");
	});

	it("connect a number when it becomes a line, and keep no line whose number could not be connected", async () => {
		const created = await create();
		assert.deepEqual([created.status, created.body.number, asked], [201, number.number, ["connect PN1"]]);
		assert.equal((await create()).status, 409, "it is a line already");
		assert.equal((await ask("DELETE", `/lines/${created.body.id}`)).status, 204);
		assert.equal((await create({ numberId: "PN9" })).status, 404);
		telephony.connectNumber = async () => {
			throw new ProviderError("twilio", "unavailable", "twilio: 503");
		};
		try {
			assert.equal((await create()).body.code, "provider-failed");
			assert.deepEqual((await ask("GET", "/lines")).body.items, []);
		} finally {
			telephony.connectNumber = async (id) => void asked.push(`connect ${id}`);
		}
	});

	it("connect the number again when the line is saved, and save it though the carrier does not answer", async () => {
		const { id } = (await create()).body;
		asked.length = 0;
		const saved = await ask("PUT", `/lines/${id}`, definition({ label: "Soporte" }));
		assert.deepEqual([saved.status, saved.body.label, asked], [200, "Soporte", ["connect PN1"]]);
		failing();
		assert.equal((await ask("PUT", `/lines/${id}`, definition({ label: "Otra" }))).status, 200);
		assert.equal((await ask("GET", `/lines/${id}`)).body.label, "Otra");
		const wrong = await ask("PUT", `/lines/${id}`, definition({ timeZone: "Mars/Olympus" }));
		assert.deepEqual([wrong.status, wrong.body.code], [400, "validation-failed"]);
	});

	it("give a number up, also when the carrier does not answer, and then the account", async () => {
		const { id } = (await create()).body;
		assert.equal((await ask("DELETE", `/carrier-accounts/${accountId}`)).status, 409, "a line uses it");
		failing();
		assert.equal((await ask("DELETE", `/lines/${id}`)).status, 204);
		assert.equal(asked.at(-1), "disconnect PN1");
		assert.equal((await ask("GET", `/lines/${id}`)).status, 404);
		assert.equal((await ask("DELETE", `/carrier-accounts/${accountId}`)).status, 204);
	});

	it("write down who did what, a call to one's own phone too", async () => {
		const before = actions().length;
		const { id } = (await create()).body;
		const called = await post(`/lines/${id}/test-call`, { to });
		assert.deepEqual([called.status, called.body.to, called.body.direction], [201, to, "outbound"]);
		assert.deepEqual(actions().slice(before), ["line.created", "call.ordered"]);
		const { subject, detail, principal } = test.audited.at(-1) ?? {};
		assert.deepEqual([subject, detail, principal?.name], [called.body.callId, { line: id, test: true }, "Ana"]);
		assert.equal((await post(`/lines/${uuidv7()}/test-call`, { to })).status, 404);
		assert.equal(actions().length, before + 2, "nothing was ordered");
	});

	it("are for those who may", async () => {
		const nobody = await createTestHttp(
			{ ...test.platform, metrics: createMetrics(false) },
			[{ name: "lines", routes: (on) => registerLineRoutes(on, test.platform, {} as never) }],
			null,
		);
		try {
			for (const url of ["/api/v1/lines", "/api/v1/carrier-accounts"])
				assert.equal((await nobody.inject(url)).statusCode, 401);
		} finally {
			await nobody.close();
		}
	});
});
