import type { SavedReport, SavedReportList } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useProblemText } from "../../../../shared/api/index.ts";
import { useCan, useSession } from "../../../../shared/auth/index.ts";
import { commonText, dayName, useLanguage, useText } from "../../../../shared/i18n/index.ts";
import {
	Badge,
	Button,
	Card,
	ConfirmDialog,
	DateTime,
	DropdownMenu,
	IconButton,
	MenuItem,
	MenuSeparator,
	QueryView,
	type Tone,
	toast,
} from "../../../../shared/kit/index.ts";
import { isNarrowed, searchOf } from "../../calls-search.ts";
import { callsText } from "../../calls-text.ts";
import { hourLabel } from "../../hours.ts";
import { savedReportsQuery, useDeleteReport, useSendReport } from "../../queries/saved.ts";
import { savedText } from "../../saved-text.ts";
import { SaveDialog } from "./save-dialog.tsx";

const tones: Record<NonNullable<SavedReport["lastSend"]>["state"], Tone> = {
	sent: "good",
	waiting: "brand",
	sending: "brand",
	failed: "bad",
};

/** Reports that were kept. */
export function SavedList() {
	const t = useText(savedText);
	const query = useQuery(savedReportsQuery);
	return (
		<Card flush title={t("title")} description={t("lead")}>
			<QueryView query={query}>
				{(list) =>
					list.items.length === 0 ? (
						<p className="px-5 pb-5 text-ink-faint text-sm">{t("none")}</p>
					) : (
						<ul className="divide-y divide-line border-line border-t">
							{list.items.map((report) => (
								<Row key={report.id} report={report} list={list} />
							))}
						</ul>
					)
				}
			</QueryView>
		</Card>
	);
}

function Row({ report, list }: { report: SavedReport; list: SavedReportList }) {
	const t = useText(savedText);
	const of = useText(callsText);
	const common = useText(commonText);
	const problem = useProblemText();
	const can = useCan();
	const { user } = useSession();
	const send = useSendReport();
	const remove = useDeleteReport();
	const [asked, setAsked] = useState<"edit" | "delete" | null>(null);
	const close = () => setAsked(null);
	const { id, name, query, schedule, lastSend } = report;
	const search = searchOf(query);
	const tryOut = () =>
		send.mutate(
			{ id, to: user.email },
			{
				onSuccess: ({ ok, detail }) =>
					ok ? toast.success(t("testOk", { to: user.email })) : toast.error(t("testFailed", { detail })),
				onError: (error) => toast.error(problem(error)),
			},
		);
	return (
		<li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
			<div className="grid min-w-0 grow basis-64 gap-0.5">
				<p className="font-medium">{name}</p>
				<p className="text-ink-faint text-xs">
					{t("what", { group: of(`group.${query.groupBy}`), days: query.days })}
					{isNarrowed(search) && `, ${t("filtered")}`}
				</p>
				<p className="text-ink-faint text-xs">{schedule ? <Times schedule={schedule} /> : t("notSent")}</p>
			</div>
			{lastSend && (
				<p className="flex items-center gap-2 text-ink-faint text-xs" title={lastSend.detail ?? undefined}>
					<Badge tone={tones[lastSend.state]}>{t(`last.${lastSend.state}`)}</Badge>
					<DateTime at={lastSend.dueAt} />
				</p>
			)}
			<div className="flex items-center gap-2">
				<Button asChild size="sm">
					<Link to="/reports" search={search} aria-label={t("openOf", { name })}>
						{t("open")}
					</Link>
				</Button>
				{can("insights:export") && (
					<DropdownMenu trigger={<IconButton size="sm" label={t("actionsOf", { name })} icon={<Ellipsis />} />}>
						<MenuItem onSelect={() => setAsked("edit")}>{common("edit")}</MenuItem>
						<MenuItem disabled={!list.canSend} onSelect={tryOut}>
							{t("test")}
						</MenuItem>
						<MenuSeparator />
						<MenuItem tone="danger" onSelect={() => setAsked("delete")}>
							{common("delete")}
						</MenuItem>
					</DropdownMenu>
				)}
			</div>
			{asked === "edit" && (
				<SaveDialog report={report} query={query} canSend={list.canSend} timeZone={list.timeZone} onClose={close} />
			)}
			<ConfirmDialog
				open={asked === "delete"}
				onOpenChange={close}
				title={t("deleteTitle", { name })}
				description={t("deleteLead")}
				confirmLabel={common("delete")}
				loading={remove.isPending}
				onConfirm={() => remove.mutate(id, { onSuccess: close, onError: (error) => toast.error(problem(error)) })}
			/>
		</li>
	);
}

function Times({ schedule }: { schedule: NonNullable<SavedReport["schedule"]> }) {
	const t = useText(savedText);
	const language = useLanguage();
	const { every, weekday, day, hour, recipients } = schedule;
	return t(`sent.${every}`, {
		hour: hourLabel(hour),
		weekday: dayName(weekday, language, "long"),
		day,
		count: recipients.length,
	});
}
