import type { ProviderField, ProviderSettings } from "@centralita/contracts";
import { RotateCcw, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { ApiError, useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { issueText } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Field, IconButton, Input, PasswordInput, toast } from "../../../shared/kit/index.ts";
import { fieldLabel } from "../field-label.ts";
import { providerSettingsText } from "../provider-settings-text.ts";
import { useSaveProvider } from "../queries/provider-settings.ts";

/** What is being changed, by the field's name; null removes it. */
type Changes = Readonly<Record<string, string | null>>;

/** A provider's keys and addresses. What is not touched stays as it is. */
export function ProviderForm({
	provider,
	name,
	onSaved,
}: {
	provider: ProviderSettings;
	name: string;
	onSaved: () => void;
}) {
	const t = useText(providerSettingsText);
	const common = useText(commonText);
	const issue = useText(issueText);
	const problem = useProblemText();
	const can = useCan();
	const save = useSaveProvider(provider.id);
	const [changes, setChanges] = useState<Changes>({});
	const refused = save.error instanceof ApiError ? save.error.fields.map(({ path }) => path) : [];
	const dirty = Object.keys(changes).length > 0;
	const change = (field: string, value: string | null | undefined) =>
		setChanges(({ [field]: _before, ...others }) => (value === undefined ? others : { ...others, [field]: value }));
	const submit = (event: FormEvent) => {
		event.preventDefault();
		save.mutate(changes, {
			onSuccess: () => {
				setChanges({});
				onSaved();
				toast.success(t("saved", { name }));
			},
		});
	};
	return (
		<form noValidate autoComplete="off" onSubmit={submit} className="grid gap-5">
			{save.error && (
				<Banner tone="bad" role="alert">
					{problem(save.error)}
				</Banner>
			)}
			<fieldset disabled={!can("settings:write")} className="grid gap-5">
				{provider.fields.map((field) => (
					<SettingField
						key={field.name}
						field={field}
						change={changes[field.name]}
						onChange={(value) => change(field.name, value)}
						error={refused.some((path) => path.endsWith(field.name)) ? issue("invalid") : undefined}
					/>
				))}
			</fieldset>
			{can("settings:write") && (
				<div className="flex flex-wrap gap-2">
					<Button type="submit" variant="primary" disabled={!dirty} loading={save.isPending}>
						{common("save")}
					</Button>
					{dirty && (
						<Button variant="ghost" onClick={() => setChanges({})}>
							{common("undo")}
						</Button>
					)}
				</div>
			)}
		</form>
	);
}

type FieldProps = {
	field: ProviderField;
	/** Undefined while it is as it was. */
	change: string | null | undefined;
	onChange: (value: string | null | undefined) => void;
	error: string | undefined;
};

function SettingField({ field, change, onChange, error }: FieldProps) {
	const t = useText(providerSettingsText);
	const known = fieldLabel(field.name);
	const label = known ? t(known) : field.name;
	const fixed = field.source === "environment";
	const removing = change === null;
	const Control = field.secret ? PasswordInput : Input;
	const typed = (text: string) => onChange(text === "" || text === field.value ? undefined : text);
	const hint = fixed
		? t("fromEnvironmentHint")
		: removing
			? t("willBeRemoved")
			: !field.source && field.example && t("example", { example: field.example });
	return (
		<div className="grid gap-1.5">
			<div className="flex items-end gap-1.5">
				<Field
					label={label}
					optional={!field.required}
					error={error}
					className="grow"
					hint={
						<>
							<code className="font-mono">{field.name}</code>
							{hint && ` · ${hint}`}
						</>
					}
				>
					<Control
						spellCheck={false}
						autoComplete="off"
						className="font-mono"
						readOnly={fixed || removing}
						placeholder={placeholderOf(field, removing, t("fromEnvironment"), t("stored"))}
						value={removing ? "" : (change ?? (field.secret ? "" : (field.value ?? "")))}
						onChange={(event) => typed(event.target.value)}
					/>
				</Field>
				{field.source === "dashboard" && (
					<IconButton
						className="mb-5.5 self-end"
						label={t(removing ? "keepField" : "removeField", { name: label })}
						icon={removing ? <RotateCcw /> : <Trash2 />}
						onClick={() => onChange(removing ? undefined : null)}
					/>
				)}
			</div>
		</div>
	);
}

function placeholderOf(field: ProviderField, removing: boolean, environment: string, stored: string): string {
	if (removing || !field.secret) return "";
	if (field.source === "environment") return environment;
	return field.source === "dashboard" ? stored : "";
}
