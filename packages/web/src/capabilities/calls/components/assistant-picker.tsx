import type { AssistantSummary } from "@centralita/contracts";
import { RadioGroup } from "radix-ui";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Avatar, Badge } from "../../../shared/kit/index.ts";
import { callsText } from "../text.ts";

type Props = { assistants: readonly AssistantSummary[]; value: string; onValueChange: (id: string) => void };

/** Whom to call. */
export function AssistantPicker({ assistants, value, onValueChange }: Props) {
	const t = useText(callsText);
	const common = useText(commonText);
	return (
		<RadioGroup.Root value={value} onValueChange={onValueChange} aria-label={t("assistant")} className="grid gap-2">
			{assistants.map((assistant) => (
				<RadioGroup.Item
					key={assistant.id}
					value={assistant.id}
					className="flex w-full min-w-0 items-center gap-3 rounded-xl border border-line bg-surface px-3.5 py-3 text-left transition-colors hover:border-line-strong data-[state=checked]:border-brand data-[state=checked]:bg-brand-soft"
				>
					<Avatar name={assistant.name} />
					<span className="grid min-w-0 grow">
						<span className="truncate font-medium">{assistant.name}</span>
						<span className="truncate text-ink-soft text-xs">{common(`locale.${assistant.locale}`)}</span>
					</span>
					{assistant.publishedVersion === null ? (
						<Badge tone="warn">{t("onlyDraft")}</Badge>
					) : (
						<Badge tone="good">{t("publishedNumber", { number: assistant.publishedVersion })}</Badge>
					)}
				</RadioGroup.Item>
			))}
		</RadioGroup.Root>
	);
}
