import { GuideDefinition, languageOf } from "@centralita/contracts";
import type { LanguageModel } from "../ports/language-model.ts";
import { createDialogue } from "./dialogue.ts";
import type {
	Dialogue,
	DialogueDependencies,
	DialogueEvent,
	DialogueInput,
	DialogueScript,
	DialogueState,
	RespondOptions,
} from "./types.ts";

/** Sunday, 22 November 2026, noon in Buenos Aires. */
const sunday = Date.parse("2026-11-22T15:00:00Z");

/** A small guide with every kind of wait: internet is down. */
export const internetGuide = GuideDefinition.parse({
	slug: "internet",
	title: { es: "No tengo internet", en: "No internet" },
	description: { es: "Internet no funciona", en: "The internet is down" },
	examples: {
		es: ["no tengo internet", "no funciona el wifi", "se cayó la conexión"],
		en: ["I have no internet", "the wifi is not working", "the connection is down"],
	},
	start: "scope",
	nodes: [
		{
			id: "scope",
			kind: "ask",
			text: { shown: { es: "¿En uno o en todos los equipos?", en: "On one device or all of them?" } },
			variable: "scope",
			answer: "choice",
			choices: [
				{ value: "one", label: { es: "En uno", en: "One" }, next: "wifi" },
				{ value: "all", label: { es: "En todos", en: "All" }, next: "restart" },
			],
		},
		{
			id: "wifi",
			kind: "step",
			title: { es: "Wifi", en: "Wifi" },
			instructions: [{ shown: { es: "Enciende el wifi del equipo.", en: "Turn the device's wifi on." } }],
			expected: { es: "se conecta.", en: "it connects." },
			worked: "solved",
			failed: "restart",
		},
		{
			id: "restart",
			kind: "step",
			title: { es: "Reiniciar", en: "Restart" },
			instructions: [
				{
					shown: { es: "Desenchufa el módem.", en: "Unplug the modem." },
					spoken: { es: "Desenchufa el módem de la pared.", en: "Unplug the modem from the wall." },
				},
				{ shown: { es: "Vuelve a enchufarlo.", en: "Plug it back in." } },
			],
			expected: { es: "vuelve internet.", en: "the internet is back." },
			help: { shown: { es: "Es la caja con luces.", en: "It is the box with lights." } },
			worked: "solved",
			failed: "ask-phone",
		},
		{
			id: "ask-phone",
			kind: "ask",
			text: { shown: { es: "¿Qué teléfono tienes?", en: "What is your phone number?" } },
			variable: "phone",
			answer: "phone",
			optional: true,
			next: "ticket",
		},
		{ id: "ticket", kind: "action", action: { type: "ticket", priority: "high" }, next: "stuck" },
		{ id: "solved", kind: "end", outcome: "resolved" },
		{ id: "stuck", kind: "end", outcome: "escalated" },
	],
});

const spanish = {
	locale: "es-419",
	country: "AR",
	greeting: "Hola, ¿qué problema tienes?",
	notice: "Se graba.",
	questions: [
		{ question: "¿Cuál es el horario de atención?", variants: ["a qué hora abren"], answer: "De nueve a seis." },
	],
	silencePrompts: ["¿Sigues ahí?", "Sigo aquí."],
	goodbye: "Adiós.",
} as const;
const english = {
	locale: "en-US",
	country: "US",
	greeting: "Hello, what's the problem?",
	notice: "",
	questions: [{ question: "What are your opening hours?", variants: ["when do you open"], answer: "Nine to six." }],
	silencePrompts: ["Are you there?"],
	goodbye: "Goodbye.",
} as const;

export function aScript(locale: "es-419" | "en-US", overrides: Partial<DialogueScript> = {}): DialogueScript {
	const words = languageOf(locale) === "es" ? spanish : english;
	return {
		...words,
		questions: words.questions.map((question) => ({ ...question, variants: [...question.variants] })),
		prompt: "You help.",
		guides: [{ version: 3, definition: internetGuide }],
		tools: ["lookup_contact", "run_guide", "transfer_to_person", "add_note", "end_call"],
		temperature: 0.3,
		...overrides,
	};
}

export type Said = { text: string; events: readonly DialogueEvent[]; state: DialogueState };

/** A dialogue with its state kept, to talk to. */
export type Talk = {
	dialogue: Dialogue;
	readonly state: DialogueState;
	say(input: string | DialogueInput, options?: Partial<RespondOptions>): Promise<Said>;
	truncate(heard: string): void;
};

export function startTalk(
	locale: "es-419" | "en-US",
	overrides: Partial<DialogueDependencies> & { model?: LanguageModel | null } = {},
): Talk {
	const dialogue = createDialogue({
		script: aScript(locale),
		model: null,
		smartMode: () => true,
		tools: { lookupContact: async () => null },
		now: () => sunday,
		timeZone: "America/Argentina/Buenos_Aires",
		...overrides,
	});
	let state = dialogue.start();
	return {
		dialogue,
		get state() {
			return state;
		},
		truncate(heard) {
			state = dialogue.truncate(state, heard);
		},
		async say(input, options = {}) {
			const events: DialogueEvent[] = [];
			const asked = typeof input === "string" ? { type: "text" as const, text: input } : input;
			for await (const event of dialogue.respond(state, asked, { signal: new AbortController().signal, ...options })) {
				events.push(event);
			}
			const last = events.at(-1);
			if (last?.type === "state") state = last.state;
			const text = events.map((event) => (event.type === "text" ? event.text : "")).join("");
			return { text, events, state };
		},
	};
}

export const actionsOf = ({ events }: Said) =>
	events.flatMap((event) => (event.type === "action" ? [event.action] : []));
export const sourcesOf = ({ events }: Said) =>
	events.flatMap((event) => (event.type === "source" ? [event.source] : []));
