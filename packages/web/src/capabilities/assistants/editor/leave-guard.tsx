import { useBlocker } from "@tanstack/react-router";
import { useText } from "../../../shared/i18n/index.ts";
import { ConfirmDialog } from "../../../shared/kit/index.ts";
import { assistantsText } from "../text.ts";

/** Asks before unsaved changes are left behind. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
	const t = useText(assistantsText);
	const blocker = useBlocker({
		shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
		enableBeforeUnload: () => dirty,
		withResolver: true,
	});
	return (
		<ConfirmDialog
			open={blocker.status === "blocked"}
			onOpenChange={(open) => !open && blocker.reset?.()}
			title={t("leaveTitle")}
			description={t("leaveLead")}
			confirmLabel={t("leave")}
			cancelLabel={t("stay")}
			onConfirm={() => blocker.proceed?.()}
		/>
	);
}
