import type { Contact, ContactMerge } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Merge, Split } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, ConfirmDialog, DateTime, readablePhone, toast } from "../../../shared/kit/index.ts";
import { mergeText } from "../merge-text.ts";
import { duplicatesQuery, mergesQuery, useMerge, useUndoMerge } from "../queries/merges.ts";
import { contactsText } from "../text.ts";

/** Who else may be this person; nothing where nobody is. */
export function DuplicatesCard({ contact }: { contact: Contact }) {
	const t = useText(contactsText);
	const m = useText(mergeText);
	const problem = useProblemText();
	const mayWrite = useCan()("contacts:write");
	const duplicates = useQuery(duplicatesQuery(contact.id)).data?.items ?? [];
	const merge = useMerge(contact.id);
	const [asked, setAsked] = useState<Contact | null>(null);
	if (duplicates.length === 0) return null;
	const nameOf = (other: Contact) => other.name ?? other.phones.map(readablePhone)[0] ?? other.emails[0] ?? t("noName");
	return (
		<Card flush title={m("title")} description={m("lead")}>
			<ul className="divide-y divide-line border-line border-t">
				{duplicates.map(({ contact: other, reason }) => (
					<li key={other.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
						<div className="grid min-w-0 grow gap-0.5">
							<Link
								to="/contacts/$contactId"
								params={{ contactId: other.id }}
								className="w-fit max-w-full truncate rounded font-medium hover:underline"
							>
								{nameOf(other)}
							</Link>
							<p className="truncate text-ink-faint text-xs">
								{[m(`reason.${reason}`), ...other.phones.map(readablePhone), ...other.emails].join(" · ")}
							</p>
						</div>
						{mayWrite && (
							<Button size="sm" aria-label={m("mergeWith", { name: nameOf(other) })} onClick={() => setAsked(other)}>
								<Merge aria-hidden />
								{m("merge")}
							</Button>
						)}
					</li>
				))}
			</ul>
			<ConfirmDialog
				open={asked !== null}
				onOpenChange={() => setAsked(null)}
				tone="primary"
				title={m("confirmTitle", { name: asked ? nameOf(asked) : "" })}
				description={m("confirmBody")}
				confirmLabel={m("merge")}
				loading={merge.isPending}
				onConfirm={() =>
					asked &&
					merge.mutate(asked.id, {
						onSuccess: () => toast.success(m("merged")),
						onError: (error) => toast.error(problem(error)),
						onSettled: () => setAsked(null),
					})
				}
			/>
		</Card>
	);
}

/** Who became part of this contact, as long as it can be taken back. */
export function MergesCard({ contact }: { contact: Contact }) {
	const t = useText(contactsText);
	const m = useText(mergeText);
	const problem = useProblemText();
	const mayWrite = useCan()("contacts:write");
	const merges = useQuery(mergesQuery(contact.id)).data?.items ?? [];
	const undo = useUndoMerge();
	const [asked, setAsked] = useState<ContactMerge | null>(null);
	if (merges.length === 0) return null;
	const nameOf = (merge: ContactMerge | null) => merge?.fromName ?? t("noName");
	return (
		<Card flush title={m("merges")}>
			<ul className="divide-y divide-line border-line border-t">
				{merges.map((merge) => (
					<li key={merge.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
						<div className="grid min-w-0 grow gap-0.5">
							<p className="truncate font-medium">{nameOf(merge)}</p>
							<p className="text-ink-faint text-xs">
								<DateTime at={merge.at} />
								{merge.by && ` · ${merge.by}`} · {m("until")} <DateTime at={merge.undoUntil} style="date" />
							</p>
						</div>
						{mayWrite && (
							<Button size="sm" aria-label={m("undoOf", { name: nameOf(merge) })} onClick={() => setAsked(merge)}>
								<Split aria-hidden />
								{m("undo")}
							</Button>
						)}
					</li>
				))}
			</ul>
			<ConfirmDialog
				open={asked !== null}
				onOpenChange={() => setAsked(null)}
				tone="primary"
				title={m("undoTitle", { name: nameOf(asked) })}
				description={m("undoBody")}
				confirmLabel={m("undo")}
				loading={undo.isPending}
				onConfirm={() =>
					asked &&
					undo.mutate(asked.id, {
						onSuccess: () => toast.success(m("undone")),
						onError: (error) => toast.error(problem(error)),
						onSettled: () => setAsked(null),
					})
				}
			/>
		</Card>
	);
}
