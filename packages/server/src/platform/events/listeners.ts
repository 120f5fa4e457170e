import { sql } from "drizzle-orm";
import type { Counter } from "prom-client";
import type { Database } from "../db/types.ts";
import type { Logger } from "../log/index.ts";
import { type Clock, uuidv7 } from "../time/index.ts";
import type { EventListener, EventLog, StoredEvent } from "./types.ts";

const batchSize = 100;
const holdSeconds = 15;
const renewMs = 5000;
const maximumAttempts = 10;
const maximumDelayMs = 30_000;
/** What is appended within this is read together: on a busy server a step for each event would cost more than the event. */
const gatherMs = 50;

export type ListenerRunner = { stop(): Promise<void> };

type Options = {
	db: Database;
	events: EventLog;
	log: Logger;
	clock: Clock;
	/** Labels: `listener`. */
	failures: Pick<Counter<"listener">, "inc">;
};

/**
 * Runs one listener over the feed from its stored position. Across processes one holds it at a time, by a row that it
 * keeps renewing. An event that fails is tried again with growing delay, then logged and left behind.
 */
function runListener(listener: EventListener, { db, events, log, clock, failures }: Options): ListenerRunner {
	const holder = uuidv7();
	const types = new Set<string>(listener.types);
	const abort = new AbortController();
	const logger = log.child({ listener: listener.name });
	let wake: () => void = () => {};
	let woken = true;
	const stopListening = events.onAppended(() => {
		woken = true;
		wake();
	});

	const wait = (ms: number) =>
		new Promise<void>((resolve) => {
			if (abort.signal.aborted) return resolve();
			const cancel = clock.after(ms, resolve);
			abort.signal.addEventListener(
				"abort",
				() => {
					cancel();
					resolve();
				},
				{ once: true },
			);
		});
	const untilWoken = () =>
		new Promise<void>((resolve) => {
			if (woken || abort.signal.aborted) return resolve();
			wake = resolve;
		});

	/** The position, when this process holds the listener; null when another one does. The embedded database has one process. */
	const hold = async (): Promise<string | null> => {
		const free = db.kind === "embedded" ? sql`true` : sql`(holder = ${holder} or held_until < now() or holder is null)`;
		const { rows } = await db.query.execute<{ position: string }>(sql`
			update event_listeners
			set holder = ${holder}, held_until = now() + make_interval(secs => ${holdSeconds})
			where name = ${listener.name} and ${free} returning position::text as position`);
		return rows[0]?.position ?? null;
	};
	const advance = async (position: string): Promise<boolean> => {
		const { rowCount } = await db.query.execute(sql`
			update event_listeners set position = ${position}::bigint
			where name = ${listener.name} and holder = ${holder}`);
		return rowCount === 1;
	};
	const release = () =>
		db.query.execute(sql`
			update event_listeners set holder = null, held_until = null
			where name = ${listener.name} and holder = ${holder}`);

	/** Whether the event is dealt with: handled, or left behind after too many failures. False when stopped in between. */
	const handle = async (event: StoredEvent): Promise<boolean> => {
		for (let attempt = 1; !abort.signal.aborted; attempt++) {
			try {
				await listener.handle(event);
				return true;
			} catch (error) {
				failures.inc({ listener: listener.name });
				if (attempt >= maximumAttempts) {
					logger.error(
						{ err: error, eventId: event.id, attempt },
						"an event was left behind: its listener keeps failing",
					);
					return true;
				}
				logger.warn({ err: error, eventId: event.id, attempt }, "an event listener failed; it is tried again");
				await wait(Math.min(maximumDelayMs, 100 * 2 ** attempt));
			}
		}
		return false;
	};
	/** One batch. Returns whether there may be more at once. */
	const step = async (): Promise<boolean> => {
		const position = await hold();
		if (position === null) return false;
		const { events: batch, last } = await events.after(position, batchSize);
		for (const event of batch) {
			if (!types.has(event.type)) continue;
			if (!(await handle(event)) || !(await advance(event.id)) || abort.signal.aborted) return false;
		}
		if (last !== position) await advance(last);
		return batch.length > 0 || last !== position;
	};
	const loop = async () => {
		let failed = 0;
		while (!abort.signal.aborted) {
			woken = false;
			const renewal = setInterval(() => void hold().catch(() => {}), renewMs);
			try {
				while (!abort.signal.aborted && (await step())) failed = 0;
			} catch (error) {
				logger.warn({ err: error }, "the event feed cannot be read; it is tried again");
				await wait(Math.min(maximumDelayMs, 100 * 2 ** ++failed));
				woken = true;
			} finally {
				clearInterval(renewal);
			}
			await untilWoken();
			await wait(gatherMs);
		}
	};
	const done = loop();
	return {
		async stop() {
			abort.abort();
			wake();
			stopListening();
			await done;
			await release().catch(() => {});
		},
	};
}

/** Registers the listeners (new ones start with what happens from now) and runs them until `stop`. */
export async function startListeners(listeners: readonly EventListener[], options: Options): Promise<ListenerRunner> {
	const { last } = await options.events.after(null, 1);
	for (const { name } of listeners)
		await options.db.query.execute(
			sql`insert into event_listeners (name, position) values (${name}, ${last}::bigint) on conflict (name) do nothing`,
		);
	const runners = listeners.map((listener) => runListener(listener, options));
	return {
		async stop() {
			await Promise.all(runners.map((runner) => runner.stop()));
		},
	};
}
