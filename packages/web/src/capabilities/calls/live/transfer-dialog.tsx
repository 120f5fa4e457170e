import { CallTransfer } from "@centralita/contracts";
import { useId } from "react";
import { isConflict, useProblemText } from "../../../shared/api/index.ts";
import { useDraft } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import {
	Banner,
	Button,
	Dialog,
	Field,
	PhoneInput,
	readablePhone,
	Select,
	Textarea,
	toast,
} from "../../../shared/kit/index.ts";
import { liveText } from "../live-text.ts";
import { useTransfer } from "../queries/supervise.ts";

const modes = ["warm", "cold"] as const;

/** Rings a colleague and gives them the call. */
export function TransferDialog({ callId, onClose }: { callId: string; onClose: () => void }) {
	const t = useText(liveText);
	const common = useText(commonText);
	const problem = useProblemText();
	const id = useId();
	const transfer = useTransfer(callId);
	const draft = useDraft(CallTransfer, { to: "", mode: "warm" as (typeof modes)[number], summary: "" });
	const { to, mode, summary } = draft.values;
	const submit = () => {
		const body = draft.check();
		if (!body) return;
		const { summary: words, ...rest } = body;
		transfer.mutate(words ? { ...rest, summary: words } : rest, {
			onSuccess: () => {
				toast.success(t("transferring", { number: readablePhone(body.to) }));
				onClose();
			},
			onError: draft.refuse,
		});
	};
	return (
		<Dialog
			open
			onOpenChange={onClose}
			size="sm"
			title={t("transferTitle")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={transfer.isPending}>
						{t("transfer")}
					</Button>
				</>
			}
		>
			<form
				id={id}
				noValidate
				className="grid gap-4"
				onSubmit={(event) => {
					event.preventDefault();
					submit();
				}}
			>
				{transfer.error && (
					<Banner tone="bad" role="alert">
						{isConflict(transfer.error) ? t("transferRefused") : problem(transfer.error)}
					</Banner>
				)}
				<Field label={t("transferTo")} hint={t("transferToHint")} error={draft.errors.to}>
					<PhoneInput value={to} onValueChange={(next) => draft.patch({ to: next })} />
				</Field>
				<Field label={t("transferMode")}>
					<Select
						value={mode}
						onValueChange={(next) => draft.patch({ mode: next })}
						options={modes.map((value) => ({ value, label: t(`mode.${value}`) }))}
					/>
				</Field>
				{mode === "warm" && (
					<Field label={t("transferSummary")} hint={t("transferSummaryHint")} error={draft.errors.summary} optional>
						<Textarea
							rows={3}
							maxLength={600}
							value={summary}
							onChange={(event) => draft.patch({ summary: event.target.value })}
						/>
					</Field>
				)}
			</form>
		</Dialog>
	);
}
