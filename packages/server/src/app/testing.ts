/** What tests of other parts start the real thing with. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import pg from "pg";
import type { Audit, Capability, Platform } from "../platform/capability.ts";
import { type Config, type Environment, loadConfig } from "../platform/config/index.ts";
import type { StoredEvent } from "../platform/events/types.ts";
import { createLogger, type Logger } from "../platform/log/index.ts";
import { type Clock, systemClock, uuidv7 } from "../platform/time/index.ts";
import { createFilesystemBlobs } from "../providers/filesystem/index.ts";
import { prepareDatabase } from "./blank-database.ts";
import type { App, Overrides } from "./compose.ts";
import { type OpenPlatform, openPlatform } from "./platform.ts";
import { prepareCapabilities } from "./prepare.ts";

/** `embedded` is PGlite; `postgresql` needs `TEST_DATABASE_URL`, which `npm test` sets when there is a server. */
export type TestDatabase = "embedded" | "postgresql";

/** Where a PostgreSQL for tests is; undefined when there is none. */
const testPostgres = (): string | undefined => process.env.TEST_DATABASE_URL;
/** Which databases a test can run on here. */
export const testDatabases = (): TestDatabase[] => (testPostgres() ? ["embedded", "postgresql"] : ["embedded"]);

/** A fresh database on the server for tests. `keep` leaves it there, to look into. */
async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
	const server = testPostgres();
	if (server === undefined) throw new Error("TEST_DATABASE_URL is not set: run this by npm test");
	const name = `test_${uuidv7().replaceAll("-", "")}`;
	const run = async (statement: string) => {
		const client = new pg.Client({ connectionString: server });
		await client.connect();
		try {
			await client.query(statement);
		} finally {
			await client.end();
		}
	};
	await run(`create database ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}

export type TestHome = { config: Config; environment: Environment; remove(): Promise<void> };

/** A private `DATA_DIR` with a database ready to open, and a configuration for it. */
export async function createTestHome(database: TestDatabase, environment: Environment = {}): Promise<TestHome> {
	const dataDir = mkdtempSync(join(tmpdir(), "ctt-"));
	mkdirSync(dataDir, { recursive: true });
	const fresh = database === "postgresql" ? await freshDatabase() : null;
	if (fresh === null) await prepareDatabase();
	const full: Environment = {
		DATA_DIR: dataDir,
		PORT: "0",
		LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? "silent",
		// A machine busy with other tests must not make this one shed its requests.
		MAX_EVENT_LOOP_DELAY_MS: "0",
		...(fresh ? { DATABASE_URL: fresh.url } : {}),
		...environment,
	};
	return {
		config: loadConfig(full),
		environment: full,
		async remove() {
			await fresh?.drop();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}

export type AuditRecord = Omit<Parameters<Audit["record"]>[1], never>;

export type TestPlatform = {
	readonly platform: OpenPlatform;
	/** What was recorded, when the test gave no `audit` of its own. */
	readonly audited: readonly AuditRecord[];
	/** Migrates and starts what was built on the platform, and its jobs when the test wants them run. */
	start(capabilities: readonly Capability[], options?: { jobs?: boolean }): Promise<void>;
	/** Closes and removes everything. After a failure set `TEST_KEEP` to look at the data. */
	stop(): Promise<void>;
};

type Options = {
	database?: TestDatabase;
	/** Settings, by the names of the environment. */
	environment?: Environment;
	clock?: Clock;
	log?: Logger;
	audit?: Audit;
};

/**
 * A real `Platform` (database, jobs, events, blobs) for tests of one capability:
 * `const test = await createTestPlatform(); const contacts = createContacts(test.platform); await test.start([contacts.capability])`.
 */
export async function createTestPlatform(options: Options = {}): Promise<TestPlatform> {
	const home = await createTestHome(options.database ?? "embedded", options.environment);
	const audited: AuditRecord[] = [];
	const log = options.log ?? createLogger(home.config);
	const platform = await openPlatform({
		config: home.config,
		clock: options.clock ?? systemClock,
		log,
		blobs: createFilesystemBlobs(join(home.config.dataDir, "blobs")),
		audit: options.audit ?? {
			async record(_tx, entry) {
				audited.push(entry);
			},
		},
		embedded: null,
		processMetrics: false,
		draining: () => false,
	});
	return {
		platform,
		audited,
		async start(capabilities, { jobs = false } = {}) {
			await prepareCapabilities(platform, capabilities);
			if (jobs) await platform.jobs.startWorkers(capabilities.flatMap((capability) => capability.jobs ?? []));
		},
		async stop() {
			await platform.jobs.stop(5000);
			await platform.close();
			if (process.env.TEST_KEEP === undefined) await home.remove();
		},
	};
}

export type TestApp = {
	readonly app: App;
	/** Where it listens, e.g. `http://127.0.0.1:41234`. */
	readonly url: string;
	/** To start a second process, or the same again, on the same data. */
	readonly environment: Environment;
	/** Stops it and starts it again on the same data, at another port. */
	restart(): Promise<TestApp>;
	/** Stops it and removes its data, unless `TEST_KEEP` is set. */
	stop(): Promise<void>;
};

async function runTestApp(home: TestHome, overrides: Overrides): Promise<TestApp> {
	// Tests of one capability need not load all the others.
	const { startApp } = await import("./compose.ts");
	const app = await startApp(home.config, overrides);
	return {
		app,
		url: app.url,
		environment: home.environment,
		async restart() {
			await app.stop();
			return runTestApp(home, overrides);
		},
		async stop() {
			await app.stop();
			if (process.env.TEST_KEEP === undefined) await home.remove();
		},
	};
}

/** The whole application on a free port, with data of its own. */
export async function startTestApp(
	options: { database?: TestDatabase; environment?: Environment; overrides?: Overrides } = {},
): Promise<TestApp> {
	const home = await createTestHome(options.database ?? "embedded", options.environment);
	try {
		return await runTestApp(home, options.overrides ?? {});
	} catch (error) {
		await home.remove();
		throw error;
	}
}

/** Empties tables between the cases of one test file. */
export async function truncate(platform: Platform, ...tables: string[]): Promise<void> {
	const names = sql.join(
		tables.map((table) => sql.identifier(table)),
		sql`, `,
	);
	await platform.db.query.execute(sql`truncate ${names} restart identity cascade`);
}

/** Every event so far. Transactions of other tests on the same server hold the feed back for a moment. */
export async function wholeFeed(platform: Platform): Promise<StoredEvent[]> {
	const { rows } = await platform.db.query.execute<{ total: number }>(sql`select count(*)::int as total from events`);
	const total = rows[0]?.total ?? 0;
	const deadline = Date.now() + 20_000;
	for (;;) {
		const { events } = await platform.events.after("0", total + 1);
		if (events.length >= total) return events;
		if (Date.now() > deadline) throw new Error(`the feed has ${events.length} of ${total} events`);
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}
