import type {
	Assistant,
	AssistantDefinition,
	AssistantVersion,
	GuideVersion,
	ProviderOptions,
} from "@centralita/contracts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Guides, Subject } from "../guides/index.ts";
import type { Actor } from "./actor.ts";
import type { RehearsalsService } from "./rehearsals/service.ts";
import type { AssistantRow } from "./schema.ts";
import {
	insertAssistant,
	insertVersion,
	listPublished,
	lockAssistant,
	readAssistant,
	readVersion,
	updateAssistant,
} from "./store.ts";
import { definitionProblems } from "./validate.ts";

/** What a conversation is held with; `version` 0 is the draft. */
export type AssistantForCall = {
	id: string;
	version: number;
	definition: AssistantDefinition;
	/** The newest published versions of the definition's guides; one that is gone meanwhile is left out. */
	guides: GuideVersion[];
};

export type Assistants = {
	/**
	 * The published version, or the draft. Rejects with `not-found`, with `gone` when it is archived, and with `conflict`
	 * when it was never published.
	 */
	assistantForCall(
		db: Queryable,
		id: string,
		/** `subject`: whom experiments give their versions of guides; without it, the newest. */
		options: { draft: boolean; subject?: Subject },
	): Promise<AssistantForCall>;
	/** That very version, also of an assistant that was archived meanwhile: a conversation goes on as it began. */
	assistantAt(
		db: Queryable,
		id: string,
		version: number,
		/** Versions of guides under way, by slug: these in place of the newest. */
		running?: Readonly<Record<string, number>>,
		subject?: Subject,
	): Promise<AssistantForCall>;
	/** An immutable version; the draft as it is now for 0. Rejects with `not-found`. */
	definitionOf(db: Queryable, id: string, version: number): Promise<AssistantDefinition>;
	/** Those that may be talked with now, the oldest first. */
	published(db: Queryable): Promise<{ id: string; version: number; definition: AssistantDefinition }[]>;
};

type Deps = {
	platform: Pick<Platform, "clock" | "audit" | "events">;
	guides: Guides;
	rehearsals: RehearsalsService;
	providerOptions: () => ProviderOptions;
};

