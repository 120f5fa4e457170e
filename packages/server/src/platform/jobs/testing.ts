/** The queue as a test finds it whose workers are other processes. */
import pg from "pg";
import { PgBoss } from "pg-boss";
import { schema } from "./queue.ts";

/**
 * Lets the jobs of that name that are under way count as begun five minutes ago, and the queue notice those whose time
 * is over: their worker is gone, and another takes them. Resolves to how many were under way.
 */
export async function expireJobs(connectionString: string, name: string): Promise<number> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	const { rowCount } = await client.query(
		`update ${schema}.job set started_on = now() - interval '5 minutes' where name = $1 and state = 'active'`,
		[name],
	);
	await client.end();
	const queue = new PgBoss({ connectionString, schema, supervise: false, schedule: false });
	await queue.start();
	await queue.supervise(name);
	await queue.stop();
	return rowCount ?? 0;
}
