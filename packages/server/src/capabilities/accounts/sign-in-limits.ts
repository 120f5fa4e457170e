import { isIPv6 } from "node:net";
import { inArray, lt, sql } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { digest } from "../../platform/security/secrets.ts";
import type { Policy } from "./policy.ts";
import { signInAttempts } from "./schema.ts";

export type SignInLimits = ReturnType<typeof createSignInLimits>;

/**
 * Bounds the guessing of passwords for one account and from one address, in fixed windows kept in the database: they
 * hold over restarts and for all processes. An attempt counts before its password is checked, so that attempts at the
 * same moment cannot pass together.
 */
export function createSignInLimits({ db, clock }: Pick<Platform, "db" | "clock">, policy: Policy) {
	const limits = (email: string, ip: string) => [
		{ key: `account:${digest(email).toString("hex")}`, limit: policy.signInsPerAccount },
		{ key: `address:${addressGroup(ip)}`, limit: policy.signInsPerAddress },
	];

	/** @throws AppError `rate-limited` */
	async function take(email: string, ip: string): Promise<void> {
		const now = clock.now();
		const fresh = { count: 1, windowEndsAt: new Date(now + policy.signInWindowMs) };
		for (const { key, limit } of limits(email, ip)) {
			const [attempts] = await db.query
				.insert(signInAttempts)
				.values({ key, ...fresh })
				.onConflictDoUpdate({
					target: signInAttempts.key,
					set: {
						count: sql`CASE WHEN ${signInAttempts.windowEndsAt} <= ${new Date(now)} THEN 1 ELSE ${signInAttempts.count} + 1 END`,
						windowEndsAt: sql`CASE WHEN ${signInAttempts.windowEndsAt} <= ${new Date(now)} THEN ${fresh.windowEndsAt}::timestamptz ELSE ${signInAttempts.windowEndsAt} END`,
					},
				})
				.returning();
			if (attempts !== undefined && attempts.count > limit) {
				throw new AppError("rate-limited", "Too many sign-in attempts. Wait a while and try again.", {
					retryAfterMs: attempts.windowEndsAt.getTime() - now,
				});
			}
		}
	}

	/** A success forgets the account's failures, and was no failure of the address. */
	async function giveBack(tx: Transaction, email: string, ip: string): Promise<void> {
		const [account, address] = limits(email, ip).map(({ key }) => key);
		await tx
			.update(signInAttempts)
			.set({ count: 0 })
			.where(inArray(signInAttempts.key, [account ?? ""]));
		await tx
			.update(signInAttempts)
			.set({ count: sql`greatest(${signInAttempts.count} - 1, 0)` })
			.where(inArray(signInAttempts.key, [address ?? ""]));
	}

	async function purge(tx: Transaction): Promise<void> {
		await tx.delete(signInAttempts).where(lt(signInAttempts.windowEndsAt, new Date(clock.now())));
	}

	return { take, giveBack, purge };
}

/** One household or company: an IPv4 address, or the /64 of an IPv6 one. */
export function addressGroup(ip: string): string {
	const plain = ip.replace(/^::ffff:(?=\d+\.)/i, "");
	if (!isIPv6(plain)) return plain;
	const [head = "", tail] = (plain.split("%")[0] ?? "").split("::");
	const left = head === "" ? [] : head.split(":");
	const right = tail === undefined || tail === "" ? [] : tail.split(":");
	const missing = tail === undefined ? 0 : 8 - left.length - right.length;
	return [...left, ...Array<string>(Math.max(missing, 0)).fill("0"), ...right]
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(":");
}
