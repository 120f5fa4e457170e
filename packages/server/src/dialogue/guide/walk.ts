import type { guideOutcomes } from "@centralita/contracts";
import { list } from "../phrases/index.ts";
import { type Guide, guideText, type Scene } from "../scene.ts";
import { parseChoice } from "../slots/index.ts";
import { tidy } from "../text/fold.ts";
import { localise } from "../text/localise.ts";
import type { Turn } from "../turn.ts";
import type { GuideRun } from "../types.ts";
import { type AskNode, type GuideAnswer, optionsOf, type StepNode } from "./answers.ts";
import { holds } from "./conditions.ts";
import { lastWorked, note } from "./journal.ts";
import type { NodeOutcome } from "./journal-entry.ts";

export type GuideOutcome = (typeof guideOutcomes)[number];
/** Where a walk stopped: at a question or step that waits, or at the end of the outermost guide. */
export type Walked =
	| { waits: true }
	| {
			waits: false;
			outcome: GuideOutcome;
			/** It opened the conversation. */
			opening?: true;
			/** The problem that was named meanwhile, in words that a guide or a question fits. */
			wanted?: string;
	  };

/** Nodes passed without a wait before a walk is given up: a guide that passed validation stays far below. */
const maxNodes = 500;
/** Guides within guides. */
const maxDepth = 8;
const maxHistory = 50;

/**
 * Begins a guide in place of the one under way. `words` are what the contact said: a question of the guide that they
 * already answer is not asked.
 */
export function enterGuide(turn: Turn, scene: Scene, slug: string, words?: string): Walked {
	const guide = scene.guides.get(slug);
	if (!guide) return { waits: false, outcome: "unresolved" };
	const variables = words === undefined ? turn.state.slots : { ...turn.state.slots, problem: tidy(words) };
	turn.update({ guide: startRun(guide, variables), stack: [] });
	const { definition, version } = guide;
	note(turn, scene, { type: "began", guide: slug, version, opening: definition.opening === true });
	return walk(turn, scene, null);
}

const startRun = (guide: Guide, variables: GuideRun["variables"]): GuideRun => ({
	slug: guide.definition.slug,
	version: guide.version,
	node: guide.definition.start,
	instruction: 0,
	failures: 0,
	retries: 0,
	history: [],
	variables,
});

/** Leaves the run's node, by that answer, for `node` and says what is there. */
export function moveTo(
	turn: Turn,
	scene: Scene,
	node: string,
	{ answer, outcome }: { answer: string | null; outcome: NodeOutcome },
): Walked {
	const run = turn.state.guide;
	if (!run) return { waits: false, outcome: "abandoned" };
	leave(turn, scene, { answer, outcome, to: node });
	const history = [...run.history, run.node].slice(-maxHistory);
	turn.update({ guide: { ...run, node, instruction: 0, retries: 0, history } });
	return walk(turn, scene, answer);
}

