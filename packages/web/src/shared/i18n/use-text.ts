import { useLingui } from "@lingui/react";
import { useCallback } from "react";
import type { Catalogue } from "./text.ts";

export type Values = Readonly<Record<string, string | number>>;
export type Translate<K extends string> = (key: K, values?: Values) => string;

/** `const t = useText(callsText); t("title")`: the texts of a catalogue in the reader's language. */
export function useText<K extends string>(catalogue: Catalogue<K>): Translate<K> {
	const { i18n } = useLingui();
	return useCallback((key, values) => i18n._(`${catalogue.name}.${key}`, values), [i18n, catalogue]);
}
