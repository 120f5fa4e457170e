import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { after, before, beforeEach, describe, it } from "node:test";
import type { LineProblem } from "@centralita/contracts";
import { truncate } from "../../../app/testing.ts";
import { openPhoneTest, type PhoneTest } from "../../../app/testing-calls.ts";
import { AppError, ProviderError } from "../../../platform/errors/index.ts";
import { createMetrics } from "../../../platform/telemetry/index.ts";
import type { AccountReport, CarrierNumber, Telephony } from "../../../ports/telephony.ts";
import { createStatus, type ProbeAnswer } from "./status.ts";
import { createWebhookLog } from "./webhook-log.ts";

const number = "+12025550100";
const good: AccountReport = { name: "Ferretería Sur", active: true, balance: null, problems: [] };
const connected: CarrierNumber = { id: "PN1", number, label: "Ventas", connected: true };

type Answer = (told: ProbeAnswer, response: ServerResponse) => void;
const asItCame: Answer = (told, response) => response.end(JSON.stringify(told));

describe("what keeps an account from working", () => {
	let test: PhoneTest;
	let publicUrl: string | null;
	let report: () => Promise<AccountReport>;
	let numbers: CarrierNumber[];
	let readable: boolean;
	let answer: Answer;
	let webhooks: ReturnType<typeof createWebhookLog>;

	const server = createServer(async (request: IncomingMessage, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const url = request.url ?? "";
		const nonce = new URL(url, "http://probe").searchParams.get("nonce") ?? "";
		const contentType = String(request.headers["content-type"]);
		answer({ nonce, url, body: Buffer.concat(chunks).toString("utf8"), contentType }, response);
	});
	let here = "";

	before(async () => {
		test = await openPhoneTest();
		server.listen(0, "127.0.0.1");
		await once(server, "listening");
		const address = server.address();
		here = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
	});
	after(async () => {
		server.close();
		await test.stop();
	});
	beforeEach(async () => {
		await truncate(test.platform, "lines");
		publicUrl = here;
		report = async () => good;
		numbers = [connected];
		readable = true;
		answer = asItCame;
		webhooks = createWebhookLog({ metrics: createMetrics(false), clock: test.clock });
	});

	const telephony = { account: () => report(), numbers: async () => numbers } as unknown as Telephony;
	async function status() {
		const accounts = {
			telephonyOf() {
				if (!readable) throw new AppError("conflict", "The credentials of this account cannot be read.");
				return telephony;
			},
		} as never;
		const platform = { ...test.platform, config: { ...test.platform.config, publicUrl } };
		return createStatus(platform, { accounts, lines: test.lines, webhooks }).of(test.account);
	}
	/** Besides the missing certificate of this test's own address. */
	async function problems(): Promise<[LineProblem["code"], LineProblem["severity"]][]> {
		const found = (await status()).problems.filter(({ code }) => code !== "public-url-not-https");
		return found.map(({ code, severity }) => [code, severity]);
	}
	const fails = (...of: ConstructorParameters<typeof ProviderError>) => {
		report = () => Promise.reject(new ProviderError(...of));
	};

	it("is nothing where all is well", async () => {
		await test.line(number);
		assert.deepEqual(await problems(), []);
		const { name, webhooks: seen } = await status();
		assert.deepEqual([name, seen], ["Ferretería Sur", { accepted: 0, refused: 0, lastAt: null }]);
	});

	it("is an address that is missing, or has no certificate", async () => {
		assert.deepEqual(
			(await status()).problems.map(({ code, detail }) => [code, detail]),
			[["public-url-not-https", here]],
		);
		await test.line(number);
		numbers = [{ ...connected, connected: false }];
		publicUrl = null;
		assert.deepEqual(await problems(), [["no-public-url", "error"]], "said once, and not of each number too");
	});

	it("is an address under which something else answers, or nobody", async () => {
		const answers: Answer[] = [
			(_told, response) => response.writeHead(404).end(),
			(told, response) => response.end(JSON.stringify({ ...told, nonce: "another" })),
			(_told, response) => response.end("<html>"),
			(_told, response) => response.destroy(),
		];
		for (const each of answers) {
			answer = each;
			assert.deepEqual(await problems(), [["webhook-unreachable", "error"]]);
		}
	});

	it("is a proxy that changes requests on their way", async () => {
		const answers: Answer[] = [
			(_told, response) => response.writeHead(301, { location: "https://elsewhere.example" }).end(),
			(told, response) => response.end(JSON.stringify({ ...told, url: decodeURIComponent(told.url) })),
			(told, response) => response.end(JSON.stringify({ ...told, body: told.body.replace("Digits=&", "") })),
		];
		for (const each of answers) {
			answer = each;
			assert.deepEqual(await problems(), [["webhook-altered", "error"]]);
		}
	});

	it("is a signature that is right for another address", async () => {
		webhooks.refused("twilio", test.account.id, "forged", "https://a.example/voice", "http://a.example/voice");
		const found = (await status()).problems.find(({ code }) => code === "signature-mismatch");
		assert.equal(found?.detail, "https://a.example/voice ≠ http://a.example/voice");
		webhooks.accepted("twilio", test.account.id);
		assert.deepEqual(await problems(), []);
	});

	it("is what the carrier answers", async () => {
		fails("twilio", "auth", "no");
		assert.deepEqual(await problems(), [["wrong-credentials", "error"]]);
		fails("twilio", "quota", "no");
		assert.deepEqual(await problems(), [["no-balance", "error"]]);
		for (const kind of ["timeout", "unavailable", "bad-response"] as const) {
			fails("twilio", kind, "no");
			assert.deepEqual(await problems(), [["carrier-unreachable", "error"]], kind);
		}
		readable = false;
		assert.deepEqual(await problems(), [["wrong-credentials", "error"]]);
	});

	it("is the state of the account", async () => {
		for (const code of ["no-balance", "no-voice-application", "account-inactive"] as const) {
			report = async () => ({ ...good, active: false, problems: [{ code, detail: "x" }] });
			assert.deepEqual(await problems(), [[code, "error"]]);
		}
		report = async () => ({ ...good, active: false });
		assert.deepEqual(await problems(), [["account-inactive", "error"]]);
		report = async () => ({ ...good, problems: [{ code: "low-balance", detail: "4.99 USD" }] });
		assert.deepEqual(await problems(), [["low-balance", "warning"]]);
		report = async () => good;
		numbers = [];
		assert.deepEqual(await problems(), [["no-numbers", "error"]]);
	});

	it("is a number that leads elsewhere, or is the account's no more", async () => {
		await test.line(number);
		numbers = [{ ...connected, connected: false }];
		assert.deepEqual(await problems(), [["number-not-connected", "error"]]);
		numbers = [{ ...connected, number: "+12025550101" }];
		const { problems: found } = await status();
		assert.match(
			found.find(({ code }) => code === "number-not-connected")?.detail ?? "",
			/is no number of the account/,
		);
	});

	it("is a line that nobody answers, after what is worse", async () => {
		await test.line(number, { assistantId: null });
		assert.deepEqual(await problems(), [["no-assistant", "warning"]]);
		numbers = [{ ...connected, connected: false }];
		assert.deepEqual(await problems(), [
			["number-not-connected", "error"],
			["no-assistant", "warning"],
		]);
	});
});
