import {
	type CarrierAccount,
	CarrierAccountChange,
	CarrierAccountCreate,
	type CarrierName,
} from "@centralita/contracts";
import { useState } from "react";
import { useDraft } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Field, Select, Switch, toast } from "../../../shared/kit/index.ts";
import { accountText } from "../account-text.ts";
import { useChangeAccount, useConnectAccount } from "../queries/lines.ts";
import { linesText } from "../text.ts";
import { AccountForm, LabelField } from "./account-form.tsx";
import { CredentialFields, type CredentialTexts } from "./credential-fields.tsx";

const carriers: readonly CarrierName[] = ["twilio", "telnyx"];
const blank = (carrier: CarrierName): CredentialTexts => ({
	carrier,
	accountSid: "",
	authToken: "",
	apiKey: "",
	publicKey: "",
	connectionId: "",
});

/** Connects an account of a carrier. */
export function ConnectDialog({ carrier, onClose }: { carrier: CarrierName; onClose: () => void }) {
	const t = useText(accountText);
	const lines = useText(linesText);
	const connect = useConnectAccount();
	const draft = useDraft(CarrierAccountCreate, { label: lines(`carrier.${carrier}`), credentials: blank(carrier) });
	const { label, credentials } = draft.values;
	const choose = (next: CarrierName) => {
		const untouched = carriers.some((one) => lines(`carrier.${one}`) === label);
		draft.patch({
			credentials: { ...credentials, carrier: next },
			...(untouched ? { label: lines(`carrier.${next}`) } : {}),
		});
	};
	const submit = () => {
		const body = draft.check();
		if (!body) return;
		connect.mutate(body, {
			onSuccess: (account) => {
				toast.success(lines("connected", { label: account.label }));
				onClose();
			},
			onError: draft.refuse,
		});
	};
	return (
		<AccountForm
			title={t("connectTitle")}
			description={t("connectLead")}
			action={t("connect")}
			pending={connect.isPending}
			error={connect.error}
			onClose={onClose}
			onSubmit={submit}
		>
			<Field label={t("carrier")}>
				<Select
					value={credentials.carrier}
					onValueChange={choose}
					options={carriers.map((value) => ({ value, label: lines(`carrier.${value}`) }))}
				/>
			</Field>
			<LabelField value={label} error={draft.errors.label} onChange={(next) => draft.patch({ label: next })} />
			<CredentialFields
				value={credentials}
				errors={draft.errors}
				onChange={(next) => draft.patch({ credentials: next })}
			/>
		</AccountForm>
	);
}

/** Another name for an account, or other credentials. */
export function EditAccountDialog({ account, onClose }: { account: CarrierAccount; onClose: () => void }) {
	const t = useText(accountText);
	const change = useChangeAccount(account.id);
	const [replacing, setReplacing] = useState(false);
	const [credentials, setCredentials] = useState(blank(account.carrier));
	const draft = useDraft(CarrierAccountChange, { label: account.label, credentials: undefined as unknown });
	const set = (next: CredentialTexts) => {
		setCredentials(next);
		draft.patch({ credentials: next });
	};
	const submit = () => {
		const body = draft.check();
		if (!body) return;
		change.mutate(body, {
			onSuccess: () => {
				toast.success(t("saved"));
				onClose();
			},
			onError: draft.refuse,
		});
	};
	const commons = useText(commonText);
	return (
		<AccountForm
			title={t("editTitle", { label: account.label })}
			action={commons("save")}
			pending={change.isPending}
			error={change.error}
			onClose={onClose}
			onSubmit={submit}
		>
			<LabelField value={draft.values.label} error={draft.errors.label} onChange={(label) => draft.patch({ label })} />
			<Switch
				label={t("replace")}
				hint={t("replaceHint")}
				checked={replacing}
				onCheckedChange={(on) => {
					setReplacing(on);
					draft.patch({ credentials: on ? credentials : undefined });
				}}
			/>
			{replacing && <CredentialFields value={credentials} errors={draft.errors} onChange={set} />}
		</AccountForm>
	);
}
