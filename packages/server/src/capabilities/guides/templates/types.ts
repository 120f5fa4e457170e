import type { GuideDefinition, LocalizedText } from "@centralita/contracts";

/** A guide with names to be filled in when it is made; whatever else is in `{{…}}` is a variable of the conversation. */
export type Template = {
	slug: string;
	title: LocalizedText;
	description: LocalizedText;
	variables: { name: string; label: LocalizedText; example: LocalizedText; required: boolean }[];
	definition: GuideDefinition;
};
