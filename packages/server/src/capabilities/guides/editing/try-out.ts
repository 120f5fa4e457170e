import type { GuideDefinition, GuideTry, GuideTryRequest } from "@centralita/contracts";
import type { z } from "zod";
import { createDialogue, createScene, type DialogueEvent, type DialogueInput } from "../../../dialogue/index.ts";

type Request = z.output<typeof GuideTryRequest>;
type Turn = GuideTry["turns"][number];
type Deps = { country: string; timeZone: string; now: number };

/**
 * The answers of the interpreter that runs guides everywhere, from the beginning: once as a chat shows them, once as a
 * voice says them. Nothing is kept, and nothing outside happens.
 */
export async function tryGuide(
	guide: GuideDefinition,
	inner: readonly { version: number; definition: GuideDefinition }[],
	{ language, inputs }: Request,
	deps: Deps,
): Promise<GuideTry> {
	const [shown, spoken] = await Promise.all([
		run(guide, inner, language, "web", inputs, deps),
		run(guide, inner, language, "voice", inputs, deps),
	]);
	return {
		turns: shown.turns.map(({ text, ...turn }, index) => ({
			...turn,
			shown: text,
			spoken: spoken.turns[index]?.text ?? text,
		})),
		at: shown.at,
		outcome: shown.outcome,
		variables: shown.variables,
	};
}

async function run(
	guide: GuideDefinition,
	inner: readonly { version: number; definition: GuideDefinition }[],
	language: Request["language"],
	channel: "web" | "voice",
	inputs: Request["inputs"],
	{ country, timeZone, now }: Deps,
) {
	const script = {
		locale: language === "es" ? ("es-419" as const) : ("en-US" as const),
		channel,
		country,
		prompt: "",
		greeting: "",
		notice: "",
		guides: [
			{ version: 1, definition: guide },
			...inner.filter(({ definition }) => definition.slug !== guide.slug).map((one) => ({ ...one, inner: true })),
		],
		questions: [],
		tools: [],
		opening: guide.slug,
		silencePrompts: [],
		goodbye: "",
		temperature: 0,
	};
	const time = { now: () => now, timeZone };
	const dialogue = createDialogue(
		{ script, model: null, smartMode: () => false, tools: { lookupContact: async () => null }, ...time },
		createScene(script, time),
	);
	const turns: (Omit<Turn, "shown" | "spoken"> & { text: string })[] = [];
	const signal = new AbortController().signal;
	let state = dialogue.start();
	let outcome: string | null = null;
	for (const input of [{ type: "start" }, ...inputs] satisfies DialogueInput[]) {
		const said = wordsOf(input, turns.at(-1)?.options ?? []);
		const events: DialogueEvent[] = [];
		for await (const event of dialogue.respond(state, input, { signal })) {
			events.push(event);
			if (event.type === "state") state = event.state;
		}
		const path = events.flatMap((event) =>
			event.type === "moved" ? [{ guide: event.guide, node: event.node, answer: event.answer }] : [],
		);
		const ended = path.findLast((step) => step.guide === guide.slug);
		const last = guide.nodes.find(({ id }) => id === ended?.node);
		if (state.guide !== null) outcome = null;
		else if (last?.kind === "end") outcome = last.outcome;
		turns.push({
			said,
			text: events
				.map((event) => (event.type === "text" ? event.text : ""))
				.join("")
				.trim(),
			options: [...dialogue.choices(state)],
			path,
			actions: events.flatMap((event) => (event.type === "action" ? [event.action.type] : [])),
		});
	}
	const at = dialogue.standing(state).guide;
	return {
		turns,
		at: at && { guide: at.slug, node: at.node.id },
		outcome,
		variables: { ...state.slots, ...state.guide?.variables },
	};
}

function wordsOf(input: DialogueInput, options: Turn["options"]): string | null {
	if (input.type === "text") return input.text;
	if (input.type !== "choice") return null;
	return options.find(({ value }) => value === input.value)?.label ?? input.value;
}
