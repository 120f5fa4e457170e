import { useEffect, useRef, useState } from "react";
import { useDebounced } from "../../../shared/hooks/use-debounced.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { SearchInput } from "../../../shared/kit/index.ts";
import { historyText } from "../text.ts";

/** Searches once typing pauses; follows the address when that changes by itself (back, clear). */
export function HistorySearchBox({ value, onValueChange }: { value: string; onValueChange: (value: string) => void }) {
	const t = useText(historyText);
	const [typed, setTyped] = useState(value);
	const settled = useDebounced(typed.trim());
	const sent = useRef(value);
	const change = useRef(onValueChange);
	change.current = onValueChange;
	useEffect(() => {
		if (settled === sent.current) return;
		sent.current = settled;
		change.current(settled);
	}, [settled]);
	useEffect(() => {
		if (value === sent.current) return;
		sent.current = value;
		setTyped(value);
	}, [value]);
	return <SearchInput label={t("searchLabel")} placeholder={t("searchHint")} value={typed} onValueChange={setTyped} />;
}
