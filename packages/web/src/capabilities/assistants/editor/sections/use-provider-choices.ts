import type { ProviderOptions } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../../../../shared/i18n/index.ts";
import type { Option } from "../../../../shared/kit/index.ts";
import { providersQuery, useProviderLabel } from "../../../../shared/queries/index.ts";
import { editorText } from "../editor-text.ts";

/** `auto` and the providers of a kind; the chosen one stays on the list even when it is gone. */
export function useProviderChoices(kind: keyof ProviderOptions, chosen: string): Option[] {
	const t = useText(editorText);
	const labelOf = useProviderLabel();
	const { data } = useQuery(providersQuery);
	const options: Option[] = [{ value: "auto", label: t("auto") }];
	for (const { id, label: name, available } of data?.[kind] ?? []) {
		const label = labelOf({ id, label: name });
		options.push({ value: id, label: available ? label : t("notConfigured", { name: label }) });
	}
	if (!options.some(({ value }) => value === chosen)) {
		options.push({ value: chosen, label: t("notConfigured", { name: chosen }) });
	}
	return options;
}
