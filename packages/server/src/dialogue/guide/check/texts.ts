import type { GuideDefinition, GuideNode, GuideText, LocalizedText } from "@centralita/contracts";
import { languages, type Nodes, named, type Report } from "./report.ts";
import { secondsToSay } from "./speaking-time.ts";

type Words = {
	path: string;
	words: LocalizedText | undefined;
	/** Read aloud on a call. */
	said: boolean;
};

const ofText = (path: string, text: GuideText | undefined): Words[] =>
	text === undefined
		? []
		: [
				{ path: `${path}.shown`, words: text.shown, said: text.spoken === undefined },
				{ path: `${path}.spoken`, words: text.spoken, said: true },
			];

/** Every text of a node with its path. */
export function textsOf(node: GuideNode): Words[] {
	const plain = (path: string, words: LocalizedText | undefined, said: boolean): Words => ({ path, words, said });
	switch (node.kind) {
		case "say":
			return ofText("text", node.text);
		case "ask":
			return [
				...ofText("text", node.text),
				...ofText("retry", node.retry),
				...(node.choices ?? []).map(({ label }, index) => plain(`choices.${index}.label`, label, false)),
			];
		case "step":
			return [
				plain("title", node.title, false),
				...node.instructions.flatMap((text, index) => ofText(`instructions.${index}`, text)),
				...node.warnings.map((words, index) => plain(`warnings.${index}`, words, true)),
				...node.resources.map(({ title }, index) => plain(`resources.${index}.title`, title, false)),
				plain("expected", node.expected, true),
				...ofText("help", node.help),
			];
		case "action":
			return node.action.type === "message" ? ofText("action.text", node.action.text) : [];
		case "end":
			return ofText("text", node.text);
		default:
			return [];
	}
}

/** Both languages complete, and what is read aloud short enough to be kept in mind. */
export function checkTexts(definition: GuideDefinition, nodes: Nodes, spokenSeconds: number, report: Report): void {
	for (const part of ["title", "description"] as const)
		for (const language of languages)
			if (isEmpty(definition[part][language]))
				report("missing-language", null, `${part}.${language}`, missing(language));
	for (const at of nodes.values())
		for (const { path, words, said } of textsOf(at.node)) {
			if (words === undefined) continue;
			for (const language of languages) {
				const text = words[language] ?? "";
				if (isEmpty(text)) {
					report("missing-language", at, `${path}.${language}`, missing(language));
					continue;
				}
				const seconds = said ? Math.round(secondsToSay(text, language)) : 0;
				if (seconds <= spokenSeconds) continue;
				report(
					"too-long-to-say",
					at,
					`${path}.${language}`,
					{
						es: `Decirlo en ${named[language].es} lleva unos ${seconds} segundos; intenta que no pase de ${spokenSeconds}, o escribe aparte lo que se dice.`,
						en: `Saying it in ${named[language].en} takes about ${seconds} seconds; try to stay under ${spokenSeconds}, or write apart what is said.`,
					},
					seconds > 2 * spokenSeconds ? "error" : "warning",
				);
			}
		}
	for (const language of languages)
		if (definition.examples[language].length === 0 && !definition.opening)
			report(
				"no-examples",
				null,
				`examples.${language}`,
				{
					es: `Nadie la encontrará: faltan frases de ejemplo en ${named[language].es}.`,
					en: `Nobody will find it: there are no examples in ${named[language].en}.`,
				},
				"warning",
			);
}

const isEmpty = (text: string | undefined): boolean => text === undefined || text.trim() === "";

const missing = (language: "es" | "en") => ({
	es: `Falta el texto en ${named[language].es}.`,
	en: `The text in ${named[language].en} is missing.`,
});
