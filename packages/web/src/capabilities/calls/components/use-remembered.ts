import { useCallback, useState } from "react";

/** A yes or no that this browser remembers. */
export function useRemembered(key: string, initial: boolean): [boolean, (value: boolean) => void] {
	const [value, setValue] = useState(() => {
		try {
			const stored = localStorage.getItem(key);
			return stored === null ? initial : stored === "yes";
		} catch {
			return initial;
		}
	});
	const remember = useCallback(
		(next: boolean) => {
			setValue(next);
			try {
				localStorage.setItem(key, next ? "yes" : "no");
			} catch {
				// Storage may be closed to us; the choice then lasts until reload.
			}
		},
		[key],
	);
	return [value, remember];
}
