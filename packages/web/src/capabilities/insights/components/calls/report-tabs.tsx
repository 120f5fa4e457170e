import { Link } from "@tanstack/react-router";
import { useText } from "../../../../shared/i18n/index.ts";
import { callsText } from "../../calls-text.ts";

const look =
	"-mb-px flex h-10 shrink-0 items-center border-transparent border-b-2 px-3 font-medium text-ink-soft text-sm -outline-offset-2 transition-colors hover:text-ink aria-[current=page]:border-brand aria-[current=page]:text-ink";

/** From one kind of report to the other. */
export function ReportTabs() {
	const t = useText(callsText);
	return (
		<nav aria-label={t("kinds")} className="flex gap-1 overflow-x-auto border-line border-b">
			<Link to="/reports" activeOptions={{ exact: true, includeSearch: false }} className={look}>
				{t("kindCalls")}
			</Link>
			<Link to="/reports/guides" activeOptions={{ includeSearch: false }} className={look}>
				{t("kindGuides")}
			</Link>
		</nav>
	);
}
