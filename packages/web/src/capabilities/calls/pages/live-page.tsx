import type { LiveCall } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Radio } from "lucide-react";
import { useEffect, useRef } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { LeaveGuard } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, Button, Card, cn, EmptyState, Page, PageHeader, QueryView, toast } from "../../../shared/kit/index.ts";
import { liveCallsQuery } from "../../../shared/live/index.ts";
import { CallPanel } from "../live/call-panel.tsx";
import { HandoffBanners } from "../live/handoff-banners.tsx";
import { LiveList } from "../live/live-list.tsx";
import { useEarlierHandoffs } from "../live/use-earlier-handoffs.ts";
import { useLastWords } from "../live/use-last-words.ts";
import { liveText } from "../live-text.ts";
import { isTalking, notSupervising } from "../supervise/supervise-state.ts";
import type { SuperviseMode } from "../supervise/supervision.ts";
import { useSupervision } from "../supervise/use-supervision.ts";

const route = getRouteApi("/shell/live");

export function LivePage() {
	const t = useText(liveText);
	const live = useQuery(liveCallsQuery);
	useLastWords();
	const count = live.data?.items.length ?? 0;
	return (
		<Page>
			<PageHeader
				title={t("title")}
				description={t("lead")}
				aside={
					count > 0 && (
						<Badge tone="good" dot="pulse">
							{count}
						</Badge>
					)
				}
			/>
			<QueryView query={live}>{({ items }) => <Calls calls={items} />}</QueryView>
		</Page>
	);
}

function Calls({ calls }: { calls: readonly LiveCall[] }) {
	const t = useText(liveText);
	const can = useCan();
	const { call: wanted } = route.useSearch();
	const navigate = route.useNavigate();
	const ear = useSupervision();
	useEarlierHandoffs(calls, can("calls:supervise"));
	const talking = isTalking(ear.state);
	// While one talks with somebody, that call stays in front.
	const selected = talking ? (ear.callId ?? wanted) : wanted;
	useEffect(() => {
		if (!talking || selected === wanted || !selected) return;
		toast.info(t("handBackFirst"));
		void navigate({ search: { call: selected }, replace: true });
	}, [talking, selected, wanted, navigate, t]);
	const latest = useRef(ear);
	latest.current = ear;
	useEffect(() => {
		// Another call is looked at, or none: the one before is no longer listened to.
		const { callId, supervision, state } = latest.current;
		if (callId !== wanted && !isTalking(state)) supervision?.leave();
	}, [wanted]);
	const current = useLastSeen(calls, selected);
	const start = (callId: string, mode: SuperviseMode) => {
		if (talking && callId !== ear.callId) return toast.info(t("handBackFirst"));
		ear.start(callId, mode);
		if (callId !== wanted) void navigate({ search: { call: callId }, replace: true });
	};
	const close = () => void navigate({ search: {}, replace: true });
	const mine = current !== null && ear.callId === current.call.callId;
	return (
		<>
			{can("calls:supervise") && <HandoffBanners calls={calls} />}
			<div className={cn("grid items-start gap-6", current && "lg:grid-cols-[minmax(0,1fr)_25rem]")}>
				<Card flush className={cn(current && "max-lg:order-last")}>
					{calls.length === 0 ? (
						<NoCalls />
					) : (
						<LiveList
							calls={calls}
							selected={selected}
							narrow={current !== null}
							onListen={can("calls:supervise") ? (call) => start(call.callId, "listen") : null}
						/>
					)}
				</Card>
				{current && (
					<CallPanel
						key={current.call.callId}
						call={current.call}
						live={current.live}
						supervision={mine ? ear.supervision : null}
						state={mine ? ear.state : notSupervising}
						onStart={(mode) => start(current.call.callId, mode)}
						onClose={close}
					/>
				)}
			</div>
			<LeaveGuard
				active={talking}
				words={{ title: t("leaveTitle"), description: t("leaveBody"), leave: t("leave"), stay: t("stay") }}
			/>
		</>
	);
}

/** The selected call; once it is over, as it was last seen. Null when it was never there. */
function useLastSeen(calls: readonly LiveCall[], id: string | undefined): { call: LiveCall; live: boolean } | null {
	const seen = useRef<LiveCall | null>(null);
	const call = calls.find(({ callId }) => callId === id);
	if (call) {
		seen.current = call;
		return { call, live: true };
	}
	return id !== undefined && seen.current?.callId === id ? { call: seen.current, live: false } : null;
}

function NoCalls() {
	const t = useText(liveText);
	const can = useCan();
	return (
		<EmptyState
			icon={<Radio />}
			title={t("emptyTitle")}
			description={t("emptyBody")}
			action={
				can("calls:simulate") && (
					<Button asChild>
						<Link to="/simulator">{t("openSimulator")}</Link>
					</Button>
				)
			}
		/>
	);
}
