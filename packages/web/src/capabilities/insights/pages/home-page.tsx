import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PhoneCall } from "lucide-react";
import { useFeed } from "../../../shared/api/index.ts";
import { useCan, useSession } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, ErrorState, Page, PageHeader } from "../../../shared/kit/index.ts";
import { liveCallEvents, liveCallsQuery } from "../../../shared/live/index.ts";
import { EngineBanner } from "../components/engine-banner.tsx";
import { FirstSteps } from "../components/first-steps.tsx";
import { LiveCalls } from "../components/live-calls.tsx";
import { TodayCards } from "../components/today-cards.tsx";
import { TodaySkeleton } from "../components/today-skeleton.tsx";
import { WaitingChats } from "../components/waiting-chats.tsx";
import { partOfDay } from "../part-of-day.ts";
import { todayQuery } from "../queries/home.ts";
import { homeText } from "../text.ts";

export function HomePage() {
	const t = useText(homeText);
	const can = useCan();
	const { user } = useSession();
	const seesInsights = can("insights:read");
	const today = useQuery({ ...todayQuery, enabled: seesInsights });
	useFeed({
		types: [...liveCallEvents, "conversation.started", "conversation.ended", "conversation.analysed"],
		invalidate: [liveCallsQuery.queryKey, todayQuery.queryKey],
	});
	const firstName = user.name.split(" ")[0] ?? user.name;
	const nothingYet = today.data?.conversations === 0 && today.data.conversationsYesterday === 0;
	return (
		<Page>
			<PageHeader
				documentTitle={t("title")}
				title={t(`hello.${partOfDay(new Date())}`, { name: firstName })}
				actions={
					can("calls:simulate") &&
					!nothingYet && (
						<Button asChild variant="primary">
							<Link to="/simulator">
								<PhoneCall aria-hidden />
								{t("call")}
							</Link>
						</Button>
					)
				}
			/>
			{can("settings:read") && <EngineBanner />}
			{can("chats:answer") && <WaitingChats />}
			{nothingYet && <FirstSteps />}
			{can("conversations:read") && <LiveCalls />}
			{seesInsights && today.data && !nothingYet && <TodayCards today={today.data} />}
			{seesInsights && today.isPending && <TodaySkeleton />}
			{today.error && !today.data && <ErrorState error={today.error} onRetry={() => void today.refetch()} />}
		</Page>
	);
}
