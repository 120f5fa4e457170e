import type { AssistantDefinition, ProviderOptions } from "@centralita/contracts";
import type { FieldProblem } from "../../platform/errors/index.ts";

type Known = { guides: ReadonlySet<string>; providers: ProviderOptions };

const ids = (options: readonly { id: string }[]) => options.map((option) => option.id);

/**
 * What the schema cannot see: names of guides, providers and voices that this installation does not have. Paths are
 * those of a request (`definition.guides.0`).
 */
export function definitionProblems(definition: AssistantDefinition, { guides, providers }: Known): FieldProblem[] {
	const problems: FieldProblem[] = [];
	definition.guides.forEach((slug, index) => {
		if (!guides.has(slug)) problems.push({ path: `guides.${index}`, message: `There is no guide "${slug}".` });
		if (definition.guides.indexOf(slug) !== index)
			problems.push({ path: `guides.${index}`, message: `The guide "${slug}" is there twice.` });
	});
	const check = (path: string, chosen: string, options: readonly { id: string }[]) => {
		if (chosen === "auto" || options.some((option) => option.id === chosen)) return;
		const choices = ["auto", ...ids(options)].join(", ");
		problems.push({ path, message: `There is no provider "${chosen}". Choose one of: ${choices}.` });
	};
	check("languageModel.provider", definition.languageModel.provider, providers.languageModel);
	check("speechToText.provider", definition.speechToText.provider, providers.speechToText);
	check("voice.provider", definition.voice.provider, providers.textToSpeech);
	if (definition.voice.id !== null) {
		const voices = providers.textToSpeech
			.filter((option) => definition.voice.provider === "auto" || option.id === definition.voice.provider)
			.flatMap((option) => option.voices);
		// A provider that lists no voices takes any name.
		if (voices.length > 0 && !voices.some((voice) => voice.id === definition.voice.id))
			problems.push({ path: "voice.id", message: `There is no voice "${definition.voice.id}".` });
	}
	if (definition.turnTaking.minDelayMs > definition.turnTaking.maxDelayMs)
		problems.push({ path: "turnTaking.minDelayMs", message: "The shortest delay is longer than the longest." });
	return problems.map((problem) => ({ ...problem, path: `definition.${problem.path}` }));
}
