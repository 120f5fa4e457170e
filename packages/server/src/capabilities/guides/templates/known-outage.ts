import { ask, end, say, text, yesNo } from "../library/build.ts";
import type { Template } from "./types.ts";

/** Tells of a fault that is known, and asks who is hit by something else. */
export const knownOutage: Template = {
	slug: "known-outage",
	title: { es: "Aviso de una falla conocida", en: "Notice of a known fault" },
	description: {
		es: "Explica una falla en curso, dice cuándo se espera que termine y ofrece aviso o una persona.",
		en: "Explains a fault under way, says when it should be over and offers a message or a person.",
	},
	variables: [
		{
			name: "service",
			label: { es: "Servicio afectado", en: "Service affected" },
			example: { es: "internet", en: "the internet" },
			required: true,
		},
		{
			name: "area",
			label: { es: "Zona", en: "Area" },
			example: { es: "tu zona", en: "your area" },
			required: false,
		},
		{
			name: "until",
			label: { es: "Se espera que termine", en: "Expected to be over" },
			example: { es: "en unas horas", en: "in a few hours" },
			required: false,
		},
	],
	definition: {
		slug: "known-outage",
		title: { es: "Falla conocida de {{service}}", en: "Known fault of {{service}}" },
		description: {
			es: "Hay una falla de {{service}} en {{area}}.",
			en: "There is a fault of {{service}} in {{area}}.",
		},
		examples: {
			es: ["se cortó {{service}}", "no hay {{service}} en {{area}}", "cuándo vuelve {{service}}"],
			en: ["{{service}} is down", "no {{service}} in {{area}}", "when will {{service}} be back"],
		},
		escalateAfterFailures: 2,
		start: "notice",
		nodes: [
			say(
				"notice",
				text(
					"Sabemos de una falla de {{service}} en {{area}}. Esperamos que termine {{until}}.",
					"We know of a fault of {{service}} in {{area}}. We expect it to be over {{until}}.",
				),
				"same",
			),
			ask("same", {
				text: text("¿Es eso lo que te pasa?", "Is that what you are seeing?"),
				variable: "sameFault",
				answer: "boolean",
				choices: yesNo("tell-me", "other"),
			}),
			ask("tell-me", {
				text: text("¿Quieres que te avisemos cuando vuelva?", "Shall we tell you when it is back?"),
				variable: "wantsMessage",
				answer: "boolean",
				choices: yesNo("phone", "thanks"),
			}),
			ask("phone", {
				text: text("¿A qué teléfono te avisamos?", "Which telephone number shall we use?"),
				variable: "phone",
				answer: "phone",
				next: "ticket",
			}),
			{ id: "ticket", kind: "action", action: { type: "ticket", priority: "low" }, next: "noted" },
			end(
				"noted",
				"informed",
				text("Anotado. Te avisamos en cuanto vuelva.", "Noted. We will tell you when it is back."),
			),
			end("thanks", "informed", text("Gracias por tu paciencia.", "Thank you for your patience.")),
			{
				id: "other",
				kind: "action",
				action: { type: "transfer", reason: "Another fault than the known one" },
				next: "person",
			},
			end("person", "escalated", text("Te paso con una persona del equipo.", "I will put you through to the team.")),
		],
	},
};
