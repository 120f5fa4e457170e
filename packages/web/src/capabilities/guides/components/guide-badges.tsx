import { useText } from "../../../shared/i18n/index.ts";
import { Badge } from "../../../shared/kit/index.ts";
import { guidesText } from "../text.ts";

type Props = { version: number | null; changed: boolean; archived: boolean };

/** Whether a guide is published, whether its draft has gone on, whether it is out of use. */
export function GuideBadges({ version, changed, archived }: Props) {
	const t = useText(guidesText);
	return (
		<>
			{archived && <Badge>{t("archivedBadge")}</Badge>}
			{version === null ? (
				<Badge tone="warn">{t("draft")}</Badge>
			) : (
				<Badge tone="good">{t("version", { version })}</Badge>
			)}
			{changed && version !== null && <Badge tone="warn">{t("changed")}</Badge>}
		</>
	);
}
