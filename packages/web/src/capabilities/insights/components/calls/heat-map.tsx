import type { ReportHeatMap } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { dayName, formatNumber, formatPercent, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import { Card, cn, QueryView, Select, Skeleton } from "../../../../shared/kit/index.ts";
import type { CallSearch } from "../../calls-search.ts";
import { callsText } from "../../calls-text.ts";
import { hourLabel } from "../../hours.ts";
import { heatMapQuery } from "../../queries/calls.ts";

const week = [1, 2, 3, 4, 5, 6, 7];
/** From none to the most; the numbers stay readable on each of them. */
const shades = ["", "bg-brand/8", "bg-brand/16", "bg-brand/24", "bg-brand/32"];
/** Of fewer calls a share says little: its cell has no colour. */
const fewest = 10;
const shows = ["answered", "inbound"] as const;
type Shown = (typeof shows)[number];
type Cell = ReportHeatMap["cells"][number];

const amountOf = ({ answered, inbound }: Cell, shown: Shown) => (shown === "inbound" ? inbound : (answered.share ?? 0));
const counts = ({ answered, inbound }: Cell, shown: Shown) => (shown === "inbound" ? inbound > 0 : answered.of > 0);

/** The hours of the week, as a table whose numbers are coloured. */
export function HeatMap({ search }: { search: CallSearch }) {
	const t = useText(callsText);
	const [chosen, setShown] = useState<Shown | null>(null);
	const query = useQuery({ ...heatMapQuery(search), placeholderData: (before) => before });
	const dialled = query.data?.cells.some((cell) => counts(cell, "answered")) ?? true;
	const shown = chosen ?? (dialled ? "answered" : "inbound");
	return (
		<Card
			flush
			title={t("heatMap")}
			description={t(shown === "answered" ? "heatMapLead" : "heatInboundLead")}
			actions={
				<Select
					aria-label={t("heatShown")}
					value={shown}
					options={shows.map((value) => ({ value, label: t(`heat.${value}`) }))}
					onValueChange={setShown}
				/>
			}
		>
			<QueryView query={query} loading={<Skeleton className="m-5 h-64" />}>
				{({ cells }) => <Hours cells={cells.filter((cell) => counts(cell, shown))} shown={shown} />}
			</QueryView>
		</Card>
	);
}

function Hours({ cells, shown }: { cells: readonly Cell[]; shown: Shown }) {
	const t = useText(callsText);
	const language = useLanguage();
	if (cells.length === 0) return <p className="px-5 pb-5 text-ink-faint">{t("heatNone")}</p>;
	const used = cells.map(({ hour }) => hour);
	const [first, last] = [Math.min(...used), Math.max(...used)];
	const hours = Array.from({ length: last - first + 1 }, (_, index) => first + index);
	const enough = cells.filter((cell) => shown === "inbound" || cell.answered.of >= fewest);
	const most = Math.max(0, ...enough.map((cell) => amountOf(cell, shown)));
	const at = new Map(cells.map((cell) => [`${cell.weekday}/${cell.hour}`, cell]));
	const shadeOf = (cell: Cell) =>
		enough.includes(cell) && most > 0
			? shades[Math.ceil((amountOf(cell, shown) / most) * (shades.length - 1))]
			: "text-ink-soft";
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
		<section aria-label={t("heatMap")} tabIndex={0} className="relative overflow-x-auto px-5 pb-5">
			<table className="w-full border-separate border-spacing-0.5 text-center text-xs tabular-nums">
				<thead className="text-ink-faint">
					<tr>
						<th scope="col">
							<span className="sr-only">{t("weekday")}</span>
						</th>
						{hours.map((hour) => (
							<th key={hour} scope="col" className="font-medium">
								{hour}
								<span className="sr-only">:00</span>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{week.map((day) => (
						<tr key={day}>
							<th scope="row" className="pr-2 text-left font-medium text-ink-faint capitalize">
								<span aria-hidden>{dayName(day, language, "short")}</span>
								<span className="sr-only">{dayName(day, language, "long")}</span>
							</th>
							{hours.map((hour) => {
								const cell = at.get(`${day}/${hour}`);
								if (!cell) return <td key={hour} className="h-10 min-w-10 rounded bg-ink/3" />;
								const { count, of, share } = cell.answered;
								return (
									<td
										key={hour}
										title={
											shown === "answered"
												? t("heatCell", { day: dayName(day, language, "long"), hour: hourLabel(hour), count, of })
												: undefined
										}
										className={cn("h-10 min-w-10 rounded px-0.5", shadeOf(cell))}
									>
										{shown === "answered" ? formatPercent(share, language) : formatNumber(cell.inbound, language)}
										{shown === "answered" && (
											<span className="block text-[0.625rem] text-ink-soft">
												{count}/{of}
											</span>
										)}
									</td>
								);
							})}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
