import { useText } from "../../../shared/i18n/index.ts";
import { Badge } from "../../../shared/kit/index.ts";
import { assistantsText } from "../text.ts";

type Props = { publishedVersion: number | null; changed: boolean };

/** Whether an assistant is published and whether its draft has gone on. */
export function AssistantBadge({ publishedVersion, changed }: Props) {
	const t = useText(assistantsText);
	if (publishedVersion === null) return <Badge tone="warn">{t("draft")}</Badge>;
	return (
		<>
			<Badge tone="good">{t("version", { version: publishedVersion })}</Badge>
			{changed && <Badge tone="warn">{t("changed")}</Badge>}
		</>
	);
}
