import type { Contact } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Mail, Pencil, Phone } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import {
	BackLabel,
	Badge,
	Button,
	Card,
	DateTime,
	Page,
	PageHeader,
	QueryView,
	readablePhone,
} from "../../../shared/kit/index.ts";
import { ContactDialog } from "../components/contact-dialog.tsx";
import { ContactRights } from "../components/contact-rights.tsx";
import { contactQuery } from "../queries/contacts.ts";
import { contactsText } from "../text.ts";

const route = getRouteApi("/shell/contacts/$contactId");

export function ContactPage() {
	const { contactId } = route.useParams();
	const contact = useQuery(contactQuery(contactId));
	return (
		<Page width="narrow">
			<QueryView query={contact}>{(data) => <Detail contact={data} />}</QueryView>
		</Page>
	);
}

function Detail({ contact }: { contact: Contact }) {
	const t = useText(contactsText);
	const common = useText(commonText);
	const can = useCan();
	const [editing, setEditing] = useState(false);
	return (
		<>
			<PageHeader
				title={contact.name ?? t("noName")}
				back={
					<Link to="/contacts" className="w-fit rounded">
						<BackLabel>{t("back")}</BackLabel>
					</Link>
				}
				aside={<Badge>{t("conversations", { count: contact.conversations })}</Badge>}
				actions={
					<>
						{can("contacts:write") && (
							<Button onClick={() => setEditing(true)}>
								<Pencil aria-hidden />
								{common("edit")}
							</Button>
						)}
						<ContactRights contactId={contact.id} />
					</>
				}
			/>
			<Card title={t("details")}>
				<dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
					<Fact name={t("phones")}>
						{contact.phones.map((phone) => (
							<span key={phone} className="flex items-center gap-2 tabular-nums">
								<Phone aria-hidden className="size-3.5 text-ink-faint" />
								{readablePhone(phone)}
							</span>
						))}
						{contact.phones.length === 0 && "–"}
					</Fact>
					<Fact name={t("emails")}>
						{contact.emails.map((email) => (
							<span key={email} className="flex min-w-0 items-center gap-2">
								<Mail aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
								<span className="break-all">{email}</span>
							</span>
						))}
						{contact.emails.length === 0 && "–"}
					</Fact>
					<Fact name={t("locale")}>{contact.locale ? common(`locale.${contact.locale}`) : t("localeNone")}</Fact>
					<Fact name={t("createdAt")}>
						<DateTime at={contact.createdAt} style="date" />
					</Fact>
				</dl>
			</Card>
			<Card title={t("notes")}>
				{contact.notes.length === 0 && <p className="text-ink-faint">{t("notesNone")}</p>}
				<ul className="grid gap-4 empty:hidden">
					{contact.notes.map((note) => (
						<li key={`${note.at}${note.text}`} className="grid gap-0.5 border-brand-soft border-l-2 pl-4">
							<p className="whitespace-pre-line">{note.text}</p>
							<p className="text-ink-faint text-xs">
								{note.by} · <DateTime at={note.at} />
							</p>
						</li>
					))}
				</ul>
			</Card>
			{editing && (
				<ContactDialog contact={contact} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />
			)}
		</>
	);
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
	<div className="grid content-start gap-1">
		<dt className="text-ink-faint text-xs">{name}</dt>
		<dd className="grid gap-1">{children}</dd>
	</div>
);
