import type { Contact, ContactField, ContactFieldValue } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Mail, Phone } from "lucide-react";
import type { ReactNode } from "react";
import { countryName } from "../../../shared/countries/index.ts";
import { commonText, formatDateTime, formatNumber, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Badge, Banner, Card, DateTime, readablePhone } from "../../../shared/kit/index.ts";
import { profileText } from "../profile-text.ts";
import { contactFieldsQuery } from "../queries/contacts.ts";
import { contactsText } from "../text.ts";

/** All that is known of a contact, and where it comes from. */
export function DetailsCard({ contact }: { contact: Contact }) {
	const t = useText(contactsText);
	const p = useText(profileText);
	const common = useText(commonText);
	const language = useLanguage();
	const fields = useQuery(contactFieldsQuery).data?.items ?? [];
	const { country, timeZone } = contact;
	const source = (fact: Contact["country"]) =>
		fact.value !== null && <span className="text-ink-faint text-xs">({p(`source.${fact.source}`)})</span>;
	return (
		<Card title={t("details")}>
			<div className="grid gap-5">
				{contact.phones.length > 0 && timeZone.value === null && <Banner tone="warn">{p("zoneUnknown")}</Banner>}
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
					<Fact name={p("country")}>
						<span>
							{country.value ? countryName(country.value, language) : t("localeNone")} {source(country)}
						</span>
					</Fact>
					<Fact name={p("timeZone")}>
						<span>
							{timeZone.value?.replaceAll("_", " ") ?? t("localeNone")} {source(timeZone)}
						</span>
					</Fact>
					<Fact name={p("externalId")}>{contact.externalId ?? "–"}</Fact>
					<Fact name={p("tags")}>
						<span className="flex flex-wrap gap-1.5">
							{contact.tags.map((tag) => (
								<Badge key={tag}>{tag}</Badge>
							))}
							{contact.tags.length === 0 && "–"}
						</span>
					</Fact>
					<Fact name={t("createdAt")}>
						<DateTime at={contact.createdAt} style="date" />
					</Fact>
					<Fact name={p("activeAt")}>{contact.activeAt ? <DateTime at={contact.activeAt} /> : common("never")}</Fact>
					{fields.map((field) => (
						<Fact key={field.key} name={field.label[language]}>
							<OwnValue field={field} value={contact.fields[field.key]} />
						</Fact>
					))}
				</dl>
			</div>
		</Card>
	);
}

function OwnValue({ field, value }: { field: ContactField; value: ContactFieldValue | undefined }) {
	const common = useText(commonText);
	const language = useLanguage();
	if (value === undefined) return "–";
	if (typeof value === "boolean") return common(value ? "yes" : "no");
	if (typeof value === "number") return formatNumber(value, language);
	// A day has no zone: as UTC it stays the same everywhere.
	return field.type === "date" ? formatDateTime(value, language, "date", "UTC") : value;
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
	<div className="grid content-start gap-1">
		<dt className="text-ink-faint text-xs">{name}</dt>
		<dd className="grid min-w-0 gap-1 break-words">{children}</dd>
	</div>
);
