import type { Report, ReportGroup } from "@centralita/contracts";
import { commonText, formatDateTime, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { callsText } from "../../calls-text.ts";
import { hourLabel } from "../../hours.ts";

type Group = Pick<Report["groups"][number], "key" | "name">;

/** What a group of the report is called. */
export function useGroupName(): (by: ReportGroup, group: Group) => string {
	const t = useText(callsText);
	const common = useText(commonText);
	const language = useLanguage();
	return (by, { key, name }) => {
		if (by === "day") return formatDateTime(`${key}T12:00:00Z`, language, "date", "UTC");
		if (by === "hour") return hourLabel(Number(key));
		if (by === "channel") {
			if (key === "voice" || key === "web" || key === "whatsapp" || key === "simulator") return t(`channel.${key}`);
			return key;
		}
		if (by === "outcome") {
			if (key === "unanswered" || key === "open") return t(`outcome.${key}`);
			return common(`outcome.${key}` as "outcome.resolved");
		}
		return name ?? t(key === "" ? "none" : "gone");
	};
}
