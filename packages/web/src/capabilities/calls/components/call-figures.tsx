import { formatDuration, formatLatency, formatNumber, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { median, replyLatency } from "../../../shared/turns/index.ts";
import type { CallState } from "../engine/call-state.ts";
import { callsText } from "../text.ts";

/** How quick the assistant and the connection are. */
export function CallFigures({ state }: { state: CallState }) {
	const t = useText(callsText);
	const language = useLanguage();
	const latencies = state.transcript
		.map((entry) => replyLatency(state.latencies[entry.turnId]))
		.filter((value) => value !== null);
	const over = state.endedAt !== null && state.startedAt !== null ? state.endedAt - state.startedAt : null;
	const rows: [string, string][] = [
		...(over === null ? [] : ([[t("duration"), formatDuration(over)]] as [string, string][])),
		[t("turns"), formatNumber(state.transcript.filter((entry) => entry.final).length, language)],
		[t("lastReply"), formatLatency(latencies.at(-1), language)],
		[t("medianReply"), formatLatency(median(latencies), language)],
		[t("roundTrip"), formatLatency(state.roundTripMs, language)],
		...(state.underruns > 0 ? ([[t("gaps"), formatNumber(state.underruns, language)]] as [string, string][]) : []),
	];
	return (
		<dl className="grid gap-2 text-sm">
			{rows.map(([name, value]) => (
				<div key={name} className="flex justify-between gap-4">
					<dt className="text-ink-soft">{name}</dt>
					<dd className="font-medium tabular-nums">{value}</dd>
				</div>
			))}
		</dl>
	);
}
