import type { Analysis, ExtractedValue } from "@centralita/contracts";
import { commonText, formatDateTime, formatNumber, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Card } from "../../../shared/kit/index.ts";
import { conversationText } from "../conversation-text.ts";
import { Confidence } from "./confidence.tsx";

/** A value as people write it in their language. */
function useValueText(): (value: ExtractedValue) => string | null {
	const common = useText(commonText);
	const language = useLanguage();
	return ({ type, value }) => {
		if (value === null) return null;
		if (typeof value === "boolean") return common(value ? "yes" : "no");
		if (typeof value === "number") return formatNumber(value, language, { maximumFractionDigits: 2 });
		if (type === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value))
			return formatDateTime(`${value}T12:00:00`, language, "date");
		return value;
	};
}

/** What the conversation brought, each value with how sure it is and the turn it came from; then what it did not. */
export function ExtractionCard({ analysis, onTurn }: { analysis: Analysis; onTurn: (number: number) => void }) {
	const t = useText(conversationText);
	const found = analysis.values.filter(({ value }) => value !== null);
	const missing = analysis.values.filter(({ value }) => value === null);
	return (
		<Card title={t("extraction")}>
			<div className="grid gap-4">
				{found.length > 0 && (
					<dl className="grid divide-y divide-line">
						{found.map((value) => (
							<FoundValue key={value.name} value={value} onTurn={onTurn} />
						))}
					</dl>
				)}
				{missing.length > 0 && (
					<p className="break-words text-ink-faint text-xs leading-relaxed">
						{t("missing", { names: missing.map(({ name }) => name).join(", ") })}
					</p>
				)}
				{analysis.values.length === 0 && <p className="text-ink-faint text-sm">{t("noValues")}</p>}
			</div>
		</Card>
	);
}

function FoundValue({ value, onTurn }: { value: ExtractedValue; onTurn: (number: number) => void }) {
	const t = useText(conversationText);
	const valueText = useValueText();
	return (
		<div className="grid gap-1 py-2.5 first:pt-0 last:pb-0">
			<dt className="truncate text-ink-faint text-xs">{value.name}</dt>
			<dd className="grid gap-1">
				<span className="break-words font-medium text-sm">{valueText(value)}</span>
				<span className="flex flex-wrap items-center gap-x-3 gap-y-1">
					<Confidence value={value.confidence} />
					{value.turn !== null && <TurnLink number={value.turn} onTurn={onTurn} />}
					<span className="text-ink-faint text-xs">{t(`by.${value.by}`)}</span>
				</span>
			</dd>
		</div>
	);
}

/** Leads to a turn of the transcript. */
export function TurnLink({ number, onTurn }: { number: number; onTurn: (number: number) => void }) {
	const t = useText(conversationText);
	return (
		<button
			type="button"
			onClick={() => onTurn(number)}
			className="rounded font-medium text-brand-ink text-xs underline underline-offset-2 hover:text-ink"
		>
			{t("turn", { number })}
		</button>
	);
}
