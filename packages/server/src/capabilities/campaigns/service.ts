import type {
	Campaign,
	CampaignAudience,
	CampaignContact,
	CampaignDefinition,
	CampaignForecast,
	CampaignScriptPreview,
	CampaignState,
	DialRefusal,
} from "@centralita/contracts";
import { languageOf } from "@centralita/contracts";
import { eq, inArray } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { readBoard } from "./board.ts";
import { exportResults } from "./export.ts";
import { campaignJobs } from "./job-names.ts";
import { createJudge, type Verdict } from "./judge.ts";
import { type ResultPage, readResults } from "./results.ts";
import { type CampaignContactRow, type CampaignRow, campaigns } from "./schema.ts";
import { missingValues, requireVariables, scriptOf, speak } from "./script/script.ts";
import { namesIn } from "./script/template.ts";
import { variablesOf } from "./script/variables.ts";
import { createSimulation } from "./simulation/simulation.ts";
import {
	addContacts,
	changeCampaign,
	clearContacts,
	listAttempts,
	listCampaigns,
	listContacts,
	lockCampaign,
	readCampaign,
	readStanding,
} from "./store.ts";
import { createTestCall } from "./test-call.ts";
import type { Actor, CampaignDependencies } from "./types.ts";

const batch = 500;
/** Of whom a forecast looks at each. */
const mostForecast = 5000;

const movable: Record<"start" | "pause" | "resume" | "cancel", readonly CampaignState[]> = {
	start: ["draft"],
	pause: ["scheduled", "running"],
	resume: ["paused"],
	cancel: ["draft", "scheduled", "running", "paused"],
};

export type Campaigns = ReturnType<typeof createCampaignService>;

