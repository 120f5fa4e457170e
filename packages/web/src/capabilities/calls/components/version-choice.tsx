import type { AssistantSummary } from "@centralita/contracts";
import { RadioGroup } from "radix-ui";
import { useText } from "../../../shared/i18n/index.ts";
import { callsText } from "../text.ts";

type Props = { draft: boolean; assistant: AssistantSummary; onDraftChange: (draft: boolean) => void };

/** Published or draft. */
export function VersionChoice({ draft, assistant, onDraftChange }: Props) {
	const t = useText(callsText);
	const item =
		"h-8 grow rounded-md px-3 font-medium text-ink-soft text-sm transition-colors data-[state=checked]:bg-surface data-[state=checked]:text-ink data-[state=checked]:shadow-card disabled:opacity-55 dark:data-[state=checked]:bg-line";
	return (
		<div className="grid gap-1.5">
			<span className="font-medium text-sm">{t("version")}</span>
			<RadioGroup.Root
				value={draft ? "draft" : "published"}
				onValueChange={(value) => onDraftChange(value === "draft")}
				aria-label={t("version")}
				className="flex gap-1 rounded-lg border border-line bg-sunken p-1"
			>
				<RadioGroup.Item value="published" disabled={assistant.publishedVersion === null} className={item}>
					{t("published")}
				</RadioGroup.Item>
				<RadioGroup.Item value="draft" className={item}>
					{t("draft")}
				</RadioGroup.Item>
			</RadioGroup.Root>
			{(draft || assistant.changed) && (
				<p className="text-ink-faint text-xs">{t(draft ? "draftHint" : "unpublishedChanges")}</p>
			)}
		</div>
	);
}
