import type { WhatsappState, WhatsappTest } from "@centralita/contracts";
import type { Platform } from "../../../platform/capability.ts";
import { ProviderError } from "../../../platform/errors/index.ts";
import type { Messaging } from "../../../ports/messaging.ts";
import { lastTold } from "./inbound.ts";
import { lastProblem } from "./outbox-store.ts";

const testMs = 10_000;

/** What is set, what came last, and what an operator must mend. */
export function createStatus(
	{ config, db, clock }: Pick<Platform, "config" | "db" | "clock">,
	messaging: Messaging | null,
	path: string,
) {
	let refusedAt: number | null = null;
	const needed = {
		WHATSAPP_ACCESS_TOKEN: config.whatsappAccessToken,
		WHATSAPP_PHONE_NUMBER_ID: config.whatsappPhoneNumberId,
		WHATSAPP_APP_SECRET: config.whatsappAppSecret,
		WHATSAPP_VERIFY_TOKEN: config.whatsappVerifyToken,
	};
	const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

	return {
		refused(): void {
			refusedAt = clock.now();
		},
		async read(): Promise<WhatsappState> {
			const failed = await lastProblem(db.query);
			return {
				configured: messaging !== null,
				missing: Object.entries(needed).flatMap(([name, value]) => (value === null ? [name] : [])),
				webhookUrl: config.publicUrl === null ? null : `${config.publicUrl}${path}`,
				phoneNumberId: config.whatsappPhoneNumberId,
				apiVersion: config.whatsappApiVersion,
				lastWebhookAt: iso(await lastTold(db.query)),
				lastRefusedAt: iso(refusedAt === null ? null : new Date(refusedAt)),
				lastProblem: failed?.problem
					? { at: failed.changedAt.toISOString(), problem: failed.problem, detail: failed.detail ?? "" }
					: null,
			};
		},
		async test(account: Messaging): Promise<WhatsappTest> {
			try {
				const { number, name, subscribed } = await account.account(AbortSignal.timeout(testMs));
				return { ok: true, number, name, subscribed, kind: null, detail: "" };
			} catch (error) {
				if (!(error instanceof ProviderError)) throw error;
				const { kind, message: detail } = error;
				return { ok: false, number: null, name: null, subscribed: null, kind, detail };
			}
		},
	};
}
