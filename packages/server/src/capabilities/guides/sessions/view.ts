import {
	type GuideVersion,
	languageOf,
	type PageSession,
	type TroubleshootingAttempt,
	type TroubleshootingFeedbackKept,
	type TroubleshootingSession,
} from "@centralita/contracts";
import { localise, type Scene } from "../../../dialogue/index.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import { latestOf } from "../store.ts";
import { nextOf } from "./next.ts";
import type { Runner } from "./runner.ts";
import type { SessionRow, SessionStepRow } from "./schema.ts";
import { readSteps } from "./store.ts";

export const feedbackChangeableMs = 86_400_000;

export const feedbackOf = ({ rating, helpful, comment, ratedAt }: SessionRow): TroubleshootingFeedbackKept | null =>
	rating === null || ratedAt === null
		? null
		: {
				rating,
				helpful,
				comment: comment ?? "",
				changeableUntil: new Date(ratedAt.getTime() + feedbackChangeableMs).toISOString(),
			};

const isAttempt = (row: SessionStepRow) => row.kind === "step" || row.kind === "ask";

/** A session as the API gives it. */
export async function viewSession(
	db: Queryable,
	{ runner, feedbackEnabled }: { runner: Runner; feedbackEnabled: boolean },
	row: SessionRow,
): Promise<TroubleshootingSession> {
	const language = languageOf(row.locale);
	const steps = await readSteps(db, row.id);
	const { guide, version, guides } = row;
	const pinned =
		guide !== null && version !== null ? { guide, guides: guides ?? { [guide]: version }, locale: row.locale } : null;
	const scene = pinned && (await runner.sceneOf(db, pinned));
	const titleOf = ({ definition }: Pick<GuideVersion, "definition">) => localise(definition.title, language);
	const candidates = row.candidates.length > 0 ? await latestOf(db, row.candidates) : [];
	const titles = new Map(candidates.map((candidate) => [candidate.slug, titleOf(candidate)]));
	const done = steps.filter(({ kind, outcome }) => kind === "step" && /^(?:worked|failed|skipped)$/.test(outcome));
	const count = (outcome: SessionStepRow["outcome"]) =>
		steps.filter((step) => step.kind === "step" && step.outcome === outcome).length;
	const known = guide === null ? undefined : scene?.guides.get(guide);
	return {
		id: row.id,
		status: row.status,
		resolution: row.resolution,
		channel: row.channel,
		locale: row.locale,
		guide: guide !== null && version !== null ? { id: guide, version, title: known ? titleOf(known) : guide } : null,
		alternatives: row.candidates
			.filter((slug) => slug !== guide)
			.map((slug) => ({ id: slug, title: titles.get(slug) ?? slug })),
		message: row.message,
		next: nextOf(runner, row, scene, { titles, stepNumber: done.length + 1 }),
		attempts: steps.filter(isAttempt).map((step) => attemptOf(scene, step)),
		summary: {
			worked: count("worked"),
			failed: count("failed"),
			skipped: count("skipped"),
			helped: count("help"),
			minutes: Math.round(((row.endedAt ?? row.activeAt).getTime() - row.startedAt.getTime()) / 6000) / 10,
		},
		ticket: row.ticketId !== null && row.ticketNumber !== null ? { id: row.ticketId, number: row.ticketNumber } : null,
		feedback: feedbackOf(row),
		feedbackEnabled,
		revision: row.revision,
		startedAt: row.startedAt.toISOString(),
		lastActivityAt: row.activeAt.toISOString(),
		endedAt: row.endedAt?.toISOString() ?? null,
	};
}

/** What its visitor sees of it: nothing that leads to other data. */
export function pageView({
	id: _,
	channel: _channel,
	attempts: _attempts,
	ticket,
	...rest
}: TroubleshootingSession): PageSession {
	return { ...rest, ticket: ticket && { number: ticket.number } };
}

/** The title that a person knows a node by: a step's own, a question's text. */
export function nodeTitle(scene: Scene | null, guide: string, node: string): string {
	const found = scene?.guides.get(guide)?.nodes.get(node);
	if (!scene || !found) return node;
	if (found.kind === "step") return localise(found.title, scene.language);
	return found.kind === "ask" ? localise(found.text.shown, scene.language) : node;
}

function attemptOf(scene: Scene | null, step: SessionStepRow): TroubleshootingAttempt {
	const { ordinal, guide, node, outcome, answer, note, seconds, at } = step;
	return {
		ordinal,
		guide,
		node,
		kind: step.kind === "step" ? "step" : "ask",
		title: nodeTitle(scene, guide, node),
		outcome: outcome === "passed" ? "known" : outcome,
		answer,
		note,
		seconds,
		at: at.toISOString(),
	};
}
