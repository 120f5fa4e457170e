import { type GuideNode, languageOf, type TroubleshootingNext, type TroubleshootingStep } from "@centralita/contracts";
import { guideText, localise, type Scene } from "../../../dialogue/index.ts";
import { isOver, wentWell } from "./machine.ts";
import type { Runner } from "./runner.ts";
import type { SessionRow } from "./schema.ts";
import { sessionTexts } from "./texts.ts";

const quickMinutes = 5;
const longMinutes = 15;

/** What no guide on the list is about. */
export const noneOfThem = "none";

/** What comes next in a session; `titles` are those of its candidates, `stepNumber` that of the step that waits. */
export function nextOf(
	runner: Runner,
	row: SessionRow,
	scene: Scene | null,
	{ titles, stepNumber }: { titles: ReadonlyMap<string, string>; stepNumber: number },
): TroubleshootingNext {
	const words = sessionTexts[languageOf(row.locale)];
	const { status, resolution, state } = row;
	if (status === "resolved" && resolution !== null) return { type: "resolved", resolution };
	if (status === "escalated")
		return { type: "escalated", ticket: row.ticketNumber === null ? null : { number: row.ticketNumber } };
	if (status === "needs_escalation")
		return { type: "escalate", reason: row.reason ?? "asked", canContinue: state?.guide != null };
	const ask = (about: "guide" | "resolved", text: string, options: { value: string; label: string }[]) => ({
		type: "question" as const,
		question: { about, node: null, text, options, optional: false },
	});
	if (row.guide === null && !isOver(row))
		return ask("guide", words.which, [
			...row.candidates.map((slug) => ({ value: slug, label: titles.get(slug) ?? slug })),
			{ value: noneOfThem, label: words.another },
		]);
	if (wentWell(row) && !isOver(row))
		return ask("resolved", words.solved, [
			{ value: "yes", label: words.yes },
			{ value: "no", label: words.no },
		]);
	const run = state?.guide;
	const node = run && scene?.guides.get(run.slug)?.nodes.get(run.node);
	if (!state || !scene || !node) return { type: "ended" };
	if (node.kind === "step") return { type: "step", step: stepOf(scene, row, node, stepNumber) };
	const options = runner.choices(scene, state).map(({ value, label }) => ({ value, label }));
	return {
		type: "question",
		question: {
			about: "node",
			node: node.id,
			text: runner.question(scene, state).join("\n"),
			options,
			optional: node.kind === "ask" && node.optional,
		},
	};
}

function stepOf(
	scene: Scene,
	{ state, guide }: SessionRow,
	node: Extract<GuideNode, { kind: "step" }>,
	number: number,
): TroubleshootingStep {
	const say = (text: Parameters<typeof localise>[0]) => localise(text, scene.language);
	const definition = scene.guides.get(guide ?? "")?.definition;
	const { estimatedMinutes, warnings } = node;
	const difficulty =
		estimatedMinutes > longMinutes
			? "hard"
			: estimatedMinutes > quickMinutes || warnings.length > 0
				? "medium"
				: "easy";
	return {
		number,
		node: node.id,
		title: say(node.title),
		description: definition ? say(definition.description) : "",
		instructions: node.instructions.map((text) => guideText(scene, text, state?.guide?.variables ?? {})),
		warnings: warnings.map(say),
		resources: node.resources.map(({ title, url, kind = "link" }) => ({ title: say(title), url, kind })),
		expectedResult: say(node.expected),
		estimatedMinutes,
		difficulty,
	};
}
