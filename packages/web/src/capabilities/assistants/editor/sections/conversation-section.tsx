import { formatNumber, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card, Field, Textarea } from "../../../../shared/kit/index.ts";
import { assistantsText } from "../../text.ts";
import { useDraft } from "../draft-context.ts";
import { editorText } from "../editor-text.ts";

export function ConversationSection() {
	const t = useText(editorText);
	const titles = useText(assistantsText);
	const language = useLanguage();
	const { definition, patch, errors } = useDraft();
	return (
		<Card title={titles("section.conversation")}>
			<div className="grid gap-5">
				<Field label={t("greeting")} hint={t("greetingHint")} error={errors.greeting}>
					<Textarea
						rows={2}
						value={definition.greeting}
						onChange={(event) => patch({ greeting: event.target.value })}
					/>
				</Field>
				<div className="grid gap-1">
					<Field label={t("prompt")} hint={t("promptHint")} error={errors.prompt}>
						<Textarea
							rows={14}
							className="max-h-[60vh] min-h-72"
							value={definition.prompt}
							onChange={(event) => patch({ prompt: event.target.value })}
						/>
					</Field>
					<p className="text-right text-ink-faint text-xs tabular-nums">
						{t("characters", { count: formatNumber(definition.prompt.length, language) })}
					</p>
				</div>
			</div>
		</Card>
	);
}
