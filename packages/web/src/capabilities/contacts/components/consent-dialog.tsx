import {
	type ConsentState,
	type ContactChannel,
	ContactConsentSave,
	type ContactPurpose,
	contactChannels,
	contactPurposes,
} from "@centralita/contracts";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Field, Select, Textarea } from "../../../shared/kit/index.ts";
import { profileText } from "../profile-text.ts";
import { useAddConsent } from "../queries/contacts.ts";

export function ConsentDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
	const p = useText(profileText);
	const common = useText(commonText);
	const add = useAddConsent(contactId);
	const form = useForm(ContactConsentSave, {
		purpose: "marketing" as ContactPurpose,
		channel: "voice" as ContactChannel,
		state: "granted" as ConsentState,
		proof: "",
	});
	return (
		<FormDialog
			title={p("consentTitle")}
			action={common("save")}
			pending={add.isPending}
			error={add.error}
			onClose={onClose}
			onSubmit={form.submit((body) => add.mutate(body, { onSuccess: onClose, onError: form.refuse }))}
		>
			<div className="grid gap-4 sm:grid-cols-3">
				<Field label={p("state")}>
					<Select
						value={form.values.state}
						onValueChange={(state) => form.set("state", state)}
						options={(["granted", "withdrawn"] as const).map((value) => ({ value, label: p(`state.${value}`) }))}
					/>
				</Field>
				<Field label={p("purpose")}>
					<Select
						value={form.values.purpose}
						onValueChange={(purpose) => form.set("purpose", purpose)}
						options={contactPurposes.map((value) => ({ value, label: p(`purpose.${value}`) }))}
					/>
				</Field>
				<Field label={p("channel")}>
					<Select
						value={form.values.channel}
						onValueChange={(channel) => form.set("channel", channel)}
						options={contactChannels.map((value) => ({ value, label: p(`channel.${value}`) }))}
					/>
				</Field>
			</div>
			<Field label={p("proof")} hint={p("proofHint")} error={form.errors.proof}>
				<Textarea rows={2} value={form.values.proof} onChange={(event) => form.set("proof", event.target.value)} />
			</Field>
		</FormDialog>
	);
}
