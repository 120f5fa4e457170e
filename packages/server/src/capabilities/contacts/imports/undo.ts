import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../../platform/db/types.ts";
import { contacts } from "../schema.ts";
import { setAddresses, updateContact } from "../store.ts";
import { contactImportChanges } from "./schema.ts";

const batch = 500;

/**
 * Takes back some of what an import did: who was made by it and never used or changed since is gone, who was changed by
 * it and by nobody since is as before. Returns whether there may be more, and who stays as they are.
 */
export async function undoSome(tx: Transaction, importId: string): Promise<{ more: boolean; kept: number }> {
	const made = await tx
		.select({ id: contacts.id })
		.from(contacts)
		.where(
			and(
				eq(contacts.importId, importId),
				eq(contacts.revision, 1),
				eq(contacts.conversations, 0),
				sql`${contacts.activeAt} is null`,
				sql`not exists (select 1 from contact_notes where contact_notes.contact_id = ${contacts.id})`,
				sql`not exists (select 1 from contact_identities where contact_identities.contact_id = ${contacts.id})`,
				sql`not exists (select 1 from contact_consents where contact_consents.contact_id = ${contacts.id} and contact_consents.source <> 'import')`,
			),
		)
		.orderBy(asc(contacts.id))
		.limit(batch)
		.for("update");
	if (made.length > 0) {
		const ids = sql.param(made.map(({ id }) => id));
		await tx.execute(sql`delete from contacts where id = any(${ids}::uuid[])`);
		return { more: true, kept: 0 };
	}
	const changes = await tx
		.select()
		.from(contactImportChanges)
		.where(eq(contactImportChanges.importId, importId))
		.orderBy(asc(contactImportChanges.contactId))
		.limit(batch);
	let kept = 0;
	for (const { contactId, before, revision } of changes) {
		const [held] = await tx
			.select({ revision: contacts.revision, updatedAt: contacts.updatedAt })
			.from(contacts)
			.where(eq(contacts.id, contactId))
			.for("update");
		if (held?.revision === revision) {
			await updateContact(tx, contactId, before, held.updatedAt);
			await setAddresses(tx, contactId, before);
			await tx.execute(
				sql`delete from contact_consents where contact_id = ${contactId} and cause = ${`import/${importId}`} and current`,
			);
		} else kept++;
	}
	if (changes.length > 0) {
		const ids = sql.param(changes.map(({ contactId }) => contactId));
		await tx.execute(
			sql`delete from contact_import_changes where import_id = ${importId} and contact_id = any(${ids}::uuid[])`,
		);
		return { more: true, kept };
	}
	const { rows } = await tx.execute<{ count: number }>(
		sql`select count(*)::int as count from contacts where import_id = ${importId}`,
	);
	return { more: false, kept: rows[0]?.count ?? 0 };
}
