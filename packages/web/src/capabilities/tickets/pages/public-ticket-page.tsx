import type { PublicTicket } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Link2Off } from "lucide-react";
import { type ReactNode, useState } from "react";
import { ApiError, newIdempotencyKey, useProblemText } from "../../../shared/api/index.ts";
import { useDocumentTitle } from "../../../shared/hooks/use-document-title.ts";
import { formatDateTime, useLanguage, useText } from "../../../shared/i18n/index.ts";
import {
	Banner,
	BrandMark,
	Button,
	Card,
	cn,
	DateTime,
	EmptyState,
	Field,
	LanguageSwitch,
	QueryView,
	Textarea,
	toast,
} from "../../../shared/kit/index.ts";
import { StatusBadge } from "../components/badges.tsx";
import { publicTicketQuery, usePublicReply } from "../queries/public-ticket.ts";
import { ticketsText } from "../text.ts";

const route = getRouteApi("/t/$token");

/** What a contact sees of their ticket, with the link and no account. */
export function PublicTicketPage() {
	const t = useText(ticketsText);
	const { token } = route.useParams();
	const ticket = useQuery(publicTicketQuery(token));
	useDocumentTitle(ticket.data?.number ?? t("public.title"));
	const status = ticket.error instanceof ApiError ? ticket.error.status : 0;
	if (status === 404 || status === 410) {
		const [title, lead] = status === 404 ? (["none", "noneLead"] as const) : (["gone", "goneLead"] as const);
		return (
			<Frame>
				<h1 className="sr-only">{t("public.title")}</h1>
				<Card>
					<EmptyState icon={<Link2Off />} title={t(`public.${title}`)} description={t(`public.${lead}`)} />
				</Card>
			</Frame>
		);
	}
	return (
		<Frame>
			<QueryView query={ticket}>{(data) => <Shown ticket={data} token={token} />}</QueryView>
		</Frame>
	);
}

function Shown({ ticket, token }: { ticket: PublicTicket; token: string }) {
	const t = useText(ticketsText);
	const language = useLanguage();
	return (
		<>
			<header className="grid gap-2">
				<p className="text-ink-soft text-sm tabular-nums">{ticket.number}</p>
				<h1 className="break-words font-semibold text-2xl tracking-tight">{ticket.subject || t("erased")}</h1>
				<div className="flex flex-wrap items-center gap-3 text-ink-soft text-sm">
					<StatusBadge status={ticket.status} />
					<DateTime at={ticket.createdAt} style="date" />
				</div>
			</header>
			<Card title={t("description")}>
				<p className="whitespace-pre-line break-words">{ticket.description || "–"}</p>
				{ticket.stepsTried.length > 0 && (
					<ul className="mt-4 grid gap-1.5 border-line border-t pt-4 text-sm">
						{ticket.stepsTried.map(({ title, outcome }, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
							<li key={index} className="flex justify-between gap-3">
								<span className="min-w-0 break-words">{title}</span>
								<span className="shrink-0 text-ink-soft">{t(`outcome.${outcome}`)}</span>
							</li>
						))}
					</ul>
				)}
			</Card>
			<Card title={t("timeline")}>
				<div className="grid gap-5">
					{ticket.messages.length === 0 && <p className="text-ink-soft text-sm">{t("public.quiet")}</p>}
					<ol className="grid gap-3 empty:hidden">
						{ticket.messages.map(({ id, from, name, text, at }) => (
							<li
								key={id}
								className={cn(
									"grid gap-1 rounded-xl px-4 py-3",
									from === "contact" ? "border border-line bg-surface" : "bg-brand-soft",
								)}
							>
								<span className="flex flex-wrap justify-between gap-2 text-xs">
									<span className="font-medium">
										{from === "contact" ? t("public.you") : [name, t("public.team")].filter(Boolean).join(" · ")}
									</span>
									<DateTime at={at} className="text-ink-soft" />
								</span>
								<p className="whitespace-pre-line break-words text-sm">{text || <em>{t("erasedMessage")}</em>}</p>
							</li>
						))}
					</ol>
					{ticket.canReply ? <Reply token={token} /> : <Banner>{t("public.over")}</Banner>}
				</div>
			</Card>
			<p className="text-center text-ink-soft text-xs">
				{t("public.expires", { when: formatDateTime(ticket.linkExpiresAt, language, "date") })}
			</p>
		</>
	);
}

function Reply({ token }: { token: string }) {
	const t = useText(ticketsText);
	const problem = useProblemText();
	const reply = usePublicReply(token);
	const [text, setText] = useState("");
	const [key, setKey] = useState(newIdempotencyKey);
	return (
		<form
			className="grid gap-3"
			onSubmit={(event) => {
				event.preventDefault();
				reply.mutate(
					{ text, key },
					{
						onSuccess: () => {
							setText("");
							setKey(newIdempotencyKey());
							toast.success(t("public.sent"));
						},
					},
				);
			}}
		>
			{reply.error && (
				<Banner tone="bad" role="alert">
					{problem(reply.error)}
				</Banner>
			)}
			<Field label={t("public.answer")}>
				<Textarea
					maxLength={5000}
					value={text}
					onChange={(event) => {
						setText(event.target.value);
						// Other words are another answer.
						if (reply.isError) setKey(newIdempotencyKey());
					}}
				/>
			</Field>
			<div className="flex justify-end">
				<Button type="submit" variant="primary" loading={reply.isPending} disabled={text.trim() === ""}>
					{t("send")}
				</Button>
			</div>
		</form>
	);
}

function Frame({ children }: { children: ReactNode }) {
	return (
		<div className="mx-auto grid min-h-dvh w-full max-w-2xl content-start gap-6 px-4 py-6 sm:px-6">
			<div className="flex items-center justify-between">
				<BrandMark className="size-8" />
				<span className="flex gap-1">
					<LanguageSwitch />
				</span>
			</div>
			<main className="grid min-w-0 gap-6">{children}</main>
		</div>
	);
}
