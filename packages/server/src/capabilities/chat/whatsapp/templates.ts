import type { WhatsappTemplate, WhatsappTemplateSave } from "@centralita/contracts";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { templates } from "./schema.ts";

export async function listTemplates(db: Queryable): Promise<WhatsappTemplate[]> {
	return db.select().from(templates).orderBy(asc(templates.name), asc(templates.language));
}

/** Rejects with `not-found`. */
export async function findTemplate(db: Queryable, id: string): Promise<WhatsappTemplate> {
	const [row] = await db.select().from(templates).where(eq(templates.id, id));
	if (!row) throw new AppError("not-found", "There is no such template.");
	return row;
}

/** Rejects with `conflict` when the template is there in that language. */
export async function addTemplate(
	tx: Transaction,
	id: string,
	save: z.infer<typeof WhatsappTemplateSave>,
): Promise<WhatsappTemplate> {
	const row = { id, ...save };
	const added = await tx.insert(templates).values(row).onConflictDoNothing().returning({ id: templates.id });
	if (added.length === 0) throw new AppError("conflict", "This template is there in this language.");
	return row;
}

/** Rejects with `not-found`. */
export async function removeTemplate(tx: Transaction, id: string): Promise<WhatsappTemplate> {
	const [row] = await tx.delete(templates).where(eq(templates.id, id)).returning();
	if (!row) throw new AppError("not-found", "There is no such template.");
	return row;
}
