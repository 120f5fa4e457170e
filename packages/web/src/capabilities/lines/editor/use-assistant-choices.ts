import type { AssistantSummary } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import type { Option } from "../../../shared/kit/index.ts";
import { lineText } from "../line-text.ts";

/** Assistants to choose from; the chosen one stays on the list even when it is gone. */
export function useAssistantChoices(assistants: readonly AssistantSummary[], chosen: string | null): Option[] {
	const t = useText(lineText);
	const options = assistants.map(({ id, name, publishedVersion }) => ({
		value: id,
		label: publishedVersion === null ? t("assistantDraft", { name }) : name,
	}));
	if (chosen && !options.some(({ value }) => value === chosen)) {
		options.push({ value: chosen, label: t("assistantGone") });
	}
	return options;
}
