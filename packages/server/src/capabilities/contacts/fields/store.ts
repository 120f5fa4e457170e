import type { ContactField, ContactFieldChange, ContactFieldCreate } from "@centralita/contracts";
import { asc, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { contactFields } from "../schema.ts";

const mostFields = 100;

const shown = ({ key, labelEs, labelEn, type, options }: typeof contactFields.$inferSelect): ContactField => ({
	key,
	label: { es: labelEs, en: labelEn },
	type,
	options,
});

/** The fields that are in use, in their order. */
export async function readFields(query: Queryable): Promise<ContactField[]> {
	const rows = await query
		.select()
		.from(contactFields)
		.where(isNull(contactFields.archivedAt))
		.orderBy(asc(contactFields.position));
	return rows.map(shown);
}

/**
 * A new field, or the archived one of that key again with its values, when it is of the same type.
 * @throws AppError `conflict` for a key that is taken
 */
export async function addField(tx: Transaction, field: z.infer<typeof ContactFieldCreate>): Promise<ContactField> {
	await tx.execute(sql`lock table ${contactFields} in share row exclusive mode`);
	const rows = await tx.select().from(contactFields);
	const before = rows.find(({ key }) => key === field.key);
	if (before && (before.archivedAt === null || before.type !== field.type))
		throw new AppError("conflict", "There is a field with this key, or there was one of another type.", {
			fields: [{ path: "key", message: "taken" }],
		});
	if (rows.filter(({ archivedAt }) => archivedAt === null).length >= mostFields)
		throw new AppError("conflict", `There are ${mostFields} fields already.`);
	const position = Math.max(0, ...rows.map((row) => row.position)) + 1;
	const { key, label, type, options } = field;
	const values = {
		key,
		labelEs: label.es,
		labelEn: label.en,
		type,
		options: unique(options),
		position,
		archivedAt: null,
	};
	await tx.insert(contactFields).values(values).onConflictDoUpdate({ target: contactFields.key, set: values });
	return { ...field, options: values.options };
}

/** @throws AppError `not-found` */
export async function changeField(
	tx: Transaction,
	key: string,
	{ label, options }: z.infer<typeof ContactFieldChange>,
): Promise<ContactField> {
	const [row] = await tx
		.update(contactFields)
		.set({
			...(label ? { labelEs: label.es, labelEn: label.en } : {}),
			...(options ? { options: unique(options) } : {}),
			key,
		})
		.where(sql`${contactFields.key} = ${key} and ${contactFields.archivedAt} is null`)
		.returning();
	if (!row) throw missing();
	if (row.type === "choice" && row.options.length === 0)
		throw new AppError("validation-failed", "A choice needs options.", {
			fields: [{ path: "options", message: "a choice needs options" }],
		});
	return shown(row);
}

/** Contacts keep their values, unseen: a field of the same key and type brings them back. */
export async function archiveField(tx: Transaction, key: string, at: Date): Promise<void> {
	const rows = await tx
		.update(contactFields)
		.set({ archivedAt: at })
		.where(sql`${contactFields.key} = ${key} and ${contactFields.archivedAt} is null`)
		.returning({ key: contactFields.key });
	if (rows.length === 0) throw missing();
}

const unique = (options: readonly string[]): string[] => [...new Set(options)];
const missing = () => new AppError("not-found", "There is no such field.");
