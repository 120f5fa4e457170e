import { MentionPeople } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { api } from "../api/index.ts";
import { useSession } from "../auth/index.ts";
import { useText } from "../i18n/index.ts";
import type { SuggestSource } from "../suggest/index.ts";
import { mentionsText } from "./mentions-text.ts";

/** What `@` offers: colleagues who may see the chats, or the tickets, that one writes a note in. */
export function usePeople(of: "inbox" | "tickets", enabled: boolean): SuggestSource {
	const t = useText(mentionsText);
	const { user } = useSession();
	const { data, isPending } = useQuery({
		queryKey: [of, "readers"],
		queryFn: ({ signal }) => api.get(`/${of}/readers`, { schema: MentionPeople, signal }),
		staleTime: 60_000,
		enabled,
	});
	const others = data?.items.filter(({ id }) => id !== user.id) ?? [];
	return {
		sign: "@",
		label: t("people"),
		options: others.map(({ id, name, hint }) => ({
			id,
			label: `@${name}`,
			text: `@${name} `,
			...(hint ? { hint } : {}),
		})),
		note: t(data ? "none" : isPending ? "loading" : "failed"),
	};
}
