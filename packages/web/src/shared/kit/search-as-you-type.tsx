import { useEffect, useRef, useState } from "react";
import { useDebounced } from "../hooks/use-debounced.ts";
import { SearchInput } from "./search-input.tsx";

type Props = { label: string; placeholder?: string; value: string; onValueChange: (value: string) => void };

/** Searches once typing pauses; follows the address when that changes by itself (back, clear). */
export function SearchAsYouType({ value, onValueChange, ...input }: Props) {
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
	return <SearchInput {...input} value={typed} onValueChange={setTyped} />;
}
