import type { EndReason } from "@centralita/contracts";
import { asc, eq, sql } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { findRecording } from "./recording.ts";
import { conversations, turns } from "./schema.ts";
import type { Orphan } from "./types.ts";
import { end, saveRecording } from "./writes.ts";

/** Live conversations whose process is gone. `nodeIsAlive` is asked once per process. */
export async function orphaned(
	db: Queryable,
	nodeIsAlive: (nodeId: string) => boolean | Promise<boolean>,
): Promise<Orphan[]> {
	const live = await db
		.select({
			id: conversations.id,
			channel: conversations.channel,
			nodeId: conversations.nodeId,
			startedAt: conversations.startedAt,
		})
		.from(conversations)
		.where(eq(conversations.status, "live"))
		.orderBy(asc(conversations.startedAt));
	const nodes = [...new Set(live.map((row) => row.nodeId))];
	const alive = new Map(await Promise.all(nodes.map(async (node) => [node, await nodeIsAlive(node)] as const)));
	return live.filter((row) => alive.get(row.nodeId) !== true);
}

/** Returns the duration in milliseconds: up to the last turn, or as it was when it had ended already. */
export async function closeOrphan(
	platform: Pick<Platform, "events" | "clock" | "blobs" | "jobs">,
	tx: Transaction,
	id: string,
	reason: EndReason,
): Promise<number> {
	const [row] = await tx
		.select({
			status: conversations.status,
			durationMs: conversations.durationMs,
			recording: conversations.recording,
			lastMs: sql<number>`(select coalesce(max(${turns.endMs}), 0) from ${turns} where ${turns.conversationId} = ${id})`,
		})
		.from(conversations)
		.where(eq(conversations.id, id));
	if (!row) return 0;
	if (row.status === "ended") return row.durationMs ?? 0;
	const recording = row.recording ?? (await findRecording(platform.blobs, id));
	if (recording && !row.recording) await saveRecording(tx, id, recording);
	const durationMs = Math.max(row.lastMs, recording?.durationMs ?? 0);
	await end(platform, tx, id, { reason, durationMs });
	return durationMs;
}
