import { ask, end, say, text, yesNo } from "../library/build.ts";
import type { Template } from "./types.ts";

/** Takes down what a person needs to call back, and opens a ticket. */
export const collectAndTicket: Template = {
	slug: "collect-and-ticket",
	title: { es: "Tomar los datos y abrir un ticket", en: "Take the details and open a ticket" },
	description: {
		es: "Pregunta nombre, correo y qué pasó, abre un ticket y dice cuándo responde el equipo.",
		en: "Asks for name, e-mail and what happened, opens a ticket and says when the team answers.",
	},
	variables: [
		{
			name: "company",
			label: { es: "Empresa", en: "Company" },
			example: { es: "la empresa", en: "the company" },
			required: true,
		},
		{
			name: "supportHours",
			label: { es: "Horario de atención", en: "Support hours" },
			example: { es: "de lunes a viernes, de nueve a seis", en: "Monday to Friday, nine to six" },
			required: false,
		},
	],
	definition: {
		slug: "collect-and-ticket",
		title: { es: "Abrir un ticket", en: "Open a ticket" },
		description: {
			es: "Toma los datos de la persona y abre un ticket para el equipo de {{company}}.",
			en: "Takes the person's details and opens a ticket for the team of {{company}}.",
		},
		examples: {
			es: ["quiero abrir un ticket", "necesito hacer un reclamo", "quiero que me contacten"],
			en: ["I want to open a ticket", "I need to make a complaint", "please have someone contact me"],
		},
		escalateAfterFailures: 2,
		start: "hello",
		nodes: [
			say(
				"hello",
				text(
					"Voy a tomar tus datos para que el equipo de {{company}} te responda.",
					"I will take your details so that the team of {{company}} can answer you.",
				),
				"name",
			),
			ask("name", {
				text: text("¿Cómo te llamas?", "What is your name?"),
				variable: "customerName",
				answer: "name",
				next: "email",
			}),
			ask("email", {
				text: text("¿A qué correo te escribimos?", "Which e-mail shall we write to?"),
				variable: "email",
				answer: "email",
				optional: true,
				next: "what",
			}),
			ask("what", {
				text: text("Cuéntame en pocas palabras qué pasó.", "Tell me in a few words what happened."),
				variable: "problem",
				answer: "text",
				next: "urgent",
			}),
			ask("urgent", {
				text: text("¿Esto te impide trabajar?", "Does this keep you from working?"),
				variable: "urgent",
				answer: "boolean",
				choices: yesNo("ticket-high", "ticket"),
			}),
			{ id: "ticket-high", kind: "action", action: { type: "ticket", priority: "high" }, next: "done" },
			{ id: "ticket", kind: "action", action: { type: "ticket", priority: "normal" }, next: "done" },
			end(
				"done",
				"escalated",
				text(
					"Listo, {{customerName}}: quedó registrado. El equipo responde {{supportHours}}.",
					"Done, {{customerName}}: it is noted. The team answers {{supportHours}}.",
				),
			),
		],
	},
};
