import { useBlocker } from "@tanstack/react-router";
import { useText } from "../i18n/index.ts";
import { ConfirmDialog } from "../kit/index.ts";
import { editingText } from "./editing-text.ts";

type Words = { title: string; description: string; leave: string; stay: string };

/** Asks before something is lost by leaving the page or closing the tab: unsaved changes, unless `words` tell of more. */
export function LeaveGuard({ active, words }: { active: boolean; words?: Words }) {
	const t = useText(editingText);
	const blocker = useBlocker({
		shouldBlockFn: ({ current, next }) => active && current.pathname !== next.pathname,
		enableBeforeUnload: () => active,
		withResolver: true,
	});
	return (
		<ConfirmDialog
			open={blocker.status === "blocked"}
			onOpenChange={(open) => !open && blocker.reset?.()}
			title={words?.title ?? t("leaveTitle")}
			description={words?.description ?? t("leaveLead")}
			confirmLabel={words?.leave ?? t("leave")}
			cancelLabel={words?.stay ?? t("stay")}
			onConfirm={() => blocker.proceed?.()}
		/>
	);
}
