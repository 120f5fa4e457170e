import { useText } from "../../../shared/i18n/index.ts";
import { cn } from "../../../shared/kit/index.ts";
import { hourLabel, niceCeiling } from "../hours.ts";
import { homeText } from "../text.ts";

const height = 160;
const slot = 24;

/** A bar for each hour of the day; the same figures follow in words for who does not see it. */
export function HourChart({ byHour }: { byHour: readonly number[] }) {
	const t = useText(homeText);
	const peak = Math.max(...byHour);
	const top = niceCeiling(peak);
	const now = new Date().getHours();
	const total = byHour.reduce((sum, count) => sum + count, 0);
	const lines = [top, top / 2];
	return (
		<figure className="grid gap-2">
			<div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
				<div aria-hidden className="relative w-6 text-right text-[0.6875rem] text-ink-faint tabular-nums">
					<span className="absolute -top-2 right-0">{top}</span>
					{Number.isInteger(top / 2) && <span className="absolute top-1/2 right-0 -translate-y-1/2">{top / 2}</span>}
				</div>
				<svg
					viewBox={`0 0 ${24 * slot} ${height}`}
					preserveAspectRatio="none"
					aria-hidden
					className="h-40 w-full overflow-visible"
				>
					{lines.map((value) => (
						<line
							key={value}
							x1="0"
							x2={24 * slot}
							y1={height - (value / top) * height}
							y2={height - (value / top) * height}
							className="stroke-line"
							strokeDasharray="3 4"
							vectorEffect="non-scaling-stroke"
						/>
					))}
					<line
						x1="0"
						x2={24 * slot}
						y1={height}
						y2={height}
						className="stroke-line"
						vectorEffect="non-scaling-stroke"
					/>
					{byHour.map((count, hour) => {
						const tall = (count / top) * height;
						return (
							<g key={hourLabel(hour)}>
								<title>{t("hourCount", { hour: hourLabel(hour), count })}</title>
								<rect x={hour * slot} y="0" width={slot} height={height} className="fill-transparent" />
								<rect
									x={hour * slot + 4}
									y={height - tall}
									width={slot - 8}
									height={tall}
									rx="2"
									className={cn(hour === now ? "fill-brass" : "fill-brand", hour > now && "opacity-40")}
								/>
							</g>
						);
					})}
				</svg>
				<span />
				<div aria-hidden className="mt-1.5 grid grid-cols-4 text-[0.6875rem] text-ink-faint tabular-nums">
					{[0, 6, 12, 18].map((hour) => (
						<span key={hour}>{hourLabel(hour)}</span>
					))}
				</div>
			</div>
			<figcaption className="sr-only">
				{total > 0
					? t("byHourSummary", { total, hour: hourLabel(byHour.indexOf(peak)), peak })
					: byHour.map((count, hour) => t("hourCount", { hour: hourLabel(hour), count })).join(" ")}
			</figcaption>
		</figure>
	);
}
