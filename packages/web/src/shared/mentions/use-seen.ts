import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../api/index.ts";
import { inboxEntriesKey } from "../live/index.ts";

/** Says, while the tab is in front, that one has seen where one is named; once more whenever `notes` are others. Who cannot be `named` has nothing to say. */
export function useSeen(path: string, notes: number, named: boolean): void {
	const client = useQueryClient();
	// biome-ignore lint/correctness/useExhaustiveDependencies: each note may name the reader
	useEffect(() => {
		if (!named) return;
		const see = async () => {
			if (document.visibilityState !== "visible") return;
			// The next note, or the next look, tries again.
			await api.put(`${path}/seen`).catch(() => undefined);
			await client.invalidateQueries({ queryKey: inboxEntriesKey });
		};
		void see();
		document.addEventListener("visibilitychange", see);
		return () => document.removeEventListener("visibilitychange", see);
	}, [client, path, notes, named]);
}
