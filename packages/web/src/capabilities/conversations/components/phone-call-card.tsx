import type { ConversationDetail, PhoneCall } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PhoneIncoming, PhoneOutgoing } from "lucide-react";
import type { ReactNode } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { formatDuration, formatMoney, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Card, readablePhone } from "../../../shared/kit/index.ts";
import { conversationText } from "../conversation-text.ts";
import { phoneCallOfQuery } from "../queries/conversations.ts";

/** Brands; what is not here is shown as it came. */
const carriers: Record<string, string> = { twilio: "Twilio", telnyx: "Telnyx" };

/** The telephone's side of a conversation; nothing for one that had no telephone. */
export function PhoneCallCard({ conversation }: { conversation: ConversationDetail }) {
	// What the carrier charged comes after the end.
	const live = conversation.status === "live";
	const { data } = useQuery({ ...phoneCallOfQuery(conversation.id), ...(live ? { refetchInterval: 10_000 } : {}) });
	return data ? <PhoneCallFacts call={data} /> : null;
}

const between = (from: string | null, to: string | null): number | null =>
	from === null || to === null ? null : Math.max(0, Date.parse(to) - Date.parse(from));

function PhoneCallFacts({ call }: { call: PhoneCall }) {
	const t = useText(conversationText);
	const language = useLanguage();
	const Direction = call.direction === "inbound" ? PhoneIncoming : PhoneOutgoing;
	const rings = between(call.createdAt, call.answeredAt ?? call.endedAt);
	const talks = between(call.answeredAt, call.endedAt);
	const rows: [string, ReactNode][] = [
		[
			t("direction"),
			<span key="direction" className="inline-flex items-center gap-1.5">
				<Direction aria-hidden className="size-3.5 text-ink-faint" />
				{t(`direction.${call.direction}`)}
			</span>,
		],
		[t("from"), call.from ? readablePhone(call.from) : t("hiddenNumber")],
		[t("to"), readablePhone(call.to ?? "–")],
		...(call.lineId ? [[t("line"), <LineLink key="line" lineId={call.lineId} />] as [string, ReactNode]] : []),
		[t("carrier"), carriers[call.carrier] ?? call.carrier],
		...(call.answerer ? [[t("answerer"), t(`answerer.${call.answerer}`)] as [string, ReactNode]] : []),
		[t("ringTime"), formatDuration(rings)],
		[t("talkTime"), formatDuration(talks)],
		...(call.carrierDurationMs === null
			? []
			: [[t("billed"), formatDuration(call.carrierDurationMs)] as [string, ReactNode]]),
		...(call.cause
			? [
					[
						t("cause"),
						<code key="cause" className="font-mono text-xs">
							{call.cause}
						</code>,
					] as [string, ReactNode],
				]
			: []),
		[
			t("carrierCost"),
			call.carrierCost ? (
				formatMoney(call.carrierCost, language)
			) : (
				<span key="cost" className="text-ink-faint text-xs">
					{t("costPending")}
				</span>
			),
		],
	];
	return (
		<Card title={t("phoneCall")}>
			<dl className="grid gap-2 text-sm">
				{rows.map(([name, value]) => (
					<div key={name} className="flex items-baseline justify-between gap-4">
						<dt className="shrink-0 text-ink-faint text-xs">{name}</dt>
						<dd className="min-w-0 break-words text-right tabular-nums">{value}</dd>
					</div>
				))}
			</dl>
		</Card>
	);
}

function LineLink({ lineId }: { lineId: string }) {
	const t = useText(conversationText);
	const can = useCan();
	if (!can("settings:read")) return "–";
	return (
		<Link
			to="/settings/lines/$lineId"
			params={{ lineId }}
			className="rounded text-brand-ink underline underline-offset-2 hover:text-ink"
		>
			{t("openLine")}
		</Link>
	);
}
