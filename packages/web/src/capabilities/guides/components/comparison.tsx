import type { GuideComparison, GuideNode } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Badge, QueryView, Skeleton, type Tone } from "../../../shared/kit/index.ts";
import { comparisonQuery, type Side } from "../queries/guides.ts";
import { guidesText } from "../text.ts";
import { fieldName, fieldText } from "./field-name.ts";

type Fields = GuideComparison["guide"];
const tones: Record<GuideComparison["nodes"][number]["change"], Tone> = {
	added: "good",
	removed: "bad",
	changed: "warn",
};

/** What differs between two versions, node by node, each value beside its other self. */
export function Comparison({ slug, from, to }: { slug: string; from: Side; to: Side }) {
	const t = useText(guidesText);
	const comparison = useQuery(comparisonQuery(slug, from, to));
	return (
		<QueryView query={comparison} loading={<Skeleton className="m-5 h-24" />}>
			{({ guide, nodes }) =>
				guide.length + nodes.length === 0 ? (
					<p className="px-5 py-6 text-ink-faint">{t("same")}</p>
				) : (
					<ul className="divide-y divide-line border-line border-t">
						{guide.length > 0 && (
							<li className="grid gap-2 px-5 py-4">
								<p className="font-medium text-sm">{t("wholeGuide")}</p>
								<FieldList fields={guide} />
							</li>
						)}
						{nodes.map((node) => (
							<li key={node.id} className="grid gap-2 px-5 py-4">
								<p className="flex flex-wrap items-center gap-2">
									<Badge tone={tones[node.change]}>{t(`change.${node.change}`)}</Badge>
									<span className="font-medium text-sm">{t(`kind.${node.kind as GuideNode["kind"]}`)}</span>
									<code className="text-ink-faint text-xs">{node.id}</code>
								</p>
								<FieldList fields={node.fields} />
							</li>
						))}
					</ul>
				)
			}
		</QueryView>
	);
}

function FieldList({ fields }: { fields: Fields }) {
	const t = useText(fieldText);
	if (fields.length === 0) return null;
	return (
		<ul className="grid gap-3">
			{fields.map((field) => (
				<li key={field.path} className="grid gap-1">
					<p className="text-ink-soft text-xs">{fieldName(field.path, t)}</p>
					<div className="grid gap-2 sm:grid-cols-2">
						<Value value={field.before} tone="before" />
						<Value value={field.after} tone="after" />
					</div>
				</li>
			))}
		</ul>
	);
}

function Value({ value, tone }: { value: unknown; tone: "before" | "after" }) {
	const t = useText(guidesText);
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
