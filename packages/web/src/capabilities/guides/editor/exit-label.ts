import type { Language } from "@centralita/contracts";
import { localized, type Translate } from "../../../shared/i18n/index.ts";
import type { Exit } from "../outline.ts";
import type { guidesText } from "../text.ts";

/** What a way out is called. */
export function exitLabel(
	{ label }: Exit,
	language: Language,
	t: Translate<keyof (typeof guidesText)["messages"]>,
): string {
	if (label.kind === "text") return localized(label.text, language) || "…";
	return label.kind === "if" ? t("if", { condition: label.condition }) : t(label.kind);
}
