import type {
	ContactFileProblem,
	ContactImport,
	ContactImportPreview,
	ContactImportStart,
	ContactImportState,
} from "@centralita/contracts";
import type { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { Principal } from "../../../platform/security/principal.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { readFields } from "../fields/store.ts";
import { isCountry } from "../phones.ts";
import { isTimeZone } from "../places/zones.ts";
import { FileProblem, limits } from "./file-problem.ts";
import { guessMapping } from "./guess.ts";
import { importJob } from "./job.ts";
import { kindOf, previewOf } from "./rows.ts";
import { contactImports, type ImportRecord } from "./schema.ts";
import { changeImport, dropErrors, fileKey, keptDays, lockImport, noCounts, readImport, shown } from "./store.ts";

type Actor = { principal: Principal | null; ip: string };
type Start = z.infer<typeof ContactImportStart>;

const dayMs = 86_400_000;
const beforeStart: ReadonlySet<ContactImportState> = new Set(["ready", "checking", "checked"]);

export type ImportsService = ReturnType<typeof createImportsService>;

export function createImportsService(platform: Pick<Platform, "db" | "blobs" | "clock" | "config" | "jobs" | "audit">) {
	const { db, blobs, clock, config, jobs, audit } = platform;
	const now = () => new Date(clock.now());

	const wrongState = (state: ContactImportState) =>
		new AppError("conflict", `This cannot be done to an import that is ${state}.`);

	async function create(tx: Transaction, fileName: string, { principal, ip }: Actor): Promise<ContactImport> {
		const at = now();
		const [record] = await tx
			.insert(contactImports)
			.values({
				id: uuidv7(at.getTime()),
				fileName,
				state: "new",
				columns: [],
				counts: noCounts(),
				by: principal?.name ?? null,
				createdAt: at,
				seenAt: at,
			})
			.returning();
		if (!record) throw new Error("an insert returned nothing");
		await audit.record(tx, { principal, ip, action: "contact-import.created", subject: record.id });
		return shown(record);
	}

	/**
	 * One part of the file, in order. A part that is sent again replaces what came after its beginning, so an upload goes
	 * on where it broke off. The last one has the file looked at.
	 */
	async function addPart(
		id: string,
		bytes: Buffer,
		{ offset, last }: { offset: number; last: boolean },
	): Promise<ContactImport> {
		const { state } = await readImport(db.query, id);
		if (state !== "new") throw wrongState(state);
		const size = (await blobs.info(fileKey(id)))?.size ?? 0;
		if (offset > size)
			throw new AppError("conflict", `The part begins at ${offset}, but only ${size} bytes have arrived.`);
		if (offset + bytes.length > limits.fileBytes)
			throw new AppError("payload-too-large", `A file has at most ${limits.fileBytes / 1024 / 1024} MB.`);
		const writer = await blobs.resume(fileKey(id), offset);
		try {
			if (bytes.length > 0) writer.write(bytes);
			await writer.flush();
		} finally {
			await writer.close();
		}
		return last ? look(id, offset + bytes.length) : shown(await db.transaction((tx) => seen(tx, id)));
	}

	const seen = (tx: Transaction, id: string) => changeImport(tx, id, { seenAt: now() });

	async function look(id: string, bytes: number): Promise<ContactImport> {
		try {
			const kind = await kindOf(blobs, fileKey(id), bytes);
			const { columns } = await previewOf(blobs, fileKey(id), bytes, kind);
			return await db.transaction(async (tx) => {
				const { state } = await lockImport(tx, id);
				if (state !== "new") throw wrongState(state);
				return shown(await changeImport(tx, id, { ...kind, bytes, columns, state: "ready", seenAt: now() }));
			});
		} catch (error) {
			if (!(error instanceof FileProblem)) throw error;
			return fail(id, error.problem);
		}
	}

	async function fail(id: string, problem: ContactFileProblem): Promise<ContactImport> {
		const record = await db.transaction((tx) =>
			changeImport(tx, id, { state: "failed", problem, seenAt: now(), finishedAt: now() }),
		);
		await blobs.delete(fileKey(id));
		return shown(record);
	}

	async function preview(id: string): Promise<ContactImportPreview> {
		const record = await readImport(db.query, id);
		const { bytes, format, encoding, delimiter } = record;
		if (bytes === null || format === null || !beforeStart.has(record.state)) throw wrongState(record.state);
		const kind =
			format === "xlsx"
				? ({ format, encoding: null, delimiter: null } as const)
				: ({ format, encoding: encoding ?? "utf-8", delimiter: delimiter ?? "," } as const);
		const found = await previewOf(blobs, fileKey(id), bytes, kind);
		return { ...found, ...guessMapping(found, await readFields(db.query), config.defaultCountry) };
	}

	/** @throws AppError `validation-failed` for what no schema knows */
	async function requireSense({ columns }: ImportRecord, { mapping, options }: Start): Promise<void> {
		const fields = new Set((await readFields(db.query)).map(({ key }) => `field:${key}`));
		const problems = [
			...(mapping.length === columns.length
				? []
				: [{ path: "mapping", message: "has not as many columns as the file" }]),
			...mapping.flatMap((target, index) =>
				target?.startsWith("field:") && !fields.has(target)
					? [{ path: `mapping.${index}`, message: "there is no such field" }]
					: [],
			),
			...(options.country && !isCountry(options.country)
				? [{ path: "options.country", message: "is not a country" }]
				: []),
			...(options.timeZone && !isTimeZone(options.timeZone)
				? [{ path: "options.timeZone", message: "is not a time zone" }]
				: []),
		];
		if (problems.length > 0)
			throw new AppError("validation-failed", "The import is not complete.", { fields: problems });
	}

	/** Looks at every row and writes nothing, or imports them. What runs already goes on as it is. */
	async function start(
		id: string,
		what: "checking" | "running",
		body: Start,
		{ principal, ip }: Actor,
	): Promise<ContactImport> {
		await requireSense(await readImport(db.query, id), body);
		return db.transaction(async (tx) => {
			const record = await lockImport(tx, id);
			if (record.state === "running" && what === "running") return shown(record);
			if (!beforeStart.has(record.state)) throw wrongState(record.state);
			await dropErrors(tx, id);
			const changed = await changeImport(tx, id, {
				...body,
				state: what,
				run: record.run + 1,
				position: 0,
				errors: 0,
				counts: noCounts(),
				seenAt: now(),
				...(what === "running" ? { startedAt: now() } : {}),
			});
			await jobs.enqueue(tx, importJob, { importId: id });
			if (what === "running")
				await audit.record(tx, {
					principal,
					ip,
					action: "contact-import.started",
					subject: id,
					detail: { file: record.fileName, consents: body.options.consents.length },
				});
			return shown(changed);
		});
	}

	/** Nothing more is read; what has been imported stays, and can be undone. */
	async function cancel(id: string, { principal, ip }: Actor): Promise<ContactImport> {
		const record = await db.transaction(async (tx) => {
			const held = await lockImport(tx, id);
			if (held.state === "cancelled") return held;
			if (held.state === "checking") return changeImport(tx, id, { state: "ready", run: held.run + 1, seenAt: now() });
			if (held.state !== "new" && held.state !== "ready" && held.state !== "checked" && held.state !== "running")
				throw wrongState(held.state);
			await audit.record(tx, { principal, ip, action: "contact-import.cancelled", subject: id });
			return changeImport(tx, id, { state: "cancelled", seenAt: now(), finishedAt: now() });
		});
		if (record.state === "cancelled") await blobs.delete(fileKey(id));
		return shown(record);
	}

	async function undo(id: string, { principal, ip }: Actor): Promise<ContactImport> {
		return db.transaction(async (tx) => {
			const held = await lockImport(tx, id);
			if (held.state === "undoing" || held.state === "undone") return shown(held);
			const over = held.state === "finished" || held.state === "cancelled" || held.state === "failed";
			if (!over || held.startedAt === null || held.finishedAt === null) throw wrongState(held.state);
			if (clock.now() > held.finishedAt.getTime() + keptDays * dayMs)
				throw new AppError("gone", `An import can be undone for ${keptDays} days.`);
			await jobs.enqueue(tx, importJob, { importId: id });
			await audit.record(tx, { principal, ip, action: "contact-import.undone", subject: id });
			return shown(await changeImport(tx, id, { state: "undoing", run: held.run + 1, kept: 0, seenAt: now() }));
		});
	}

	return { create, addPart, preview, start, cancel, undo };
}
