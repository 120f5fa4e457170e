import { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import type { EventListener } from "../../platform/events/types.ts";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import type { CallService } from "./service.ts";
import { deleteCallOf, deleteUnconnected, detachOrphans, heartbeat, listOrphans } from "./store.ts";
import { reconcileJob } from "./telephony/job-types.ts";

const heartbeatMs = 5000;
/** Who is silent about a call for so long has died or given it up: its last writes do not wait longer for the database. */
const silentMs = 120_000;
/** Somebody waits on the line: a node that missed two heartbeats is not waited for. */
const lineSilentMs = 15_000;
const unconnectedKeptMs = 3_600_000;
const beatsPerLook = 3;

/** How soon the carrier is asked about the calls of a process that is gone. */
const reconcileAfterSeconds = 6;

/**
 * Calls whose process died are closed with what was stored of them. On the embedded database nobody else can hold one,
 * so a start closes all of them at once; elsewhere their node must have been silent for a while.
 * Those of a line are let go instead: the carrier asks what comes next, or is asked, and they go on here.
 */
export function createRecovery(platform: Platform, calls: CallService, nodeId: string) {
	const { db, clock, jobs, log, events } = platform;

	/** Calls of lines that nobody holds any more: their carriers will be asked. */
	async function letGo(allOthers: boolean): Promise<void> {
		const lineSilentSince = new Date(clock.now() - lineSilentMs);
		await db.transaction(async (tx) => {
			const by = { nodeId, silentSince: lineSilentSince, allOthers, now: new Date(clock.now()) };
			for (const callId of await detachOrphans(tx, by))
				await jobs.enqueue(tx, reconcileJob, { callId }, { startAfterSeconds: reconcileAfterSeconds });
		});
	}

	async function closeOrphans(allOthers: boolean): Promise<void> {
		await letGo(allOthers);
		const silentSince = new Date(clock.now() - silentMs);
		for (const row of await listOrphans(db.query, { nodeId, silentSince, allOthers })) {
			// Held, though the database could not be told for a while.
			if (calls.live.has(row.id)) continue;
			await calls.closeOrphan(row, "server-stopped");
			log.warn({ callId: row.id, conversationId: row.conversationId }, "closed a call whose process is gone");
		}
	}

	const job: JobDefinition<z.ZodObject> = {
		name: "calls.recover",
		schema: z.object({}),
		concurrency: 1,
		retryLimit: 0,
		expireInSeconds: 120,
		schedule: "* * * * *",
		async run() {
			await closeOrphans(false);
			await deleteUnconnected(db.query, new Date(clock.now() - unconnectedKeptMs));
		},
	};

	/** A call's label names a person: it goes with its conversation. */
	const forget: EventListener<"conversation.deleted"> = {
		name: "calls.forget",
		types: ["conversation.deleted"],
		handle: ({ data }) => deleteCallOf(db.query, data.conversationId),
	};

	let stopped = false;
	let cancelBeat = () => {};
	let beating: Promise<void> = Promise.resolve();
	let goodBeats = 0;
	function beat(): void {
		if (stopped) return;
		cancelBeat = clock.after(heartbeatMs, () => {
			beating = tick().finally(beat);
		});
	}
	async function tick(): Promise<void> {
		try {
			if (calls.live.size === 0) await db.check();
			else {
				const asked = await heartbeat(db.query, [...calls.live.keys()], new Date(clock.now()));
				for (const id of asked) calls.live.get(id)?.end("user-ended");
				await calls.deliver();
			}
			// Somebody may be waiting in silence where a process died. After an outage of the database all calls look forgotten:
			// those who hold them are given the time to say so.
			if (++goodBeats % beatsPerLook === 0) await letGo(false);
		} catch (error) {
			goodBeats = 0;
			log.warn({ err: error }, "the heartbeat of live calls failed");
		}
	}

	let delivering: Promise<void> | null = null;
	/** What another node wrote down for a call of this one is carried out as soon as anything was committed. */
	function deliver(): void {
		if (delivering || calls.live.size === 0) return;
		delivering = calls
			.deliver()
			.catch((error) => log.warn({ err: error }, "commands for live calls could not be read"))
			.finally(() => {
				delivering = null;
			});
	}

	let stopListening = () => {};
	return {
		job,
		forget,
		async start() {
			await closeOrphans(db.kind === "embedded");
			beat();
			stopListening = events.onAppended(deliver);
		},
		/** Resolves once nothing of this asks the database any more. */
		async stop(): Promise<void> {
			stopped = true;
			cancelBeat();
			stopListening();
			await Promise.all([beating, delivering]);
		},
	};
}
