import { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import type { EventListener } from "../../platform/events/types.ts";
import type { JobDefinition } from "../../platform/jobs/types.ts";
import type { CallService } from "./service.ts";
import { deleteCallOf, deleteUnconnected, heartbeat, listOrphans } from "./store.ts";

const heartbeatMs = 5000;
/** Who is silent about a call for so long has died or given it up: its last writes do not wait longer for the database. */
const silentMs = 120_000;
const unconnectedKeptMs = 3_600_000;

/**
 * Calls whose process died are closed with what was stored of them. On the embedded database nobody else can hold one,
 * so a start closes all of them at once; elsewhere their node must have been silent for a while.
 */
export function createRecovery(platform: Platform, calls: CallService, nodeId: string) {
	const { db, clock, log } = platform;

	async function closeOrphans(allOthers: boolean): Promise<void> {
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

	let stop = () => {};
	function beat(): void {
		stop = clock.after(heartbeatMs, () => {
			void tick().finally(beat);
		});
	}
	async function tick(): Promise<void> {
		if (calls.live.size === 0) return;
		try {
			const asked = await heartbeat(db.query, [...calls.live.keys()], new Date(clock.now()));
			for (const id of asked) calls.live.get(id)?.end("user-ended");
		} catch (error) {
			log.warn({ err: error }, "the heartbeat of live calls failed");
		}
	}

	return {
		job,
		forget,
		async start() {
			await closeOrphans(db.kind === "embedded");
			beat();
		},
		stop: () => stop(),
	};
}
