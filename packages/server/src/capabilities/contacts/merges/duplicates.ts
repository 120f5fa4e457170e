import type { Contact, DuplicateReason } from "@centralita/contracts";
import { and, ne, or, sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { contacts } from "../schema.ts";
import { foldedWords } from "../search.ts";
import { findContacts } from "../segments/store.ts";
import { readContacts } from "../store.ts";

const mostShown = 5;

/** Other ways to write a number: Argentina's 9 and Mexico's 1 of mobiles, the ninth digit that Brazil added. */
export function variantsOf(phone: string): string[] {
	const variants: string[] = [];
	const other = (pattern: RegExp, replacement: string) => {
		const written = phone.replace(pattern, replacement);
		if (written !== phone) variants.push(written);
	};
	other(/^\+549(\d{10})$/, "+54$1");
	other(/^\+54([1-8]\d{9})$/, "+549$1");
	other(/^\+521(\d{10})$/, "+52$1");
	other(/^\+52(\d{10})$/, "+521$1");
	other(/^\+55(\d{2})9(\d{8})$/, "+55$1$2");
	other(/^\+55(\d{2})([6-9]\d{7})$/, "+55$19$2");
	return variants;
}

const mailboxOf = (email: string): string => {
	const [local = "", domain = ""] = email.split("@");
	return `${(local.split("+")[0] ?? "").replaceAll(".", "")}@${domain}`;
};
const mailbox = sql`(replace(split_part(split_part(email, '@', 1), '+', 1), '.', '') || '@' || split_part(email, '@', 2))`;

/** Who else may be the same person: by a number or address that is the same in another form, or by their whole name in the same country. */
export async function findDuplicates(
	query: Queryable,
	contact: Contact,
): Promise<{ contact: Contact; reason: DuplicateReason }[]> {
	const found = new Map<string, DuplicateReason>();
	const add = (rows: readonly { id: string }[], reason: DuplicateReason) => {
		for (const { id } of rows) if (id !== contact.id && !found.has(id)) found.set(id, reason);
	};
	const numbers = contact.phones.flatMap(variantsOf);
	const byNumber = await query.execute<{ id: string }>(
		sql`select contact_id as id from contact_phones where phone = any(${sql.param(numbers)}::text[])`,
	);
	add(byNumber.rows, "phone");
	const boxes = contact.emails.map(mailboxOf);
	const byMailbox = await query.execute<{ id: string }>(
		sql`select contact_id as id from contact_emails where ${mailbox} = any(${sql.param(boxes)}::text[]) limit 50`,
	);
	add(byMailbox.rows, "email");
	const words = foldedWords(contact.name ?? "");
	if (words.length > 1) {
		const named = sql`${contacts.search} @@ ${words.map((word) => `'${word}'`).join(" & ")}::tsquery`;
		const near = or(sql`${contacts.country} is null`, sql`${contacts.country} = ${contact.country.value}`);
		const where = and(named, contact.country.value === null ? undefined : near, ne(contacts.id, contact.id));
		const candidates = await readContacts(query, await findContacts(query, where, { before: null, limit: 20 }));
		const same = words.toSorted().join(" ");
		add(
			candidates.filter(
				({ name }) =>
					foldedWords(name ?? "")
						.toSorted()
						.join(" ") === same,
			),
			"name",
		);
	}
	const ids = [...found.keys()].slice(0, mostShown);
	return (await readContacts(query, ids)).flatMap((other) => {
		const reason = found.get(other.id);
		return reason ? { contact: other, reason } : [];
	});
}
