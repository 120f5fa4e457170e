import { useText } from "../../../shared/i18n/index.ts";
import { Field, Textarea } from "../../../shared/kit/index.ts";
import { lineText } from "../line-text.ts";

type Props = { value: string | null; error: string | undefined; onChange: (text: string | null) => void };

/** A message that the product has words for already; null is those. */
export function OwnWordsField({ value, error, onChange }: Props) {
	const t = useText(lineText);
	return (
		<Field label={t("message")} hint={t("ownWordsHint")} error={error} optional>
			<Textarea
				rows={2}
				maxLength={600}
				value={value ?? ""}
				onChange={(event) => onChange(event.target.value || null)}
			/>
		</Field>
	);
}
