import type { GuideDefinition, GuideNode, Language, LocalizedText } from "@centralita/contracts";

export type GuideProblemKind =
	| "duplicate-node"
	| "missing-start"
	| "missing-target"
	| "unreachable"
	| "dead-end"
	| "endless-loop"
	| "missing-language"
	| "missing-choices"
	| "missing-next"
	| "duplicate-choice"
	| "unknown-guide"
	| "guide-cycle"
	| "no-end"
	| "no-examples";

/** `node` is null for what concerns the whole guide. Errors keep it from being published, warnings do not. */
export type GuideProblem = {
	kind: GuideProblemKind;
	severity: "error" | "warning";
	node: string | null;
	message: string;
};

/** Where each node can lead. */
function targetsOf(node: GuideNode): string[] {
	switch (node.kind) {
		case "say":
		case "action":
		case "guide":
			return [node.next];
		case "ask":
			return [...(node.choices ?? []).map((choice) => choice.next), ...(node.next === undefined ? [] : [node.next])];
		case "step":
			return [node.worked, node.failed];
		case "decide":
			return [...node.cases.map((branch) => branch.next), node.otherwise];
		case "end":
			return [];
	}
}

/**
 * Everything that would leave a person stuck: targets that are not there, nodes nobody reaches, no way to an end, loops
 * that never wait for an answer, choices without effect, guides that contain themselves, texts missing in a language
 * that the title has. `others` are the guides that a `guide` node may name.
 */
export function validateGuide(definition: GuideDefinition, others: readonly GuideDefinition[]): GuideProblem[] {
	const problems: GuideProblem[] = [];
	const report = (
		kind: GuideProblemKind,
		node: string | null,
		message: string,
		severity: "error" | "warning" = "error",
	) => problems.push({ kind, severity, node, message });
	const nodes = new Map(definition.nodes.map((node) => [node.id, node]));

	const seen = new Set<string>();
	for (const { id } of definition.nodes) {
		if (seen.has(id)) report("duplicate-node", id, `Two nodes are called "${id}".`);
		seen.add(id);
	}
	if (!nodes.has(definition.start))
		report("missing-start", null, `The first node "${definition.start}" does not exist.`);
	for (const node of definition.nodes) {
		for (const target of targetsOf(node)) {
			if (!nodes.has(target))
				report("missing-target", node.id, `"${node.id}" leads to "${target}", which does not exist.`);
		}
		checkAnswers(node, report);
	}

	const reached = reachableFrom(definition.start, nodes);
	for (const { id } of definition.nodes) if (!reached.has(id)) report("unreachable", id, `Nothing leads to "${id}".`);
	const finishing = canFinish(nodes);
	if (definition.nodes.every((node) => node.kind !== "end")) report("no-end", null, "The guide has no end.");
	else for (const id of reached) if (!finishing.has(id)) report("dead-end", id, `From "${id}" no end can be reached.`);
	for (const id of silentLoops(nodes)) {
		if (reached.has(id)) report("endless-loop", id, `"${id}" can come back to itself without waiting for an answer.`);
	}

	checkGuides(definition, others, report);
	checkLanguages(definition, report);
	return problems;
}

type Report = (kind: GuideProblemKind, node: string | null, message: string, severity?: "error" | "warning") => void;

function checkAnswers(node: GuideNode, report: Report): void {
	if (node.kind !== "ask") return;
	const choices = node.choices ?? [];
	const values = choices.map((choice) => choice.value);
	if (new Set(values).size < values.length)
		report("duplicate-choice", node.id, `Two choices of "${node.id}" have the same value.`);
	if (node.answer === "choice" && choices.length < 2) {
		report("missing-choices", node.id, `"${node.id}" needs at least two choices.`);
	}
	const leadsOn =
		node.answer === "choice"
			? choices.length > 0
			: node.answer === "boolean"
				? node.next !== undefined || (values.includes("yes") && values.includes("no"))
				: node.next !== undefined;
	if (!leadsOn && node.answer === "boolean" && choices.length > 0) {
		report("missing-choices", node.id, `"${node.id}" needs the choices "yes" and "no", or a next node.`);
	} else if (!leadsOn && node.answer !== "choice")
		report("missing-next", node.id, `An answer to "${node.id}" leads nowhere.`);
	if (node.optional && node.next === undefined)
		report("missing-next", node.id, `"${node.id}" may be skipped, but leads nowhere then.`);
}

