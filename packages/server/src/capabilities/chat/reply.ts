import type { ChatAnswer, TicketPriority } from "@centralita/contracts";
import { createDialogue, type DialogueState, type ShownDialogue } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { ModelMessage } from "../../ports/language-model.ts";
import type { Conversations } from "../conversations/index.ts";
import { type Composed, compose } from "./compose.ts";
import { imagesOf } from "./images/attachments.ts";
import { localeOf, sameLanguage } from "./locale.ts";
import { phrasesFor } from "./phrases.ts";
import { queueFor } from "./queues/queue-for.ts";
import type { ChatInput, ChatSessionRow } from "./schema.ts";
import { type ChatScript, type ChatScripts, openingGuide, type ScriptChoice } from "./scripts.ts";
import { type Shown, show } from "./show.ts";
import { triedSteps } from "./steps.ts";
import { changeSession } from "./store.ts";
import type { ChatDependencies } from "./types.ts";
import { identitiesOf } from "./whatsapp/people.ts";

/** A reply with the script that it was made with, which the visitor's choice of a language may have changed. */
export type Reply = { composed: Composed; shown: Shown; script: ChatScript; choice: ScriptChoice };

export type Replies = {
	load(db: Queryable, row: ChatSessionRow): Promise<ChatScript>;
	/** Whether a model would answer this: what opens a chat is never left to one, and no word goes to it before consent. */
	usesModel(script: ChatScript, state: DialogueState, input: ChatInput | { type: "start" }): boolean;
	compose(
		db: Queryable,
		from: { script: ChatScript; choice: ScriptChoice; state: DialogueState },
		input: ChatInput | { type: "start" },
		options: { model: boolean; signal: AbortSignal },
	): Promise<Reply>;
	/** The state after words that led to no reply of the dialogue, with what was said to them. */
	remember(script: ChatScript, state: DialogueState, words: string, said: string): DialogueState;
	/** Where the dialogue stands, for a screen. */
	shown(script: ChatScript, state: DialogueState): Shown;
	/** The state after what the contact and people said without the assistant, with a colleague's note if there is one. */
	tell(script: ChatScript, state: DialogueState, said: readonly ModelMessage[], note?: string): DialogueState;
	/** What the guide under way waits for, put again; empty outside guides. */
	question(script: ChatScript, state: DialogueState): string;
	/** Stores it, with all that it leads to and what else is to change, and tells what the visitor is to be told. */
	store(
		tx: Transaction,
		row: ChatSessionRow,
		before: DialogueState,
		reply: Reply,
		also?: Partial<ChatSessionRow>,
	): Promise<ChatAnswer>;
};

export const choiceOf = (row: ChatSessionRow): ScriptChoice => ({
	conversationId: row.conversationId,
	channel: row.channel,
	assistantId: row.assistantId,
	assistantVersion: row.assistantVersion,
	locale: row.locale,
	guides: row.guides,
});

/** A turn of a chat: written at once, and seen as it was written. */
export const chatTurn = (
	clock: Platform["clock"],
	row: Pick<ChatSessionRow, "createdAt">,
	turn: {
		who: "contact" | "assistant" | "user";
		text: string;
		source?: Composed["source"];
		languageModel?: string | null;
	},
): Parameters<Conversations["addTurn"]>[2] => {
	const now = clock.now();
	const ms = Math.max(0, Math.round(now - row.createdAt.getTime()));
	return {
		id: uuidv7(now),
		who: turn.who,
		generated: turn.text,
		heard: turn.text,
		interrupted: false,
		source: turn.source ?? null,
		origin: turn.who === "contact" ? "typed" : null,
		confidence: null,
		startMs: ms,
		endMs: ms,
		latency: {},
		providers: turn.languageModel ? { languageModel: turn.languageModel } : {},
		costMicros: null,
	};
};

const text = (value: string | number | boolean | undefined): string | undefined =>
	value === undefined || value === "" ? undefined : String(value);

