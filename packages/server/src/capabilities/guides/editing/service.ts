import type {
	GuideComparison,
	GuideCreate,
	GuideDefinition,
	GuideImport,
	GuideProblem,
	GuidePublish,
	GuideSave,
	GuideSummary,
	GuideVersion,
	GuideWork,
} from "@centralita/contracts";
import type { z } from "zod";
import { innerGuides, validateGuide } from "../../../dialogue/index.ts";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { Principal } from "../../../platform/security/principal.ts";
import { allRunning, runningOn, viewExperiment } from "../experiments/store.ts";
import { guideHash } from "../hash.ts";
import type { GuideRow } from "../schema.ts";
import { withInner } from "../service.ts";
import {
	allLatest,
	insertGuide,
	insertVersion,
	listGuides,
	lockGuide,
	lockGuides,
	readGuide,
	removeGuide,
	updateGuide,
	versionsOf,
} from "../store.ts";
import { fillTemplate } from "../templates/fill.ts";
import { blankGuide } from "./blank.ts";
import { compareGuides } from "./compare.ts";

export type Actor = { principal: Principal | null; ip: string };
/** A version's number, or the draft as it is now. */
export type Side = number | "draft";

const nameOf = (actor: Actor): string => actor.principal?.name ?? "system";

/** Writing guides. Whatever changes one takes the transaction first, and is told to the audit log. */
export function createGuideEditing(platform: Pick<Platform, "clock" | "audit" | "events" | "config">) {
	const { clock, audit, events, config } = platform;
	const now = () => new Date(clock.now());

	async function problemsOf(db: Queryable, definition: GuideDefinition) {
		const inner = await withInner(db, innerGuides(definition));
		return validateGuide(
			definition,
			inner.map((version) => version.definition),
			{ spokenSeconds: config.guideSpokenSeconds },
		);
	}

	async function read(db: Queryable, slug: string): Promise<GuideWork> {
		const { row, latest } = await readGuide(db, slug);
		const draft = contentOf(row, latest);
		return {
			slug,
			revision: row.revision,
			draft,
			publishedVersion: row.latestVersion,
			changed: isChanged(row, latest),
			archived: row.archivedAt !== null,
			updatedAt: updatedAt(row, latest),
			updatedBy: row.draft === null ? null : row.draftAuthor,
			problems: await problemsOf(db, draft),
			experiment: (await runningOn(db, [slug])).map(viewExperiment)[0] ?? null,
		};
	}

	async function content(db: Queryable, slug: string, side: Side): Promise<GuideDefinition> {
		if (side !== "draft") return (await version(db, slug, side)).definition;
		const { row, latest } = await readGuide(db, slug);
		return contentOf(row, latest);
	}

	async function version(db: Queryable, slug: string, number: number): Promise<GuideVersion> {
		const [found] = await versionsOf(db, { [slug]: number });
		if (!found) throw new AppError("not-found", `The guide has no version ${number}.`);
		return found;
	}

	async function lockActive(tx: Transaction, slug: string): Promise<GuideRow> {
		const row = await lockGuide(tx, slug);
		if (row.archivedAt) throw new AppError("gone", "The guide is archived. Bring it back first.");
		return row;
	}

	/** The row at that revision, locked. Whoever saves over a change that they have not seen is told so. */
	async function lockRevision(tx: Transaction, slug: string, revision: number): Promise<GuideRow> {
		const row = await lockActive(tx, slug);
		if (row.revision !== revision)
			throw new AppError("revision-conflict", "Somebody else saved this guide meanwhile. Load it again.");
		return row;
	}

	/** Rejects with `guide-invalid` and every error. */
	function refuseErrors(problems: readonly GuideProblem[], message: string): void {
		const errors = problems.filter(({ severity }) => severity === "error");
		if (errors.length === 0) return;
		throw new AppError("guide-invalid", message, {
			fields: errors.map(({ path, message, code, node }) => ({
				path,
				message: message.en,
				messages: message,
				code,
				node,
			})),
		});
	}

	async function requireSound(db: Queryable, definition: GuideDefinition, message: string): Promise<void> {
		refuseErrors(await problemsOf(db, definition), message);
	}

	/** The next version, with its event. */
	async function insertNext(
		tx: Transaction,
		actor: Actor,
		row: GuideRow,
		{ definition, note }: { definition: GuideDefinition; note: string },
	): Promise<number> {
		const version = (row.latestVersion ?? 0) + 1;
		const author = nameOf(actor);
		await insertVersion(tx, { definition, version, hash: guideHash(definition), author, note, at: now() });
		await record(tx, actor, "published", row.slug, { version, note });
		await events.append(tx, "guide.published", { guide: row.slug, version, by: author });
		return version;
	}

	const record = (tx: Transaction, actor: Actor, action: string, slug: string, detail: Record<string, unknown> = {}) =>
		audit.record(tx, { ...actor, action: `guide.${action}`, subject: slug, detail });

	const told = (tx: Transaction, actor: Actor, slug: string, what: "created" | "archived" | "unarchived" | "deleted") =>
		events.append(tx, "guide.changed", { guide: slug, what, by: nameOf(actor) });

	async function saveDraft(tx: Transaction, actor: Actor, row: GuideRow, given: GuideDefinition): Promise<void> {
		const draft = { ...given, slug: row.slug };
		await updateGuide(tx, row.slug, {
			draft,
			draftAuthor: nameOf(actor),
			revision: row.revision + 1,
			updatedAt: now(),
		});
	}

	async function create(tx: Transaction, actor: Actor, draft: GuideDefinition, from: Record<string, unknown>) {
		if (!(await insertGuide(tx, draft, { author: nameOf(actor), at: now() })))
			throw new AppError("conflict", `There is a guide "${draft.slug}" already.`, {
				fields: [{ path: "slug", message: "taken" }],
			});
		await record(tx, actor, "created", draft.slug, from);
		await told(tx, actor, draft.slug, "created");
		return read(tx, draft.slug);
	}

	return {
		read,
		content,
		version,
		requireSound,

		async list(db: Queryable, archived: boolean): Promise<GuideSummary[]> {
			return (await listGuides(db, archived)).map(({ row, latest }) => {
				const { title, description, nodes } = contentOf(row, latest);
				return {
					slug: row.slug,
					title,
					description,
					version: row.latestVersion,
					publishedAt: latest?.publishedAt ?? null,
					changed: isChanged(row, latest),
					archived: row.archivedAt !== null,
					nodes: nodes.length,
					updatedAt: updatedAt(row, latest),
				};
			});
		},

		async create(tx: Transaction, actor: Actor, { slug, title, from }: z.output<typeof GuideCreate>) {
			if (from.type === "blank") return create(tx, actor, blankGuide(slug, title), { from: "blank" });
			if (from.type === "template") {
				const filled = fillTemplate(from.template, from.values);
				return create(tx, actor, { ...filled, slug, title }, { template: from.template });
			}
			const source = await content(tx, from.slug, from.version ?? "draft");
			const { opening: _opening, ...rest } = source;
			return create(tx, actor, { ...rest, slug, title }, { from: from.slug });
		},

		async importFile(tx: Transaction, actor: Actor, { file, slug, revision }: z.output<typeof GuideImport>) {
			const draft = { ...file.guide, slug: slug ?? file.guide.slug };
			if (revision === undefined) return create(tx, actor, draft, { from: "file" });
			await saveDraft(tx, actor, await lockRevision(tx, draft.slug, revision), draft);
			await record(tx, actor, "imported", draft.slug);
			return read(tx, draft.slug);
		},

		/** One person's saves of one draft are one deed in the audit log. */
		async save(tx: Transaction, actor: Actor, slug: string, { revision, definition }: z.output<typeof GuideSave>) {
			const row = await lockRevision(tx, slug, revision);
			await saveDraft(tx, actor, row, definition);
			if (row.draft === null || row.draftAuthor !== nameOf(actor)) await record(tx, actor, "saved", slug);
			return read(tx, slug);
		},

		/**
		 * The draft becomes the next version: whatever begins from now on follows it. Nothing when it is that already.
		 * Rejects with `guide-invalid` and every problem, `experiment-running` while the newest version is part of one.
		 */
		async publish(tx: Transaction, actor: Actor, slug: string, { revision, note }: z.output<typeof GuidePublish>) {
			// Two guides that are published at once could come to contain each other.
			await lockGuides(tx);
			const row = await lockRevision(tx, slug, revision);
			const before = await read(tx, slug);
			refuseErrors(before.problems, "The guide cannot be published yet.");
			if (!before.changed) return before;
			if (before.experiment)
				throw new AppError("experiment-running", "An experiment runs on this guide: end it before you publish.");
			await insertNext(tx, actor, row, { definition: before.draft, note });
			await updateGuide(tx, slug, { draft: null, draftAuthor: null, updatedAt: now() });
			return read(tx, slug);
		},

		/** Publishes what an older version was as the next one; the draft stays. Answers its number. */
		async publishVersion(tx: Transaction, actor: Actor, row: GuideRow, number: number, note: string): Promise<number> {
			const { definition } = await version(tx, row.slug, number);
			await requireSound(tx, definition, `Version ${number} cannot be run as it is.`);
			const next = await insertNext(tx, actor, row, { definition, note });
			await updateGuide(tx, row.slug, { updatedAt: now() });
			return next;
		},

		/** Copies a version into the draft; it is not published. */
		async restore(tx: Transaction, actor: Actor, slug: string, number: number) {
			const row = await lockActive(tx, slug);
			const { definition } = await version(tx, slug, number);
			if (number === row.latestVersion)
				await updateGuide(tx, slug, {
					draft: null,
					draftAuthor: null,
					revision: row.revision + 1,
					updatedAt: now(),
				});
			else await saveDraft(tx, actor, row, definition);
			await record(tx, actor, "version-restored", slug, { version: number });
			return read(tx, slug);
		},

		async compare(db: Queryable, slug: string, from: Side, to: Side): Promise<GuideComparison> {
			return compareGuides(await content(db, slug, from), await content(db, slug, to));
		},

		/**
		 * Nothing new begins it; what is under way goes on. Rejects with `conflict` while other guides enter it,
		 * `experiment-running` while one runs.
		 */
		async archive(tx: Transaction, actor: Actor, slug: string) {
			await lockGuides(tx);
			const row = await lockGuide(tx, slug);
			if (row.archivedAt) return read(tx, slug);
			const running = await allRunning(tx);
			if (running.some(({ guide }) => guide === slug))
				throw new AppError("experiment-running", "An experiment runs on this guide: end it first.");
			const tried = await Promise.all(
				running.flatMap(({ guide, versionA, versionB }) =>
					[versionA, versionB].map((number) => version(tx, guide, number)),
				),
			);
			const users = [...(await allLatest(tx)), ...tried].filter(({ definition }) =>
				innerGuides(definition).includes(slug),
			);
			if (users.length > 0) {
				const names = [...new Set(users.map((user) => user.slug))].join(", ");
				throw new AppError("conflict", `Other guides enter this one: ${names}.`);
			}
			await updateGuide(tx, slug, { archivedAt: now() });
			await record(tx, actor, "archived", slug);
			await told(tx, actor, slug, "archived");
			return read(tx, slug);
		},

		async unarchive(tx: Transaction, actor: Actor, slug: string) {
			const row = await lockGuide(tx, slug);
			if (!row.archivedAt) return read(tx, slug);
			await updateGuide(tx, slug, { archivedAt: null });
			await record(tx, actor, "unarchived", slug);
			await told(tx, actor, slug, "unarchived");
			return read(tx, slug);
		},

		/** Only what was never published: versions stay for those that follow them. */
		async remove(tx: Transaction, actor: Actor, slug: string): Promise<void> {
			const row = await lockGuide(tx, slug);
			if (row.latestVersion !== null)
				throw new AppError("conflict", "The guide was published: archive it instead of deleting it.");
			await removeGuide(tx, slug);
			await record(tx, actor, "deleted", slug);
			await told(tx, actor, slug, "deleted");
		},
	};
}

export type GuideEditing = ReturnType<typeof createGuideEditing>;

function contentOf(row: GuideRow, latest: GuideVersion | null): GuideDefinition {
	const content = row.draft ?? latest?.definition;
	if (!content) throw new Error(`guide "${row.slug}" has neither draft nor version`);
	return content;
}

const isChanged = (row: GuideRow, latest: GuideVersion | null): boolean =>
	row.draft !== null && (latest === null || guideHash(row.draft) !== latest.hash);

const updatedAt = (row: GuideRow, latest: GuideVersion | null): string =>
	row.updatedAt?.toISOString() ?? latest?.publishedAt ?? row.createdAt.toISOString();
