import type { Platform } from "../../platform/capability.ts";
import { readRevisions } from "./store.ts";

/** What is appended within this leads to one look. */
const gatherMs = 100;

/** Keeps what a process knows of the settings true to the database. */
export type Follower = {
	/** `load` runs at the start, and after each change of that setting on any node. What it throws is tried again. */
	watch(key: string, load: () => Promise<void>): void;
	/** Loads everything; rejects when something cannot be. Follows from then on. */
	start(): Promise<void>;
	/** Resolves once what was committed before the call is known here. Logs what cannot be loaded. */
	refresh(): Promise<void>;
};

/**
 * Looks again shortly after something was appended to the event feed, and once a second: a change on one node reaches
 * the others within that. Loads are never run twice at a time.
 */
export function createFollower({
	db,
	events,
	log,
	clock,
}: Pick<Platform, "db" | "events" | "log" | "clock">): Follower {
	const watched = new Map<string, { load: () => Promise<void>; seen: number }>();
	let running: Promise<void> | null = null;
	let following: Promise<void> | null = null;
	let gathering = false;

	const stays = (error: unknown, key?: string) =>
		log.warn({ err: error, key }, "settings could not be read again; they stay as they are");

	async function look(): Promise<void> {
		const revisions = await readRevisions(db.query).catch(stays);
		if (revisions === undefined) return;
		for (const [key, entry] of watched) {
			const revision = revisions.get(key) ?? 0;
			if (revision === entry.seen) continue;
			try {
				await entry.load();
				entry.seen = revision;
			} catch (error) {
				stays(error, key);
			}
		}
	}

	function begin(): Promise<void> {
		running = look().finally(() => {
			running = null;
		});
		return running;
	}

	function refresh(): Promise<void> {
		if (running === null) return begin();
		// The look under way may have begun before the change.
		following ??= running.then(() => {
			following = null;
			return begin();
		});
		return following;
	}

	return {
		watch: (key, load) => void watched.set(key, { load, seen: 0 }),
		async start() {
			const revisions = await readRevisions(db.query);
			for (const [key, entry] of watched) {
				await entry.load();
				entry.seen = revisions.get(key) ?? 0;
			}
			events.onAppended(() => {
				if (gathering) return;
				gathering = true;
				clock.after(gatherMs, () => {
					gathering = false;
					void refresh();
				});
			});
		},
		refresh,
	};
}
