import { useSyncExternalStore } from "react";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Also read by `public/before-paint.js`. */
const key = "centralita.theme";
const wantsDark = () => matchMedia("(prefers-color-scheme: dark)");
const readers = new Set<() => void>();

function stored(): Theme {
	try {
		return themes.find((theme) => theme === localStorage.getItem(key)) ?? "system";
	} catch {
		return "system";
	}
}

function apply(): void {
	const theme = stored();
	const dark = theme === "dark" || (theme === "system" && wantsDark().matches);
	document.documentElement.dataset.theme = dark ? "dark" : "light";
	for (const reader of readers) reader();
}

/** Remembers the choice and shows it. */
export function setTheme(theme: Theme): void {
	try {
		if (theme === "system") localStorage.removeItem(key);
		else localStorage.setItem(key, theme);
	} catch {
		// Storage may be closed to us; the system's theme stays.
	}
	apply();
}

/** The chosen theme; follows the system's while nothing was chosen. */
export function useTheme(): Theme {
	return useSyncExternalStore((reader) => {
		const media = wantsDark();
		readers.add(reader);
		media.addEventListener("change", apply);
		return () => {
			readers.delete(reader);
			media.removeEventListener("change", apply);
		};
	}, stored);
}
