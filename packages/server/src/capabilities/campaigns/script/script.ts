import type { CampaignDefinition, CampaignScript, Contact, ContactField } from "@centralita/contracts";
import { AppError, type FieldProblem } from "../../../platform/errors/index.ts";
import type { SpokenTexts } from "../../calls/index.ts";
import { fill, namesIn } from "./template.ts";
import { valuesOf, variablesOf } from "./variables.ts";

const none: CampaignScript = { greeting: "", instructions: "" };
/** Campaigns that were drafted before there were scripts have none. */
export const scriptOf = ({ script }: { script?: CampaignScript }): CampaignScript => script ?? none;

const messageOf = ({ machine }: Pick<CampaignDefinition, "machine">) =>
	machine.action === "message" ? machine.text : null;

/** The campaign's own texts, by their paths. */
function ownTexts(definition: CampaignDefinition): [path: string, text: string][] {
	const { greeting, instructions } = scriptOf(definition);
	return [
		["script.greeting", greeting],
		["script.instructions", instructions],
		["machine.text", messageOf(definition) ?? ""],
	];
}

/** @throws AppError `validation-failed` where a text names a variable that does not exist */
export function requireVariables(definition: CampaignDefinition, fields: readonly ContactField[]): void {
	const known = new Set(variablesOf(fields).map(({ name }) => name));
	const unknown = new Set<string>();
	const problems: FieldProblem[] = [];
	for (const [path, text] of ownTexts(definition)) {
		const strange = namesIn(text).filter((name) => !known.has(name));
		if (strange.length > 0) problems.push({ path, message: "there is no such variable" });
		for (const name of strange) unknown.add(name);
	}
	if (problems.length === 0) return;
	const named = [...unknown].map((name) => `{{${name}}}`).join(", ");
	throw new AppError("validation-failed", `There is no variable ${named}. There are ${[...known].join(", ")}.`, {
		fields: problems,
	});
}

/** Which variables of the campaign's own texts have no value for a contact, and nothing in its place. */
export function missingValues(
	definition: CampaignDefinition,
	contact: Contact,
	fields: readonly ContactField[],
): string[] {
	const values = valuesOf(contact, fields, "es-419");
	return [...new Set(ownTexts(definition).flatMap(([, text]) => fill(text, values).missing))];
}

/** Whether a campaign's own texts have variables at all. */
export const hasVariables = (definition: CampaignDefinition): boolean =>
	ownTexts(definition).some(([, text]) => namesIn(text).length > 0);

/** What is said in a call to a contact, or to nobody in particular. Values that are missing are left out. */
export function speak(
	texts: SpokenTexts,
	script: CampaignScript,
	contact: Contact | null,
	fields: readonly ContactField[],
): SpokenTexts {
	const values = valuesOf(contact, fields, texts.locale);
	const filled = (text: string) => fill(text, values).text;
	const instructions = filled(script.instructions);
	return {
		...texts,
		greeting: filled(script.greeting || texts.greeting),
		prompt: [filled(texts.prompt), instructions].filter(Boolean).join("\n\n"),
		message: texts.message === null ? null : filled(texts.message),
	};
}
