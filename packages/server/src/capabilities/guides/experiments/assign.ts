import { createHash } from "node:crypto";
import type { ExperimentArm } from "@centralita/contracts";
import type { Queryable } from "../../../platform/db/types.ts";
import type { ExperimentRow } from "./schema.ts";
import { firstArm, runningOn } from "./store.ts";

/** For whom a guide is begun: the contact, or without one the conversation, or without that the session. */
export type Subject = {
	contactId: string | null;
	conversationId: string | null;
	sessionId?: string;
	/** What the same visitor had before. */
	before?: { experimentId: string | null; arm: ExperimentArm | null } | null;
};

/** What an experiment gives somebody. */
export type Assigned = { experimentId: string; arm: ExperimentArm; version: number };

/** The same for the same subject on every node and after every restart; the arms of two experiments are independent. */
export function armOf({ id, shareB }: Pick<ExperimentRow, "id" | "shareB">, subject: string): ExperimentArm {
	const point = createHash("sha256").update(`${id}/${subject}`).digest().readUInt32BE(0) / 2 ** 32;
	return point < shareB / 100 ? "b" : "a";
}

/**
 * What the experiments that run give this subject, by guide. Whoever had a version before they were known by name keeps
 * it: what they got first in the experiment counts.
 */
export async function assignedTo(
	db: Queryable,
	slugs: readonly string[],
	subject: Subject,
): Promise<ReadonlyMap<string, Assigned>> {
	const assigned = new Map<string, Assigned>();
	const key = subject.contactId ?? subject.conversationId ?? subject.sessionId;
	if (key === undefined) return assigned;
	for (const experiment of await runningOn(db, slugs)) {
		const had = subject.before?.experimentId === experiment.id ? subject.before.arm : null;
		const arm = had ?? (await firstArm(db, experiment.id, subject)) ?? armOf(experiment, key);
		const version = arm === "a" ? experiment.versionA : experiment.versionB;
		assigned.set(experiment.guide, { experimentId: experiment.id, arm, version });
	}
	return assigned;
}
