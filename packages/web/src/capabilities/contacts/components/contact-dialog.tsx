import { type Contact, ContactSave, Locale, locales } from "@centralita/contracts";
import { useId } from "react";
import { z } from "zod";
import { useProblemText } from "../../../shared/api/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Dialog, Field, Input, Select, Textarea, toast, toLines } from "../../../shared/kit/index.ts";
import { useSaveContact } from "../queries/contacts.ts";
import { contactsText } from "../text.ts";

/** The form's texts, then the request that they make. */
const ContactForm = z
	.object({ name: z.string(), phones: z.string(), emails: z.string(), locale: Locale.or(z.literal("")) })
	.transform(
		({ name, phones, emails, locale }): z.input<typeof ContactSave> => ({
			name: name.trim() || null,
			phones: toLines(phones),
			emails: toLines(emails),
			locale: locale || null,
		}),
	)
	.pipe(ContactSave);

/** The first complaint about a list or any of its values. */
const errorOf = (errors: Readonly<Record<string, string>>, path: string): string | undefined =>
	Object.entries(errors).find(([key]) => key === path || key.startsWith(`${path}.`))?.[1];

type Props = { contact: Contact | null; onClose: () => void; onSaved: (contact: Contact) => void };

export function ContactDialog({ contact, onClose, onSaved }: Props) {
	const t = useText(contactsText);
	const common = useText(commonText);
	const problem = useProblemText();
	const id = useId();
	const save = useSaveContact(contact?.id ?? null);
	const form = useForm(ContactForm, {
		name: contact?.name ?? "",
		phones: contact?.phones.join("\n") ?? "",
		emails: contact?.emails.join("\n") ?? "",
		locale: (contact?.locale ?? "") as Locale | "",
	});
	const submit = form.submit((body) =>
		save.mutate(body, {
			onSuccess: (saved) => {
				toast.success(common("saved"));
				onSaved(saved);
			},
			onError: form.refuse,
		}),
	);
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={contact ? t("editTitle") : t("createTitle")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={save.isPending}>
						{common("save")}
					</Button>
				</>
			}
		>
			<form id={id} noValidate className="grid gap-4" onSubmit={submit}>
				{save.error && (
					<Banner tone="bad" role="alert">
						{problem(save.error)}
					</Banner>
				)}
				<Field label={t("name")} error={form.errors.name}>
					<Input
						autoComplete="off"
						value={form.values.name}
						onChange={(event) => form.set("name", event.target.value)}
					/>
				</Field>
				<div className="grid gap-4 sm:grid-cols-2">
					<Field label={t("phones")} hint={t("phonesHint")} error={errorOf(form.errors, "phones")}>
						<Textarea
							rows={2}
							value={form.values.phones}
							onChange={(event) => form.set("phones", event.target.value)}
						/>
					</Field>
					<Field label={t("emails")} hint={t("emailsHint")} error={errorOf(form.errors, "emails")}>
						<Textarea
							rows={2}
							value={form.values.emails}
							onChange={(event) => form.set("emails", event.target.value)}
						/>
					</Field>
				</div>
				<Field label={t("locale")}>
					<Select
						value={form.values.locale}
						onValueChange={(locale) => form.set("locale", locale)}
						options={[
							{ value: "", label: t("localeNone") },
							...locales.map((locale) => ({ value: locale, label: common(`locale.${locale}`) })),
						]}
					/>
				</Field>
			</form>
		</Dialog>
	);
}
