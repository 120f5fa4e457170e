import { randomBytes } from "node:crypto";
import type { CarrierAccountStatus, LineProblem } from "@centralita/contracts";
import type { Platform } from "../../../platform/capability.ts";
import { ProviderError } from "../../../platform/errors/index.ts";
import type { Telephony } from "../../../ports/telephony.ts";
import type { AccountRow } from "../schema.ts";
import type { Accounts } from "./accounts.ts";
import type { Lines } from "./lines.ts";
import type { WebhookLog } from "./webhook-log.ts";

const probeTimeoutMs = 5000;
const carrierTimeoutMs = 8000;

/** What the probe of our own public address answers: what a proxy made of the request on its way. */
export type ProbeAnswer = { nonce: string; url: string; body: string; contentType: string };

const problem = (code: LineProblem["code"], detail: string, severity: LineProblem["severity"] = "error") => ({
	code,
	severity,
	detail,
});

export type Status = ReturnType<typeof createStatus>;

/** Finds out what keeps an account from working, by asking the carrier and ourselves from outside. */
export function createStatus(
	platform: Pick<Platform, "config" | "clock" | "db">,
	{ accounts, lines, webhooks }: { accounts: Accounts; lines: Lines; webhooks: WebhookLog },
) {
	const { config, clock, db } = platform;

	/** Whether what we send to our public address arrives here as it was sent: what carriers sign must not be changed. */
	async function probe(publicUrl: string): Promise<LineProblem[]> {
		const nonce = randomBytes(12).toString("base64url");
		const path = `/carriers/probe?nonce=${nonce}&a=%20b`;
		const body = `From=%2B5491150001234&Digits=&nonce=${nonce}`;
		let answer: Partial<ProbeAnswer>;
		try {
			const response = await fetch(publicUrl + path, {
				method: "POST",
				headers: { "content-type": "application/x-www-form-urlencoded" },
				body,
				redirect: "manual",
				signal: AbortSignal.timeout(probeTimeoutMs),
			});
			if (response.status >= 300 && response.status < 400)
				return [problem("webhook-altered", `${publicUrl} answers with a redirect (${response.status})`)];
			if (response.status !== 200) return [problem("webhook-unreachable", `${publicUrl} answers ${response.status}`)];
			answer = (await response.json()) as Partial<ProbeAnswer>;
		} catch (error) {
			const why = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : "";
			return [problem("webhook-unreachable", `${publicUrl}: ${why}`)];
		}
		if (answer.nonce !== nonce)
			return [problem("webhook-unreachable", `${publicUrl} is answered by something else than this installation`)];
		if (answer.url !== path) return [problem("webhook-altered", `${path} arrives as ${answer.url}`)];
		if (answer.body !== body) return [problem("webhook-altered", "the body of requests arrives changed")];
		return [];
	}

	async function reachability(): Promise<LineProblem[]> {
		const { publicUrl } = config;
		if (publicUrl === null) return [problem("no-public-url", "PUBLIC_URL")];
		const insecure = publicUrl.startsWith("http:") ? [problem("public-url-not-https", publicUrl)] : [];
		return [...insecure, ...(await probe(publicUrl))];
	}

	function fault(error: unknown): LineProblem {
		if (error instanceof ProviderError) {
			const code =
				error.kind === "auth" ? "wrong-credentials" : error.kind === "quota" ? "no-balance" : "carrier-unreachable";
			return problem(code, error.message);
		}
		return problem("wrong-credentials", error instanceof Error ? error.message : String(error));
	}

	async function atCarrier(row: AccountRow): Promise<Pick<CarrierAccountStatus, "name" | "balance" | "problems">> {
		let telephony: Telephony;
		try {
			telephony = accounts.telephonyOf(row);
		} catch (error) {
			return { name: null, balance: null, problems: [fault(error)] };
		}
		const signal = AbortSignal.timeout(carrierTimeoutMs);
		try {
			const [account, numbers] = await Promise.all([telephony.account(signal), telephony.numbers(signal)]);
			const problems = account.problems.map(({ code, detail }) =>
				problem(code as LineProblem["code"], detail, code === "low-balance" ? "warning" : "error"),
			);
			if (!account.active && problems.length === 0) problems.push(problem("account-inactive", account.name));
			if (numbers.length === 0) problems.push(problem("no-numbers", account.name));
			const owned = new Map(numbers.map((number) => [number.number, number]));
			for (const line of await lines.ofAccount(db.query, row.id)) {
				const number = owned.get(line.number);
				if (!number) problems.push(problem("number-not-connected", `${line.number} is no number of the account`));
				// Without a public address no number can be connected, and that is said already.
				else if (!number.connected && config.publicUrl !== null)
					problems.push(problem("number-not-connected", `${line.number} leads elsewhere at the carrier`));
				if (line.definition.assistantId === null) problems.push(problem("no-assistant", line.number, "warning"));
			}
			return { name: account.name, balance: account.balance, problems };
		} catch (error) {
			return { name: null, balance: null, problems: [fault(error)] };
		}
	}

	return {
		async of(row: AccountRow): Promise<CarrierAccountStatus> {
			const [reach, carrier] = await Promise.all([reachability(), atCarrier(row)]);
			const seen = webhooks.of(row.id);
			const signatures = seen.mismatch
				? [problem("signature-mismatch", `${seen.mismatch.expected} ≠ ${seen.mismatch.genuine ?? "?"}`)]
				: [];
			const problems = [...reach, ...signatures, ...carrier.problems];
			return {
				checkedAt: new Date(clock.now()).toISOString(),
				name: carrier.name,
				balance: carrier.balance,
				problems: problems.sort((a, b) => a.severity.localeCompare(b.severity)),
				webhooks: {
					accepted: seen.accepted,
					refused: seen.refused,
					lastAt: seen.lastAt === null ? null : new Date(seen.lastAt).toISOString(),
				},
			};
		},
	};
}
