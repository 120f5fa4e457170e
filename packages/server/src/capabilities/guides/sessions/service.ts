import {
	type GuideVersion,
	type Locale,
	languageOf,
	type TriedStep,
	type TroubleshootingAnswer,
	type TroubleshootingFeedback,
	type TroubleshootingFeedbackKept,
	type TroubleshootingSession,
	type TroubleshootingStart,
} from "@centralita/contracts";
import type { z } from "zod";
import { type DialogueAction, emptyState, sentimentOf } from "../../../dialogue/index.ts";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { digest, newSecret } from "../../../platform/security/secrets.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import type { ContactsService } from "../../contacts/index.ts";
import type { NewTicket, Tickets } from "../../tickets/index.ts";
import type { CallOut } from "../call-out.ts";
import { assignedTo } from "../experiments/assign.ts";
import { withInner } from "../service.ts";
import { allLatest } from "../store.ts";
import { answerSession } from "./answer.ts";
import { applyChange, applyEntries, factsOf } from "./apply.ts";
import { createDetector } from "./detect.ts";
import { begun } from "./machine.ts";
import { tellBegin } from "./record.ts";
import { createRunner } from "./runner.ts";
import type { SessionRow } from "./schema.ts";
import { changeSession, insertSession, lockSession, readSteps } from "./store.ts";
import { sessionTexts } from "./texts.ts";
import { feedbackChangeableMs, feedbackOf, nodeTitle, viewSession } from "./view.ts";

export type SessionNeighbours = {
	contacts: Pick<ContactsService, "upsertByPhoneOrEmail">;
	tickets: Pick<Tickets, "create">;
	/** Asked for a second opinion where words leave a doubt; null: none. */
	languageModel(): LanguageModel | null;
	/** Who a conversation is with; null while nobody knows. */
	contactOf(db: Queryable, conversationId: string): Promise<string | null>;
};

/** How a session is found: by its id, for who may run guides; by its bearer, for the visitor of a page. */
export type SessionKey = { id: string } | { token: string };
type Start = z.output<typeof TroubleshootingStart>;
type Answer = z.output<typeof TroubleshootingAnswer>;
type Person = { name?: string | undefined; email?: string | undefined; phone?: string | undefined };

const hour = 3_600_000;
const keysKept = 50;
/** Words that are worse than this, from -1 to 1, ask for a person. */
const frustrated = -0.6;

