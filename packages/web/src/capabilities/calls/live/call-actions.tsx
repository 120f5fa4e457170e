import type { LiveCall } from "@centralita/contracts";
import { Headphones, Mic, PhoneForwarded, PhoneOff } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, ConfirmDialog, readablePhone, toast } from "../../../shared/kit/index.ts";
import { liveText } from "../live-text.ts";
import { useHangUp } from "../queries/supervise.ts";
import type { SuperviseMode } from "../supervise/supervision.ts";
import { TransferDialog } from "./transfer-dialog.tsx";

type Props = {
	call: LiveCall;
	mayListen: boolean;
	mayTakeOver: boolean;
	onStart: (mode: SuperviseMode) => void;
};

/** What can be done with a call that one does not talk in. */
export function CallActions({ call, mayListen, mayTakeOver, onStart }: Props) {
	const t = useText(liveText);
	const problem = useProblemText();
	const hangUp = useHangUp(call.callId);
	const [transferring, setTransferring] = useState(false);
	const [confirming, setConfirming] = useState(false);
	const onConfirm = () =>
		hangUp.mutate(undefined, {
			onSuccess: () => toast.success(t("hungUp")),
			onError: (error) => toast.error(problem(error)),
			onSettled: () => setConfirming(false),
		});
	return (
		<div className="grid grid-cols-2 gap-2 px-5 py-4">
			{mayListen && (
				<Button variant="primary" onClick={() => onStart("listen")}>
					<Headphones aria-hidden />
					{t("listen")}
				</Button>
			)}
			{mayTakeOver && (
				<Button onClick={() => onStart("take-over")}>
					<Mic aria-hidden />
					{t("takeOver")}
				</Button>
			)}
			{call.carrier !== "browser" && (
				<Button disabled={call.state === "transferring"} onClick={() => setTransferring(true)}>
					<PhoneForwarded aria-hidden />
					{t("transfer")}
				</Button>
			)}
			<Button onClick={() => setConfirming(true)} className="text-bad-ink">
				<PhoneOff aria-hidden />
				{t("hangUp")}
			</Button>
			{transferring && <TransferDialog callId={call.callId} onClose={() => setTransferring(false)} />}
			<ConfirmDialog
				open={confirming}
				onOpenChange={setConfirming}
				title={t("hangUpTitle", { name: readablePhone(call.label) })}
				description={t("hangUpBody")}
				confirmLabel={t("hangUp")}
				loading={hangUp.isPending}
				onConfirm={onConfirm}
			/>
		</div>
	);
}
