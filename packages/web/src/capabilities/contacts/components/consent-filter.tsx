import { type ContactFilter, contactChannels, contactPurposes } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { Field, Select } from "../../../shared/kit/index.ts";
import { filterText } from "../filter-text.ts";
import { profileText } from "../profile-text.ts";

type Consent = ContactFilter["consent"];
const usual: NonNullable<Consent> = { purpose: "marketing", channel: "voice", state: "granted" };

/** By what contacts said of one purpose and channel. */
export function ConsentFilter({ value, onValueChange }: { value: Consent; onValueChange: (value: Consent) => void }) {
	const f = useText(filterText);
	const p = useText(profileText);
	return (
		<>
			<Field label={f("consent")}>
				<Select
					value={value?.state ?? ""}
					options={[
						{ value: "", label: f("any") },
						...(["granted", "withdrawn", "none"] as const).map((state) => ({
							value: state,
							label: f(`consent.${state}`),
						})),
					]}
					onValueChange={(state) => onValueChange(state === "" ? undefined : { ...usual, ...value, state })}
				/>
			</Field>
			{value && (
				<>
					<Field label={f("consentPurpose")}>
						<Select
							value={value.purpose}
							options={contactPurposes.map((purpose) => ({ value: purpose, label: p(`purpose.${purpose}`) }))}
							onValueChange={(purpose) => onValueChange({ ...value, purpose })}
						/>
					</Field>
					<Field label={f("consentChannel")}>
						<Select
							value={value.channel}
							options={contactChannels.map((channel) => ({ value: channel, label: p(`channel.${channel}`) }))}
							onValueChange={(channel) => onValueChange({ ...value, channel })}
						/>
					</Field>
				</>
			)}
		</>
	);
}
