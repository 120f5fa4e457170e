import type { TicketDetail } from "@centralita/contracts";
import { Link2 } from "lucide-react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, Button, CopyButton, DateTime, Dialog, Input, toast } from "../../../shared/kit/index.ts";
import { useOpenLink, useTicketDeed } from "../queries/tickets.ts";
import { ticketsText } from "../text.ts";

/** Links under which the contact reads the ticket: made, copied once, withdrawn. */
export function LinkDialog({ ticket, onClose }: { ticket: TicketDetail; onClose: () => void }) {
	const t = useText(ticketsText);
	const problem = useProblemText();
	const open = useOpenLink(ticket.id);
	const deed = useTicketDeed(ticket.id);
	const onError = (error: unknown) => toast.error(problem(error));
	const address = open.data ? `${location.origin}${open.data.path}` : null;
	return (
		<Dialog open onOpenChange={onClose} title={t("link")} description={t("linkLead")}>
			<div className="grid gap-5">
				{address ? (
					<div className="grid gap-2">
						<div className="flex gap-2">
							<Input readOnly aria-label={t("link")} value={address} onFocus={(event) => event.target.select()} />
							<CopyButton text={address} />
						</div>
						<p className="text-ink-soft text-xs">{t("linkOnce")}</p>
					</div>
				) : (
					<div>
						<Button variant="primary" loading={open.isPending} onClick={() => open.mutate(undefined, { onError })}>
							<Link2 aria-hidden />
							{t("linkCreate")}
						</Button>
					</div>
				)}
				{ticket.links.length === 0 ? (
					<p className="text-ink-soft text-sm">{t("linkNone")}</p>
				) : (
					<ul className="divide-y divide-line rounded-xl border border-line">
						{ticket.links.map(({ id, createdAt, expiresAt, revokedAt, by }) => {
							const over = Date.parse(expiresAt) <= Date.now();
							return (
								<li key={id} className="flex min-h-13 flex-wrap items-center justify-between gap-2 px-4 py-2 text-sm">
									<span>
										<DateTime at={createdAt} />
										{by && <span className="text-ink-soft"> · {by}</span>}
									</span>
									{revokedAt !== null || over ? (
										<Badge>{t(revokedAt === null ? "linkExpired" : "linkRevoked")}</Badge>
									) : (
										<Button
											size="sm"
											disabled={deed.isPending}
											onClick={() => deed.mutate({ type: "revoke", linkId: id }, { onError })}
										>
											{t("linkRevoke")}
										</Button>
									)}
								</li>
							);
						})}
					</ul>
				)}
			</div>
		</Dialog>
	);
}
