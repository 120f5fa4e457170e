import {
	type ContactImport,
	type ContactImportOptions,
	type ContactImportPreview,
	ContactImportStart,
	type ContactImportTarget,
	contactChannels,
	contactPurposes,
} from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useId, useMemo } from "react";
import { z } from "zod";
import { useProblemText } from "../../../shared/api/index.ts";
import { countryOptions, timeZones } from "../../../shared/countries/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Card, Field, Input, Select } from "../../../shared/kit/index.ts";
import { importText } from "../import-text.ts";
import { profileText } from "../profile-text.ts";
import { contactFieldsQuery } from "../queries/contacts.ts";
import { useImportAction } from "../queries/imports.ts";
import { TagsInput } from "./tags-input.tsx";

const plainTargets = [
	"name",
	"phone",
	"email",
	"locale",
	"country",
	"timeZone",
	"tags",
	"externalId",
	"doNotCall",
] as const;
const keys = ["phone", "email", "externalId"] as const;

/** The form's choices, then the request that they make. */
const Choices = z
	.object({
		mapping: z.array(z.string()),
		key: z.enum(keys),
		existing: z.enum(["fill", "update", "skip"]),
		country: z.string(),
		timeZone: z.string(),
		tags: z.array(z.string()),
		consent: z.string(),
		proof: z.string(),
	})
	.transform(
		({ mapping, key, existing, country, timeZone, tags, consent, proof }): z.input<typeof ContactImportStart> => {
			const [purpose, channel] = consent.split("/");
			return {
				mapping: mapping.map((target) => (target === "" ? null : (target as ContactImportTarget))),
				options: {
					key,
					existing,
					...(country ? { country } : {}),
					timeZone: timeZone.trim() || null,
					tags,
					consents: consent === "" ? [] : [{ purpose, channel } as ContactImportOptions["consents"][number]],
					proof,
				},
			};
		},
	)
	.pipe(ContactImportStart);

/** What the columns are and how to go about it: then it is checked, or imported. */
export function ImportForm({ item, preview }: { item: ContactImport; preview: ContactImportPreview }) {
	const i = useText(importText);
	const p = useText(profileText);
	const problem = useProblemText();
	const language = useLanguage();
	const id = useId();
	const fields = useQuery(contactFieldsQuery).data?.items ?? [];
	const countries = useMemo(() => countryOptions(language), [language]);
	const act = useImportAction(item.id);
	const { options } = item;
	const consent = options?.consents[0];
	const form = useForm(Choices, {
		mapping: (item.mapping ?? preview.guess).map((target): string => target ?? ""),
		key: options?.key ?? preview.key,
		existing: options?.existing ?? "fill",
		country: options?.country ?? "",
		timeZone: options?.timeZone ?? "",
		tags: options?.tags ?? [],
		consent: consent ? `${consent.purpose}/${consent.channel}` : "",
		proof: options?.proof ?? "",
	});
	const { values, errors } = form;
	const targets = [
		{ value: "", label: i("target.none") },
		...plainTargets.map((target) => ({ value: target as string, label: i(`target.${target}`) })),
		...fields.map(({ key, label }) => ({ value: `field:${key}`, label: label[language] })),
	];
	const start = (what: "check" | "run") => form.submit((body) => act.mutate({ what, body }, { onError: form.refuse }));
	return (
		<form noValidate className="grid gap-6" onSubmit={start("check")}>
			{act.error && (
				<Banner tone="bad" role="alert">
					{problem(act.error)}
				</Banner>
			)}
			<Card flush title={i("columns")} description={i("columnsLead")}>
				<ul className="divide-y divide-line border-line border-t">
					{preview.columns.map((name, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; names may repeat
						<li key={index} className="grid items-center gap-x-6 gap-y-2 px-5 py-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
							<div className="grid min-w-0 gap-0.5">
								<p className="truncate font-medium text-sm">{name || i("columnNoName", { number: index + 1 })}</p>
								<p className="truncate text-ink-faint text-xs">
									{preview.rows
										.map((row) => row[index]?.trim())
										.filter(Boolean)
										.slice(0, 3)
										.join(" · ") || "–"}
								</p>
							</div>
							<Select
								aria-label={name ? i("column", { name }) : i("columnNoName", { number: index + 1 })}
								value={values.mapping[index] ?? ""}
								options={targets}
								onValueChange={(target) =>
									form.set(
										"mapping",
										values.mapping.map((before, place) => (place === index ? target : before)),
									)
								}
							/>
						</li>
					))}
				</ul>
				{errors.mapping && <p className="px-5 py-3 text-bad-ink text-sm">{errors.mapping}</p>}
			</Card>
			<Card title={i("options")}>
				<div className="grid gap-4 sm:grid-cols-2">
					<Field
						label={i("key")}
						hint={i("keyHint")}
						error={values.mapping.includes(values.key) ? null : i("keyMissing")}
					>
						<Select
							value={values.key}
							options={keys.map((value) => ({ value, label: i(`target.${value}`) }))}
							onValueChange={(key) => form.set("key", key)}
						/>
					</Field>
					<Field label={i("existing")}>
						<Select
							value={values.existing}
							options={(["fill", "update", "skip"] as const).map((value) => ({ value, label: i(`existing.${value}`) }))}
							onValueChange={(existing) => form.set("existing", existing)}
						/>
					</Field>
					<Field label={i("country")} error={errors["options.country"]}>
						<Select
							value={values.country}
							options={[{ value: "", label: i("countryDefault") }, ...countries]}
							onValueChange={(country) => form.set("country", country)}
						/>
					</Field>
					<Field label={i("timeZone")} hint={i("timeZoneHint")} error={errors["options.timeZone"]}>
						<Input
							list={`${id}-zones`}
							autoComplete="off"
							placeholder="America/Bogota"
							value={values.timeZone}
							onChange={(event) => form.set("timeZone", event.target.value)}
						/>
					</Field>
					<Field label={i("tags")} hint={p("tagsHint")}>
						<TagsInput value={values.tags} onValueChange={(tags) => form.set("tags", tags)} />
					</Field>
					<Field label={i("consent")}>
						<Select
							value={values.consent}
							options={[
								{ value: "", label: i("consentNone") },
								...contactPurposes.flatMap((purpose) =>
									contactChannels.map((channel) => ({
										value: `${purpose}/${channel}`,
										label: i("consentOf", { purpose: p(`purpose.${purpose}`), channel: p(`channel.${channel}`) }),
									})),
								),
							]}
							onValueChange={(next) => form.set("consent", next)}
						/>
					</Field>
					{values.consent !== "" && (
						<Field label={i("proof")} hint={p("proofHint")} error={errors["options.proof"]} className="sm:col-span-2">
							<Input value={values.proof} onChange={(event) => form.set("proof", event.target.value)} />
						</Field>
					)}
				</div>
				<datalist id={`${id}-zones`}>
					{timeZones().map((zone) => (
						<option key={zone} value={zone} />
					))}
				</datalist>
			</Card>
			<div className="flex flex-wrap justify-end gap-2">
				<Button
					loading={act.isPending && act.variables?.what === "cancel"}
					onClick={() => act.mutate({ what: "cancel" })}
				>
					{i("cancel")}
				</Button>
				<Button type="submit" variant="primary" loading={act.isPending && act.variables?.what === "check"}>
					{i("check")}
				</Button>
			</div>
		</form>
	);
}
