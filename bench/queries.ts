import { sql } from "drizzle-orm";
import type { Queryable } from "../packages/server/src/platform/db/types.ts";

/** Milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

export type Asked = {
	/** Milliseconds of each question, by its name. */
	queries: Map<string, number[]>;
	/** Of `select 1`, between them: what the machine itself takes. */
	bare: number[];
};

/** Asks each question once for warmth, and then `repeats` times. */
export async function askAll(
	db: Queryable,
	questions: Record<string, (db: Queryable) => Promise<unknown>>,
	repeats: number,
): Promise<Asked> {
	const queries = new Map<string, number[]>();
	const bare: number[] = [];
	for (const [name, ask] of Object.entries(questions)) {
		await ask(db);
		const times: number[] = [];
		for (let count = 0; count < repeats; count++) {
			times.push(await timed(() => ask(db)));
			bare.push(await timed(() => db.execute(sql`select 1`)));
		}
		queries.set(name, times);
	}
	return { queries, bare };
}