export function createCampaignService(platform: Platform, dependencies: CampaignDependencies) {
	const { db, clock, events, audit, jobs } = platform;
	const { contacts } = dependencies;
	const judge = createJudge(platform, dependencies);
	const simulation = createSimulation(platform, dependencies, judge);
	const testCall = createTestCall(platform, dependencies, judge);
	const now = () => new Date(clock.now());
	const record = (tx: Transaction, actor: Actor, action: string, { id, definition }: CampaignRow, detail = {}) =>
		audit.record(tx, {
			...actor,
			action: `campaign.${action}`,
			subject: id,
			detail: { name: definition.name, ...detail },
		});

	async function view(query: Queryable, rows: readonly CampaignRow[]): Promise<Campaign[]> {
		const standing = await readStanding(
			query,
			rows.map(({ id }) => id),
		);
		return rows.map(
			({ id, definition, tokens, tokensAt, driver, drivenAt, failures, createdAt, startedAt, finishedAt, ...rest }) => {
				const stands = standing.get(id);
				if (!stands) throw new Error("a campaign that stands nowhere");
				return {
					...definition,
					// Campaigns of earlier versions have neither.
					script: scriptOf(definition),
					retry: { ...definition.retry, callBack: definition.retry.callBack ?? true },
					...rest,
					...stands,
					id,
					createdAt: createdAt.toISOString(),
					startedAt: startedAt?.toISOString() ?? null,
					finishedAt: finishedAt?.toISOString() ?? null,
				};
			},
		);
	}

	async function get(query: Queryable, id: string): Promise<Campaign> {
		const [campaign] = await view(query, [await readCampaign(query, id)]);
		if (!campaign) throw new Error("a campaign that cannot be shown");
		return campaign;
	}

	const refuseUnless = (row: CampaignRow, states: readonly CampaignState[], what: string) => {
		if (!states.includes(row.state))
			throw new AppError("conflict", `A campaign that is ${row.state} cannot be ${what}.`);
	};

	async function forEachChosen(
		query: Queryable,
		{ contactIds, ...choice }: CampaignAudience,
		work: (found: Awaited<ReturnType<typeof contacts.chosen>>) => Promise<void>,
	): Promise<void> {
		const wanted = contactIds === undefined ? null : new Set(contactIds);
		if (wanted !== null && choice.segmentId === undefined && choice.filter === undefined) {
			for (const id of wanted) await work([await contacts.get(query, id)]);
			return;
		}
		for (let before: string | null = null; ; ) {
			const found = await contacts.chosen(query, choice, { before, limit: batch });
			await work(wanted === null ? found : found.filter(({ id }) => wanted.has(id)));
			const last = found.at(-1);
			if (found.length < batch || last === undefined) return;
			before = last.id;
		}
	}

	/** Who would talk in its calls at this moment; null for nobody. */
	async function assistantOf(query: Queryable, { assistantId, lineIds }: CampaignDefinition) {
		let id = assistantId;
		for (const lineId of lineIds) id ??= await dependencies.calls.assistantOf(query, lineId);
		if (id === null) return null;
		return dependencies.assistants.assistantForCall(query, id, { draft: false }).catch((error: unknown) => {
			if (error instanceof AppError) return null;
			throw error;
		});
	}

	/** @throws AppError `validation-failed`, or `conflict` where its assistant names a variable that does not exist */
	async function requireSpoken(query: Queryable, definition: CampaignDefinition): Promise<void> {
		const fields = await contacts.fields(query);
		requireVariables(definition, fields);
		const assistant = await assistantOf(query, definition);
		if (assistant === null) return;
		const known = new Set(variablesOf(fields).map(({ name }) => name));
		const { name, greeting, prompt } = assistant.definition;
		const strange = [greeting, prompt].flatMap(namesIn).find((one) => !known.has(one));
		if (strange !== undefined)
			throw new AppError("conflict", `The assistant ${name} names {{${strange}}}, and there is no such variable.`);
	}

	return {
		get,

		async list(page: { before: string | null; limit: number }): Promise<Campaign[]> {
			return view(db.query, await listCampaigns(db.query, page));
		},

		async create(definition: CampaignDefinition, actor: Actor): Promise<Campaign> {
			return db.transaction(async (tx) => {
				requireVariables(definition, await contacts.fields(tx));
				const by = actor.principal?.name ?? null;
				const [row] = await tx
					.insert(campaigns)
					.values({ id: uuidv7(clock.now()), definition, state: "draft", by, createdAt: now() })
					.returning();
				if (!row) throw new Error("the campaign was not stored");
				await record(tx, actor, "created", row);
				return get(tx, row.id);
			});
		},

		/** While it is a draft or paused. Rejects with `not-found`, `conflict`. */
		async change(id: string, definition: CampaignDefinition, actor: Actor): Promise<Campaign> {
			return db.transaction(async (tx) => {
				const row = await lockCampaign(tx, id);
				refuseUnless(row, ["draft", "paused"], "changed");
				requireVariables(definition, await contacts.fields(tx));
				await changeCampaign(tx, id, { definition });
				await record(tx, actor, "changed", { ...row, definition });
				return get(tx, id);
			});
		},

		/** Whom it calls, as they are now; in place of whom it was to call before. Rejects with `not-found`, `conflict`. */
		async setAudience(id: string, audience: CampaignAudience, actor: Actor): Promise<Campaign> {
			return db.transaction(async (tx) => {
				const row = await lockCampaign(tx, id);
				refuseUnless(row, ["draft"], "given another audience");
				await clearContacts(tx, id);
				await forEachChosen(tx, audience, (found) =>
					addContacts(
						tx,
						found.map(({ id: contactId, name, phones: [phone = null] }) => ({
							...{ campaignId: id, contactId, name, phone, nextAt: now() },
							...(phone === null
								? { state: "skipped" as const, reason: "no-number" as const, nextAt: null }
								: { state: "waiting" as const }),
						})),
					),
				);
				await changeCampaign(tx, id, { audience });
				const campaign = await get(tx, id);
				await record(tx, actor, "audience-set", row, { contacts: campaign.counts.contacts });
				return campaign;
			});
		},

		/** Rejects with `not-found`, `conflict` in a state from which it cannot, or with nobody to call. */
		async start(id: string, actor: Actor): Promise<Campaign> {
			return db.transaction(async (tx) => {
				const row = await lockCampaign(tx, id);
				refuseUnless(row, movable.start, "started");
				const { counts } = await get(tx, id);
				if (counts.waiting === 0) throw new AppError("conflict", "The campaign has nobody to call.");
				await requireSpoken(tx, row.definition);
				const { startsAt, endsAt } = row.definition.schedule;
				if (endsAt !== null && Date.parse(endsAt) <= clock.now())
					throw new AppError("conflict", "The campaign's end is past.");
				const state = startsAt !== null && Date.parse(startsAt) > clock.now() ? "scheduled" : "running";
				await changeCampaign(tx, id, { state, startedAt: now() });
				await events.append(tx, "campaign.started", {
					campaignId: id,
					name: row.definition.name,
					contacts: counts.contacts,
				});
				await record(tx, actor, "started", row, { contacts: counts.contacts });
				await jobs.enqueue(tx, campaignJobs.dial, { campaignId: id }, { singletonKey: id });
				return get(tx, id);
			});
		},

		async pause(id: string, actor: Actor): Promise<Campaign> {
			return db.transaction(async (tx) => {
				const row = await lockCampaign(tx, id);
				refuseUnless(row, movable.pause, "paused");
				await changeCampaign(tx, id, { state: "paused", pause: "user", pauseDetail: null });
				await events.append(tx, "campaign.changed", { campaignId: id, state: "paused", reason: "user" });
				await record(tx, actor, "paused", row);
				return get(tx, id);
			});
		},

		async resume(id: string, actor: Actor): Promise<Campaign> {
			return db.transaction(async (tx) => {
				const row = await lockCampaign(tx, id);
				refuseUnless(row, movable.resume, "resumed");
				const { budgetMicros } = row.definition;
				if (budgetMicros !== null && row.costMicros >= budgetMicros)
					throw new AppError("conflict", "The budget is spent: give it a larger one first.");
				await changeCampaign(tx, id, { state: "running", pause: null, pauseDetail: null, failures: 0 });
				await events.append(tx, "campaign.changed", { campaignId: id, state: "running" });
				await record(tx, actor, "resumed", row);
				await jobs.enqueue(tx, campaignJobs.dial, { campaignId: id }, { singletonKey: id });
				return get(tx, id);
			});
		},

		/** For good: nobody is called any more. Calls under way go on. */
		async cancel(id: string, actor: Actor): Promise<Campaign> {
			return db.transaction(async (tx) => {
				const row = await lockCampaign(tx, id);
				refuseUnless(row, movable.cancel, "cancelled");
				await changeCampaign(tx, id, { state: "cancelled", pause: null, pauseDetail: null, finishedAt: now() });
				const { name } = row.definition;
				await events.append(tx, "campaign.finished", { campaignId: id, name, state: "cancelled" });
				await record(tx, actor, "cancelled", row);
				return get(tx, id);
			});
		},

		/** Pauses whatever runs or is to run. Returns how many. */
		async stopAll(actor: Actor): Promise<number> {
			return db.transaction(async (tx) => {
				const stopped = await tx
					.update(campaigns)
					.set({ state: "paused", pause: "emergency-stop", pauseDetail: null })
					.where(inArray(campaigns.state, ["scheduled", "running"]))
					.returning({ id: campaigns.id });
				for (const { id } of stopped)
					await events.append(tx, "campaign.changed", { campaignId: id, state: "paused", reason: "emergency-stop" });
				await audit.record(tx, { ...actor, action: "campaign.emergency-stop", detail: { campaigns: stopped.length } });
				return stopped.length;
			});
		},

		async remove(id: string, actor: Actor): Promise<void> {
			await db.transaction(async (tx) => {
				const row = await lockCampaign(tx, id);
				refuseUnless(row, ["draft"], "deleted; cancel it instead");
				await tx.delete(campaigns).where(eq(campaigns.id, id));
				await record(tx, actor, "deleted", row);
			});
		},

		async contacts(id: string, page: ResultPage): Promise<CampaignContact[]> {
			await readCampaign(db.query, id);
			return readResults(db.query, dependencies, id, page);
		},

		variables: async () => variablesOf(await contacts.fields(db.query)),

		/** What is said in a call to a contact of it. Rejects with `not-found`. */
		async preview(id: string, contactId: string): Promise<CampaignScriptPreview> {
			const { definition } = await readCampaign(db.query, id);
			const [row] = await listContacts(db.query, id, { state: null, after: null, limit: 1, contactId });
			if (!row) throw new AppError("not-found", "The campaign has no such contact.");
			const contact = await contacts.get(db.query, contactId);
			const fields = await contacts.fields(db.query);
			const assistant = await assistantOf(db.query, definition);
			const { locale, greeting } = assistant?.definition ?? { locale: platform.config.defaultLocale, greeting: "" };
			const message = definition.machine.action === "message" ? definition.machine.text : null;
			const said = speak({ locale, greeting, prompt: "", message }, scriptOf(definition), contact, fields);
			return {
				greeting: said.greeting || null,
				instructions: said.prompt,
				message: said.message,
				missing: missingValues(definition, contact, fields),
			};
		},

		test: (id: string, call: { to: string; contactId: string | null }, actor: Actor) =>
			db.transaction((tx) => testCall(tx, id, call, actor)),

		/** A file of what became of each contact. Rejects with `not-found`. */
		async export(id: string, format: "csv" | "xlsx", actor: Actor): Promise<AsyncIterable<string | Buffer>> {
			await db.transaction(async (tx) => {
				const row = await readCampaign(tx, id);
				const { counts } = await get(tx, id);
				await record(tx, actor, "exported", row, { format, contacts: counts.contacts });
			});
			const { publicUrl, defaultLocale } = platform.config;
			const language = languageOf(defaultLocale);
			return exportResults(db.query, dependencies, { campaignId: id, format, language, publicUrl });
		},

		async attempts(id: string, contactId: string) {
			const rows = await listAttempts(db.query, id, contactId);
			return rows.map(({ campaignId, contactId: _, lineId, decidedAt, closedAt, ...row }) => ({
				...row,
				decidedAt: decidedAt.toISOString(),
				closedAt: closedAt?.toISOString() ?? null,
			}));
		},

		/** Rejects with `not-found`. */
		board: (id: string) => readBoard(db.query, dependencies, id, clock.now()),
		simulation: simulation.read,
		simulationJob: simulation.job,
		/** Begins a simulated run. Rejects with `not-found`, `conflict`. */
		simulate: (id: string) => db.transaction((tx) => simulation.begin(tx, id)),

		/** Of those who are still to be called or were left out; nobody is called. Rejects with `conflict` for a larger audience. */
		async forecast(id: string): Promise<CampaignForecast> {
			const { definition } = await readCampaign(db.query, id);
			const later = new Map<DialRefusal, number>();
			const never = new Map<DialRefusal, number>();
			let all = 0;
			let fine = 0;
			for (let after: string | null = null; ; ) {
				const rows: CampaignContactRow[] = await listContacts(db.query, id, { state: null, after, limit: batch });
				if (all > mostForecast) throw new AppError("conflict", `Forecasts are for ${mostForecast} contacts at most.`);
				for (const row of rows) {
					if (row.state === "calling" || row.state === "done") continue;
					all++;
					const { reason } = row;
					const verdict: Verdict =
						row.state === "skipped" && reason !== null
							? { allowed: false, reason, again: null }
							: await db.transaction((tx) => judge(tx, definition, row));
					if (verdict.allowed) fine++;
					else {
						const where = verdict.again === null ? never : later;
						where.set(verdict.reason, (where.get(verdict.reason) ?? 0) + 1);
					}
				}
				if (rows.length < batch) break;
				after = rows.at(-1)?.contactId ?? null;
			}
			const told = (counts: Map<DialRefusal, number>) =>
				[...counts].map(([reason, count]) => ({ reason, contacts: count }));
			return { contacts: all, now: fine, later: told(later), never: told(never) };
		},
	};
}
