import type { LiveCall } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { Ear, Headphones, MonitorSpeaker, PhoneIncoming, PhoneOutgoing } from "lucide-react";
import { useNow } from "../../../shared/hooks/use-now.ts";
import { formatDuration, formatLatency, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { cn, IconButton, readablePhone } from "../../../shared/kit/index.ts";
import { LiveStateBadge } from "../../../shared/live/index.ts";
import { liveText } from "../live-text.ts";

type Props = {
	calls: readonly LiveCall[];
	selected: string | undefined;
	/** Null for who may not. */
	onListen: ((call: LiveCall) => void) | null;
	/** Beside an open call there is less room. */
	narrow: boolean;
};

/** The calls in progress. */
export function LiveList({ calls, selected, onListen, narrow }: Props) {
	const t = useText(liveText);
	return (
		<ul aria-label={t("calls")} className="divide-y divide-line">
			{calls.map((call) => (
				<LiveRow
					key={call.callId}
					call={call}
					current={call.callId === selected}
					narrow={narrow}
					onListen={onListen && call.here ? () => onListen(call) : null}
				/>
			))}
		</ul>
	);
}

type RowProps = { call: LiveCall; current: boolean; narrow: boolean; onListen: (() => void) | null };

function LiveRow({ call, current, narrow, onListen }: RowProps) {
	const t = useText(liveText);
	const language = useLanguage();
	return (
		<li
			className={cn(
				"relative flex items-center gap-2 pr-4 transition-colors hover:bg-ink/3",
				current && "bg-brand-soft/60",
			)}
		>
			<Link
				to="/live"
				search={{ call: call.callId }}
				replace
				aria-current={current ? "true" : undefined}
				className={cn(
					"grid min-w-0 grow gap-x-4 gap-y-2 py-3.5 pl-4 -outline-offset-2 sm:pl-5",
					!narrow && "lg:grid-cols-[minmax(0,1fr)_auto] lg:items-center",
				)}
			>
				<span className="flex min-w-0 items-start gap-3">
					<DirectionIcon call={call} />
					<span className="grid min-w-0 gap-0.5">
						<span className="truncate font-medium">{readablePhone(call.label)}</span>
						<span className="truncate text-ink-soft text-xs">
							{call.person === null ? call.assistant : t("withPerson", { name: call.person })}
							{call.line && ` · ${call.line.label}`}
						</span>
						<span className="line-clamp-1 min-h-4 text-ink-faint text-xs">
							{call.lastWords ? t("lastWords", { words: call.lastWords }) : ""}
						</span>
					</span>
				</span>
				<span
					className={cn(
						"flex items-center gap-x-2 whitespace-nowrap sm:gap-x-3 sm:pl-12",
						!narrow && "lg:grid lg:grid-cols-[9.5rem_4rem_4rem] lg:gap-4 lg:pl-0",
					)}
				>
					<span className="flex items-center gap-2">
						<LiveStateBadge state={call.state} />
						<Listeners names={call.listeners} />
					</span>
					<span className="ml-auto text-ink-faint text-xs tabular-nums lg:text-right">
						<span className="sr-only">{t("latency")}: </span>
						{formatLatency(call.latencyMs, language)}
					</span>
					<span className="w-14 text-right font-medium text-sm tabular-nums">
						<span className="sr-only">{t("duration")}: </span>
						<Elapsed since={call.startedAt} />
					</span>
				</span>
			</Link>
			{onListen ? (
				<IconButton
					label={t("listenTo", { name: readablePhone(call.label) })}
					icon={<Headphones />}
					onClick={onListen}
				/>
			) : (
				<span aria-hidden className="size-9" />
			)}
		</li>
	);
}

function DirectionIcon({ call: { carrier, direction } }: { call: LiveCall }) {
	const t = useText(liveText);
	const kind = carrier === "browser" ? "browser" : direction;
	const Icon = { browser: MonitorSpeaker, inbound: PhoneIncoming, outbound: PhoneOutgoing }[kind];
	return (
		<span title={t(kind)} className="grid size-9 shrink-0 place-items-center rounded-full bg-brand-soft text-brand-ink">
			<Icon aria-hidden className="size-4" />
			<span className="sr-only">{t(kind)}</span>
		</span>
	);
}

function Listeners({ names }: { names: readonly string[] }) {
	const t = useText(liveText);
	if (names.length === 0) return null;
	const words = t("listeners", { count: names.length, names: names.join(", ") });
	return (
		<span title={words} className="inline-flex items-center gap-1 text-ink-soft text-xs tabular-nums">
			<Ear aria-hidden className="size-3.5" />
			<span aria-hidden>{names.length}</span>
			<span className="sr-only">{words}</span>
		</span>
	);
}

/** How long it has lasted, ticking. */
export function Elapsed({ since }: { since: string }) {
	const now = useNow(1000);
	return formatDuration(now - Date.parse(since));
}
