import { integer, url } from "../kinds.ts";
import { secret, setting } from "../setting.ts";

export const storageSettings = {
	databaseUrl: secret("DATABASE_URL", url("postgres", "postgresql"), {
		description: "PostgreSQL 15 or newer. Without it the embedded database in `DATA_DIR` is used.",
		example: "postgres://centralita:password@db.example.com:5432/centralita",
	}),
	databasePoolSize: setting("DATABASE_POOL_SIZE", integer(2, 200), "10", {
		description: "Connections to PostgreSQL of one process, jobs not included (up to 4 more).",
		example: "20",
	}),
	databaseStatementTimeoutMs: setting("DATABASE_STATEMENT_TIMEOUT_MS", integer(1000, 3_600_000), "30000", {
		description: "Longest a statement may run.",
		example: "15000",
	}),
	embeddedSharedBuffersMb: setting("EMBEDDED_SHARED_BUFFERS_MB", integer(1, 1024), "16", {
		description: "Memory for the page cache of the embedded database.",
		example: "64",
	}),
	redisUrl: secret("REDIS_URL", url("redis", "rediss"), {
		description: "Redis, for several processes: wakes them at once and shares rate limits. Losing it degrades only.",
		example: "redis://:password@cache.example.com:6379/0",
	}),
};
