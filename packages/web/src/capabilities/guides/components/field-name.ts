import { defineText } from "../../../shared/i18n/index.ts";

/** What the parts of a guide are called, by their names in its definition. */
export const fieldText = defineText("guide-field", {
	title: { es: "Título", en: "Title" },
	description: { es: "Descripción", en: "Description" },
	examples: { es: "Lo que dice la gente", en: "What people say" },
	start: { es: "Empieza en", en: "Starts at" },
	escalateAfterFailures: { es: "Fallos antes de ofrecer una persona", en: "Failures before a person is offered" },
	opening: { es: "Abre conversaciones", en: "Opens conversations" },
	publicPage: { es: "Página pública", en: "Public page" },
	es: { es: "español", en: "Spanish" },
	en: { es: "inglés", en: "English" },
	text: { es: "Texto", en: "Text" },
	shown: { es: "se muestra", en: "shown" },
	spoken: { es: "se dice", en: "said" },
	next: { es: "Lleva a", en: "Leads to" },
	variable: { es: "Variable", en: "Variable" },
	answer: { es: "Tipo de respuesta", en: "Kind of answer" },
	choices: { es: "Opción", en: "Choice" },
	label: { es: "Etiqueta", en: "Label" },
	value: { es: "Valor", en: "Value" },
	synonyms: { es: "Otras formas de decirlo", en: "Other ways to say it" },
	retry: { es: "Si no se entiende", en: "When not understood" },
	optional: { es: "Se puede saltar", en: "May be skipped" },
	instructions: { es: "Instrucción", en: "Instruction" },
	warnings: { es: "Advertencia", en: "Warning" },
	resources: { es: "Enlace o imagen", en: "Link or picture" },
	url: { es: "Dirección", en: "Address" },
	kind: { es: "Tipo", en: "Kind" },
	expected: { es: "Resultado esperado", en: "Expected result" },
	help: { es: "Ayuda", en: "Help" },
	estimatedMinutes: { es: "Minutos", en: "Minutes" },
	worked: { es: "Si funcionó", en: "If it worked" },
	failed: { es: "Si no funcionó", en: "If it did not work" },
	cases: { es: "Caso", en: "Case" },
	when: { es: "condición", en: "condition" },
	is: { es: "comparación", en: "comparison" },
	otherwise: { es: "Si no", en: "Otherwise" },
	action: { es: "Acción", en: "Action" },
	type: { es: "Tipo", en: "Kind" },
	priority: { es: "Prioridad", en: "Priority" },
	reason: { es: "Motivo", en: "Reason" },
	guide: { es: "Guía", en: "Guide" },
	outcome: { es: "Resultado", en: "Outcome" },
});

type Name = keyof (typeof fieldText)["messages"];
const isName = (part: string): part is Name => Object.hasOwn(fieldText.messages, part);

/** `choices.1.label.es` as people read it: "Choice 2 · Label · Spanish". What has no name stays as it is. */
export function fieldName(path: string, t: (name: Name) => string): string {
	const words: string[] = [];
	for (const part of path.split(".")) {
		const last = words.length - 1;
		if (/^\d+$/.test(part) && last >= 0) words[last] += ` ${Number(part) + 1}`;
		else words.push(isName(part) ? t(part) : part);
	}
	return words.join(" · ");
}
