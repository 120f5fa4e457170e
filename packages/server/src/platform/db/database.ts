import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { Config } from "../config/index.ts";
import type { Logger } from "../log/index.ts";
import { collectAfterCommit } from "./after-commit.ts";
import { type EmbeddedServer, startEmbedded } from "./embedded.ts";
import { makePool } from "./pool.ts";
import type { Database, Transaction } from "./types.ts";

const transactionAttempts = 8;
const checkTimeoutMs = 1000;
const upkeepTimeoutMs = 10 * 60_000;
/** When so many wait for a connection, whoever comes now would be answered too late to be of use. */
const mostWaiting = 500;

/** SQLSTATE of an error of `pg`, also when drizzle wrapped it. */
export function sqlState(error: unknown): string | null {
	for (let cause = error; cause instanceof Error; cause = cause.cause)
		if ("code" in cause && typeof cause.code === "string") return cause.code;
	return null;
}

/** Serialization failure, deadlock: the same transaction may pass when tried again. */
const retryable = new Set(["40001", "40P01"]);

/** A `Database` that also lends its pool to the job queue, and to nobody else. */
export type OwnedDatabase = Database & {
	readonly pool: pg.Pool;
	readonly connectionString: string | null;
	busy(): boolean;
};

function fromPool(
	kind: Database["kind"],
	pool: pg.Pool,
	connectionString: string | null,
	stop: () => Promise<void>,
	upkeepPool: pg.Pool = pool,
): OwnedDatabase {
	const query = drizzle({ client: pool });
	const patient = drizzle({ client: upkeepPool });
	return {
		kind,
		pool,
		connectionString,
		query,
		async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
			for (let attempt = 1; ; attempt++) {
				try {
					return await collectAfterCommit((register) =>
						query.transaction((tx) => {
							register(tx);
							return work(tx);
						}),
					);
				} catch (error) {
					if (attempt >= transactionAttempts || !retryable.has(sqlState(error) ?? "")) throw error;
					await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
				}
			}
		},
		upkeep: (work) =>
			collectAfterCommit((register) =>
				patient.transaction((tx) => {
					register(tx);
					return work(tx);
				}),
			),
		async check() {
			let timer: NodeJS.Timeout | undefined;
			const late = new Promise<never>((_, reject) => {
				timer = setTimeout(() => reject(new Error("the database does not answer")), checkTimeoutMs);
			});
			const answer = pool.query("select 1");
			answer.catch(() => {});
			try {
				await Promise.race([answer, late]);
			} finally {
				clearTimeout(timer);
			}
		},
		busy: () => pool.waitingCount > mostWaiting,
		async close() {
			await pool.end();
			if (upkeepPool !== pool) await upkeepPool.end();
			await stop();
		},
	};
}

/**
 * Opens the embedded database or connects to PostgreSQL, as the configuration says.
 * `starting`: the embedded one, when somebody has begun to start it.
 */
export async function openDatabase(
	config: Config,
	log: Logger,
	starting: Promise<EmbeddedServer> | null = null,
): Promise<OwnedDatabase> {
	if (config.databaseUrl === null) {
		const server = await (starting ?? startEmbedded(config, log));
		// One connection: the embedded server shares its one session, and unnamed statements, between all of them.
		const pool = makePool(
			{ ...server.connection, many: false, max: 1, query_timeout: config.databaseStatementTimeoutMs },
			log,
		);
		return fromPool("embedded", pool, null, server.stop);
	}
	const { databaseUrl } = config;
	const connect = (max: number, statementTimeoutMs: number) =>
		makePool(
			{
				connectionString: databaseUrl,
				many: true,
				max,
				statement_timeout: statementTimeoutMs,
				query_timeout: statementTimeoutMs + 1000,
				idle_in_transaction_session_timeout: config.databaseStatementTimeoutMs,
				application_name: "centralita",
				keepAlive: true,
			},
			log,
		);
	const pool = connect(config.databasePoolSize, config.databaseStatementTimeoutMs);
	// Connects when it is first used; an idle connection is closed after ten seconds.
	const upkeepPool = connect(1, Math.max(upkeepTimeoutMs, config.databaseStatementTimeoutMs));
	return fromPool("postgresql", pool, databaseUrl, async () => {}, upkeepPool);
}
