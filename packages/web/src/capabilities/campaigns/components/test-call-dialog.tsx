import { CampaignTestCall } from "@centralita/contracts";
import { useId } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Dialog, Field, PhoneInput, toast } from "../../../shared/kit/index.ts";
import { useTestCall } from "../queries/script.ts";
import { scriptText } from "../script-text.ts";

type Props = { campaignId: string; contactId: string; onClose: () => void };

/** Rings one's own telephone as the campaign would ring that contact. */
export function TestCallDialog({ campaignId, contactId, onClose }: Props) {
	const t = useText(scriptText);
	const common = useText(commonText);
	const problem = useProblemText();
	const id = useId();
	const call = useTestCall(campaignId);
	const form = useForm(CampaignTestCall, { to: "", contactId });
	return (
		<Dialog
			open
			onOpenChange={onClose}
			size="sm"
			title={t("test")}
			description={t("testLead")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={call.isPending}>
						{t("testCall")}
					</Button>
				</>
			}
		>
			<form
				id={id}
				noValidate
				className="grid gap-4"
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
				{call.error && (
					<Banner tone="bad" role="alert">
						{problem(call.error)}
					</Banner>
				)}
				<Field label={t("myPhone")} error={form.errors.to}>
					<PhoneInput value={form.values.to} onValueChange={(to) => form.set("to", to)} />
				</Field>
			</form>
		</Dialog>
	);
}
