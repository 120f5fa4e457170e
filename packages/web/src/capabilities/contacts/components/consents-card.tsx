import { type Contact, type ContactConsent, contactPurposes } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PhoneOff, Plus } from "lucide-react";
import { useState } from "react";
import { useFeed, useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Badge, Banner, Button, Card, DateTime, QueryView, readablePhone, toast } from "../../../shared/kit/index.ts";
import { profileText } from "../profile-text.ts";
import { consentsQuery } from "../queries/contacts.ts";
import { useListNumber } from "../queries/do-not-call.ts";
import { ConsentDialog } from "./consent-dialog.tsx";

/** What a contact agreed to, and which of their numbers nobody calls. */
export function ConsentsCard({ contact }: { contact: Contact }) {
	const p = useText(profileText);
	const mayWrite = useCan()("contacts:write");
	const consents = useQuery(consentsQuery(contact.id));
	const [adding, setAdding] = useState(false);
	useFeed({ types: ["contact.do-not-call"], invalidate: [consentsQuery(contact.id).queryKey] });
	return (
		<Card
			title={p("consents")}
			description={p("consentsLead")}
			actions={
				mayWrite && (
					<Button size="sm" onClick={() => setAdding(true)}>
						<Plus aria-hidden />
						{p("consentAdd")}
					</Button>
				)
			}
		>
			<QueryView query={consents}>
				{({ items, doNotCall }) => {
					const current = items.filter((item) => item.current);
					const before = items.filter((item) => !item.current);
					const ordered = contactPurposes.flatMap((purpose) => current.filter((item) => item.purpose === purpose));
					return (
						<div className="grid gap-4">
							{doNotCall.length > 0 && (
								<Banner tone="warn">
									<span className="grid gap-1">
										<strong className="tabular-nums">{doNotCall.map(readablePhone).join(" · ")}</strong>
										<span>{p("doNotCallLead")}</span>
										<Link to="/contacts/do-not-call" className="w-fit underline">
											{p("list")}
										</Link>
									</span>
								</Banner>
							)}
							{ordered.length === 0 && <p className="text-ink-faint">{p("consentsNone")}</p>}
							<ul className="grid gap-3 empty:hidden">
								{ordered.map((consent) => (
									<Statement key={consent.id} consent={consent} />
								))}
							</ul>
							{before.length > 0 && (
								<details className="text-sm">
									<summary className="w-fit cursor-pointer rounded text-ink-soft">
										{p("history", { count: before.length })}
									</summary>
									<ul className="mt-3 grid gap-3">
										{before.map((consent) => (
											<Statement key={consent.id} consent={consent} />
										))}
									</ul>
								</details>
							)}
							{mayWrite && <ListButtons phones={contact.phones.filter((phone) => !doNotCall.includes(phone))} />}
						</div>
					);
				}}
			</QueryView>
			{adding && <ConsentDialog contactId={contact.id} onClose={() => setAdding(false)} />}
		</Card>
	);
}

function Statement({ consent }: { consent: ContactConsent }) {
	const p = useText(profileText);
	const { purpose, channel, state, source, by, at, proof } = consent;
	return (
		<li className="grid gap-0.5">
			<p className="flex flex-wrap items-center gap-x-2 gap-y-1">
				<Badge tone={state === "granted" ? "good" : "bad"}>{p(`state.${state}`)}</Badge>
				<span className="font-medium text-sm">
					{p(`purpose.${purpose}`)} · {p(`channel.${channel}`)}
				</span>
			</p>
			<p className="text-ink-faint text-xs">
				<DateTime at={at} /> · {p(`by.${source}`, { name: by ?? "–" })}
			</p>
			<p className="break-words text-ink-soft text-sm">{proof}</p>
		</li>
	);
}

function ListButtons({ phones }: { phones: readonly string[] }) {
	const p = useText(profileText);
	const problem = useProblemText();
	const list = useListNumber();
	if (phones.length === 0) return null;
	return (
		<div className="flex flex-wrap gap-2 border-line border-t pt-4">
			{phones.map((phone) => (
				<Button
					key={phone}
					size="sm"
					disabled={list.isPending}
					onClick={() =>
						list.mutate(
							{ phone },
							{ onSuccess: () => toast.success(p("listed")), onError: (error) => toast.error(problem(error)) },
						)
					}
				>
					<PhoneOff aria-hidden />
					{p("listNumber", { phone: readablePhone(phone) })}
				</Button>
			))}
		</div>
	);
}