/** Goes on from the run's node, through all that needs no answer, to the next wait or the end. */
function walk(turn: Turn, scene: Scene, arrivedBy: string | null): Walked {
	let answer = arrivedBy;
	for (let passed = 0; passed < maxNodes; passed++) {
		const run = turn.state.guide;
		const guide = run && scene.guides.get(run.slug);
		const node = run && guide?.nodes.get(run.node);
		if (!run || !guide || !node) break;
		turn.emit({ type: "moved", guide: run.slug, version: run.version, node: node.id, answer });
		answer = null;
		const go = (next: string, variables = run.variables, told: string | null = null) => {
			leave(turn, scene, { answer: told, outcome: node.kind === "ask" ? "known" : "passed", to: next });
			turn.update({ guide: { ...run, node: next, instruction: 0, retries: 0, variables } });
		};
		switch (node.kind) {
			case "say":
				turn.say(guideText(scene, node.text, run.variables));
				go(node.next);
				break;
			case "ask":
				if (isKnown(node.answer, run.variables[node.variable]) && node.next !== undefined) {
					go(node.next);
					break;
				}
				{
					const told = alreadyTold(scene, node, run);
					if (told) {
						answer = String(told.value);
						go(told.next, { ...run.variables, [node.variable]: told.value }, String(told.value));
						turn.update({ slots: { ...turn.state.slots, [node.variable]: told.value } });
						break;
					}
				}
				present(turn, scene);
				return { waits: true };
			case "step":
				textLinks(turn, scene, node, run);
				present(turn, scene);
				return { waits: true };
			case "decide":
				go(node.cases.find(({ when }) => holds(when, run.variables))?.next ?? node.otherwise);
				break;
			case "action": {
				const { action } = node;
				if (action.type === "ticket" || action.type === "transfer") note(turn, scene, { type: "handed-over" });
				if (action.type === "message") turn.say(guideText(scene, action.text, run.variables));
				else if (action.type === "transfer")
					turn.act({ type: "transfer", reason: action.reason, summary: summarise(scene, run) });
				else if (action.type === "ticket")
					turn.act({ type: "ticket", priority: action.priority, summary: summarise(scene, run) });
				else if (action.type === "webhook") turn.act({ type: "webhook", url: action.url, variables: run.variables });
				if (action.type === "set") {
					go(node.next, { ...run.variables, [action.variable]: action.value });
					turn.update({ slots: { ...turn.state.slots, [action.variable]: action.value } });
				} else go(node.next);
				break;
			}
			case "guide": {
				const inner = scene.guides.get(node.guide);
				const open = [run, ...turn.state.stack].some((outer) => outer.slug === node.guide);
				if (!inner || open || turn.state.stack.length >= maxDepth) {
					go(node.next);
					break;
				}
				leave(turn, scene, { answer: null, outcome: "passed", to: node.next });
				const waiting = { ...run, node: node.next, instruction: 0, retries: 0 };
				turn.update({ stack: [...turn.state.stack, waiting], guide: startRun(inner, run.variables) });
				break;
			}
			case "end": {
				leave(turn, scene, { answer: node.outcome, outcome: "passed", to: null });
				const outer = turn.state.stack.at(-1);
				const { opening } = guide.definition;
				const wanted = opening && !outer && node.outcome === "informed" ? wantedIn(turn, scene) : undefined;
				// Nobody is asked for a problem that they have named.
				if (node.text && wanted === undefined) turn.say(guideText(scene, node.text, run.variables));
				if (!outer) {
					note(turn, scene, { type: "ended", outcome: node.outcome, confirmed: lastWorked(turn.state) });
					const tried = opening || node.outcome === "resolved" ? {} : { guideTried: guideLine(scene, run) };
					turn.update({ guide: null, stack: [], slots: { ...turn.state.slots, ...tried } });
					return {
						waits: false,
						outcome: node.outcome,
						...(opening ? { opening } : {}),
						...(wanted === undefined ? {} : { wanted }),
					};
				}
				const variables = { ...outer.variables, ...run.variables, outcome: node.outcome };
				const failures = outer.failures + run.failures;
				turn.update({ guide: { ...outer, variables, failures }, stack: turn.state.stack.slice(0, -1) });
			}
		}
	}
	if (turn.state.guide) note(turn, scene, { type: "ended", outcome: "unresolved", confirmed: false });
	turn.update({ guide: null, stack: [] });
	return { waits: false, outcome: "unresolved" };
}

/** A step's links, the first time that it is come to, to whoever hears them only. */
function textLinks(turn: Turn, scene: Scene, node: StepNode, run: GuideRun): void {
	if (!scene.script.textsLinks || node.resources.length === 0 || run.history.includes(node.id)) return;
	const links = node.resources.map(({ title, url }) => `${localise(title, scene.language)}: ${url}`);
	turn.act({ type: "text-links", text: [localise(node.title, scene.language), ...links].join("\n") });
	turn.say(scene.phrases.step.linksSent);
}

function wantedIn({ state }: Turn, scene: Scene): string | undefined {
	const { problem } = state.slots;
	return typeof problem === "string" && scene.match(problem).kind !== "none" ? problem : undefined;
}

/** Writes down how the run leaves its node, or stays there. */
export function leave(
	turn: Turn,
	scene: Scene,
	how: { answer: string | null; outcome: NodeOutcome; to: string | null },
): void {
	const run = turn.state.guide;
	const node = run && scene.guides.get(run.slug)?.nodes.get(run.node);
	if (!run || !node) return;
	const { slug: guide, version } = run;
	const answer = node.kind === "ask" && personal.has(node.answer) ? null : how.answer;
	note(turn, scene, { type: "node", guide, version, node: node.id, kind: node.kind, ...how, answer });
}

/** Answers that say who somebody is, or anything at all: no statistics need them. */
const personal: ReadonlySet<string> = new Set(["text", "name", "phone", "email", "id"]);

