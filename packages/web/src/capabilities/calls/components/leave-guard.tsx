import { useBlocker } from "@tanstack/react-router";
import { useText } from "../../../shared/i18n/index.ts";
import { ConfirmDialog } from "../../../shared/kit/index.ts";
import { callsText } from "../text.ts";

/** Asks before a call is cut off by leaving the page or closing the tab. */
export function LeaveGuard({ active }: { active: boolean }) {
	const t = useText(callsText);
	const blocker = useBlocker({
		shouldBlockFn: ({ current, next }) => active && current.pathname !== next.pathname,
		enableBeforeUnload: active,
		withResolver: true,
	});
	return (
		<ConfirmDialog
			open={blocker.status === "blocked"}
			onOpenChange={(open) => !open && blocker.reset?.()}
			title={t("leaveTitle")}
			description={t("leaveBody")}
			confirmLabel={t("leave")}
			cancelLabel={t("stay")}
			onConfirm={() => blocker.proceed?.()}
		/>
	);
}
