import type { GuideVersion, TroubleshootingAnswer } from "@centralita/contracts";
import type { z } from "zod";
import type { DialogueInput, DialogueState } from "../../../dialogue/index.ts";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { latestOf } from "../store.ts";
import { applyChange } from "./apply.ts";
import { wentWell } from "./machine.ts";
import { noneOfThem } from "./next.ts";
import type { Run, Runner } from "./runner.ts";
import type { SessionRow } from "./schema.ts";

type Answer = z.output<typeof TroubleshootingAnswer>;

type Parts = {
	platform: Pick<Platform, "events">;
	runner: Runner;
	enter(tx: Transaction, row: SessionRow, guide: GuideVersion): Promise<SessionRow>;
	follow(tx: Transaction, row: SessionRow, run: Run, note?: string | null): Promise<SessionRow>;
};

const over = () => new AppError("conflict", "This session is over: begin another.");
const unfit = (message: string) => new AppError("validation-failed", message);

/** What an answer makes of a session that is held: it chooses the guide, answers the guide, or says whether it helped. */
export async function answerSession(parts: Parts, tx: Transaction, row: SessionRow, body: Answer): Promise<SessionRow> {
	const { platform, enter } = parts;
	if (row.status === "escalated") throw over();
	const said = body.outcome ?? body.answer ?? "";
	if (row.guide === null) {
		if (row.status === "needs_escalation") throw over();
		if (said === noneOfThem) return applyChange(platform, tx, row, { type: "person-needed", reason: "not-understood" });
		const [guide] = row.candidates.includes(said) ? await latestOf(tx, [said]) : [];
		if (!guide) throw unfit("Answer with the value of one of the options.");
		return enter(tx, row, guide);
	}
	if (wentWell(row) && !row.state?.guide) {
		if (said === "yes" || said === "worked") return applyChange(platform, tx, row, { type: "confirmed" });
		if (said === "no" || said === "failed") return applyChange(platform, tx, row, { type: "denied" });
		throw row.status === "resolved" ? over() : unfit("Answer yes or no.");
	}
	if (!row.state?.guide) throw over();
	return answerGuide(parts, tx, row, row.state, body);
}

async function answerGuide(
	{ platform, runner, follow }: Parts,
	tx: Transaction,
	row: SessionRow,
	state: DialogueState,
	{ outcome, answer, note }: Answer,
): Promise<SessionRow> {
	const { guide, guides, locale } = row;
	if (guide === null || guides === null) throw over();
	const scene = await runner.sceneOf(tx, { guide, guides, locale });
	let current = row;
	let at = state;
	if (row.status === "needs_escalation" || state.pending !== null) {
		// A person was offered: whoever answers anything else goes on without.
		if (state.pending?.kind === "confirm-handoff") {
			const run = await runner.run(scene, state, { type: "choice", value: "no" });
			current = await follow(tx, row, run);
			at = run.state;
		} else at = { ...state, pending: null };
		current = await applyChange(platform, tx, current, { type: "goes-on" }, { state: at });
		if (outcome === undefined && answer === "no") return current;
	}
	const node = at.guide && scene.guides.get(at.guide.slug)?.nodes.get(at.guide.node);
	if (!node) return current;
	if (outcome !== undefined && node.kind === "ask" && !fitsQuestion(outcome, node.optional))
		throw unfit("This is a question: give its answer.");
	const input = inputOf(outcome, answer, runner.choices(scene, at));
	const run = await runner.run(scene, at, input);
	return follow(tx, current, run, note ?? null);
}

const fitsQuestion = (outcome: string, optional: boolean) =>
	outcome === "back" || outcome === "help" || (outcome === "skipped" && optional);

function inputOf(
	outcome: Answer["outcome"],
	answer: string | undefined,
	choices: readonly { value: string }[],
): DialogueInput {
	if (outcome !== undefined) return { type: "choice", value: outcome === "skipped" ? "skip" : outcome };
	const text = answer ?? "";
	return choices.some(({ value }) => value === text) ? { type: "choice", value: text } : { type: "text", text };
}
