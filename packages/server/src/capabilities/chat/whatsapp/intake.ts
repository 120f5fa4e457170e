import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { IncomingContent } from "../../../ports/messaging.ts";
import { reopen } from "../quiet.ts";
import { chatTurn } from "../reply.ts";
import type { ChatInput, ChatSessionRow } from "../schema.ts";
import type { ChatService } from "../service.ts";
import { changeSession, lockChat, oneUnread } from "../store.ts";
import type { ChatDependencies } from "../types.ts";
import type { Afterwards, Intake } from "./inbound.ts";
import { isNumbered } from "./messages.ts";
import type { Opening } from "./opening.ts";
import { changePerson, meet } from "./people.ts";
import { kindWords, whatsappPhrases } from "./phrases.ts";
import { pictureJob } from "./pictures.ts";
import type { PersonRow } from "./schema.ts";
import { wishOf } from "./wishes.ts";

const longestText = 4000;
/** They tell nothing that wants an answer. */
const silent: ReadonlySet<string> = new Set(["reaction", "unsupported_reaction", "ephemeral"]);

/** What a chat takes of a message; null for what it cannot read. */
function inputOf(content: IncomingContent, { buttons }: ChatSessionRow): ChatInput | null {
	if (content.type === "choice") {
		const offered = buttons.find(({ value }) => value === content.id);
		// A button of an earlier question: what it says is still an answer.
		if (!offered) return { type: "text", text: content.title.trim() || content.id };
		return { type: "choice", value: offered.value, label: offered.text };
	}
	const text = (content.type === "text" ? content.text : content.type === "picture" ? content.caption : "")
		.trim()
		.slice(0, longestText)
		.toWellFormed();
	if (text === "") return null;
	const chosen = isNumbered(buttons) && /^\d{1,3}\.?$/.test(text) ? buttons[Number.parseInt(text, 10) - 1] : undefined;
	return chosen ? { type: "choice", value: chosen.value, label: chosen.text } : { type: "text", text };
}

/** Messages that came over WhatsApp, into the chat of whoever wrote them. */
export function createIntake(
	{ clock, events, jobs }: Pick<Platform, "clock" | "events" | "jobs">,
	{ conversations }: Pick<ChatDependencies, "conversations">,
	{ take }: Pick<ChatService, "take">,
	opening: Opening,
): Intake {
	/** The chat that goes on, held; else a new one. */
	async function chatOf(tx: Transaction, person: PersonRow): Promise<{ row: ChatSessionRow; question: string }> {
		const known = person.conversationId;
		const row = known === null ? null : await lockChat(tx, known).catch(() => null);
		if (row?.quiet) return { row: await reopen({ events, clock }, { conversations }, tx, row), question: "" };
		return row && !row.closedAt ? { row, question: "" } : opening.begin(tx, person);
	}

	async function say(tx: Transaction, row: ChatSessionRow, words: string): Promise<void> {
		const { conversationId, stage, buttons, step } = row;
		const turn = chatTurn(clock, row, { who: "assistant", text: words });
		await conversations.addTurn(tx, conversationId, turn);
		const line = { conversationId, turnId: turn.id, reply: words, stage, buttons };
		await events.append(tx, "chat.replied", { ...line, ...(step ? { step } : {}) });
	}

	/** A message that the dialogue gets nothing of. */
	async function hear(tx: Transaction, row: ChatSessionRow, words: string): Promise<void> {
		await conversations.addTurn(tx, row.conversationId, chatTurn(clock, row, { who: "contact", text: words }));
		const activeAt = new Date(clock.now());
		await changeSession(tx, row.conversationId, {
			activeAt,
			lastWords: words.slice(0, 160),
			...oneUnread(row, activeAt),
		});
	}

	async function heedWish(tx: Transaction, row: ChatSessionRow, person: PersonRow, wish: "out" | "in", words: string) {
		await hear(tx, row, words);
		await opening.notice(tx, person, row);
		const already = (person.optedOutAt !== null) === (wish === "out");
		const optedOutAt = wish === "out" ? (person.wroteAt ?? new Date(clock.now())) : null;
		if (already) {
			// To say so once more is not to write again.
			await changePerson(tx, person.id, { optedOutAt });
			return;
		}
		const phrases = whatsappPhrases(row.locale);
		// The confirmation answers their own message: it goes before they are left in peace.
		await say(tx, { ...row, buttons: [], step: null }, wish === "out" ? phrases.optedOut : phrases.optedIn);
		await changePerson(tx, person.id, { optedOutAt });
		const { contactId, conversationId } = await current(tx, person, row);
		if (contactId !== null)
			await events.append(tx, wish === "out" ? "contact.opted-out" : "contact.opted-in", {
				contactId,
				conversationId,
				channel: "whatsapp",
			});
	}

	const current = async (tx: Transaction, person: PersonRow, { conversationId }: ChatSessionRow) => {
		const summary = (await conversations.summaries(tx, [conversationId])).get(conversationId);
		return { conversationId, contactId: summary?.contact?.id ?? person.contactId };
	};

	return async (tx, { key, messageId, account, sender, content, at }): Promise<Afterwards | null> => {
		if (content.type === "other" && silent.has(content.kind)) return null;
		const person = await meet(tx, account, sender, new Date(at), clock.now());
		const { row, question } = await chatOf(tx, person);
		const isAnswered = row.handler === "assistant";
		const read = isAnswered ? { messageId, typing: true } : null;
		const offered = row.buttons.map(({ text }) => text);
		const wish = content.type === "text" ? wishOf(content.text, offered) : null;
		// Only whoever was taken off can be put back: to the others these are words like any.
		if (content.type === "text" && (wish === "out" || (wish === "in" && person.optedOutAt !== null))) {
			await heedWish(tx, row, person, wish, content.text.trim().slice(0, longestText));
			return { taken: null, read };
		}
		if (content.type === "picture") {
			const imageId = uuidv7(clock.now());
			const { conversationId } = row;
			await jobs.enqueue(tx, pictureJob, { conversationId, imageId, mediaId: content.mediaId });
		}
		const input = inputOf(content, row);
		if (input !== null && question === "") {
			const stored = () => opening.notice(tx, person, row);
			return { taken: await take(tx, row, { input, key: `${account}/${key}`, limited: false, stored }), read };
		}
		const words = input === null ? "" : input.type === "text" ? input.text : input.label;
		if (words !== "") await hear(tx, row, words);
		else if (content.type !== "picture") await hear(tx, row, kindWords(row.locale, kindOf(content)));
		await opening.notice(tx, person, row);
		// What the company's own welcome asks first comes before what they wrote.
		if (question !== "") await say(tx, row, question);
		else if (content.type !== "picture" && isAnswered) await say(tx, row, whatsappPhrases(row.locale).unreadable);
		return { taken: null, read };
	};
}

const kindOf = (content: IncomingContent): string => (content.type === "other" ? content.kind : "");
