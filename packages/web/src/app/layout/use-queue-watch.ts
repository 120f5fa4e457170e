import { eventSchemas, type FeedEvent } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useFeed } from "../../shared/api/index.ts";
import { useCan, useSession } from "../../shared/auth/index.ts";
import { useText } from "../../shared/i18n/index.ts";
import { toast } from "../../shared/kit/index.ts";
import { chatEvents, inboxCountsQuery, queueAlertStore } from "../../shared/live/index.ts";
import { layoutText } from "./layout-text.ts";
import { flashTitle, ring } from "./queue-alert.ts";

/** Keeps the count of waiting chats fresh on every page, and tells when one more waits, or one is named in a note. */
export function useQueueWatch(): void {
	const t = useText(layoutText);
	const can = useCan();
	const { user } = useSession();
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
	const tellMention = ({ data }: FeedEvent) => {
		const mention = eventSchemas["mention.created"].safeParse(data).data;
		if (mention?.userId !== user.id || inInbox) return;
		const { ticketId: ticket, conversationId: chat } = mention;
		const open = ticket !== undefined ? { ticket } : chat !== undefined ? { chat } : {};
		toast.info(t("named", { name: mention.by ?? "API" }), {
			label: t("seeNote"),
			run: () => void navigate({ to: "/inbox", search: { view: "mentions", ...open } }),
		});
	};
	const onEvent = (event: FeedEvent) => {
		if (event.type === "mention.created") return tellMention(event);
		if (event.type !== "handoff.requested" || inInbox || !can("chats:answer")) return;
		const { data } = eventSchemas["handoff.requested"].safeParse(event.data);
		if (data?.channel === undefined || data.channel === "voice") return;
		toast.info(t("chatWaits", { reason: data.reason }), {
			label: t("seeChat"),
			run: () => void navigate({ to: "/inbox", search: { view: "waiting", chat: data.conversationId } }),
		});
	};
	useFeed({
		types: [...chatEvents, "handoff.requested", "mention.created"],
		...(can("conversations:read") ? { invalidate: [inboxCountsQuery.queryKey] } : {}),
		onEvent,
	});
}
