import type { Line, LineCreate, LineDefinition, Locale } from "@centralita/contracts";
import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError, type FieldProblem } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { wallClock } from "../../../platform/time/wall-clock.ts";
import type { CarrierNumber } from "../../../ports/telephony.ts";
import type { Assistants } from "../../assistants/index.ts";
import { type AccountRow, calls, carrierAccounts, type LineRow, lines } from "../schema.ts";
import type { Actor } from "./accounts.ts";

export type Lines = ReturnType<typeof createLinesService>;

/** Calls of a line that are not over. A colleague who is rung for one of them is part of it. */
export async function openCalls(db: Queryable, lineId: string): Promise<number> {
	const [row] = await db
		.select({ count: sql<number>`count(*)::int` })
		.from(calls)
		.where(and(eq(calls.lineId, lineId), ne(calls.state, "ended"), ne(calls.purpose, "colleague")));
	return row?.count ?? 0;
}

export function createLinesService(
	{ clock, audit, config }: Pick<Platform, "clock" | "audit" | "config">,
	assistants: Pick<Assistants, "assistantForCall">,
) {
	const record = (tx: Transaction, actor: Actor, action: string, row: LineRow) =>
		audit.record(tx, { ...actor, action: `line.${action}`, subject: row.id, detail: { number: row.number } });

	/** @throws AppError `validation-failed` for a time zone or an assistant that does not exist */
	async function check(db: Queryable, definition: LineDefinition): Promise<void> {
		const fields: FieldProblem[] = [];
		if (wallClock(definition.timeZone) === null) fields.push({ path: "timeZone", message: "is no IANA time zone" });
		const named: [string, string | null][] = [
			["assistantId", definition.assistantId],
			...definition.shifts.map(({ assistantId }, i): [string, string] => [`shifts.${i}.assistantId`, assistantId]),
			...(definition.closed.action === "assistant"
				? [["closed.assistantId", definition.closed.assistantId] as [string, string]]
				: []),
		];
		for (const [path, id] of named) {
			if (id === null) continue;
			try {
				await assistants.assistantForCall(db, id, { draft: false });
			} catch (error) {
				if (!(error instanceof AppError)) throw error;
				fields.push({ path, message: error.message });
			}
		}
		if (fields.length > 0) throw new AppError("validation-failed", "The line is not valid.", { fields });
	}

	const view = (row: LineRow, carrier: AccountRow["carrier"], liveCalls: number): Line => ({
		...row.definition,
		id: row.id,
		accountId: row.accountId,
		carrier,
		number: row.number,
		createdAt: row.createdAt.toISOString(),
		liveCalls,
	});

	const inUse = (id: string) => and(eq(lines.id, id), isNull(lines.removedAt));

	async function find(db: Queryable, id: string): Promise<LineRow | null> {
		const [row] = await db.select().from(lines).where(inUse(id));
		return row ?? null;
	}

	async function get(db: Queryable, id: string): Promise<LineRow> {
		const row = await find(db, id);
		if (!row) throw new AppError("not-found", "There is no such line.");
		return row;
	}

	async function read(db: Queryable, id: string): Promise<Line> {
		const row = await get(db, id);
		const [account] = await db.select().from(carrierAccounts).where(eq(carrierAccounts.id, row.accountId));
		if (!account) throw new Error("a line without an account");
		return view(row, account.carrier, await openCalls(db, id));
	}

	return {
		find,
		get,
		read,

		/** The line, held until the transaction ends, so that its calls are counted one by one. Rejects with `not-found`. */
		async hold(tx: Transaction, id: string): Promise<LineRow> {
			const [row] = await tx.select().from(lines).where(inUse(id)).for("update");
			if (!row) throw new AppError("not-found", "There is no such line.");
			return row;
		},

		/** The line that a number of an account is; held until the transaction ends, so that its calls are counted one by one. */
		async ofNumber(tx: Transaction, accountId: string, number: string): Promise<LineRow | null> {
			const [row] = await tx
				.select()
				.from(lines)
				.where(and(eq(lines.accountId, accountId), eq(lines.number, number), isNull(lines.removedAt)))
				.for("update");
			return row ?? null;
		},

		/** In which the line's own words are said: that of its assistant, else the installation's. */
		async localeOf(db: Queryable, row: LineRow | null): Promise<Locale> {
			const id = row?.definition.assistantId;
			if (!id) return config.defaultLocale;
			try {
				return (await assistants.assistantForCall(db, id, { draft: false })).definition.locale;
			} catch (error) {
				if (error instanceof AppError) return config.defaultLocale;
				throw error;
			}
		},

		async ofAccount(db: Queryable, accountId: string): Promise<LineRow[]> {
			return db
				.select()
				.from(lines)
				.where(and(eq(lines.accountId, accountId), isNull(lines.removedAt)));
		},

		async list(db: Queryable): Promise<Line[]> {
			const rows = await db
				.select({
					line: lines,
					carrier: carrierAccounts.carrier,
					live: sql<number>`(select count(*)::int from ${calls} where ${calls.lineId} = ${lines.id} and ${calls.state} <> 'ended' and ${calls.purpose} <> 'colleague')`,
				})
				.from(lines)
				.innerJoin(carrierAccounts, eq(carrierAccounts.id, lines.accountId))
				.where(isNull(lines.removedAt))
				.orderBy(asc(lines.createdAt), asc(lines.id));
			return rows.map(({ line, carrier, live }) => view(line, carrier, live));
		},

		async create(
			tx: Transaction,
			actor: Actor,
			{ accountId, definition }: z.infer<typeof LineCreate>,
			number: CarrierNumber,
		): Promise<Line> {
			await check(tx, definition);
			const id = uuidv7(clock.now());
			const [row] = await tx
				.insert(lines)
				.values({
					id,
					accountId,
					number: number.number,
					numberId: number.id,
					definition,
					createdAt: new Date(clock.now()),
				})
				.onConflictDoNothing()
				.returning();
			if (!row) throw new AppError("conflict", "This number is a line already.");
			await record(tx, actor, "created", row);
			return read(tx, id);
		},

		async change(tx: Transaction, actor: Actor, id: string, definition: LineDefinition): Promise<Line> {
			const row = await get(tx, id);
			await check(tx, definition);
			await tx.update(lines).set({ definition }).where(eq(lines.id, id));
			await record(tx, actor, "changed", row);
			return read(tx, id);
		},

		async remove(tx: Transaction, actor: Actor, id: string): Promise<LineRow> {
			const row = await get(tx, id);
			await tx
				.update(lines)
				.set({ removedAt: new Date(clock.now()) })
				.where(eq(lines.id, id));
			await record(tx, actor, "removed", row);
			return row;
		},
	};
}
