import {
	type ConsentState,
	type ContactChannel,
	ContactConsentSave,
	type ContactPurpose,
	contactChannels,
	contactPurposes,
} from "@centralita/contracts";
import { useId } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Dialog, Field, Select, Textarea } from "../../../shared/kit/index.ts";
import { profileText } from "../profile-text.ts";
import { useAddConsent } from "../queries/contacts.ts";

export function ConsentDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
	const p = useText(profileText);
	const common = useText(commonText);
	const problem = useProblemText();
	const id = useId();
	const add = useAddConsent(contactId);
	const form = useForm(ContactConsentSave, {
		purpose: "marketing" as ContactPurpose,
		channel: "voice" as ContactChannel,
		state: "granted" as ConsentState,
		proof: "",
	});
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={p("consentTitle")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={add.isPending}>
						{common("save")}
					</Button>
				</>
			}
		>
			<form
				id={id}
				noValidate
				className="grid gap-4"
				onSubmit={form.submit((body) => add.mutate(body, { onSuccess: onClose, onError: form.refuse }))}
			>
				{add.error && (
					<Banner tone="bad" role="alert">
						{problem(add.error)}
					</Banner>
				)}
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
			</form>
		</Dialog>
	);
}
