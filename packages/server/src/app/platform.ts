import type { Audit, Platform } from "../platform/capability.ts";
import type { Config } from "../platform/config/index.ts";
import type { EmbeddedServer } from "../platform/db/embedded.ts";
import { type MigrationSource, migrate, type OwnedDatabase, openDatabase } from "../platform/db/index.ts";
import { createEventFeed, createEventLog, createWakeBus, rebaseEvents } from "../platform/events/index.ts";
import { type Jobs, openJobs } from "../platform/jobs/index.ts";
import type { Logger } from "../platform/log/index.ts";
import { connectRedis, type RedisLink } from "../platform/redis/index.ts";
import { createRelay } from "../platform/relay/index.ts";
import { createMetrics } from "../platform/telemetry/index.ts";
import type { Clock } from "../platform/time/index.ts";
import type { BlobStore } from "../ports/blob-store.ts";

const platformMigrations: MigrationSource = {
	name: "platform",
	folder: new URL("../platform/migrations/", import.meta.url),
};

/** What the application owns of the platform, beyond what capabilities see of it. */
export type OpenPlatform = Platform & {
	readonly db: OwnedDatabase;
	readonly jobs: Jobs;
	readonly redis: RedisLink | null;
	/** Applies the platform's migrations and then those given. */
	migrate(sources: readonly MigrationSource[]): Promise<void>;
	/** Closes all connections. Jobs must have been stopped before. */
	close(): Promise<void>;
};

type Parts = {
	config: Config;
	clock: Clock;
	log: Logger;
	blobs: BlobStore;
	audit: Audit;
	/** Event-loop lag, memory and the like. */
	processMetrics: boolean;
	draining: () => boolean;
	/** The embedded database, when it is starting already. */
	embedded: Promise<EmbeddedServer> | null;
};

/** Opens the database, the job queue, and Redis when there is one. */
export async function openPlatform(parts: Parts): Promise<OpenPlatform> {
	const { config, clock, log, blobs, audit, draining } = parts;
	const startedAt = new Date(clock.now());
	const metrics = createMetrics(parts.processMetrics);
	const db = await openDatabase(config, log, parts.embedded);
	const redis = config.redisUrl === null ? null : connectRedis(config.redisUrl, log);
	const wakes = createWakeBus(log, redis?.wakes ?? null);
	const events = createEventLog(db, wakes);
	const relay = createRelay(redis);
	try {
		const jobs = await openJobs(db, config.roles.has("worker"), log, metrics);
		return {
			config,
			db,
			jobs,
			redis,
			events,
			feed: createEventFeed({ db, events, relay, maximum: config.maxSseClients, metrics, log }),
			relay,
			blobs,
			log,
			metrics,
			clock,
			audit,
			system: {
				startedAt,
				draining,
				redis: () => (redis === null ? "off" : redis.up() ? "up" : "down"),
			},
			async migrate(sources) {
				await migrate(db, [platformMigrations, ...sources], log);
				await rebaseEvents(db);
			},
			async close() {
				wakes.close();
				relay.close();
				redis?.close();
				await db.close();
			},
		};
	} catch (error) {
		wakes.close();
		redis?.close();
		await db.close();
		throw error;
	}
}
