import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, text } from "./build.ts";

/** Opens a chat: consent, language, name. Then the contact says in their own words what it is about. */
export const welcome: GuideDefinition = {
	slug: "welcome",
	title: { es: "Bienvenida del chat", en: "Welcome to the chat" },
	description: {
		es: "Pide permiso para guardar la conversación, pregunta el idioma y el nombre.",
		en: "Asks for permission to keep the conversation, the language and the name.",
	},
	examples: { es: [], en: [] },
	opening: true,
	start: "consent",
	escalateAfterFailures: 10,
	nodes: [
		ask("consent", {
			text: text(
				"Para ayudarte guardamos esta conversación; puedes pedirnos una copia o que la borremos cuando quieras. ¿Estás de acuerdo?",
				"To help you we keep this conversation; you can ask us for a copy, or to erase it, whenever you like. Do you agree?",
			),
			variable: "consent",
			answer: "choice",
			choices: [
				{
					value: "accept",
					label: { es: "Acepto", en: "I agree" },
					synonyms: {
						es: ["sí", "si", "de acuerdo", "dale", "ok", "acepto todo", "está bien", "claro", "bueno"],
						en: ["yes", "ok", "okay", "sure", "agree", "accept", "fine", "of course"],
					},
					next: "language",
				},
				{
					value: "decline",
					label: { es: "No acepto", en: "I don't agree" },
					synonyms: {
						es: ["no", "no quiero", "no estoy de acuerdo", "rechazo"],
						en: ["no", "no thanks", "decline", "i disagree", "don't"],
					},
					next: "declined",
				},
			],
			retry: text(
				"Necesito tu permiso para seguir. ¿Aceptas que guardemos la conversación?",
				"I need your permission to go on. Do you agree that we keep the conversation?",
			),
		}),
		ask("language", {
			text: text("¿En qué idioma seguimos?", "Which language shall we use?"),
			variable: "locale",
			answer: "choice",
			choices: [
				{
					value: "es-AR",
					label: { es: "Español (Argentina)", en: "Español (Argentina)" },
					synonyms: { es: ["argentina", "argentino", "rioplatense"], en: ["argentina", "argentine spanish"] },
					next: "name",
				},
				{
					value: "es-419",
					label: { es: "Español (Latinoamérica)", en: "Español (Latinoamérica)" },
					synonyms: {
						es: ["español", "castellano", "latino", "latinoamérica", "méxico", "colombia", "chile", "perú", "uruguay"],
						en: ["spanish", "latin american spanish", "mexico"],
					},
					next: "name",
				},
				{
					value: "es-ES",
					label: { es: "Español (España)", en: "Español (España)" },
					synonyms: { es: ["españa"], en: ["spain"] },
					next: "name",
				},
				{
					value: "en",
					label: { es: "English", en: "English" },
					synonyms: { es: ["inglés", "ingles"], en: ["english", "american", "british"] },
					next: "name",
				},
			],
		}),
		ask("name", {
			text: text(
				"¿Cómo te llamas? Si prefieres no decirlo, escribe «omitir».",
				'What is your name? If you prefer not to say, write "skip".',
			),
			variable: "customerName",
			answer: "name",
			optional: true,
			next: "ready",
		}),
		end(
			"ready",
			"informed",
			text(
				"Cuéntame con tus palabras qué problema tienes o qué necesitas.",
				"Tell me in your own words what the problem is, or what you need.",
			),
		),
		end(
			"declined",
			"abandoned",
			text(
				"Entendido: sin tu permiso no seguimos por aquí, y no se guarda nada tuyo. Puedes llamarnos por teléfono cuando quieras.",
				"Understood: without your permission we stop here, and nothing of yours is kept. You can call us by telephone whenever you like.",
			),
		),
	],
};
