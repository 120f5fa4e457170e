import type { TicketDetail } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { Check, Download, Minus, X } from "lucide-react";
import { apiUrl } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Card, readablePhone } from "../../../shared/kit/index.ts";
import { Picture } from "../../../shared/pictures/index.ts";
import { ticketsText } from "../text.ts";
import { ClockBadge } from "./badges.tsx";

const reference = "w-fit rounded font-medium text-brand-ink text-sm underline-offset-4 hover:underline";
const outcomes = { worked: Check, failed: X, skipped: Minus };

export function RequesterCard({ ticket }: { ticket: TicketDetail }) {
	const t = useText(ticketsText);
	const can = useCan();
	const { requester, contactId, conversationId, conversation } = ticket;
	return (
		<Card title={t("requester")}>
			<div className="grid gap-2 text-sm">
				<p className="font-medium">{requester.name ?? t("noName")}</p>
				{requester.phone && <p className="tabular-nums">{readablePhone(requester.phone)}</p>}
				{requester.email && <p className="break-all">{requester.email}</p>}
				{contactId && can("contacts:read") && (
					<Link to="/contacts/$contactId" params={{ contactId }} className={reference}>
						{t("seeContact")}
					</Link>
				)}
				{conversationId && conversation && (
					<div className="mt-2 grid gap-1 border-line border-t pt-3">
						<p className="text-ink-soft text-xs">{t("conversation")}</p>
						{conversation.summary && <p className="line-clamp-4 text-ink-soft">{conversation.summary}</p>}
						<Link to="/history/$conversationId" params={{ conversationId }} className={reference}>
							{t("seeConversation")}
						</Link>
					</div>
				)}
			</div>
		</Card>
	);
}

export function ServiceCard({ ticket }: { ticket: TicketDetail }) {
	const t = useText(ticketsText);
	return (
		<Card title={t("service")}>
			<dl className="grid gap-3 text-sm">
				{(["firstResponse", "resolution"] as const).map((name) => (
					<div key={name} className="flex flex-wrap items-center justify-between gap-2">
						<dt className="text-ink-soft">{t(name)}</dt>
						<dd>
							<ClockBadge clock={ticket[name]} />
						</dd>
					</div>
				))}
			</dl>
		</Card>
	);
}

/** What the contact said, tried and sent. */
export function CaseCard({ ticket }: { ticket: TicketDetail }) {
	const t = useText(ticketsText);
	return (
		<Card title={t("description")}>
			<div className="grid gap-5">
				<p className="whitespace-pre-line break-words">{ticket.description || "–"}</p>
				{ticket.stepsTried.length > 0 && (
					<section className="grid gap-2">
						<h3 className="font-medium text-sm">{t("steps")}</h3>
						<ol className="grid gap-1.5 text-sm">
							{ticket.stepsTried.map(({ title, outcome }, index) => {
								const Icon = outcomes[outcome];
								return (
									// biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
									<li key={index} className="flex items-start gap-2">
										<Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
										<span className="min-w-0 grow">{title}</span>
										<span className="shrink-0 text-ink-soft text-xs">{t(`outcome.${outcome}`)}</span>
									</li>
								);
							})}
						</ol>
					</section>
				)}
				{ticket.attachments.length > 0 && <Attachments ticket={ticket} />}
			</div>
		</Card>
	);
}

/** Pictures are shown, other files downloaded: whoever wrote to the company chose what is in them. */
function Attachments({ ticket: { id, attachments } }: { ticket: TicketDetail }) {
	const t = useText(ticketsText);
	const all = attachments.map((file, position) => ({
		...file,
		position,
		url: apiUrl(`/tickets/${id}/attachments/${position}`),
		isPicture: file.type === "image/jpeg",
	}));
	const pictures = all.filter(({ isPicture }) => isPicture);
	const files = all.filter(({ isPicture }) => !isPicture);
	return (
		<section className="grid gap-3">
			<h3 className="font-medium text-sm">{t("attachments")}</h3>
			{pictures.length > 0 && (
				<ul className="grid gap-4">
					{pictures.map(({ position, url, analysis }, index) => (
						<li key={position}>
							<Picture src={url} number={index + 1} analysis={analysis ?? null} />
						</li>
					))}
				</ul>
			)}
			{files.length > 0 && (
				<ul className="grid gap-1.5">
					{files.map(({ position, url, name }) => (
						<li key={position}>
							<a href={url} download className={reference}>
								<Download aria-hidden className="mr-1.5 inline size-4" />
								{name}
							</a>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
