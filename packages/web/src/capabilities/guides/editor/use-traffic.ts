import type { GuideNode } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { formatNumber, formatPercent, useLanguage } from "../../../shared/i18n/index.ts";
import { trafficOf } from "../model/traffic.ts";
import { edgesQuery } from "../queries/guides.ts";

/** What real sessions took of each way of the published version, to write on it; null while it is not asked for. */
export function useTraffic(
	slug: string,
	version: number | null,
	shown: boolean,
): { noteOf: (node: GuideNode) => ReadonlyMap<string, string> | null; none: boolean } {
	const language = useLanguage();
	const edges = useQuery({ ...edgesQuery(slug, version ?? 0), enabled: shown && version !== null });
	const taken = shown ? edges.data?.edges : undefined;
	const noteOf = useCallback(
		(node: GuideNode) => {
			if (!taken) return null;
			const notes = new Map<string, string>();
			for (const [path, { times, share }] of trafficOf(node, taken))
				notes.set(path, `${formatNumber(times, language)} · ${formatPercent(share, language)}`);
			return notes;
		},
		[taken, language],
	);
	return { noteOf, none: taken?.length === 0 };
}
