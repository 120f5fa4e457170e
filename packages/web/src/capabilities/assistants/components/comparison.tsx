import { useQuery } from "@tanstack/react-query";
import { commonText, type Translate, useText } from "../../../shared/i18n/index.ts";
import { Badge, QueryView, Skeleton } from "../../../shared/kit/index.ts";
import { changeLabel, type LabelKey } from "../change-label.ts";
import { editorText } from "../editor/editor-text.ts";
import { comparisonQuery, type Side } from "../queries/assistants.ts";
import { assistantsText } from "../text.ts";

/** What differs between two versions, each value beside its other self. */
export function Comparison({ id, from, to }: { id: string; from: Side; to: Side }) {
	const t = useText(assistantsText);
	const field = useText(editorText);
	const comparison = useQuery(comparisonQuery(id, from, to));
	return (
		<QueryView query={comparison} loading={<Skeleton className="m-5 h-24" />}>
			{({ changes }) =>
				changes.length === 0 ? (
					<p className="px-5 py-6 text-ink-faint">{t("same")}</p>
				) : (
					<>
						<p className="px-5 pb-3">
							<Badge tone="brand">{t("changeCount", { count: changes.length })}</Badge>
						</p>
						<ul className="divide-y divide-line border-line border-t">
							{changes.map((change) => (
								<li key={change.path} className="grid gap-2 px-5 py-4">
									<p className="font-medium text-xs">{labelOf(change.path, field, t)}</p>
									<div className="grid gap-2 sm:grid-cols-2">
										<Value value={change.before} tone="before" />
										<Value value={change.after} tone="after" />
									</div>
								</li>
							))}
						</ul>
					</>
				)
			}
		</QueryView>
	);
}

function labelOf(
	path: string,
	field: Translate<LabelKey>,
	t: Translate<keyof (typeof assistantsText)["messages"]>,
): string {
	const { keys, number, rest } = changeLabel(path);
	const words = keys.map((key) => field(key));
	if (number !== null) words.splice(1, 0, t("item", { number }));
	if (rest) words.push(rest);
	return words.join(" · ");
}

function Value({ value, tone }: { value: unknown; tone: "before" | "after" }) {
	const t = useText(assistantsText);
	const common = useText(commonText);
	const look = tone === "before" ? "bg-bad-soft text-bad-ink" : "bg-good-soft text-good-ink";
	const nothing = value === null || value === "" || value === undefined;
	const words = nothing
		? t("nothing")
		: typeof value === "boolean"
			? common(value ? "yes" : "no")
			: typeof value === "object"
				? JSON.stringify(value, null, 2)
				: String(value);
	return (
		<div className={`min-w-0 rounded-lg px-3 py-2 text-xs leading-relaxed ${look}`}>
			<span className="sr-only">{t(tone === "before" ? "from" : "to")}: </span>
			<span className={nothing ? "italic" : "whitespace-pre-wrap break-words"}>{words}</span>
		</div>
	);
}