export function createSessionService(
	platform: Pick<Platform, "db" | "events" | "clock" | "config" | "log">,
	{ contacts, tickets, languageModel, callOut, ...neighbours }: SessionNeighbours & CallOut,
) {
	const { db, clock, config, events } = platform;
	const runner = createRunner(platform);
	const detect = createDetector({ languageModel, log: platform.log });
	const view = (query: Queryable, row: SessionRow) =>
		viewSession(query, { runner, feedbackEnabled: config.guideFeedback }, row);

	async function locked(tx: Transaction, key: SessionKey): Promise<SessionRow> {
		const row = await lockSession(tx, key);
		if (!row) throw new AppError("not-found", "There is no such session.");
		return row;
	}

	const tooOld = (row: SessionRow) => clock.now() - row.startedAt.getTime() > config.guideSessionMaxHours * hour;

	/** Somebody who left no number or address stays nobody. */
	async function contactOf(tx: Transaction, person: Person, locale: Locale): Promise<string | null> {
		if (person.email === undefined && person.phone === undefined) return null;
		return contacts.upsertByPhoneOrEmail(tx, { ...person, locale }).then(
			({ id }) => id,
			(error) => {
				if (error instanceof AppError && error.code === "validation-failed") return null;
				throw error;
			},
		);
	}

	/** Runs the guide of a session that has just got one, to where it first waits; an experiment may give another version. */
	async function enter(
		tx: Transaction,
		row: SessionRow,
		guide: GuideVersion,
		before: SessionRow | null = null,
	): Promise<SessionRow> {
		const { id: sessionId, contactId, conversationId } = row;
		const assigned = await assignedTo(tx, [guide.slug], { contactId, conversationId, sessionId, before });
		const versions = await withInner(tx, [guide.slug], assigned);
		const given = assigned.get(guide.slug);
		const version = given?.version ?? guide.version;
		const guides = {
			...Object.fromEntries(versions.map(({ slug, version }) => [slug, version])),
			[guide.slug]: version,
		};
		const scene = await runner.sceneOf(tx, { guide: guide.slug, guides, locale: row.locale });
		const slots = { ...row.state?.slots, ...(row.problem === null ? {} : { problem: row.problem }) };
		const run = await runner.start(scene, slots);
		const told = {
			guide: guide.slug,
			version,
			guides,
			experimentId: given?.experimentId ?? null,
			arm: given?.arm ?? null,
		};
		const named = { ...row, ...told };
		await changeSession(tx, row.id, told);
		await tellBegin(platform, tx, named);
		return follow(tx, named, run);
	}

	/** Stores where a run of the dialogue has led. */
	async function follow(
		tx: Transaction,
		row: SessionRow,
		run: Awaited<ReturnType<typeof runner.run>>,
		note: string | null = null,
	): Promise<SessionRow> {
		const ticket = await ticketOf(tx, row, run.actions);
		return applyEntries(platform, tx, row, run.entries, {
			state: run.state,
			note,
			also: { state: run.state, message: run.message, ...ticket },
		});
	}

	/** Of a guide that opens a ticket, or calls a person: nobody can be put through here. */
	async function ticketOf(tx: Transaction, row: SessionRow, actions: readonly DialogueAction[]) {
		for (const action of actions) {
			if (action.type === "webhook") await callOut(tx, { ...action, conversationId: row.conversationId });
			if (action.type === "ticket") return openTicket(tx, row, { summary: action.summary, priority: action.priority });
			if (action.type === "transfer") return openTicket(tx, row, { summary: action.summary || action.reason });
		}
		return {};
	}

	async function openTicket(
		tx: Transaction,
		row: SessionRow,
		{ summary, priority, person = {} }: { summary: string; priority?: NewTicket["priority"]; person?: Person },
	): Promise<Pick<SessionRow, "ticketId" | "ticketNumber">> {
		const { guide, guides, locale, state } = row;
		const scene = guide === null || guides === null ? null : await runner.sceneOf(tx, { guide, guides, locale });
		const steps = (await readSteps(tx, row.id)).flatMap(({ kind, guide: of, node, outcome }): TriedStep[] =>
			kind === "step" && (outcome === "worked" || outcome === "failed" || outcome === "skipped")
				? [{ title: nodeTitle(scene, of, node), outcome }]
				: [],
		);
		const known = (name: string) => (typeof state?.slots[name] === "string" ? state.slots[name] : undefined);
		const { id, number } = await tickets.create(tx, {
			key: `guide-session/${row.id}`,
			subject:
				row.problem ??
				(scene && guide ? scene.guides.get(guide)?.definition.title[languageOf(locale)] : null) ??
				sessionTexts[languageOf(locale)].subject,
			description: summary,
			priority,
			channel: "web",
			conversationId: row.conversationId,
			contactId: row.contactId,
			requester: {
				name: person.name ?? known("customerName"),
				email: person.email ?? known("email"),
				phone: person.phone ?? known("phone"),
			},
			locale,
			stepsTried: steps,
			openedBy: { kind: "assistant" },
		});
		return { ticketId: id, ticketNumber: number };
	}

	async function begin(
		tx: Transaction,
		row: Pick<SessionRow, "channel" | "locale" | "contactId" | "conversationId" | "problem"> & {
			tokenDigest?: Buffer;
			userId?: string | null;
			candidates?: string[];
			slots: Record<string, string>;
		},
		guide: GuideVersion | null,
		before: SessionRow | null = null,
	): Promise<SessionRow> {
		const { slots, ...columns } = row;
		const at = new Date(clock.now());
		const made = await insertSession(tx, {
			...begun,
			...columns,
			id: uuidv7(at.getTime()),
			startedAt: at,
			activeAt: at,
		});
		if (!made) throw new Error("the session was not stored");
		const started = { ...made, state: { ...emptyState, slots } };
		return guide ? enter(tx, started, guide, before) : made;
	}

	return {
		/** Rejects with `not-found` for a guide that is not published. */
		async start(body: Start, by: { userId: string | null }): Promise<TroubleshootingSession> {
			if (!config.guideChannels.has(body.channel))
				throw new AppError("forbidden", `No guide is begun over ${body.channel} here: see GUIDE_CHANNELS.`);
			const locale = body.locale ?? config.defaultLocale;
			const guides = (await allLatest(db.query)).filter(({ definition }) => definition.opening !== true);
			const named = guides.find(({ slug }) => slug === body.guideId);
			if (body.guideId !== undefined && !named)
				throw new AppError("not-found", `There is no published guide "${body.guideId}".`);
			const { guide, alternatives } = named
				? { guide: named, alternatives: [] }
				: await detect(body.problem ?? "", guides, locale);
			const { name, phone, email } = body.contact ?? {};
			const { conversationId = null } = body;
			return db.transaction(async (tx) => {
				const contactId =
					(await contactOf(tx, body.contact ?? {}, locale)) ??
					(conversationId && (await neighbours.contactOf(tx, conversationId)));
				const row = await begin(
					tx,
					{
						channel: body.channel,
						locale,
						contactId,
						conversationId,
						problem: body.problem ?? null,
						userId: by.userId,
						candidates: alternatives.map(({ slug }) => slug),
						slots: {
							...(name ? { customerName: name } : {}),
							...(phone ? { phone } : {}),
							...(email ? { email } : {}),
						},
					},
					guide,
				);
				return view(tx, row);
			});
		},

		/** A session of a guide's public page, with its bearer; `earlier` is that of the visitor's session before. */
		async startPage(
			guide: GuideVersion,
			locale: Locale,
			earlier: string | null,
		): Promise<{ token: string; session: TroubleshootingSession }> {
			const token = newSecret();
			return db.transaction(async (tx) => {
				const facts = { channel: "page" as const, locale, contactId: null, conversationId: null, problem: null };
				const before = earlier === null ? null : await lockSession(tx, { token: earlier });
				const row = await begin(tx, { ...facts, tokenDigest: digest(token), slots: {} }, guide, before);
				return { token, session: await view(tx, row) };
			});
		},

		/** Rejects with `not-found`. */
		read: (key: SessionKey): Promise<TroubleshootingSession> =>
			db.transaction(async (tx) => view(tx, await locked(tx, key))),

		/**
		 * Takes an answer, once under each key. Rejects with `not-found`, `gone` when the session is too old, `conflict` when
		 * it is over, `revision-conflict` when it has gone on meanwhile, `validation-failed` for what does not answer it.
		 */
		answer(key: SessionKey, body: Answer, idempotencyKey: string | null): Promise<TroubleshootingSession> {
			return db.transaction(async (tx) => {
				const row = await locked(tx, key);
				const kept =
					idempotencyKey === null
						? null
						: { key: idempotencyKey, digest: digest(JSON.stringify(body)).toString("base64url") };
				const known = row.keys.find(({ key: used }) => used === kept?.key);
				if (known && known.digest !== kept?.digest)
					throw new AppError("idempotency-conflict", "This Idempotency-Key was used for another answer.");
				if (known) return view(tx, row);
				if (tooOld(row)) throw new AppError("gone", "This session is too old to go on: begin another.");
				if (body.revision !== undefined && body.revision !== row.revision)
					throw new AppError("revision-conflict", "The session has gone on meanwhile: read it again.");
				const keys = kept === null ? row.keys : [...row.keys, kept].slice(-keysKept);
				const words = [body.answer, body.note].filter((text) => text !== undefined).join(". ");
				const mood = words === "" ? null : sentimentOf(words);
				const after = await answerSession({ platform, runner, enter, follow }, tx, row, body);
				const upset = mood !== null && mood.found > 0 && mood.value <= frustrated;
				const also = { keys, revision: row.revision + 1, activeAt: new Date(clock.now()) };
				if (upset)
					return view(
						tx,
						await applyChange(platform, tx, after, { type: "person-needed", reason: "frustration" }, also),
					);
				await changeSession(tx, row.id, also);
				return view(tx, { ...after, ...also });
			});
		},

		/** Opens a ticket with what was tried; once. Rejects with `not-found`, `conflict` when the problem is solved. */
		escalate(key: SessionKey, reason: string, person: Person = {}): Promise<TroubleshootingSession> {
			return db.transaction(async (tx) => {
				const row = await locked(tx, key);
				if (row.status === "escalated") return view(tx, row);
				if (row.status === "resolved") throw new AppError("conflict", "This session is resolved: begin another.");
				const contactId = row.contactId ?? (await contactOf(tx, person, row.locale));
				const asked = await applyChange(
					platform,
					tx,
					{ ...row, contactId },
					{ type: "person-needed", reason: "asked" },
					{ contactId },
				);
				const ticket = await openTicket(tx, asked, { summary: reason, person });
				const also = { ...ticket, revision: row.revision + 1, activeAt: new Date(clock.now()) };
				return view(tx, await applyChange(platform, tx, asked, { type: "handed-over" }, also));
			});
		},

		/** Kept once; another answer takes its place for a day, the same again changes nothing. Rejects with `conflict` after that. */
		rate(key: SessionKey, body: z.output<typeof TroubleshootingFeedback>): Promise<TroubleshootingFeedbackKept> {
			if (!config.guideFeedback) throw new AppError("forbidden", "Nobody is asked how it was: see GUIDE_FEEDBACK.");
			return db.transaction(async (tx) => {
				const row = await locked(tx, key);
				const now = new Date(clock.now());
				const { rating, comment } = body;
				const helpful = body.helpful ?? null;
				const same = row.rating === rating && row.comment === comment && row.helpful === helpful;
				if (row.ratedAt && !same && now.getTime() > row.ratedAt.getTime() + feedbackChangeableMs)
					throw new AppError("conflict", "An answer can be changed for a day.");
				const change = { rating, comment, helpful, ratedAt: row.ratedAt ?? now };
				if (!same) {
					await changeSession(tx, row.id, change);
					const facts = factsOf(row);
					if (facts) await events.append(tx, "feedback.received", { ...facts, rating, helpful, comment });
				}
				const kept = feedbackOf({ ...row, ...change });
				if (!kept) throw new Error("feedback was not kept");
				return kept;
			});
		},
	};
}

export type SessionService = ReturnType<typeof createSessionService>;
