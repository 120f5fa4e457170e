import type { ContactImportCounts } from "@centralita/contracts";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import { sqlState } from "../../../platform/db/index.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import { readFields } from "../fields/store.ts";
import { type Applied, applyRows, tryRows } from "./apply.ts";
import { FileProblem } from "./file-problem.ts";
import { createRowReader, type ImportRow, type RefusedRow } from "./read-row.ts";
import { readRows } from "./rows.ts";
import type { ImportRecord } from "./schema.ts";
import { SeenKeys } from "./seen-keys.ts";
import {
	abandoned,
	changeImport,
	dropErrors,
	fileKey,
	keepErrors,
	lockImport,
	noCounts,
	outdated,
	readImport,
	removeImport,
} from "./store.ts";
import { undoSome } from "./undo.ts";

/** What one transaction takes; the embedded database has one connection, which others wait for. */
const batchRows = { postgresql: 2000, embedded: 500 };
/** Rows between two pauses, in which a live call gets its turn. */
const rowsAtOnce = 50;
const raceAttempts = 5;
/** Without a sign of life for so long, whoever was at it is gone. */
const lostMs = 60_000;

/** Somebody cancelled it, started it anew, or is ahead of us. */
class Superseded extends Error {}

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

type Batch = { rows: ImportRow[]; refused: RefusedRow[]; count: number };

/** Checks, runs and undoes imports. Enqueue it in the transaction that puts one into such a state. */
export const importJob = {
	name: "contacts.import",
	schema: z.object({ importId: z.uuid() }),
} as const;

