import {
	type EventData,
	type InboxTemplate,
	templateText,
	type WhatsappTemplate,
	type WhatsappTemplateSave,
} from "@centralita/contracts";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { templates } from "./schema.ts";

export async function listTemplates(db: Queryable): Promise<WhatsappTemplate[]> {
	return db.select().from(templates).orderBy(asc(templates.name), asc(templates.language));
}

async function findTemplate(db: Queryable, id: string): Promise<WhatsappTemplate> {
	const [row] = await db.select().from(templates).where(eq(templates.id, id));
	if (!row) throw new AppError("not-found", "There is no such template.");
	return row;
}

/** A template with its values, as it is sent. Rejects with `not-found`, `validation-failed` without a value for each place. */
export async function fillTemplate(
	db: Queryable,
	{ templateId, values }: z.infer<typeof InboxTemplate>,
): Promise<{ text: string; template: NonNullable<EventData<"chat.answered">["template"]> }> {
	const { name, language, body, values: wanted } = await findTemplate(db, templateId);
	if (values.length !== wanted.length)
		throw new AppError("validation-failed", `The template takes ${wanted.length} values.`, {
			fields: [{ path: "values", message: `has ${values.length}, and should have ${wanted.length}` }],
		});
	return { text: templateText(body, values), template: { name, language, values } };
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
