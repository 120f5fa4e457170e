import type { Assistant, RehearsalRun, RehearsalSuite, RehearsalSuiteSave } from "@centralita/contracts";
import { and, eq, inArray, lt } from "drizzle-orm";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { Actor } from "../actor.ts";
import { lockAssistant, readAssistant } from "../store.ts";
import { readyMadeCases } from "./ready-made.ts";
import { rehearsalRuns } from "./schema.ts";
import { hasPassed, listRuns, readRun, readSuite, saveSuite } from "./store.ts";

export const rehearsalJob = { name: "assistants.rehearse", schema: z.object({ runId: z.uuid() }) } as const;

/** Older runs of an assistant are forgotten. */
const keptRuns = 50;
/** A run of which nothing was heard for so long has lost its process. */
const lostMs = 15 * 60_000;

export type RehearsalsService = ReturnType<typeof createRehearsals>;

/** The simulated callers of an assistant, and the rehearsals of its draft with them. */
export function createRehearsals({ clock, audit, jobs }: Pick<Platform, "clock" | "audit" | "jobs">) {
	const now = () => new Date(clock.now());

	async function suiteOf(db: Queryable, { id, draft }: Pick<Assistant, "id" | "draft">): Promise<RehearsalSuite> {
		const row = await readSuite(db, id);
		return {
			revision: row?.revision ?? 0,
			cases: row?.cases ?? [],
			required: row?.required ?? false,
			readyMade: readyMadeCases(draft),
		};
	}

	return {
		suite: async (db: Queryable, assistantId: string) => suiteOf(db, await readAssistant(db, assistantId)),

		async save(
			tx: Transaction,
			actor: Actor,
			assistantId: string,
			{ revision, cases, required }: z.infer<typeof RehearsalSuiteSave>,
		): Promise<RehearsalSuite> {
			await lockActive(tx, assistantId);
			const before = await readSuite(tx, assistantId);
			if ((before?.revision ?? 0) !== revision)
				throw new AppError("revision-conflict", "Somebody else saved this suite meanwhile. Load it again.");
			await saveSuite(tx, { assistantId, revision: revision + 1, cases, required, updatedAt: now() });
			const detail = { cases: cases.length, required };
			await audit.record(tx, { ...actor, action: "assistant.rehearsals-saved", subject: assistantId, detail });
			return suiteOf(tx, await readAssistant(tx, assistantId));
		},

		/** Begins a rehearsal of the draft as it is. Rejects with `conflict` while another runs, or without any case. */
		async begin(tx: Transaction, actor: Actor, assistantId: string): Promise<RehearsalRun> {
			const { draft, publishedVersion } = await lockActive(tx, assistantId);
			const suite = await readSuite(tx, assistantId);
			if (!suite || suite.cases.length === 0)
				throw new AppError("conflict", "There are no simulated callers yet: add some first.");
			await giveUpLost(tx, assistantId);
			const mine = eq(rehearsalRuns.assistantId, assistantId);
			const running = and(mine, eq(rehearsalRuns.state, "running"));
			if ((await tx.select({ id: rehearsalRuns.id }).from(rehearsalRuns).where(running)).length > 0)
				throw new AppError("conflict", "A rehearsal of this assistant is running. Wait for it.");
			const at = now();
			const id = uuidv7(at.getTime());
			await tx.insert(rehearsalRuns).values({
				id,
				assistantId,
				draft,
				cases: suite.cases,
				publishedVersion,
				state: "running",
				by: actor.principal?.name ?? "system",
				startedAt: at,
				seenAt: at,
			});
			const old = (await listRuns(tx, assistantId, { limit: 500, before: null })).slice(keptRuns).map((run) => run.id);
			if (old.length > 0) await tx.delete(rehearsalRuns).where(inArray(rehearsalRuns.id, old));
			await jobs.enqueue(tx, rehearsalJob, { runId: id }, { singletonKey: id });
			await audit.record(tx, { ...actor, action: "assistant.rehearsed", subject: assistantId, detail: { runId: id } });
			return readRun(tx, assistantId, id);
		},

		/** Whether the draft, as it is, may be published. Rejects with `rehearsal-required`. */
		async allowPublish(tx: Transaction, assistantId: string): Promise<void> {
			const suite = await readSuite(tx, assistantId);
			if (suite?.required && suite.cases.length > 0 && !(await hasPassed(tx, assistantId)))
				throw new AppError(
					"rehearsal-required",
					"This draft has not passed its rehearsal. Rehearse it, or no longer require that.",
				);
		},

		/** What comes with the product has its callers, too. */
		async seed(tx: Transaction, assistantId: string): Promise<void> {
			const { draft } = await readAssistant(tx, assistantId);
			const cases = readyMadeCases(draft);
			await saveSuite(tx, { assistantId, revision: 1, cases, required: false, updatedAt: now() });
		},

		/** Runs that a process left behind go on; those that nobody went on with for long are over. */
		async resume(tx: Transaction): Promise<void> {
			await giveUpLost(tx);
			const left = await tx
				.select({ id: rehearsalRuns.id })
				.from(rehearsalRuns)
				.where(eq(rehearsalRuns.state, "running"));
			for (const { id } of left) await jobs.enqueue(tx, rehearsalJob, { runId: id }, { singletonKey: id });
		},
	};

	async function giveUpLost(tx: Transaction, assistantId?: string): Promise<void> {
		const silent = and(
			eq(rehearsalRuns.state, "running"),
			lt(rehearsalRuns.seenAt, new Date(clock.now() - lostMs)),
			assistantId === undefined ? undefined : eq(rehearsalRuns.assistantId, assistantId),
		);
		await tx.update(rehearsalRuns).set({ state: "lost", endedAt: now() }).where(silent);
	}

	async function lockActive(tx: Transaction, id: string) {
		const row = await lockAssistant(tx, id);
		if (row.archivedAt) throw new AppError("gone", "The assistant is archived. Bring it back first.");
		return row;
	}
}
