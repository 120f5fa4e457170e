import type { Channel, GuideVersion, Locale } from "@centralita/contracts";
import {
	createDialogue,
	createScene,
	type DialogueAction,
	type DialogueInput,
	type DialogueScript,
	type DialogueState,
	emptyState,
	type JournalEntry,
	journalSince,
	type Scene,
} from "../../../dialogue/index.ts";
import type { Platform } from "../../../platform/capability.ts";
import type { Queryable } from "../../../platform/db/types.ts";
import { versionsOf } from "../store.ts";

export type Run = {
	state: DialogueState;
	entries: readonly JournalEntry[];
	actions: readonly DialogueAction[];
	/** What is said besides the question or instruction that waits. */
	message: string;
};

type Pinned = { guide: string; guides: Readonly<Record<string, number>>; locale: Locale };

/** Scenes kept ready; another one takes some milliseconds. */
const kept = 60;

/** Runs one guide by itself, with the interpreter that runs guides everywhere. */
export function createRunner({ config, clock }: Pick<Platform, "config" | "clock">) {
	const timeZone = config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	const time = { now: () => clock.now(), timeZone };
	const ready = new Map<string, Scene>();

	async function sceneOf(db: Queryable, pinned: Pinned): Promise<Scene> {
		const key = JSON.stringify([pinned.guide, pinned.guides, pinned.locale]);
		const known = ready.get(key);
		if (known) return known;
		const scene = createScene(scriptOf(pinned, await versionsOf(db, pinned.guides), config.defaultCountry), time);
		for (const oldest of ready.keys()) {
			if (ready.size < kept) break;
			ready.delete(oldest);
		}
		ready.set(key, scene);
		return scene;
	}

	const dialogueOf = (scene: Scene) =>
		createDialogue(
			{
				script: scene.script,
				model: null,
				smartMode: () => false,
				tools: { lookupContact: async () => null },
				...time,
			},
			scene,
		);

	async function run(scene: Scene, before: DialogueState, input: DialogueInput): Promise<Run> {
		const dialogue = dialogueOf(scene);
		const pieces: string[] = [];
		const actions: DialogueAction[] = [];
		let state = before;
		for await (const event of dialogue.respond(before, input, { signal: new AbortController().signal })) {
			if (event.type === "text") pieces.push(event.text.trim());
			else if (event.type === "action") actions.push(event.action);
			else if (event.type === "state") state = event.state;
		}
		const waits = new Set([...dialogue.question(state), scene.phrases.anythingElse]);
		const message = pieces.filter((piece) => piece !== "" && !waits.has(piece)).join("\n");
		// Words are kept in the path only.
		return { state: { ...state, messages: [] }, entries: journalSince(before, state), actions, message };
	}

	return {
		sceneOf,
		run,
		start: (scene: Scene, slots: DialogueState["slots"]) => run(scene, { ...emptyState, slots }, { type: "start" }),
		choices: (scene: Scene, state: DialogueState) => dialogueOf(scene).choices(state),
		question: (scene: Scene, state: DialogueState) => dialogueOf(scene).question(state),
	};
}

export type Runner = ReturnType<typeof createRunner>;

function scriptOf({ guide, locale }: Pinned, versions: readonly GuideVersion[], country: string): DialogueScript {
	const channel: Channel = "web";
	return {
		locale,
		channel,
		country,
		prompt: "",
		greeting: "",
		notice: "",
		guides: versions.map(({ slug, version, definition }) => ({ version, definition, inner: slug !== guide })),
		questions: [],
		tools: [],
		opening: guide,
		silencePrompts: [],
		goodbye: "",
		temperature: 0,
	};
}
