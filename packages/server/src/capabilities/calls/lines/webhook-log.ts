import { Counter } from "prom-client";
import type { Platform } from "../../../platform/capability.ts";
import type { Refusal } from "../../../ports/telephony.ts";

type Seen = {
	accepted: number;
	refused: number;
	lastAt: number | null;
	/** The address that we took a refused request for, and the one it was signed for when that is known. */
	mismatch: { expected: string; genuine: string | null } | null;
};

export type WebhookLog = ReturnType<typeof createWebhookLog>;

/** Accounts that strangers make up are not remembered one by one. */
const mostAccounts = 200;

/** Counts what carriers send, and remembers why it was refused: the status panel and `/metrics` tell. */
export function createWebhookLog({ metrics, clock }: Pick<Platform, "metrics" | "clock">) {
	const seen = new Map<string, Seen>();
	const counter = new Counter({
		name: "centralita_carrier_webhooks_total",
		help: "Requests of carriers, by what came of them",
		labelNames: ["carrier", "result"],
		registers: [metrics.registry],
	});

	function entry(account: string): Seen {
		const known = seen.get(account) ?? { accepted: 0, refused: 0, lastAt: null, mismatch: null };
		if (seen.size < mostAccounts || seen.has(account)) seen.set(account, known);
		return known;
	}

	return {
		of: (account: string): Seen => seen.get(account) ?? { accepted: 0, refused: 0, lastAt: null, mismatch: null },
		accepted(carrier: string, account: string): void {
			counter.inc({ carrier, result: "accepted" });
			const known = entry(account);
			known.accepted++;
			known.lastAt = clock.now();
			known.mismatch = null;
		},
		refused(
			carrier: string,
			account: string,
			reason: Refusal | "unknown-account",
			url: string,
			genuine: string | null,
		): void {
			counter.inc({ carrier, result: reason });
			if (reason === "unknown-account") return;
			const known = entry(account);
			known.refused++;
			// A signature that is right for another address tells of a proxy; one that is right for none, of a stranger or a wrong key.
			if (reason === "forged" && (genuine !== null || known.accepted === 0))
				known.mismatch = { expected: url, genuine };
		},
	};
}
