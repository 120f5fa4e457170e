import { and, eq, inArray, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { Sender } from "../../../ports/messaging.ts";
import { names, type PersonRow, people } from "./schema.ts";

async function addNames(tx: Transaction, { id, account }: Pick<PersonRow, "id" | "account">, known: readonly string[]) {
	const rows = known.map((name) => ({ account, name, personId: id }));
	if (rows.length > 0) await tx.insert(names).values(rows).onConflictDoNothing();
}

export async function changePerson(tx: Transaction, id: string, change: Partial<PersonRow>): Promise<void> {
	await tx.update(people).set(change).where(eq(people.id, id));
}

/** By any of their names, held until the transaction ends. */
async function lockNamed(tx: Transaction, account: string, known: readonly string[]): Promise<PersonRow | null> {
	const [found] = await tx
		.select({ id: names.personId })
		.from(names)
		.where(and(eq(names.account, account), inArray(names.name, [...known])))
		.limit(1);
	if (!found) return null;
	const [row] = await tx.select().from(people).where(eq(people.id, found.id)).for("update");
	return row ?? null;
}

/** Two first messages of one person, or to one, at the same moment make one. */
async function lockNames(tx: Transaction, account: string, known: readonly string[]): Promise<void> {
	for (const name of [...known].sort())
		await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`whatsapp/${account}/${name}`}, 0))`);
}

/** Whoever has that number (E.164), held until the transaction ends; known from now on. */
export async function meetByPhone(
	tx: Transaction,
	account: string,
	phone: string,
	{ name, now }: { name: string | null; now: number },
): Promise<PersonRow> {
	// Numbers are told without their plus sign.
	const recipient = phone.replace("+", "");
	await lockNames(tx, account, [recipient]);
	const found = await lockNamed(tx, account, [recipient]);
	if (found) return found;
	const [person] = await tx
		.insert(people)
		.values({ id: uuidv7(now), account, recipient, phone, name, createdAt: new Date(now) })
		.returning();
	if (!person) throw new Error("the person was not stored");
	await addNames(tx, person, [recipient]);
	return person;
}

/** Held until the transaction ends; null when there is none. */
export async function lockPerson(tx: Transaction, id: string): Promise<PersonRow | null> {
	const [row] = await tx.select().from(people).where(eq(people.id, id)).for("update");
	return row ?? null;
}

/** What the vendor calls whoever a chat is with, where that is another name than the one that they were written to by. */
export async function learnName(tx: Transaction, conversationId: string, name: string): Promise<void> {
	const person = await personOf(tx, conversationId);
	if (person) await addNames(tx, person, [name]);
}

/** Who wrote, held until the transaction ends; known from now on, also by what else they are called. `at`: when. */
export async function meet(
	tx: Transaction,
	account: string,
	sender: Sender,
	at: Date,
	now: number,
): Promise<PersonRow> {
	const known = [sender.id, ...sender.others];
	await lockNames(tx, account, known);
	const found = await lockNamed(tx, account, known);
	const wroteAt = found?.wroteAt && found.wroteAt > at ? found.wroteAt : at;
	const change = {
		recipient: sender.id,
		phone: sender.phone ?? found?.phone ?? null,
		name: sender.name ?? found?.name ?? null,
		wroteAt,
	};
	const person: PersonRow = found
		? { ...found, ...change }
		: {
				id: uuidv7(now),
				account,
				...change,
				contactId: null,
				conversationId: null,
				optedOutAt: null,
				noticedAt: null,
				agreedAt: null,
				agreedBy: null,
				createdAt: new Date(now),
			};
	if (found) await changePerson(tx, found.id, change);
	else await tx.insert(people).values(person);
	await addNames(tx, person, known);
	return person;
}

/** The same person under a new number. */
export async function rename(
	tx: Transaction,
	account: string,
	{ from, to, phone }: { from: string; to: string; phone: string | null },
): Promise<void> {
	const person = await lockNamed(tx, account, [from]);
	if (!person) return;
	await changePerson(tx, person.id, { recipient: to, phone });
	await addNames(tx, person, [to]);
}

/** Whom a chat is with; null for chats of other channels. */
export async function personOf(db: Queryable, conversationId: string): Promise<PersonRow | null> {
	const [row] = await db.select().from(people).where(eq(people.conversationId, conversationId));
	return row ?? null;
}

export async function peopleOfContact(db: Queryable, contactId: string): Promise<PersonRow[]> {
	return db.select().from(people).where(eq(people.contactId, contactId));
}

export async function forgetContact(tx: Transaction, contactId: string): Promise<void> {
	await tx.delete(people).where(eq(people.contactId, contactId));
}

/** What contacts are called here; nothing for chats of other channels. */
export async function identitiesOf(db: Queryable, chat: { conversationId: string; channel: string }) {
	if (chat.channel !== "whatsapp") return [];
	const rows = await db
		.select({ account: names.account, externalId: names.name })
		.from(names)
		.innerJoin(people, eq(people.id, names.personId))
		.where(eq(people.conversationId, chat.conversationId));
	return rows.map((row) => ({ channel: "whatsapp", ...row }));
}
