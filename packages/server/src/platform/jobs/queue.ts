import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { type Db as BossDatabase, type ConstructorOptions, fromDrizzle, type JobWithMetadata, PgBoss } from "pg-boss";
import { afterCommit, type OwnedDatabase } from "../db/index.ts";
import type { Logger } from "../log/index.ts";
import type { Metrics } from "../telemetry/index.ts";
import { uuidv7 } from "../time/index.ts";
import { jobMetrics } from "./metrics.ts";
import type { JobDefinition, JobQueue } from "./types.ts";

const deadLetters = "dead-letters";
const retryDelaySeconds = 2;
const maximumRetryDelaySeconds = 600;

export type Jobs = JobQueue & {
	/** Makes queues and schedules for all definitions of the installation; before the first `enqueue`. */
	prepare(definitions: readonly JobDefinition[]): Promise<void>;
	/** Runs them in this process. */
	startWorkers(definitions: readonly JobDefinition[]): Promise<void>;
	/** Takes no more jobs, waits for the running ones at most `timeoutMs`, aborts the rest: they run again elsewhere. */
	stop(timeoutMs: number): Promise<void>;
};

type Wakeups = { notify(queue: string): void };

/** pg-boss on the one connection of the embedded database, woken in process instead of by LISTEN. */
function embeddedAdapter(db: OwnedDatabase): BossDatabase & Wakeups {
	let woken: ((queue: string) => void) | null = null;
	return {
		async executeSql(text, values) {
			const result: unknown = await (values && values.length > 0 ? db.pool.query(text, values) : db.pool.query(text));
			// Several statements in one text give several results.
			const results = Array.isArray(result) ? result : [result];
			return { rows: results.flatMap(({ rows }) => rows ?? []) };
		},
		async listen(_channel, onNotification) {
			woken = onNotification;
			return {
				async close() {
					woken = null;
				},
			};
		},
		notify: (queue) => woken?.(queue),
	};
}

export const schema = "jobs";

/** Makes the queue's tables in a database that nothing else uses yet; takes a second, which a first start then saves. */
export async function createJobTables(database: Pick<PGlite, "query" | "exec">): Promise<void> {
	const boss = new PgBoss({
		db: {
			async executeSql(text, values) {
				if (values && values.length > 0) return database.query<Record<string, unknown>>(text, values);
				return { rows: (await database.exec(text)).flatMap(({ rows }) => rows) };
			},
		},
		backend: "pglite",
		schema,
		supervise: false,
		schedule: false,
		registerInstance: false,
		openTelemetry: { enabled: false },
	});
	await boss.start();
	await boss.stop();
}

/** Opens the job queue on the application's database. `worker`: this process maintains it and runs schedules. */
export async function openJobs(db: OwnedDatabase, worker: boolean, log: Logger, metrics: Metrics): Promise<Jobs> {
	const adapter = db.kind === "embedded" ? embeddedAdapter(db) : null;
	const connection: ConstructorOptions =
		adapter === null
			? { connectionString: db.connectionString ?? "", max: worker ? 4 : 1, application_name: "centralita-jobs" }
			: { db: adapter, backend: "pglite" };
	const boss = new PgBoss({
		...connection,
		schema,
		useListenNotify: worker,
		supervise: worker,
		schedule: worker,
		registerInstance: false,
		openTelemetry: { enabled: false },
	});
	const logger = log.child({ part: "jobs" });
	boss.on("error", (error) => logger.warn({ err: error }, "the job queue has a problem"));
	boss.on("warning", (warning) => logger.warn({ warning }, "the job queue warns"));
	await boss.start();
	const measure = jobMetrics(metrics, async () =>
		(await boss.getQueues()).map(({ name, readyCount }) => ({ name, depth: readyCount })),
	);

	const run = async (definition: JobDefinition, job: JobWithMetadata<object>) => {
		const attempt = job.retryCount + 1;
		const finish = measure(definition.name);
		try {
			await definition.run(definition.schema.parse(job.data), { signal: job.signal, attempt });
			finish("done");
		} catch (error) {
			finish("failed");
			const last = attempt > definition.retryLimit;
			const line = { err: error, job: definition.name, jobId: job.id, attempt };
			if (last) logger.error(line, "a job failed for good; it is among the dead letters");
			else logger.warn(line, "a job failed; it is tried again");
			throw error;
		}
	};

	/** Takes one job after the other. */
	async function startWorker(definition: JobDefinition): Promise<void> {
		const options = { includeMetadata: true, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 } as const;
		const id = await boss.work<object, void, { includeMetadata: true }>(definition.name, options, async (jobs) => {
			try {
				for (const job of jobs) await run(definition, job);
			} finally {
				// Where one waited others may: looking again at once keeps a backlog from taking two seconds a job.
				boss.notifyWorker(id);
			}
		});
	}

	return {
		async prepare(definitions) {
			const existing = new Set((await boss.getQueues()).map(({ name }) => name));
			if (!existing.has(deadLetters)) await boss.createQueue(deadLetters);
			for (const { name, retryLimit, expireInSeconds } of definitions) {
				const options = {
					retryLimit,
					expireInSeconds,
					retryDelay: retryDelaySeconds,
					retryBackoff: true,
					deadLetter: deadLetters,
					notify: true,
				};
				if (existing.has(name)) await boss.updateQueue(name, options);
				else await boss.createQueue(name, { ...options, policy: "short", retryDelayMax: maximumRetryDelaySeconds });
			}
			if (!worker) return;
			const scheduled = await boss.getSchedules();
			for (const { name } of scheduled)
				if (!definitions.some((definition) => definition.name === name && definition.schedule))
					await boss.unschedule(name);
			for (const { name, schedule } of definitions)
				if (schedule !== undefined && scheduled.find((known) => known.name === name)?.cron !== schedule)
					await boss.schedule(name, schedule, {}, { tz: "UTC" });
		},
		async startWorkers(definitions) {
			for (const definition of definitions)
				for (let worker = 0; worker < definition.concurrency; worker++) await startWorker(definition);
		},
		async enqueue(tx, job, data, options = {}) {
			const valid = job.schema.parse(data);
			await boss.send(job.name, valid as object, {
				db: fromDrizzle(tx, sql),
				// The queue lets one job of each key wait; those without a key must not stand in each other's way.
				singletonKey: options.singletonKey ?? uuidv7(),
				...(options.startAfterSeconds === undefined ? {} : { startAfter: options.startAfterSeconds }),
			});
			if (adapter !== null) afterCommit(tx, `job ${job.name}`, () => adapter.notify(job.name));
		},
		async stop(timeoutMs) {
			await boss.stop({ graceful: true, timeout: Math.max(1000, timeoutMs), close: true });
		},
	};
}
