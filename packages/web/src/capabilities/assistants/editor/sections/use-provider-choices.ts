import type { ProviderOptions } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../../../../shared/i18n/index.ts";
import type { Option } from "../../../../shared/kit/index.ts";
import { providersQuery, useProviderLabel } from "../../../../shared/queries/index.ts";
import { editorText } from "../editor-text.ts";

/** `auto` and the providers of a kind; those chosen stay on the list even when they are gone. */
export function useProviderChoices(kind: keyof ProviderOptions, chosen: readonly string[]): Option[] {
	const t = useText(editorText);
	const labelOf = useProviderLabel();
	const { data } = useQuery(providersQuery);
	const options: Option[] = [{ value: "auto", label: t("auto") }];
	for (const { id, label: name, available } of data?.[kind] ?? []) {
		const label = labelOf({ id, label: name });
		options.push({ value: id, label: available ? label : t("notConfigured", { name: label }) });
	}
	for (const name of chosen) {
		if (!options.some(({ value }) => value === name)) {
			options.push({ value: name, label: t("notConfigured", { name }) });
		}
	}
	return options;
}
