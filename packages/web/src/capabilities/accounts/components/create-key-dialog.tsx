import { ApiKeyCreate, type Permission } from "@centralita/contracts";
import { useId, useState } from "react";
import { useSession } from "../../../shared/auth/index.ts";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Checkbox, Field, Input, Select } from "../../../shared/kit/index.ts";
import { useCreateApiKey } from "../queries/team.ts";
import { scopesText } from "../scopes-text.ts";
import { teamText } from "../team-text.ts";

const expiries = ["30", "90", "365", "never"] as const;

export function CreateKeyDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (key: string) => void }) {
	const t = useText(teamText);
	const scope = useText(scopesText);
	const { permissions } = useSession();
	const create = useCreateApiKey();
	const id = useId();
	const [expiry, setExpiry] = useState<(typeof expiries)[number]>("90");
	const form = useForm(ApiKeyCreate.omit({ expiresInDays: true }), { name: "", scopes: [] as Permission[] });
	const toggle = (permission: Permission, on: boolean) =>
		form.set(
			"scopes",
			on ? [...form.values.scopes, permission] : form.values.scopes.filter((one) => one !== permission),
		);
	const submit = form.submit((body) =>
		create.mutate(
			{ ...body, expiresInDays: expiry === "never" ? null : Number(expiry) },
			{ onSuccess: ({ key }) => onCreated(key), onError: form.refuse },
		),
	);
	return (
		<FormDialog
			title={t("newKeyTitle")}
			action={t("newKey")}
			pending={create.isPending}
			error={create.error}
			className="gap-5"
			onClose={onClose}
			onSubmit={submit}
		>
			<div className="grid gap-4 sm:grid-cols-2">
				<Field label={t("keyName")} hint={t("keyNameHint")} error={form.errors.name}>
					<Input
						autoComplete="off"
						value={form.values.name}
						onChange={(event) => form.set("name", event.target.value)}
					/>
				</Field>
				<Field label={t("keyExpiry")}>
					<Select
						value={expiry}
						onValueChange={setExpiry}
						options={expiries.map((value) => ({ value, label: t(`expiry.${value}`) }))}
					/>
				</Field>
			</div>
			<fieldset className="grid gap-2" aria-describedby={form.errors.scopes ? `${id}-scopes` : undefined}>
				<legend className="mb-2 font-medium">{t("keyScopes")}</legend>
				<div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
					{permissions.map((permission) => (
						<Checkbox
							key={permission}
							label={scope(permission)}
							checked={form.values.scopes.includes(permission)}
							onCheckedChange={(on) => toggle(permission, on)}
						/>
					))}
				</div>
				{form.errors.scopes && (
					<p id={`${id}-scopes`} className="text-bad-ink text-xs">
						{t("keyScopesError")}
					</p>
				)}
			</fieldset>
		</FormDialog>
	);
}
