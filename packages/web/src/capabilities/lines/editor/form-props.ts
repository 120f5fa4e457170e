import { type AssistantSummary, type Language, type LineDefinition, languageOf } from "@centralita/contracts";

/** What each part of the line's form gets. */
export type LineFormProps = {
	values: LineDefinition;
	patch: (part: Partial<LineDefinition>) => void;
	errors: Readonly<Record<string, string>>;
	assistants: readonly AssistantSummary[];
};

/** The language of those who call: their assistant's, else the reader's. */
export function callersLanguage({ values, assistants }: LineFormProps, reader: Language): Language {
	const assistant = assistants.find(({ id }) => id === values.assistantId);
	return assistant ? languageOf(assistant.locale) : reader;
}
