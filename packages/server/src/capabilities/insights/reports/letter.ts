import type { Language, Report } from "@centralita/contracts";
import type { Queryable } from "../../../platform/db/types.ts";
import type { MailMessage } from "../../../ports/mail.ts";
import { reportCsv } from "./export.ts";
import { formats } from "./format.ts";
import { reportPdf } from "./pdf.ts";
import { report } from "./report.ts";
import type { SavedReportRow } from "./schema.ts";
import { savedScope } from "./scope.ts";
import { say } from "./words.ts";

function textOf({ total, currency, from, to, timeZone }: Report, language: Language, publicUrl: string | null): string {
	const { number, percent, latency, money } = formats(language, currency);
	const lines = [
		`${say("days", language)}: ${from} – ${to} (${say("clock", language)} ${timeZone})`,
		"",
		...(total.contacts === 0
			? [say("nothing", language)]
			: [
					`${say("contacts", language)}: ${number(total.contacts)}`,
					`${say("answered", language)}: ${percent(total.answered.share)} (${total.answered.count} / ${total.answered.of})`,
					`${say("contained", language)}: ${percent(total.contained.share)}`,
					`${say("resolved", language)}: ${percent(total.resolved.share)}`,
					`${say("response", language)}, ${say("mean", language)}: ${latency(total.responseMeanMs)}`,
					`${say("cost", language)}: ${money(total.costMicros)}`,
				]),
		"",
		say("enclosed", language),
		...(publicUrl === null ? [] : [`${say("open", language)}: ${publicUrl}/reports?from=${from}&to=${to}`]),
	];
	return `${lines.join("\n")}\n`;
}

type Asked = { timeZone: string; now: number; currency: string; publicUrl: string | null; madeAt: Date };

/** A saved report as an e-mail, of the whole days before `now`. */
export async function letterOf(
	db: Queryable,
	{ name, language, query }: Pick<SavedReportRow, "name" | "language" | "query">,
	{ timeZone, now, currency, publicUrl, madeAt }: Asked,
): Promise<Pick<MailMessage, "subject" | "text" | "attachments">> {
	const { scope, groupBy } = savedScope(query, { timeZone, now });
	const found = await report(db, scope, groupBy, currency);
	const file = `report-${found.from}-${found.to}`;
	return {
		subject: `${name}: ${found.from} – ${found.to}`,
		text: textOf(found, language, publicUrl),
		attachments: [
			{
				filename: `${file}.pdf`,
				contentType: "application/pdf",
				content: await reportPdf(found, { language, title: name, madeAt }),
			},
			{ filename: `${file}.csv`, contentType: "text/csv; charset=utf-8", content: Buffer.from(reportCsv(found)) },
		],
	};
}
