import type {
	FastifyBaseLogger,
	FastifyInstance,
	RawReplyDefaultExpression,
	RawRequestDefaultExpression,
	RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { BlobStore } from "../ports/blob-store.ts";
import type { Config } from "./config/index.ts";
import type { Database, Queryable, Transaction } from "./db/types.ts";
import type { EventFeed } from "./events/sse.ts";
import type { EventListener, EventLog } from "./events/types.ts";
import type { JobDefinition, JobQueue } from "./jobs/types.ts";
import type { Logger } from "./log/index.ts";
import type { Relay } from "./relay/index.ts";
import type { Principal } from "./security/principal.ts";
import type { Metrics } from "./telemetry/index.ts";
import type { Clock } from "./time/index.ts";

/** Fastify with zod schemas for requests and answers. */
export type Http = FastifyInstance<
	RawServerDefault,
	RawRequestDefaultExpression<RawServerDefault>,
	RawReplyDefaultExpression<RawServerDefault>,
	FastifyBaseLogger,
	ZodTypeProvider
>;

/** Writes who did what, in the transaction of the deed. */
export type Audit = {
	record(
		tx: Transaction,
		entry: {
			principal: Principal | null;
			action: string;
			subject?: string;
			ip?: string;
			detail?: Record<string, unknown>;
		},
	): Promise<void>;
};

/** What this process knows of itself. */
export type SystemState = {
	readonly startedAt: Date;
	/** A stop has begun: no new work. */
	draining(): boolean;
	redis(): "up" | "down" | "off";
};

/** What every capability is made of. */
export type Platform = {
	readonly config: Config;
	readonly db: Database;
	readonly jobs: JobQueue;
	readonly events: EventLog;
	/** Live events for browsers. */
	readonly feed: EventFeed;
	/** Bytes to other processes, now or never. */
	readonly relay: Relay;
	readonly blobs: BlobStore;
	readonly log: Logger;
	readonly metrics: Metrics;
	readonly clock: Clock;
	readonly audit: Audit;
	readonly system: SystemState;
};

/** Removes a person's data from what a capability keeps. */
export type ErasureHook = (tx: Transaction, contactId: string) => Promise<void>;

/** All that a capability keeps of a person, for their copy; null for nothing. */
export type PersonalDataHook = (db: Queryable, contactId: string) => Promise<unknown>;

/**
 * Gives what a capability keeps of one contact to another, since they are the same person: all of it, or `only` those
 * that an earlier move named, to take it back. Returns the ids of what was moved.
 */
export type ContactMoveHook = (
	tx: Transaction,
	move: { from: string; to: string; only: readonly string[] | null },
) => Promise<readonly string[]>;

/**
 * What a capability declares to the application. It is built by a function of its `index.ts`
 * (`createConversations(platform, …)`), which also returns the service that its neighbours may call.
 */
export type Capability = {
	readonly name: string;
	/** Folder of `NNNN-name.sql` files, applied in order, never changed once landed. */
	readonly migrations?: URL;
	/** Registers routes under their full path (`/api/v1/…`). Runs where the role `web` (or `voice`, for media sockets) does. */
	readonly routes?: (http: Http) => void;
	readonly sockets?: (http: Http) => void;
	readonly jobs?: readonly JobDefinition[];
	readonly listeners?: readonly EventListener[];
	readonly erasure?: ErasureHook;
	readonly personalData?: PersonalDataHook;
	readonly contactMove?: ContactMoveHook;
	/** After migrations, before the first request: seeds, recovery. */
	readonly start?: (db: Queryable) => Promise<void>;
	/** Lines to print once the server listens; `origin` is where browsers reach it, without a final slash. */
	readonly startNotices?: (origin: string) => Promise<readonly string[]>;
	/** Refuse new work; resolve when the work under way is done or `signal` aborts. */
	readonly drain?: (signal: AbortSignal) => Promise<void>;
	/** Work that a person would miss if the process ended now, e.g. live calls. */
	readonly busy?: () => number;
};