export function createImportJobs(
	platform: Pick<Platform, "db" | "blobs" | "clock" | "config" | "jobs" | "log">,
): JobDefinition[] {
	const { db, blobs, clock, config, jobs, log } = platform;
	const now = () => new Date(clock.now());

	/** The file's rows in batches: read, and those whose key was there before refused; the first `skip` only counted. */
	async function* batches(record: ImportRecord, skip: number, signal: AbortSignal): AsyncGenerator<Batch> {
		const { id, bytes, format, encoding, delimiter, mapping, options } = record;
		if (bytes === null || format === null || mapping === null || options === null)
			throw new Error("an import without a file is at work");
		const kind =
			format === "xlsx"
				? ({ format, encoding: null, delimiter: null } as const)
				: ({ format, encoding: encoding ?? "utf-8", delimiter: delimiter ?? "," } as const);
		const readRow = createRowReader(mapping, options, await readFields(db.query), config.defaultCountry);
		const seen = new SeenKeys();
		let batch: Batch = { rows: [], refused: [], count: 0 };
		let number = 0;
		for await (const chunk of readRows(blobs, fileKey(id), bytes, kind)) {
			for (const cells of chunk) {
				number++;
				if (number === 1) continue;
				const row = readRow(cells, number);
				const isRefused = "problems" in row;
				const isNew = isRefused || seen.add(row.key);
				if (number % rowsAtOnce === 0) await breathe();
				if (number - 1 <= skip) continue;
				batch.count++;
				if (isRefused) batch.refused.push(row);
				else if (isNew) batch.rows.push(row);
				else
					batch.refused.push({
						number,
						cells,
						problems: [{ column: mapping.indexOf(options.key), problem: "duplicate" }],
					});
				if (batch.count < batchRows[db.kind]) continue;
				signal.throwIfAborted();
				yield batch;
				batch = { rows: [], refused: [], count: 0 };
			}
		}
		if (batch.count > 0) yield batch;
	}

	/** What a batch came to, on top of what was before it, in the transaction that did it. */
	async function conclude(tx: Transaction, record: ImportRecord, batch: Batch, applied: Applied): Promise<void> {
		const refused = [...batch.refused, ...applied.refused];
		const { counts } = record;
		const problems = { ...counts.problems };
		for (const row of refused) {
			const [first] = row.problems;
			if (first) problems[first.problem] = (problems[first.problem] ?? 0) + 1;
		}
		const next: ContactImportCounts = {
			rows: counts.rows + batch.count,
			created: counts.created + applied.created,
			updated: counts.updated + applied.updated,
			unchanged: counts.unchanged + applied.unchanged,
			skipped: counts.skipped + applied.skipped,
			failed: counts.failed + refused.length,
			problems,
		};
		const errors = await keepErrors(tx, record.id, record.errors, refused);
		const position = record.position + batch.count;
		await changeImport(tx, record.id, { counts: next, errors, position, seenAt: now() });
	}

	/** The record, held, while it is still where this run left it. */
	async function mine(tx: Transaction, { id, run, state }: ImportRecord, position: number): Promise<ImportRecord> {
		const record = await lockImport(tx, id);
		if (record.run !== run || record.state !== state || record.position !== position) throw new Superseded();
		return record;
	}

	async function commit(record: ImportRecord, position: number, batch: Batch, names: SeenKeys): Promise<void> {
		const { options } = record;
		if (options === null) throw new Error("an import without options is at work");
		for (let attempt = 1; ; attempt++) {
			try {
				if (record.state === "checking") {
					const applied = await tryRows(db.query, batch.rows, options, (name) => names.add(name));
					await db.transaction(async (tx) => conclude(tx, await mine(tx, record, position), batch, applied));
				} else
					await db.transaction(async (tx) => {
						const held = await mine(tx, record, position);
						await conclude(tx, held, batch, await applyRows(tx, { ...held, options }, batch.rows, now()));
					});
				return;
			} catch (error) {
				// Somebody made one of these contacts at the same moment: now it is there, and is found.
				if (sqlState(error) !== "23505" || attempt >= raceAttempts) throw error;
			}
		}
	}

	async function work(record: ImportRecord, signal: AbortSignal): Promise<void> {
		let { position } = record;
		const names = new SeenKeys();
		if (record.state === "checking" && position > 0) {
			// What two rows claim is known only to whoever reads all of them.
			await db.transaction(async (tx) => {
				await mine(tx, record, position);
				await dropErrors(tx, record.id);
				await changeImport(tx, record.id, { position: 0, errors: 0, counts: noCounts() });
			});
			position = 0;
		}
		// The next batch is read while the database has this one.
		let writing: Promise<void> = Promise.resolve();
		try {
			for await (const batch of batches(record, position, signal)) {
				await writing;
				const at = position;
				writing = commit(record, at, batch, names);
				writing.catch(() => {});
				position += batch.count;
			}
			await writing;
		} catch (error) {
			await writing.catch(() => {});
			throw error;
		}
		const finished = record.state === "running";
		await db.transaction(async (tx) => {
			await mine(tx, record, position);
			const state = finished ? "finished" : "checked";
			const done = finished ? { finishedAt: now() } : {};
			await changeImport(tx, record.id, { state, rows: position, seenAt: now(), ...done });
		});
		// The file is of no more use, and full of personal data.
		if (finished) await blobs.delete(fileKey(record.id));
	}

	async function undo(record: ImportRecord, signal: AbortSignal): Promise<void> {
		for (let more = true; more; ) {
			signal.throwIfAborted();
			more = await db.transaction(async (tx) => {
				const held = await lockImport(tx, record.id);
				if (held.state !== "undoing") throw new Superseded();
				const done = await undoSome(tx, record.id);
				const kept = (held.kept ?? 0) + done.kept;
				await changeImport(tx, record.id, { kept, seenAt: now(), ...(done.more ? {} : { state: "undone" }) });
				return done.more;
			});
		}
	}

	const attend = async ({ importId }: { importId: string }, signal: AbortSignal): Promise<void> => {
		const record = await readImport(db.query, importId).catch(() => null);
		if (record === null) return;
		try {
			if (record.state === "undoing") await undo(record, signal);
			else if (record.state === "checking" || record.state === "running") await work(record, signal);
		} catch (error) {
			if (error instanceof Superseded) return;
			if (!(error instanceof FileProblem)) throw error;
			await db.transaction(async (tx) => {
				const held = await lockImport(tx, importId);
				if (held.run !== record.run || held.state !== record.state) return;
				await changeImport(tx, importId, { state: "failed", problem: error.problem, finishedAt: now(), seenAt: now() });
			});
			await blobs.delete(fileKey(importId));
		}
	};

	const run: JobDefinition<typeof importJob.schema> = {
		...importJob,
		concurrency: 1,
		retryLimit: 20,
		expireInSeconds: 6 * 3600,
		run: (data, { signal }) => attend(data, signal),
	};

	/** Takes up what a dead process left, and removes what is over for long. */
	const sweep: JobDefinition = {
		name: "contacts.import-sweep",
		schema: z.object({}),
		concurrency: 1,
		retryLimit: 1,
		expireInSeconds: 600,
		schedule: "* * * * *",
		async run() {
			for (const importId of await abandoned(db.query, new Date(clock.now() - lostMs))) {
				log.warn({ importId }, "an import was left behind; it is taken up again");
				await db.transaction(async (tx) => {
					await changeImport(tx, importId, { seenAt: now() });
					await jobs.enqueue(tx, importJob, { importId }, { singletonKey: importId });
				});
			}
			for (const id of await outdated(db.query, clock.now())) {
				await blobs.delete(fileKey(id));
				await db.transaction((tx) => removeImport(tx, id));
			}
		},
	};
	return [run, sweep];
}