export function createReplies(platform: Platform, dependencies: ChatDependencies, scripts: ChatScripts): Replies {
	const { clock, events, log } = platform;
	const { conversations, guides, tickets } = dependencies;
	const timeZone = platform.config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

	const dialogueOf = (script: ChatScript, model: boolean): ShownDialogue =>
		createDialogue(
			{
				script: script.scene.script,
				model: model ? dependencies.languageModel(script.definition.languageModel) : null,
				smartMode: dependencies.smartMode,
				tools: dependencies.tools,
				now: () => clock.now(),
				timeZone,
			},
			script.scene,
		);

	const isOpening = (state: DialogueState) => state.guide?.slug === openingGuide;

	async function composeReply(
		db: Queryable,
		from: Parameters<Replies["compose"]>[1],
		input: Parameters<Replies["compose"]>[2],
		{ model, signal }: { model: boolean; signal: AbortSignal },
	): Promise<Reply> {
		const dialogue = dialogueOf(from.script, model);
		const composed = await compose(dialogue, from.state, input, signal);
		const wanted = localeOf(String(composed.state.slots.locale ?? ""));
		if (wanted && wanted !== from.choice.locale) {
			// The same words again, in the language that they asked for.
			const choice = await inLocale(db, from.choice, wanted);
			const script = await scripts.load(db, choice);
			return composeReply(db, { script, choice, state: from.state }, input, { model: false, signal });
		}
		const { offered, source, state } = composed;
		const shown = show(dialogue, from.script.scene, state, { offered, source });
		return { composed, shown, script: from.script, choice: from.choice };
	}

	/** The assistant of that language, with the opening guide as the chat began with it. */
	async function inLocale(db: Queryable, choice: ScriptChoice, locale: ScriptChoice["locale"]): Promise<ScriptChoice> {
		if (sameLanguage(choice.locale, locale)) return { ...choice, locale };
		const { conversationId } = choice;
		const contactId = await contactOf(db, conversationId);
		const chosen = await scripts.choose(db, locale, choice.channel, { conversationId, contactId });
		const opening = choice.guides[openingGuide];
		return { ...chosen, guides: { ...chosen.guides, ...(opening === undefined ? {} : { [openingGuide]: opening }) } };
	}

	/** Who the visitor turned out to be. */
	async function learn(
		tx: Transaction,
		row: ChatSessionRow,
		before: DialogueState,
		after: DialogueState,
	): Promise<void> {
		const known = (state: DialogueState) => ({
			name: text(state.slots.customerName),
			phone: text(state.slots.phone),
			email: text(state.slots.email),
		});
		const [old, now] = [known(before), known(after)];
		if (now.name !== undefined && now.name !== old.name)
			await conversations.change(tx, row.conversationId, { label: now.name });
		if ((now.phone !== old.phone || now.email !== old.email) && (now.phone ?? now.email) !== undefined)
			await conversations.identify(tx, row.conversationId, {
				...now,
				locale: row.locale,
				identities: await identitiesOf(tx, row),
			});
	}

	async function record(tx: Transaction, conversationId: string, event: Composed["noted"][number]): Promise<void> {
		if (event.type === "usage") return conversations.addUsage(tx, conversationId, event.usage, null);
		if (event.type === "moved") {
			const { guide, version, node, answer } = event;
			await events.append(tx, "guide.moved", { conversationId, guide, version, node, answer });
			return;
		}
		const { provider, kind, fellBackTo } = event;
		log.warn({ conversationId, provider, kind, fellBackTo }, "a provider failed in a chat");
		await events.append(tx, "provider.failed", { conversationId, provider, kind, fellBackTo });
	}

	const contactOf = async (db: Queryable, conversationId: string) =>
		(await conversations.summaries(db, [conversationId])).get(conversationId)?.contact?.id ?? null;

	async function openTicket(
		tx: Transaction,
		row: ChatSessionRow,
		{ composed: { state }, script }: Reply,
		{ priority, summary, queueId }: { priority: TicketPriority; summary: string; queueId: string | null },
	) {
		const [name, email, phone] = [state.slots.customerName, state.slots.email, state.slots.phone].map(text);
		const isKnown = state.guide !== null || (name ?? email ?? phone) !== undefined;
		const otherwise = isKnown ? summary.slice(0, 120) : phrasesFor(row.locale).ticketSubject;
		return tickets.create(tx, {
			subject: text(state.slots.problem) ?? otherwise,
			description: summary,
			priority,
			channel: row.channel,
			conversationId: row.conversationId,
			contactId: null,
			requester: { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) },
			locale: row.locale,
			stepsTried: await triedSteps(events, tx, row.conversationId, script.scene),
			attachments: await imagesOf(tx, row.conversationId),
			queueId,
			openedBy: { kind: "assistant" },
		});
	}

	return {
		load: (db, row) => scripts.load(db, choiceOf(row)),
		usesModel: (script, state, input) =>
			input.type === "text" && !isOpening(state) && dialogueOf(script, true).usesModel(),
		compose: composeReply,
		remember: (script, state, words, said) =>
			dialogueOf(script, false).interrupted(state, { type: "text", text: words }, said),
		shown: (script, state) => show(dialogueOf(script, false), script.scene, state, { offered: null, source: null }),
		tell(script, state, said, note = "") {
			const dialogue = dialogueOf(script, false);
			const told = dialogue.overheard(state, said);
			return note === "" ? told : dialogue.hint(told, note);
		},
		question: (script, state) => dialogueOf(script, false).question(state).join("\n"),
		async store(tx, row, before, reply, also = {}) {
			const { composed, shown, choice } = reply;
			const { conversationId } = row;
			const { state } = composed;
			if (choice.locale !== row.locale || choice.assistantId !== row.assistantId)
				await conversations.change(tx, conversationId, {
					locale: choice.locale,
					assistant: {
						id: choice.assistantId,
						name: reply.script.definition.name,
						version: choice.assistantVersion,
					},
				});
			const turn = chatTurn(clock, row, { who: "assistant", ...composed });
			// One connection does these in order, and nothing waits for the answer of the one before.
			const noted = composed.noted.map((event) => record(tx, conversationId, event));
			const adding = conversations.addTurn(tx, conversationId, turn);
			const [{ number }] = await Promise.all([adding, learn(tx, row, before, state), ...noted]);
			let ticket: { id: string; number: string } | null = null;
			let queued: string | null = null;
			const goesOn = composed.actions.some(({ type }) => type === "ticket" || type === "transfer");
			const queueId = goesOn ? await queueFor(tx, choice, state) : null;
			for (const action of composed.actions) {
				if (action.type === "note") await events.append(tx, "note.added", { conversationId, text: action.text });
				else if (action.type === "ticket") ticket = await openTicket(tx, row, reply, { ...action, queueId });
				else if (action.type === "transfer") queued = action.reason;
				else if (action.type === "webhook") await guides.callOut(tx, { ...action, conversationId });
			}
			const declined = state.slots.consent === "decline";
			const buttons = queued === null ? shown.buttons : [];
			const stage = declined ? "closed" : queued === null ? shown.stage : "waiting";
			const allowWhatsapp = platform.config.whatsappNumber !== null;
			const place = {
				conversationId,
				channel: row.channel,
				locale: choice.locale,
				settledAt: row.createdAt,
				contactOf: (db: Queryable) => contactOf(db, conversationId),
				ticketId: ticket?.id ?? null,
			};
			const told = {
				conversationId,
				turnId: turn.id,
				reply: composed.text,
				stage,
				buttons,
				...(shown.step ? { step: shown.step } : {}),
				...(ticket && allowWhatsapp ? { allowWhatsapp } : {}),
			};
			const [replied] = await Promise.all([
				events.append(tx, "chat.replied", told),
				conversations.saveState(tx, conversationId, state),
				guides.recordProgress(tx, place, before, state),
			]);
			let eventId = replied;
			if (queued !== null) {
				await events.append(tx, "handoff.requested", { conversationId, reason: queued, channel: row.channel });
				eventId = await events.append(tx, "chat.handled", {
					conversationId,
					handler: "queue",
					userId: null,
					name: null,
					reason: queued,
				});
			}
			const now = new Date(clock.now());
			await changeSession(tx, conversationId, {
				...also,
				locale: choice.locale,
				assistantId: choice.assistantId,
				assistantVersion: choice.assistantVersion,
				guides: { ...choice.guides },
				stage,
				buttons,
				step: shown.step,
				toldTurns: number,
				activeAt: now,
				...(queued === null ? {} : { handler: "queue", queuedAt: now, queueId, reason: queued }),
			});
			return {
				ok: true,
				reply: composed.text,
				stage,
				options: buttons.map((button) => button.text),
				buttons,
				...(shown.step ? { step: shown.step, help: true } : {}),
				...(ticket ? { ticket, allowWhatsapp } : {}),
				eventId,
			};
		},
	};
}
