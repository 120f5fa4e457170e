import type { Platform } from "../../platform/capability.ts";
import type { Outbound } from "../../platform/outbound/index.ts";
import type { Principal } from "../../platform/security/principal.ts";
import type { Sealer } from "../../platform/security/sealing.ts";
import type { EndpointRow } from "./schema.ts";

export type Context = Pick<Platform, "db" | "jobs" | "events" | "log" | "clock" | "audit" | "config" | "metrics"> & {
	readonly outbound: Outbound;
	readonly sealer: Sealer;
};

/** Who changes something, and from where. */
export type Actor = { principal: Principal | null; ip: string };

/** The secrets that sign now, the newest first; without those that another ENCRYPTION_KEY sealed. */
export function secretsOf({ sealer, clock }: Pick<Context, "sealer" | "clock">, row: EndpointRow): string[] {
	const previous = row.previousUntil !== null && row.previousUntil.getTime() > clock.now() ? row.previousSecret : null;
	return [row.secret, previous].flatMap((sealed) => {
		const secret = sealed && sealer.open(sealed, Buffer.from(row.id));
		return secret ? [secret] : [];
	});
}
