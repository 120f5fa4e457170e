import { fold } from "../../text/fold.ts";
import { languages, named, type Placed, type Report } from "./report.ts";

/** Whether each answer that a question takes leads on, and which one it is can be told. */
export function checkAnswers(at: Placed, report: Report): void {
	const { node } = at;
	if (node.kind === "decide") {
		node.cases.forEach(({ when }, index) => {
			if (when.is === "present" || when.is === "absent" || (when.value !== undefined && when.value !== "")) return;
			report("missing-value", at, `cases.${index}.when.value`, {
				es: "Falta el valor con el que se compara.",
				en: "The value to compare with is missing.",
			});
		});
		return;
	}
	if (node.kind !== "ask") return;
	const choices = node.choices ?? [];
	const values = choices.map((choice) => choice.value);
	if (new Set(values).size < values.length)
		report("duplicate-choice", at, "choices", {
			es: "Dos opciones tienen el mismo valor.",
			en: "Two choices have the same value.",
		});
	for (const language of languages) {
		const labels = choices.map(({ label }) => fold(label[language] ?? "")).filter((label) => label !== "");
		if (new Set(labels).size === labels.length) continue;
		report("same-label", at, "choices", {
			es: `Dos opciones se llaman igual en ${named[language].es}: nadie podría elegir entre ellas.`,
			en: `Two choices read the same in ${named[language].en}: nobody could choose between them.`,
		});
	}
	const branches = node.answer === "choice" || node.answer === "boolean";
	if (node.answer === "choice" && choices.length < 2)
		report("missing-choices", at, "choices", {
			es: "Una pregunta con opciones necesita al menos dos.",
			en: "A question with choices needs at least two.",
		});
	const sureYesNo = node.next !== undefined || (values.includes("yes") && values.includes("no"));
	if (node.answer === "boolean" && choices.length > 0 && !sureYesNo)
		report("missing-choices", at, "choices", {
			es: "Faltan las opciones «yes» y «no», o por dónde seguir.",
			en: 'The choices "yes" and "no" are missing, or where to go on.',
		});
	const leadsOn = node.answer === "choice" || (node.answer === "boolean" && choices.length > 0);
	if (!leadsOn && node.next === undefined)
		report("missing-next", at, "next", {
			es: "La respuesta no lleva a ningún lado.",
			en: "An answer leads nowhere.",
		});
	else if (branches && node.optional && node.next === undefined)
		report("missing-next", at, "next", {
			es: "Se puede omitir, pero entonces no lleva a ningún lado.",
			en: "It may be skipped, but leads nowhere then.",
		});
}
