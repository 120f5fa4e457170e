import type { EndReason } from "@centralita/contracts";
import { eq, sql } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { recoverRecording } from "./recording.ts";
import { conversations, turns } from "./schema.ts";
import { end, saveRecording } from "./writes.ts";

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
	const recording = row.recording ?? (await recoverRecording(platform.blobs, id));
	if (recording && !row.recording) await saveRecording(tx, id, recording);
	const durationMs = Math.max(row.lastMs, recording?.durationMs ?? 0);
	await end(platform, tx, id, { reason, durationMs });
	return durationMs;
}
