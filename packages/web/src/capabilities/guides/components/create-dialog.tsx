import type { GuideCreate, GuideSummary, GuideTemplate } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ApiError } from "../../../shared/api/index.ts";
import { FormDialog } from "../../../shared/forms/index.ts";
import { commonText, localized, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Field, Input, Select } from "../../../shared/kit/index.ts";
import { slugOf } from "../model/slug.ts";
import { templatesQuery, useCreateGuide } from "../queries/guides.ts";
import { guidesText } from "../text.ts";

type Props = {
	guides: readonly GuideSummary[];
	/** Copies this one. */
	copyOf?: GuideSummary | undefined;
	onClose: () => void;
};

const isSlug = (text: string): boolean => /^[a-z][a-z0-9-]{0,63}$/.test(text);

export function CreateDialog({ guides, copyOf, onClose }: Props) {
	const t = useText(guidesText);
	const language = useLanguage();
	const navigate = useNavigate();
	const templates = useQuery(templatesQuery);
	const create = useCreateGuide();
	const nameOf = (guide: GuideSummary) => localized(guide.title, language) || guide.slug;
	const [title, setTitle] = useState(copyOf ? t("copyName", { name: nameOf(copyOf) }) : "");
	const [slug, setSlug] = useState<string | null>(null);
	const [base, setBase] = useState(copyOf ? `guide:${copyOf.slug}` : "blank");
	const [values, setValues] = useState<Record<string, string>>({});
	const [tried, setTried] = useState(false);
	const name = slug ?? slugOf(title);
	const template = templates.data?.items.find((one) => `template:${one.slug}` === base);
	const missing = (template?.variables ?? []).filter((one) => one.required && !values[one.name]?.trim());
	const taken = create.error instanceof ApiError && create.error.code === "conflict";
	const submit = () => {
		setTried(true);
		if (title.trim() === "" || !isSlug(name) || missing.length > 0) return;
		create.mutate(
			{ slug: name, title: { es: title.trim(), en: title.trim() }, from: originOf(base, values) },
			{ onSuccess: (made) => void navigate({ to: "/guides/$slug/edit", params: { slug: made.slug } }) },
		);
	};
	return (
		<FormDialog
			title={t("create")}
			description={t("createLead")}
			action={t("createAction")}
			pending={create.isPending}
			error={taken ? null : create.error}
			onClose={onClose}
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
		>
			<Field label={t("name")} error={tried && title.trim() === "" ? t("untitled") : null}>
				<Input autoComplete="off" maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
			</Field>
			<Field
				label={t("slug")}
				hint={t("slugHint")}
				error={taken ? t("slugTaken") : tried && !isSlug(name) ? t("slugWrong") : null}
			>
				<Input
					autoComplete="off"
					spellCheck={false}
					maxLength={64}
					value={name}
					onChange={(event) => {
						setSlug(event.target.value);
						create.reset();
					}}
				/>
			</Field>
			<Field label={t("base")} hint={template ? localized(template.description, language) : undefined}>
				<Select
					value={base}
					onValueChange={setBase}
					options={[
						{ value: "blank", label: t("blank") },
						...(templates.data?.items ?? []).map((one) => ({
							value: `template:${one.slug}`,
							label: t("templateOption", { title: localized(one.title, language) }),
						})),
						...guides.map((guide) => ({
							value: `guide:${guide.slug}`,
							label: t("copyOption", { title: nameOf(guide) }),
						})),
					]}
				/>
			</Field>
			{template && <TemplateFields template={template} values={values} tried={tried} onChange={setValues} />}
		</FormDialog>
	);
}

function TemplateFields({
	template,
	values,
	tried,
	onChange,
}: {
	template: GuideTemplate;
	values: Readonly<Record<string, string>>;
	tried: boolean;
	onChange: (values: Record<string, string>) => void;
}) {
	const language = useLanguage();
	const common = useText(commonText);
	return template.variables.map((variable) => (
		<Field
			key={variable.name}
			label={localized(variable.label, language)}
			optional={!variable.required}
			error={tried && variable.required && !values[variable.name]?.trim() ? common("required") : null}
		>
			<Input
				autoComplete="off"
				maxLength={300}
				placeholder={localized(variable.example, language)}
				value={values[variable.name] ?? ""}
				onChange={(event) => onChange({ ...values, [variable.name]: event.target.value })}
			/>
		</Field>
	));
}

function originOf(base: string, values: Record<string, string>): GuideCreate["from"] {
	if (base.startsWith("template:")) return { type: "template", template: base.slice("template:".length), values };
	if (base.startsWith("guide:")) return { type: "guide", slug: base.slice("guide:".length) };
	return { type: "blank" };
}
