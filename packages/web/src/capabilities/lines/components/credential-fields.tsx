import type { CarrierName } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Field, Input, PasswordInput } from "../../../shared/kit/index.ts";
import { accountText } from "../account-text.ts";

/** Both carriers' credentials as they are being written; the contract takes those of `carrier`. */
export type CredentialTexts = {
	carrier: CarrierName;
	accountSid: string;
	authToken: string;
	apiKey: string;
	publicKey: string;
	connectionId: string;
};

const fields = {
	twilio: [
		{ name: "accountSid", secret: false },
		{ name: "authToken", secret: true },
	],
	telnyx: [
		{ name: "apiKey", secret: true },
		{ name: "publicKey", secret: false },
		{ name: "connectionId", secret: false },
	],
} as const;

type Props = {
	value: CredentialTexts;
	errors: Readonly<Record<string, string>>;
	onChange: (value: CredentialTexts) => void;
};

/** What a carrier needs, and where to find each part of it. */
export function CredentialFields({ value, errors, onChange }: Props) {
	const t = useText(accountText);
	return fields[value.carrier].map(({ name, secret }) => {
		const Control = secret ? PasswordInput : Input;
		return (
			<Field key={name} label={t(name)} hint={t(`${name}Hint`)} error={errors[`credentials.${name}`]}>
				<Control
					autoComplete="off"
					spellCheck={false}
					className="font-mono"
					value={value[name]}
					onChange={(event) => onChange({ ...value, [name]: event.target.value })}
				/>
			</Field>
		);
	});
}
