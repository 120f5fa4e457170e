import { type Contact, type ContactField, ContactSave, Locale, locales } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useId, useMemo } from "react";
import { z } from "zod";
import { countryOptions, timeZones } from "../../../shared/countries/index.ts";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Field, Input, Select, Textarea, toast, toLines } from "../../../shared/kit/index.ts";
import { profileText } from "../profile-text.ts";
import { contactFieldsQuery, useChangeContact, useCreateContact } from "../queries/contacts.ts";
import { contactsText } from "../text.ts";
import { FieldInputs, readFieldTexts, textsOf } from "./field-inputs.tsx";

/** The form's texts, then the request that they make. */
const formOf = (fields: readonly ContactField[]) =>
	z
		.object({
			name: z.string(),
			phones: z.string(),
			emails: z.string(),
			locale: Locale.or(z.literal("")),
			country: z.string(),
			timeZone: z.string(),
			tags: z.string(),
			externalId: z.string(),
			fields: z.record(z.string(), z.string()),
		})
		.transform(
			(form): z.input<typeof ContactSave> => ({
				name: form.name.trim() || null,
				phones: toLines(form.phones),
				emails: toLines(form.emails),
				locale: form.locale || null,
				country: form.country || null,
				timeZone: form.timeZone.trim() || null,
				tags: form.tags
					.split(",")
					.map((tag) => tag.trim())
					.filter(Boolean),
				externalId: form.externalId.trim() || null,
				fields: readFieldTexts(fields, form.fields),
			}),
		)
		.pipe(ContactSave);

/** The first complaint about a list or any of its values. */
const errorOf = (errors: Readonly<Record<string, string>>, path: string): string | undefined =>
	Object.entries(errors).find(([key]) => key === path || key.startsWith(`${path}.`))?.[1];

type Props = { contact: Contact | null; onClose: () => void; onSaved: (contact: Contact) => void };

export function ContactDialog(props: Props) {
	const fields = useQuery(contactFieldsQuery);
	// What cannot be read is not asked for: the rest can be saved without it.
	return fields.isPending ? null : <ContactForm {...props} fields={fields.data?.items ?? []} />;
}

function ContactForm({ contact, fields, onClose, onSaved }: Props & { fields: readonly ContactField[] }) {
	const t = useText(contactsText);
	const p = useText(profileText);
	const common = useText(commonText);
	const language = useLanguage();
	const id = useId();
	const create = useCreateContact();
	const change = useChangeContact(contact?.id ?? "");
	const save = contact === null ? create : change;
	const countries = useMemo(() => countryOptions(language), [language]);
	const given = (fact: Contact["country"] | undefined) => (fact?.source === "given" ? (fact.value ?? "") : "");
	const form = useForm(formOf(fields), {
		name: contact?.name ?? "",
		phones: contact?.phones.join("\n") ?? "",
		emails: contact?.emails.join("\n") ?? "",
		locale: (contact?.locale ?? "") as Locale | "",
		country: given(contact?.country),
		timeZone: given(contact?.timeZone),
		tags: contact?.tags.join(", ") ?? "",
		externalId: contact?.externalId ?? "",
		fields: textsOf(fields, contact?.fields ?? {}),
	});
	const done = {
		onSuccess: (saved: Contact) => {
			toast.success(common("saved"));
			onSaved(saved);
		},
		onError: form.refuse,
	};
	const submit = form.submit((body) =>
		contact === null ? create.mutate(body, done) : change.mutate({ ...body, revision: contact.revision }, done),
	);
	const text = (key: "name" | "tags" | "externalId") => ({
		autoComplete: "off",
		value: form.values[key],
		onChange: (event: { target: { value: string } }) => form.set(key, event.target.value),
	});
	return (
		<FormDialog
			title={contact ? t("editTitle") : t("createTitle")}
			action={common("save")}
			pending={save.isPending}
			error={save.error}
			onClose={onClose}
			onSubmit={submit}
		>
			<Field label={t("name")} error={form.errors.name}>
				<Input {...text("name")} />
			</Field>
			<div className="grid gap-4 sm:grid-cols-2">
				<Field label={t("phones")} hint={t("phonesHint")} error={errorOf(form.errors, "phones")}>
					<Textarea rows={2} value={form.values.phones} onChange={(event) => form.set("phones", event.target.value)} />
				</Field>
				<Field label={t("emails")} hint={t("emailsHint")} error={errorOf(form.errors, "emails")}>
					<Textarea rows={2} value={form.values.emails} onChange={(event) => form.set("emails", event.target.value)} />
				</Field>
				<Field label={t("locale")} error={form.errors.locale}>
					<Select
						value={form.values.locale}
						onValueChange={(locale) => form.set("locale", locale)}
						options={[
							{ value: "", label: t("localeNone") },
							...locales.map((locale) => ({ value: locale, label: common(`locale.${locale}`) })),
						]}
					/>
				</Field>
				<Field label={p("country")} error={form.errors.country}>
					<Select
						value={form.values.country}
						onValueChange={(country) => form.set("country", country)}
						options={[{ value: "", label: p("fromNumber") }, ...countries]}
					/>
				</Field>
				<Field label={p("timeZone")} hint={p("timeZoneHint")} error={form.errors.timeZone}>
					<Input
						autoComplete="off"
						list={`${id}-zones`}
						placeholder="America/Bogota"
						value={form.values.timeZone}
						onChange={(event) => form.set("timeZone", event.target.value)}
					/>
				</Field>
				<Field label={p("externalId")} error={form.errors.externalId}>
					<Input {...text("externalId")} />
				</Field>
			</div>
			<datalist id={`${id}-zones`}>
				{timeZones().map((zone) => (
					<option key={zone} value={zone} />
				))}
			</datalist>
			<Field label={p("tags")} hint={p("tagsHint")} error={errorOf(form.errors, "tags")}>
				<Input {...text("tags")} />
			</Field>
			<FieldInputs
				fields={fields}
				texts={form.values.fields}
				errors={form.errors}
				onChange={(key, value) => form.set("fields", { ...form.values.fields, [key]: value })}
			/>
		</FormDialog>
	);
}
