import type { ApiKey, ApiKeyCreate } from "@centralita/contracts";
import { desc, eq, lt } from "drizzle-orm";
import type { z } from "zod";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import type { Principal } from "../../platform/security/principal.ts";
import { digest, newSecret } from "../../platform/security/secrets.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Accounts } from "./context.ts";
import { actingUser, keyPrincipal } from "./principals.ts";
import { type ApiKeyRow, apiKeys, users } from "./schema.ts";
import { refuseChange } from "./user-rules.ts";

type By = { principal: Principal | null; ip: string };

/** By this scanners of leaked secrets recognise a key. */
const prefix = "centralita_";
const shownCharacters = prefix.length + 6;
const day = 24 * 3_600_000;

const toApiKey = (row: ApiKeyRow): ApiKey => ({
	id: row.id,
	name: row.name,
	start: row.start,
	scopes: row.scopes,
	createdAt: row.createdAt.toISOString(),
	expiresAt: row.expiresAt?.toISOString() ?? null,
	lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});

/** Newest first; `before` is the last id of the page before. */
export async function listApiKeys(query: Queryable, before: string | null, limit: number): Promise<ApiKey[]> {
	const rows = await query
		.select()
		.from(apiKeys)
		.where(before === null ? undefined : lt(apiKeys.id, before))
		.orderBy(desc(apiKeys.id))
		.limit(limit);
	return rows.map(toApiKey);
}

/** @returns the key itself too, which is stored nowhere. @throws AppError `forbidden` for a scope that its maker lacks */
export async function createApiKey(
	{ platform }: Accounts,
	by: By,
	wanted: z.infer<typeof ApiKeyCreate>,
): Promise<{ apiKey: ApiKey; key: string }> {
	const scopes = [...new Set(wanted.scopes)];
	const missing = scopes.filter((scope) => by.principal?.permissions.has(scope) !== true);
	if (missing.length > 0)
		throw new AppError("forbidden", `You cannot give what you may not do: ${missing.join(", ")}.`);
	const key = `${prefix}${newSecret()}`;
	return platform.db.transaction(async (tx) => {
		const maker = await actingUser(tx, by.principal);
		const now = platform.clock.now();
		const row: ApiKeyRow = {
			id: uuidv7(now),
			userId: maker.id,
			name: wanted.name,
			start: key.slice(0, shownCharacters),
			hash: digest(key),
			scopes,
			createdAt: new Date(now),
			expiresAt: wanted.expiresInDays === null ? null : new Date(now + wanted.expiresInDays * day),
			lastUsedAt: null,
		};
		await tx.insert(apiKeys).values(row);
		const detail = { name: row.name, scopes, expiresAt: row.expiresAt };
		await platform.audit.record(tx, {
			principal: by.principal,
			ip: by.ip,
			action: "api-key.created",
			subject: row.id,
			detail,
		});
		return { apiKey: toApiKey(row), key };
	});
}

/** @throws AppError `not-found`, `forbidden` for the key of someone with a higher role */
export async function removeApiKey({ platform }: Accounts, by: By, id: string): Promise<void> {
	await platform.db.transaction(async (tx) => {
		const actor = await actingUser(tx, by.principal);
		const [found] = await tx
			.select({ key: apiKeys, maker: users })
			.from(apiKeys)
			.innerJoin(users, eq(users.id, apiKeys.userId))
			.where(eq(apiKeys.id, id));
		if (found === undefined) throw new AppError("not-found", "There is no such API key.");
		refuseChange(actor, found.maker, {});
		await tx.delete(apiKeys).where(eq(apiKeys.id, id));
		const detail = { name: found.key.name };
		await platform.audit.record(tx, {
			principal: by.principal,
			ip: by.ip,
			action: "api-key.removed",
			subject: id,
			detail,
		});
	});
}

/** Null for a key that is unknown, expired, or whose maker may not sign in any more. */
export async function resolveApiKey({ platform, policy }: Accounts, key: string): Promise<Principal | null> {
	if (!key.startsWith(prefix)) return null;
	const [found] = await platform.db.query
		.select({ key: apiKeys, maker: users })
		.from(apiKeys)
		.innerJoin(users, eq(users.id, apiKeys.userId))
		.where(eq(apiKeys.hash, digest(key)));
	const now = platform.clock.now();
	if (found === undefined || found.maker.disabled) return null;
	if (found.key.expiresAt !== null && found.key.expiresAt.getTime() <= now) return null;
	if (now - (found.key.lastUsedAt?.getTime() ?? 0) > policy.touchMs) {
		const lastUsedAt = new Date(now);
		await platform.db.query.update(apiKeys).set({ lastUsedAt }).where(eq(apiKeys.id, found.key.id));
	}
	return keyPrincipal(found.key, found.maker);
}
