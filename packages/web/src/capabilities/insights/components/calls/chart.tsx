import type { Report } from "@centralita/contracts";
import { useText } from "../../../../shared/i18n/index.ts";
import { Card, Select } from "../../../../shared/kit/index.ts";
import { type CallMetric, callMetrics } from "../../calls-search.ts";
import { callsText } from "../../calls-text.ts";
import { niceCeiling } from "../../hours.ts";
import { GridLines } from "../grid-lines.tsx";
import { isShare, metricOf, useFigures } from "./figures.ts";
import { useGroupName } from "./group-name.ts";

const height = 160;
const slot = 12;
const dayMs = 86_400_000;
const mostRows = 15;
const shareTops = [0.1, 0.25, 0.5, 1];

type Bar = { key: string; name: string; value: number | null };

/** Every day or hour, also those in which nothing happened. */
function keysOf({ groupBy, from, to }: Report): string[] | null {
	if (groupBy === "hour") return Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
	if (groupBy !== "day") return null;
	const first = Date.parse(from);
	return Array.from({ length: Math.round((Date.parse(to) - first) / dayMs) + 1 }, (_, index) =>
		new Date(first + index * dayMs).toISOString().slice(0, 10),
	);
}

/** One figure of each group as bars. The table has all of them as numbers. */
export function CallChart({
	report,
	metric,
	onMetric,
}: {
	report: Report;
	metric: CallMetric;
	onMetric: (metric: CallMetric) => void;
}) {
	const t = useText(callsText);
	const nameOf = useGroupName();
	const figures = useFigures(report.currency);
	const keys = keysOf(report);
	const known = new Map(report.groups.map((group) => [group.key, group]));
	const bars: Bar[] = (keys ?? report.groups.map(({ key }) => key)).map((key) => {
		const group = known.get(key);
		return {
			key,
			name: nameOf(report.groupBy, { key, name: group?.name ?? null }),
			value: group ? metricOf(group.figures, metric) : null,
		};
	});
	const peak = Math.max(0, ...bars.map(({ value }) => value ?? 0));
	const top = isShare(metric)
		? (shareTops.find((one) => one >= peak) ?? 1)
		: metric === "contacts"
			? niceCeiling(Math.max(1, peak))
			: peak || 1;
	return (
		<Card
			title={t(keys ? "chart" : "chartGroups")}
			actions={
				<Select
					aria-label={t("metric")}
					value={metric}
					options={callMetrics.map((value) => ({ value, label: t(`metric.${value}`) }))}
					onValueChange={onMetric}
				/>
			}
		>
			{keys ? (
				<Columns bars={bars} top={top} written={(value) => figures.metric(value, metric)} />
			) : (
				<Rows bars={bars.slice(0, mostRows)} top={top} written={(value) => figures.metric(value, metric)} />
			)}
		</Card>
	);
}

type Drawn = { bars: readonly Bar[]; top: number; written: (value: number | null) => string };

function Columns({ bars, top, written }: Drawn) {
	const t = useText(callsText);
	const width = bars.length * slot;
	const marks = [...new Set([0, Math.floor((bars.length - 1) / 2), bars.length - 1])];
	return (
		<figure className="grid gap-2">
			<div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
				<div aria-hidden className="min-w-6 text-right text-[0.6875rem] text-ink-faint tabular-nums">
					<span className="-mt-2 block">{written(top)}</span>
				</div>
				<svg
					viewBox={`0 0 ${width} ${height}`}
					preserveAspectRatio="none"
					aria-hidden
					className="h-40 w-full overflow-visible"
				>
					<GridLines width={width} height={height} />
					{bars.map(({ key, name, value }, index) => (
						<g key={key}>
							<title>{t("figure", { name, value: written(value) })}</title>
							<rect x={index * slot} y="0" width={slot} height={height} className="fill-transparent" />
							<rect
								x={index * slot + 2}
								y={height - ((value ?? 0) / top) * height}
								width={slot - 4}
								height={((value ?? 0) / top) * height}
								className="fill-brand"
							/>
						</g>
					))}
				</svg>
				<span />
				<div aria-hidden className="mt-1.5 flex justify-between text-[0.6875rem] text-ink-faint tabular-nums">
					{marks.map((index) => (
						<span key={index}>{bars[index]?.name}</span>
					))}
				</div>
			</div>
			<figcaption className="sr-only">
				{bars
					.filter(({ value }) => value !== null)
					.map(({ name, value }) => t("figure", { name, value: written(value) }))
					.join(". ")}
			</figcaption>
		</figure>
	);
}

function Rows({ bars, top, written }: Drawn) {
	return (
		<ul className="grid gap-2.5 text-sm">
			{bars.map(({ key, name, value }) => (
				<li key={key} className="grid grid-cols-[minmax(0,12rem)_minmax(0,1fr)_auto] items-center gap-3">
					<span className="truncate" title={name}>
						{name}
					</span>
					<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden className="h-3 w-full">
						<rect width="100" height="10" className="fill-ink/7" />
						<rect width={((value ?? 0) / top) * 100} height="10" className="fill-brand" />
					</svg>
					<span className="text-right tabular-nums">{written(value)}</span>
				</li>
			))}
		</ul>
	);
}
