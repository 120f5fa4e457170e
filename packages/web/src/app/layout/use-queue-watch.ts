import { eventSchemas, type FeedEvent } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useFeed } from "../../shared/api/index.ts";
import { useCan } from "../../shared/auth/index.ts";
import { useText } from "../../shared/i18n/index.ts";
import { toast } from "../../shared/kit/index.ts";
import { chatEvents, inboxCountsQuery, queueAlertStore } from "../../shared/live/index.ts";
import { layoutText } from "./layout-text.ts";
import { flashTitle, ring } from "./queue-alert.ts";

/** Keeps the count of waiting chats fresh on every page, and tells whoever answers when one more waits. */
export function useQueueWatch(): void {
	const t = useText(layoutText);
	const can = useCan();
	const navigate = useNavigate();
	const inInbox = useRouterState({ select: (state) => state.location.pathname === "/inbox" });
	const alerts = useSyncExternalStore(queueAlertStore.subscribe, queueAlertStore.read);
	const count = useQuery({ ...inboxCountsQuery, enabled: can("conversations:read") }).data?.queue;
	const before = useRef(count);
	useEffect(() => {
		const more = before.current !== undefined && count !== undefined && count > before.current;
		before.current = count;
		if (!more) return;
		if (alerts.sound) ring();
		if (alerts.flash) return flashTitle(t("queueCount", { count }));
	}, [count, alerts, t]);
	const onEvent = (event: FeedEvent) => {
		if (event.type !== "handoff.requested" || inInbox || !can("chats:answer")) return;
		const { data } = eventSchemas["handoff.requested"].safeParse(event.data);
		if (data?.channel === undefined || data.channel === "voice") return;
		toast.info(t("chatWaits", { reason: data.reason }), {
			label: t("seeChat"),
			run: () => void navigate({ to: "/inbox", search: { view: "waiting", chat: data.conversationId } }),
		});
	};
	useFeed({
		types: [...chatEvents, "handoff.requested"],
		...(can("conversations:read") ? { invalidate: [inboxCountsQuery.queryKey] } : {}),
		onEvent,
	});
}