export function createAssistantsService({ platform, guides, rehearsals, providerOptions }: Deps) {
	const { clock, audit, events } = platform;
	const now = () => new Date(clock.now());

	async function check(db: Queryable, definition: AssistantDefinition): Promise<void> {
		const fields = definitionProblems(definition, {
			guides: await guides.everPublished(db, definition.guides),
			providers: providerOptions(),
		});
		if (fields.length > 0) throw new AppError("validation-failed", "The assistant is not valid.", { fields });
	}

	/** The row at that revision, locked. Whoever saves over a change that they have not seen is told so. */
	async function lockRevision(tx: Transaction, id: string, revision: number): Promise<AssistantRow> {
		const row = await lockActive(tx, id);
		if (row.revision !== revision)
			throw new AppError("revision-conflict", "Somebody else saved this assistant meanwhile. Load it again.");
		return row;
	}

	async function lockActive(tx: Transaction, id: string): Promise<AssistantRow> {
		const row = await lockAssistant(tx, id);
		if (row.archivedAt) throw new AppError("gone", "The assistant is archived. Bring it back first.");
		return row;
	}

	const saveDraft = (tx: Transaction, row: AssistantRow, draft: AssistantDefinition) =>
		updateAssistant(tx, row.id, { draft, revision: row.revision + 1, updatedAt: now() });

	const record = (tx: Transaction, actor: Actor, action: string, id: string, detail: Record<string, unknown> = {}) =>
		audit.record(tx, { ...actor, action: `assistant.${action}`, subject: id, detail });

	async function publish(
		tx: Transaction,
		row: AssistantRow,
		{ author, note }: { author: string; note: string },
	): Promise<number> {
		const version = (row.publishedVersion ?? 0) + 1;
		const at = now();
		await insertVersion(tx, { assistantId: row.id, version, definition: row.draft, note, author, publishedAt: at });
		await updateAssistant(tx, row.id, { publishedVersion: version, updatedAt: at });
		await events.append(tx, "assistant.published", { assistantId: row.id, version });
		return version;
	}

	return {
		async create(tx: Transaction, actor: Actor, definition: AssistantDefinition): Promise<Assistant> {
			await check(tx, definition);
			const id = uuidv7(clock.now());
			await insertAssistant(tx, id, definition, now());
			await record(tx, actor, "created", id, { name: definition.name });
			return readAssistant(tx, id);
		},

		async save(
			tx: Transaction,
			actor: Actor,
			id: string,
			{ revision, definition }: { revision: number; definition: AssistantDefinition },
		): Promise<Assistant> {
			const row = await lockRevision(tx, id, revision);
			await check(tx, definition);
			await saveDraft(tx, row, definition);
			await record(tx, actor, "saved", id, { revision: row.revision + 1 });
			return readAssistant(tx, id);
		},

		/** What the draft holds becomes the next version: every conversation that begins from now on uses it. Nothing when it is that already. */
		async publish(
			tx: Transaction,
			actor: Actor,
			id: string,
			{ revision, note }: { revision: number; note: string },
		): Promise<Assistant> {
			const row = await lockRevision(tx, id, revision);
			// Again: a guide or provider that was there when the draft was saved may be gone.
			await check(tx, row.draft);
			const before = await readAssistant(tx, id);
			if (!before.changed) return before;
			await rehearsals.allowPublish(tx, id);
			const version = await publish(tx, row, { author: actor.principal?.name ?? "system", note });
			await record(tx, actor, "published", id, { version, note });
			return readAssistant(tx, id);
		},

		/** Copies a version into the draft; it is not published. */
		async restoreVersion(tx: Transaction, actor: Actor, id: string, version: number): Promise<Assistant> {
			const row = await lockActive(tx, id);
			const { definition } = await readVersion(tx, id, version);
			await saveDraft(tx, row, definition);
			await record(tx, actor, "version-restored", id, { version });
			return readAssistant(tx, id);
		},

		async archive(tx: Transaction, actor: Actor, id: string): Promise<void> {
			const row = await lockAssistant(tx, id);
			if (row.archivedAt) return;
			await updateAssistant(tx, id, { archivedAt: now(), updatedAt: now() });
			await record(tx, actor, "archived", id, { name: row.draft.name });
		},

		async bringBack(tx: Transaction, actor: Actor, id: string): Promise<Assistant> {
			const row = await lockAssistant(tx, id);
			if (row.archivedAt) {
				await updateAssistant(tx, id, { archivedAt: null, updatedAt: now() });
				await record(tx, actor, "brought-back", id);
			}
			return readAssistant(tx, id);
		},

		/** Creates and publishes what comes with the product. */
		async seed(tx: Transaction, definition: AssistantDefinition): Promise<void> {
			await check(tx, definition);
			const id = uuidv7(clock.now());
			await insertAssistant(tx, id, definition, now());
			await publish(tx, await lockAssistant(tx, id), { author: "Centralita", note: "Comes with the product" });
			await rehearsals.seed(tx, id);
		},

		async definitionOf(db: Queryable, id: string, version: number): Promise<AssistantDefinition> {
			if (version === 0) return (await readAssistant(db, id)).draft;
			return (await readVersion(db, id, version)).definition;
		},

		async versionOf(db: Queryable, id: string, version: number): Promise<AssistantVersion> {
			return readVersion(db, id, version);
		},

		async assistantAt(
			db: Queryable,
			id: string,
			version: number,
			running: Readonly<Record<string, number>> = {},
			subject?: Subject,
		): Promise<AssistantForCall> {
			const definition =
				version === 0 ? (await readAssistant(db, id)).draft : (await readVersion(db, id, version)).definition;
			const begun = await guides.guidesAt(db, running);
			const newest = await guides.publishedGuides(db, definition.guides, subject);
			const others = newest.filter(({ slug }) => !begun.some((guide) => guide.slug === slug));
			return { id, version, definition, guides: [...begun, ...others] };
		},

		published: listPublished,

		async assistantForCall(
			db: Queryable,
			id: string,
			{ draft, subject }: { draft: boolean; subject?: Subject },
		): Promise<AssistantForCall> {
			const assistant = await readAssistant(db, id);
			if (assistant.archived) throw new AppError("gone", "The assistant is archived.");
			if (!draft && assistant.publishedVersion === null)
				throw new AppError("conflict", "The assistant was never published. Publish it, or try the draft.");
			const version = draft ? 0 : (assistant.publishedVersion ?? 0);
			const definition = draft ? assistant.draft : (await readVersion(db, id, version)).definition;
			return { id, version, definition, guides: await guides.publishedGuides(db, definition.guides, subject) };
		},
	};
}

export type AssistantsService = ReturnType<typeof createAssistantsService>;
