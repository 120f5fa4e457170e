import type { Locale } from "@centralita/contracts";
import { emptyState } from "../../../dialogue/index.ts";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { newSecret } from "../../../platform/security/secrets.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { localeOf, sameLanguage } from "../locale.ts";
import { phrasesFor } from "../phrases.ts";
import { chatTurn, type Reply } from "../reply.ts";
import type { ChatInput, ChatSessionRow } from "../schema.ts";
import type { ChatService } from "../service.ts";
import type { ChatDependencies } from "../types.ts";
import { localeOfPhone } from "./language.ts";
import { changePerson, identitiesOf } from "./people.ts";
import { whatsappPhrases } from "./phrases.ts";
import type { PersonRow } from "./schema.ts";

/** Questions of the guide that opens chats which are answered already: by writing, by the number, by the profile. */
const mostAnswers = 4;

/** How a chat over WhatsApp begins. */
export function createOpening(
	{ clock, config, events }: Pick<Platform, "clock" | "config" | "events">,
	{ conversations, contactByPhone }: Pick<ChatDependencies, "conversations" | "contactByPhone">,
	{ scripts, replies, open }: Pick<ChatService, "scripts" | "replies" | "open">,
) {
	/**
	 * What the welcome's question that waits is answered with: whoever writes to us agrees to be answered, and writes in
	 * the language of their number. Null for a question that only they can answer.
	 */
	function answerTo({ shown }: Reply, locale: Locale): ChatInput | null {
		const press = (fits: (value: string) => boolean): ChatInput | null => {
			const button = shown.buttons.find(({ value }) => fits(value));
			return button ? { type: "choice", value: button.value, label: button.text } : null;
		};
		if (shown.stage === "consent") return press((value) => value === "accept");
		if (shown.stage === "language") {
			const speaks = (value: string) => {
				const offered = localeOf(value);
				return offered !== null && sameLanguage(offered, locale);
			};
			return press((value) => localeOf(value) === locale) ?? press(speaks);
		}
		if (shown.stage === "name") return { type: "text", text: sameLanguage(locale, "es-419") ? "omitir" : "skip" };
		return null;
	}

	/** Where the dialogue stands once the welcome has got all that is known. */
	async function welcome(db: Queryable, person: PersonRow): Promise<Reply> {
		const locale = localeOfPhone(person.phone, config.defaultLocale);
		const known = person.contactId ?? (person.phone === null ? null : await contactByPhone(db, person.phone));
		const chat = { conversationId: uuidv7(clock.now()), contactId: known };
		const choice = await scripts.choose(db, locale, "whatsapp", chat);
		const script = await scripts.load(db, choice);
		const slots = {
			...(person.name === null ? {} : { customerName: person.name }),
			...(person.phone === null ? {} : { phone: person.phone }),
		};
		const options = { model: false, signal: new AbortController().signal };
		const state = { ...emptyState, slots };
		let reply = await replies.compose(db, { script, choice, state }, { type: "start" }, options);
		for (let answered = 0; answered < mostAnswers; answered++) {
			const input = answerTo(reply, locale);
			if (input === null) break;
			const from = { script: reply.script, choice: reply.choice, state: reply.composed.state };
			reply = await replies.compose(db, from, input, options);
		}
		return reply;
	}

	return {
		/** Begins a chat with a person who is held; nothing is said yet. */
		async begin(tx: Transaction, person: PersonRow): Promise<{ row: ChatSessionRow; question: string }> {
			const { script, choice, shown, composed } = await welcome(tx, person);
			const label = person.name ?? person.phone ?? phrasesFor(choice.locale).visitor;
			// Nobody gets this bearer: the contact is known by who signs for them.
			const row = await open(tx, { script, choice, shown, label, sessionId: newSecret() });
			const { conversationId } = row;
			await conversations.saveState(tx, conversationId, composed.state);
			await changePerson(tx, person.id, { conversationId });
			const contactId = await conversations.identify(tx, conversationId, {
				...(person.name === null ? {} : { name: person.name }),
				...(person.phone === null ? {} : { phone: person.phone }),
				identities: await identitiesOf(tx, row),
				locale: row.locale,
			});
			await changePerson(tx, person.id, { contactId });
			return { row, question: shown.stage === "problem" ? "" : composed.text };
		},

		/** Says first what is kept of them: once, and before anything else. */
		async notice(tx: Transaction, person: PersonRow, row: ChatSessionRow): Promise<void> {
			if (person.noticedAt !== null) return;
			const { definition } = await replies.load(tx, row);
			const words = whatsappPhrases(row.locale).notice(definition.name);
			const turn = chatTurn(clock, row, { who: "assistant", text: words });
			await conversations.addTurn(tx, row.conversationId, turn);
			const { stage } = row;
			await events.append(tx, "chat.replied", {
				conversationId: row.conversationId,
				turnId: turn.id,
				reply: words,
				stage,
				buttons: [],
			});
			await changePerson(tx, person.id, { noticedAt: new Date(clock.now()) });
		},
	};
}

export type Opening = ReturnType<typeof createOpening>;
