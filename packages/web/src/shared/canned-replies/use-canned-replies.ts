import { type CannedReplyValues, fillCannedReply, type Language } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useCan } from "../auth/index.ts";
import { commonText, useText } from "../i18n/index.ts";
import type { SuggestSource } from "../suggest/index.ts";
import { cannedRepliesText } from "./canned-replies-text.ts";
import { cannedRepliesQuery } from "./query.ts";

/** What `/` offers: canned replies, filled in, those in the contact's language first. Null for who may not read them. */
export function useCannedReplies(values: CannedReplyValues, language: Language): SuggestSource | null {
	const t = useText(cannedRepliesText);
	const common = useText(commonText);
	const allowed = useCan()("tickets:read");
	const { data, isPending } = useQuery({ ...cannedRepliesQuery, enabled: allowed });
	if (!allowed) return null;
	const items = data?.items ?? [];
	const own = items.filter((reply) => reply.language === language);
	const others = items.filter((reply) => reply.language !== language);
	return {
		sign: "/",
		label: t("list"),
		options: [...own, ...others].map((reply) => ({
			id: reply.id,
			label: reply.title,
			text: fillCannedReply(reply.text, values),
			...(reply.language === language ? {} : { hint: common(reply.language === "es" ? "spanish" : "english") }),
		})),
		note: t(data ? "none" : isPending ? "loading" : "failed"),
	};
}
