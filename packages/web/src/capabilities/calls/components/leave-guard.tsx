import { LeaveGuard } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { callsText } from "../text.ts";

/** Asks before a call is cut off by leaving the page or closing the tab. */
export function CallLeaveGuard({ active }: { active: boolean }) {
	const t = useText(callsText);
	const words = { title: t("leaveTitle"), description: t("leaveBody"), leave: t("leave"), stay: t("stay") };
	return <LeaveGuard active={active} words={words} />;
}
