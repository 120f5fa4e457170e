import type { TicketDetail } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Eye, EyeOff, Link2, Merge } from "lucide-react";
import { useState } from "react";
import { useFeed, useProblemText } from "../../../shared/api/index.ts";
import { useCan, useSession } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { BackLabel, Banner, Button, Card, Page, PageHeader, QueryView, toast } from "../../../shared/kit/index.ts";
import { useSeen } from "../../../shared/mentions/index.ts";
import { PriorityBadge, StatusBadge } from "../components/badges.tsx";
import { Composer } from "../components/composer.tsx";
import { CaseCard, RequesterCard, ServiceCard } from "../components/facts-cards.tsx";
import { LinkDialog } from "../components/link-dialog.tsx";
import { MergeDialog } from "../components/merge-dialog.tsx";
import { PropertiesCard } from "../components/properties-card.tsx";
import { Timeline } from "../components/timeline.tsx";
import { ticketEvents, ticketQuery, useTicketDeed } from "../queries/tickets.ts";
import { ticketsText } from "../text.ts";

const route = getRouteApi("/shell/tickets/$ticketId");

export function TicketPage() {
	const { ticketId } = route.useParams();
	const ticket = useQuery(ticketQuery(ticketId));
	useFeed({ types: ticketEvents, invalidate: [ticketQuery(ticketId).queryKey] });
	return (
		<Page>
			<QueryView query={ticket}>{(data) => <Detail key={data.id} ticket={data} />}</QueryView>
		</Page>
	);
}

function Detail({ ticket }: { ticket: TicketDetail }) {
	const t = useText(ticketsText);
	const can = useCan();
	const navigate = route.useNavigate();
	useSeen(`/tickets/${ticket.id}`, ticket.messages.length, can("tickets:write"));
	const [dialog, setDialog] = useState<"link" | "merge" | null>(null);
	const works = can("tickets:write") && ticket.mergedInto === null;
	const close = () => setDialog(null);
	return (
		<>
			<PageHeader
				title={ticket.subject || t("erased")}
				documentTitle={ticket.number}
				description={<span className="tabular-nums">{ticket.number}</span>}
				back={
					<Link to="/tickets" className="w-fit rounded">
						<BackLabel>{t("back")}</BackLabel>
					</Link>
				}
				aside={
					<>
						<StatusBadge status={ticket.status} />
						{ticket.priority !== "normal" && <PriorityBadge priority={ticket.priority} />}
					</>
				}
				actions={
					works && (
						<>
							<Watch ticket={ticket} />
							<Button onClick={() => setDialog("link")}>
								<Link2 aria-hidden />
								{t("link")}
							</Button>
							<Button onClick={() => setDialog("merge")}>
								<Merge aria-hidden />
								{t("mergeConfirm")}
							</Button>
						</>
					)
				}
			/>
			{ticket.mergedInto && (
				<Banner>
					{t("mergedInto", { number: ticket.mergedInto.number })}{" "}
					<Link to="/tickets/$ticketId" params={{ ticketId: ticket.mergedInto.id }} className="underline">
						{t("openOther")}
					</Link>
				</Banner>
			)}
			<div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
				<div className="grid min-w-0 gap-6">
					<CaseCard ticket={ticket} />
					<Card title={t("timeline")} className="overflow-visible">
						<div className="grid gap-5">
							<Timeline ticket={ticket} />
							{works && <Composer ticket={ticket} />}
						</div>
					</Card>
				</div>
				<aside className="grid min-w-0 gap-6">
					<PropertiesCard ticket={ticket} />
					<ServiceCard ticket={ticket} />
					<RequesterCard ticket={ticket} />
					{ticket.watchers.length > 0 && (
						<Card title={t("watchers")}>
							<p className="text-sm">{ticket.watchers.map(({ name }) => name).join(", ")}</p>
						</Card>
					)}
				</aside>
			</div>
			{dialog === "link" && <LinkDialog ticket={ticket} onClose={close} />}
			{dialog === "merge" && (
				<MergeDialog
					ticket={ticket}
					onClose={close}
					onMerged={(into) => void navigate({ to: "/tickets/$ticketId", params: { ticketId: into } })}
				/>
			)}
		</>
	);
}

function Watch({ ticket }: { ticket: TicketDetail }) {
	const t = useText(ticketsText);
	const problem = useProblemText();
	const { user } = useSession();
	const deed = useTicketDeed(ticket.id);
	const watches = ticket.watchers.some(({ id }) => id === user.id);
	return (
		<Button
			loading={deed.isPending}
			onClick={() =>
				deed.mutate({ type: "watch", watch: !watches }, { onError: (error) => toast.error(problem(error)) })
			}
		>
			{watches ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
			{t(watches ? "unwatch" : "watch")}
		</Button>
	);
}
