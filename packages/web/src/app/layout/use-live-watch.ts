import { eventSchemas, type FeedEvent } from "@centralita/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useFeed } from "../../shared/api/index.ts";
import { useCan } from "../../shared/auth/index.ts";
import { useText } from "../../shared/i18n/index.ts";
import { toast } from "../../shared/kit/index.ts";
import { handoffStore, liveCallEvents, liveCallsQuery } from "../../shared/live/index.ts";
import { layoutText } from "./layout-text.ts";

/** Keeps the count of live calls fresh on every page, and tells supervisors when somebody asks for a person. */
export function useLiveWatch(): void {
	const t = useText(layoutText);
	const can = useCan();
	const client = useQueryClient();
	const navigate = useNavigate();
	const onLive = useRouterState({ select: (state) => state.location.pathname === "/live" });
	const see = async (conversationId: string) => {
		const live = await client.fetchQuery({ ...liveCallsQuery, staleTime: 0 }).catch(() => null);
		const call = live?.items.find((one) => one.conversationId === conversationId)?.callId;
		await navigate({ to: "/live", search: call ? { call } : {} });
	};
	const onEvent = (event: FeedEvent) => {
		if (!can("calls:supervise")) return;
		handoffStore.apply(event);
		if (event.type !== "handoff.requested" || onLive) return;
		const { data } = eventSchemas["handoff.requested"].safeParse(event.data);
		if (!data || (data.channel !== undefined && data.channel !== "voice")) return;
		toast.info(t("handoff", { reason: data.reason }), {
			label: t("seeCall"),
			run: () => void see(data.conversationId),
		});
	};
	useFeed({
		types: [...liveCallEvents, "handoff.requested"],
		...(can("conversations:read") ? { invalidate: [liveCallsQuery.queryKey] } : {}),
		onEvent,
	});
}
