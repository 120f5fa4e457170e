import type { ProviderField, ProviderSettings } from "@centralita/contracts";
import { RotateCcw, Trash2 } from "lucide-react";
import type { FormEvent } from "react";
import { ApiError, useProblemText } from "../../../shared/api/index.ts";
import { useCan } from "../../../shared/auth/index.ts";
import { issueText } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Field, IconButton, Input, PasswordInput, toast } from "../../../shared/kit/index.ts";
import { fieldLabel } from "../field-label.ts";
import { providerSettingsText } from "../provider-settings-text.ts";
import { useSaveProvider } from "../queries/provider-settings.ts";

/** What is being changed, by the field's name; null removes it. */
export type FieldChanges = Readonly<Record<string, string | null>>;

type Props = {
	provider: ProviderSettings;
	name: string;
	changes: FieldChanges;
	onChange: (changes: FieldChanges) => void;
};

/** A provider's keys and addresses. What is not touched stays as it is. */
export function ProviderForm({ provider, name, changes, onChange }: Props) {
	const t = useText(providerSettingsText);
	const common = useText(commonText);
	const issue = useText(issueText);
	const problem = useProblemText();
	const may = useCan()("settings:write");
	const save = useSaveProvider(provider.id);
	const refused = save.error instanceof ApiError ? save.error.fields.map(({ path }) => path) : [];
	const dirty = Object.keys(changes).length > 0;
	const change = (field: string, value: string | null | undefined) => {
		const { [field]: _before, ...others } = changes;
		onChange(value === undefined ? others : { ...others, [field]: value });
	};
	const submit = (event: FormEvent) => {
		event.preventDefault();
		save.mutate(changes, {
			onSuccess: () => {
				onChange({});
				toast.success(t("saved", { name }));
			},
		});
	};
	return (
		<form noValidate autoComplete="off" onSubmit={submit} className="grid gap-5">
			{provider.problem && <Banner tone="warn">{t(`problem.${provider.problem}`)}</Banner>}
			{save.error && (
				<Banner tone="bad" role="alert">
					{problem(save.error)}
				</Banner>
			)}
			<fieldset disabled={!may} className="grid gap-5">
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
			{may && (
				<div className="flex flex-wrap gap-2">
					<Button type="submit" variant="primary" disabled={!dirty} loading={save.isPending}>
						{common("save")}
					</Button>
					{dirty && (
						<Button variant="ghost" onClick={() => onChange({})}>
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
	const saved = field.secret ? "" : (field.value ?? "");
	const placeholder = field.secret && fixed ? t("fromEnvironment") : field.secret && field.source ? t("stored") : "";
	return (
		<div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-1.5">
			<Field
				label={label}
				optional={!field.required}
				error={error}
				className={field.source === "dashboard" ? "" : "col-span-2"}
				hint={<Hint field={field} removing={removing} />}
			>
				<Control
					spellCheck={false}
					autoComplete="off"
					className="font-mono"
					readOnly={fixed || removing}
					placeholder={removing ? "" : placeholder}
					value={removing ? "" : (change ?? saved)}
					onChange={(event) => typed(event.target.value)}
				/>
			</Field>
			{field.source === "dashboard" && (
				<IconButton
					className="mt-6.5"
					label={t(removing ? "keepField" : "removeField", { name: label })}
					icon={removing ? <RotateCcw /> : <Trash2 />}
					onClick={() => onChange(removing ? undefined : null)}
				/>
			)}
		</div>
	);
}

/** The setting's own name, and what there is to know about its value. */
function Hint({ field, removing }: { field: ProviderField; removing: boolean }) {
	const t = useText(providerSettingsText);
	const more =
		field.source === "environment"
			? t("fromEnvironmentHint")
			: removing
				? t("willBeRemoved")
				: field.source === null && field.example && t("example", { example: field.example });
	return (
		<>
			<code className="font-mono">{field.name}</code>
			{more && <span className="break-words"> · {more}</span>}
		</>
	);
}
