import { CampaignTestCall } from "@centralita/contracts";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Field, PhoneInput, toast } from "../../../shared/kit/index.ts";
import { useTestCall } from "../queries/script.ts";
import { scriptText } from "../script-text.ts";

type Props = { campaignId: string; contactId: string; onClose: () => void };

/** Rings one's own telephone as the campaign would ring that contact. */
export function TestCallDialog({ campaignId, contactId, onClose }: Props) {
	const t = useText(scriptText);
	const call = useTestCall(campaignId);
	const form = useForm(CampaignTestCall, { to: "", contactId });
	return (
		<FormDialog
			size="sm"
			title={t("test")}
			description={t("testLead")}
			action={t("testCall")}
			pending={call.isPending}
			error={call.error}
			onClose={onClose}
			onSubmit={form.submit((body) =>
				call.mutate(body, {
					onSuccess: () => {
						toast.success(t("testRings"));
						onClose();
					},
					onError: form.refuse,
				}),
			)}
		>
			<Field label={t("myPhone")} error={form.errors.to}>
				<PhoneInput value={form.values.to} onValueChange={(to) => form.set("to", to)} />
			</Field>
		</FormDialog>
	);
}