function reachableFrom(start: string, nodes: ReadonlyMap<string, GuideNode>): Set<string> {
	const reached = new Set<string>();
	const open = [start];
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		const node = nodes.get(id);
		if (!node || reached.has(id)) continue;
		reached.add(id);
		open.push(...targetsOf(node));
	}
	return reached;
}

/** Nodes from which some end can be reached. */
function canFinish(nodes: ReadonlyMap<string, GuideNode>): Set<string> {
	const finishing = new Set([...nodes.values()].filter((node) => node.kind === "end").map((node) => node.id));
	for (let grown = true; grown; ) {
		grown = false;
		for (const node of nodes.values()) {
			if (finishing.has(node.id) || !targetsOf(node).some((target) => finishing.has(target))) continue;
			finishing.add(node.id);
			grown = true;
		}
	}
	return finishing;
}

/** Nodes on a loop of nodes that need no answer. A sub-guide may end without asking, so it does not count as a wait. */
function silentLoops(nodes: ReadonlyMap<string, GuideNode>): string[] {
	const silent = (id: string) => {
		const kind = nodes.get(id)?.kind;
		return kind !== undefined && kind !== "ask" && kind !== "step";
	};
	return [...nodes.keys()].filter((start) => {
		if (!silent(start)) return false;
		const seen = new Set<string>();
		const open = targetsOf(nodes.get(start) as GuideNode).filter(silent);
		for (let id = open.pop(); id !== undefined; id = open.pop()) {
			if (id === start) return true;
			const node = nodes.get(id);
			if (!node || seen.has(id)) continue;
			seen.add(id);
			open.push(...targetsOf(node).filter(silent));
		}
		return false;
	});
}

function checkGuides(definition: GuideDefinition, others: readonly GuideDefinition[], report: Report): void {
	const known = new Map(
		[...others.filter(({ slug }) => slug !== definition.slug), definition].map((guide) => [guide.slug, guide]),
	);
	const inner = (guide: GuideDefinition) => guide.nodes.flatMap((node) => (node.kind === "guide" ? [node.guide] : []));
	for (const node of definition.nodes) {
		if (node.kind !== "guide") continue;
		if (!known.has(node.guide)) report("unknown-guide", node.id, `There is no guide "${node.guide}".`);
		const open = [node.guide];
		const seen = new Set<string>();
		for (let slug = open.pop(); slug !== undefined; slug = open.pop()) {
			const guide = known.get(slug);
			if (!guide || seen.has(slug)) continue;
			seen.add(slug);
			if (slug === definition.slug)
				report("guide-cycle", node.id, `Through "${node.id}" the guide comes to contain itself.`);
			else open.push(...inner(guide));
		}
	}
}

function checkLanguages(definition: GuideDefinition, report: Report): void {
	const languages = (["es", "en"] as const).filter((language) => definition.title[language] !== undefined);
	const missing = (text: LocalizedText | undefined, node: string | null, what: string) => {
		for (const language of languages) {
			if (text && text[language] === undefined) {
				report("missing-language", node, `${what}${node === null ? "" : ` of "${node}"`} is missing in "${language}".`);
			}
		}
	};
	missing(definition.description, null, "The description");
	for (const node of definition.nodes) for (const [what, text] of textsOf(node)) missing(text, node.id, what);
	for (const language of languages satisfies Language[]) {
		if (definition.examples[language].length === 0 && !definition.opening) {
			report("no-examples", null, `Nobody will find it: there are no examples in "${language}".`, "warning");
		}
	}
}

function textsOf(node: GuideNode): [string, LocalizedText | undefined][] {
	switch (node.kind) {
		case "say":
			return [
				["The text", node.text.shown],
				["The spoken text", node.text.spoken],
			];
		case "ask":
			return [
				["The question", node.text.shown],
				["The spoken question", node.text.spoken],
				["The retry", node.retry?.shown],
				...(node.choices ?? []).map((choice): [string, LocalizedText] => [
					`The label of "${choice.value}"`,
					choice.label,
				]),
			];
		case "step":
			return [
				["The title", node.title],
				...node.instructions.flatMap((text, index): [string, LocalizedText | undefined][] => [
					[`Instruction ${index + 1}`, text.shown],
					[`Spoken instruction ${index + 1}`, text.spoken],
				]),
				...node.warnings.map((text): [string, LocalizedText] => ["A warning", text]),
				["The expected result", node.expected],
				["The help", node.help?.shown],
			];
		case "action":
			return node.action.type === "message" ? [["The message", node.action.text.shown]] : [];
		case "end":
			return [["The last words", node.text?.shown]];
		default:
			return [];
	}
}
