import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Platform } from "../capability.ts";
import type { Queryable } from "../db/types.ts";
import type { JobDefinition } from "../jobs/types.ts";
import { uuidv7 } from "../time/index.ts";

/** The right to do the deed, and then to say how it went. */
export type Reservation = { readonly scope: Buffer; readonly holder: string };

/** What another request left under the key. `answer` is null while it runs, and for ever when it died. */
export type Taken = { readonly request: Buffer; readonly ageMs: number; readonly answer: Buffer | null };

const lifeMs = 24 * 60 * 60_000;

/** How often a key that was given back between two looks is asked for again. */
const attempts = 3;

const oldest = (now: number) => new Date(now - lifeMs).toISOString();

/**
 * Takes the key, or tells who has it. One that is older than a day counts as never used.
 * `db` must not be a transaction: others have to see the reservation before the deed.
 * Null when the key changed hands each time that it was looked at.
 */
export async function reserve(
	db: Queryable,
	{ scope, request, now }: { scope: Buffer; request: Buffer; now: number },
): Promise<Reservation | Taken | null> {
	const holder = uuidv7();
	const at = new Date(now).toISOString();
	for (let attempt = 0; attempt < attempts; attempt++) {
		const { rows: won } = await db.execute(sql`
			insert into idempotency_keys as held (scope, holder, request, reserved_at)
			values (${scope}, ${holder}, ${request}, ${at})
			on conflict (scope) do update
				set holder = excluded.holder, request = excluded.request, reserved_at = excluded.reserved_at, answer = null
				where held.reserved_at <= ${oldest(now)}
			returning holder`);
		if (won.length > 0) return { scope, holder };
		const { rows: found } = await db.execute<{ request: Buffer; answer: Buffer | null; age: number }>(sql`
			select request, answer, extract(epoch from ${at}::timestamptz - reserved_at)::double precision * 1000 as age
			from idempotency_keys where scope = ${scope}`);
		const [row] = found;
		if (row) return { request: row.request, answer: row.answer, ageMs: row.age };
	}
	return null;
}

/** Keeps the answer for whoever repeats the request. */
export async function keepAnswer(db: Queryable, { scope, holder }: Reservation, answer: Buffer): Promise<void> {
	await db.execute(sql`
		update idempotency_keys set answer = ${answer} where scope = ${scope} and holder = ${holder}`);
}

/** Gives the key back: the deed was not done. */
export async function release(db: Queryable, { scope, holder }: Reservation): Promise<void> {
	await db.execute(sql`delete from idempotency_keys where scope = ${scope} and holder = ${holder}`);
}

/** Removes the keys that no longer count. */
export const idempotencyPurge = ({ db, clock }: Pick<Platform, "db" | "clock">): JobDefinition => ({
	name: "http.purge-idempotency-keys",
	schema: z.object({}),
	concurrency: 1,
	retryLimit: 2,
	expireInSeconds: 300,
	schedule: "41 * * * *",
	async run() {
		await db.query.execute(sql`delete from idempotency_keys where reserved_at <= ${oldest(clock.now())}`);
	},
});