/** "Mi notebook no prende" answers "¿notebook o de escritorio?": one choice named by a telling word, the others not. */
function alreadyTold(scene: Scene, node: AskNode, run: GuideRun): GuideAnswer | null {
	const { problem } = run.variables;
	if (typeof problem !== "string" || !node.choices || run.history.includes(node.id)) return null;
	const options = optionsOf(node, scene.language).map(({ value, words }) => ({
		value,
		words: words.filter((word) => word.length >= 5),
	}));
	const found = parseChoice(problem, options, scene.slotContext(false));
	const choice = found && found.confidence >= 0.9 ? node.choices.find(({ value }) => value === found.value) : undefined;
	if (!choice) return null;
	return { value: node.answer === "boolean" ? choice.value === "yes" : choice.value, next: choice.next };
}

/** Takes a guide up where it stands after talk about something else. */
export function resume(turn: Turn, scene: Scene): Walked {
	const run = turn.state.guide;
	const kind = run && scene.guides.get(run.slug)?.nodes.get(run.node)?.kind;
	if (kind !== "ask" && kind !== "step") return walk(turn, scene, null);
	present(turn, scene);
	return { waits: true };
}

/** A name, number or address that is known need not be asked again. */
const isKnown = (type: string, value: unknown): boolean =>
	value !== undefined && value !== "" && (type === "name" || type === "phone" || type === "email");

/** Says (again) the question or instruction that the run stands at, with its quick answers. */
export function present(turn: Turn, scene: Scene): void {
	const run = turn.state.guide;
	const node = run && scene.guides.get(run.slug)?.nodes.get(run.node);
	if (!run || !node) return;
	if (node.kind === "ask") turn.say(guideText(scene, node.text, run.variables));
	if (node.kind === "step") {
		const { step } = scene.phrases;
		const instruction = node.instructions[run.instruction];
		if (run.instruction === 0) {
			for (const warning of node.warnings) turn.say(step.warning(sentence(localise(warning, scene.language))));
		}
		if (instruction) turn.say(`${sentence(guideText(scene, instruction, run.variables))} ${step.ready}`);
		else turn.say(step.expected(sentence(localise(node.expected, scene.language))));
	}
	const options = guideOptions(turn, scene);
	if (options.length > 0) turn.options(options);
}

/** Quick answers of the node that waits; on a call also keys 1…n. */
export function guideOptions(turn: Pick<Turn, "state">, scene: Scene): { value: string; label: string }[] {
	const run = turn.state.guide;
	const node = run && scene.guides.get(run.slug)?.nodes.get(run.node);
	const { labels: steps } = scene.phrases.step;
	const { labels } = scene.phrases;
	if (node?.kind === "step") {
		const waitsForOutcome = run !== null && run.instruction >= node.instructions.length;
		return waitsForOutcome
			? [
					{ value: "worked", label: steps.worked },
					{ value: "failed", label: steps.failed },
					{ value: "help", label: steps.help },
				]
			: [
					{ value: "done", label: steps.done },
					{ value: "help", label: steps.help },
					{ value: "repeat", label: steps.repeat },
				];
	}
	if (node?.kind !== "ask") return [];
	if (node.choices)
		return optionsOf(node, scene.language).map(({ value, words }) => ({ value, label: words[0] ?? value }));
	return node.answer === "boolean"
		? [
				{ value: "yes", label: labels.yes },
				{ value: "no", label: labels.no },
			]
		: [];
}

/** The labels of the quick answers as a spoken list. */
export const spokenOptions = (turn: Pick<Turn, "state">, scene: Scene): string =>
	list(
		guideOptions(turn, scene).map(({ label }) => label),
		scene.phrases.listJoin.or,
	);

const sentence = (text: string): string => (/[.!?…»"]$/.test(text) ? text : `${text}.`);

/** What a person who takes over should read. */
export function summarise(scene: Scene, run: GuideRun | null, slots: GuideRun["variables"] = {}): string {
	const words = scene.phrases.summary;
	const known = { ...slots, ...run?.variables };
	const lines = [
		[words.name, known.customerName],
		[words.phone, known.phone],
		[words.email, known.email],
		[words.problem, known.problem],
		[words.guide, run ? guideLine(scene, run) : known.guideTried],
	].filter(([, value]) => value !== undefined && value !== "");
	return lines.length === 0 ? words.none : lines.map(([label, value]) => `${label}: ${value}`).join(". ");
}

const guideLine = (scene: Scene, run: GuideRun): string => {
	const definition = scene.guides.get(run.slug)?.definition;
	const title = definition ? localise(definition.title, scene.language) : run.slug;
	return run.failures > 0 ? `${title} (${scene.phrases.summary.failedSteps(run.failures)})` : title;
};
