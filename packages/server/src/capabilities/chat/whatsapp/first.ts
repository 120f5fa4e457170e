import type { WhatsappFirstMessage, WhatsappReach } from "@centralita/contracts";
import type { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { type Actor, personOf as actingPerson, refuseOthers } from "../desk/actor.ts";
import type { DeskWriting } from "../desk/writing.ts";
import { reopen } from "../quiet.ts";
import type { ChatSessionRow } from "../schema.ts";
import { lockChat } from "../store.ts";
import type { ChatDependencies } from "../types.ts";
import type { Opening } from "./opening.ts";
import { changePerson, lockPerson, meetByPhone, peopleOfContact } from "./people.ts";
import { hasAgreed, reachOf } from "./reach.ts";
import type { PersonRow } from "./schema.ts";
import { fillTemplate } from "./templates.ts";
import { optedOutError } from "./window.ts";

export type WritingFirst = {
	/** Rejects with `not-found` for an unknown contact. */
	reach(contactId: string): Promise<WhatsappReach[]>;
	/**
	 * A template to a contact whose chat is over, or who has none: in the chat that is open, in the one that had gone quiet,
	 * else in a new one, which whoever writes then has. Rejects with `not-found`, `opted-out`, `validation-failed` without
	 * a value for each place or where it is not known that the contact agreed, `conflict` when another person has the chat.
	 */
	send(
		contactId: string,
		message: z.infer<typeof WhatsappFirstMessage>,
		actor: Actor,
	): Promise<{ conversationId: string; turnId: string }>;
};

export function createWritingFirst(
	{ db, events, clock, audit }: Pick<Platform, "db" | "events" | "clock" | "audit">,
	{ conversations, readContact }: Pick<ChatDependencies, "conversations" | "readContact">,
	{ account, opening, writing }: { account: string; opening: Opening; writing: DeskWriting },
): WritingFirst {
	async function addressee(tx: Transaction, contactId: string, to: string): Promise<PersonRow> {
		const contact = await readContact(tx, contactId);
		const known = (await peopleOfContact(tx, contactId)).find(
			(person) => person.account === account && (person.phone ?? person.id) === to,
		);
		const locked = known ? await lockPerson(tx, known.id) : null;
		if (locked) return locked;
		if (!contact.phones.includes(to)) throw new AppError("not-found", "The contact has no such number.");
		const person = await meetByPhone(tx, account, to, { name: contact.name, now: clock.now() });
		if (person.contactId !== null && person.contactId !== contactId)
			throw new AppError("conflict", "Another contact writes from this number.");
		return person;
	}

	/** Notes that they agreed, where that is not known; never against their own word. */
	async function requireAgreement(tx: Transaction, person: PersonRow, agreed: boolean, by: string): Promise<boolean> {
		if (person.optedOutAt !== null) throw optedOutError();
		if (hasAgreed(person)) return false;
		if (!agreed)
			throw new AppError("validation-failed", "This contact has never written, and nobody noted that they agreed.", {
				fields: [{ path: "agreed", message: "must be said" }],
			});
		await changePerson(tx, person.id, { agreedAt: new Date(clock.now()), agreedBy: by });
		return true;
	}

	async function chatWith(tx: Transaction, person: PersonRow): Promise<ChatSessionRow> {
		const id = person.conversationId;
		const row = id === null ? null : await lockChat(tx, id).catch(unlessGone);
		if (row?.quiet) return reopen({ events, clock }, { conversations }, tx, row);
		return row && !row.closedAt ? row : (await opening.begin(tx, person)).row;
	}

	return {
		async reach(contactId) {
			const { phones } = await readContact(db.query, contactId);
			return reachOf(db.query, account, contactId, phones);
		},
		send: (contactId, { to, agreed, ...template }, actor) =>
			db.transaction(async (tx) => {
				const me = actingPerson(actor);
				const person = await addressee(tx, contactId, to);
				const isNoted = await requireAgreement(tx, person, agreed, me.name);
				const filled = await fillTemplate(tx, template);
				const row = await chatWith(tx, person);
				const { conversationId } = row;
				refuseOthers(row, actor);
				// Outside the window nothing but the template reaches them: nobody is announced.
				if (row.handler !== "user" || row.userId !== me.id) await writing.give(tx, row, me, { announced: false });
				if (isNoted) await events.append(tx, "contact.opted-in", { contactId, conversationId, channel: "whatsapp" });
				const turn = await writing.write(tx, row, me, { turnId: null, ...filled });
				const detail = { template: filled.template.name, contactId, ...(isNoted ? { agreed: true } : {}) };
				await audit.record(tx, { ...actor, action: "chat.written-first", subject: conversationId, detail });
				return { conversationId, turnId: turn.id };
			}),
	};
}

function unlessGone(error: unknown): null {
	if (error instanceof AppError && error.code === "not-found") return null;
	throw error;
}
