import type { Language, Report } from "@centralita/contracts";
import PDFDocument from "pdfkit";
import { formats } from "./format.ts";
import { groupName, groupWord, say } from "./words.ts";

const margin = 36;
const rowHeight = 16;
const mostBars = 62;
const colours = { ink: "#1c2430", faint: "#5f6b7a", line: "#d5dae1", fill: "#e9edf2", brand: "#0b6bcb" };

/** The fonts that every reader of PDF has know Windows' Latin letters only. */
export function latin(text: string): string {
	return text
		.replace(/[\u202f\u00a0\u2009]/g, " ")
		.replaceAll("−", "-")
		.replace(/[^\n\u0020-\u007e\u00a1-\u00ff–—‘’“”•…€™]/gu, "?");
}

type Options = { language: Language; title: string | null; madeAt: Date };
type Column = { head: string; read: (figures: Report["total"]) => string };

function columnsOf({ currency }: Report, language: Language): Column[] {
	const { number, percent, latency, duration, money } = formats(language, currency);
	const word = (key: Parameters<typeof say>[0]) => say(key, language);
	return [
		{ head: word("contacts"), read: ({ contacts }) => number(contacts) },
		{ head: word("answered"), read: ({ answered }) => percent(answered.share) },
		{ head: word("contained"), read: ({ contained }) => percent(contained.share) },
		{ head: word("transferred"), read: ({ transferred }) => percent(transferred.share) },
		{ head: word("resolved"), read: ({ resolved }) => percent(resolved.share) },
		{ head: `${word("response")}, ${word("mean")}`, read: ({ responseMeanMs }) => latency(responseMeanMs) },
		{ head: `${word("response")}, p95`, read: ({ responseP95Ms }) => latency(responseP95Ms) },
		{ head: `${word("handling")}, ${word("mean")}`, read: ({ handlingMeanMs }) => duration(handlingMeanMs) },
		{ head: `${word("handling")}, p95`, read: ({ handlingP95Ms }) => duration(handlingP95Ms) },
		{ head: word("sentiment"), read: ({ sentiment }) => number(sentiment, 2) },
		{ head: word("cost"), read: ({ costMicros }) => money(costMicros) },
		{ head: `${word("cost")} ${word("each")}`, read: ({ costPerContactMicros }) => money(costPerContactMicros) },
		{ head: `${word("cost")} ${word("result")}`, read: ({ costPerResultMicros }) => money(costPerResultMicros) },
	];
}

/** Bars of how many calls and chats each group had, as they come in the table. */
function drawChart(doc: PDFKit.PDFDocument, report: Report, language: Language): void {
	const shown = report.groups.slice(0, mostBars);
	const most = Math.max(1, ...shown.map(({ figures }) => figures.contacts));
	const [left, top, width, height] = [margin, doc.y + 14, doc.page.width - 2 * margin, 90];
	doc.font("Helvetica-Bold").fontSize(9).fillColor(colours.ink);
	doc.text(latin(say("contacts", language)), left, doc.y, { lineBreak: false });
	doc.font("Helvetica").fontSize(7).fillColor(colours.faint);
	doc.text(latin(formats(language, report.currency).number(most)), left, top - 8, { width, align: "right" });
	doc
		.moveTo(left, top)
		.lineTo(left + width, top)
		.dash(2, { space: 2 })
		.lineWidth(0.5)
		.stroke(colours.line)
		.undash();
	const slot = width / shown.length;
	for (const [index, group] of shown.entries()) {
		const bar = (group.figures.contacts / most) * height;
		const thick = Math.min(slot * 0.76, 60);
		doc.rect(left + index * slot + (slot - thick) / 2, top + height - bar, thick, bar).fill(colours.brand);
	}
	doc
		.moveTo(left, top + height)
		.lineTo(left + width, top + height)
		.lineWidth(0.75)
		.stroke(colours.faint);
	const every = Math.ceil(shown.length / 12);
	doc.fontSize(6.5).fillColor(colours.faint);
	for (const [index, group] of shown.entries())
		if (index % every === 0)
			doc.text(latin(groupName(report.groupBy, group, language)), left + index * slot, top + height + 3, {
				width: slot * every - 2,
				height: 9,
				ellipsis: true,
				align: every === 1 ? "center" : "left",
			});
	doc.y = top + height + 22;
}

function drawTable(doc: PDFKit.PDFDocument, report: Report, language: Language): void {
	const columns = columnsOf(report, language);
	const width = doc.page.width - 2 * margin;
	const first = 128;
	const each = (width - first) / columns.length;
	const bottom = doc.page.height - margin - 18;
	const cell = (text: string, index: number, y: number, options: PDFKit.Mixins.TextOptions = {}) =>
		doc.text(latin(text), index < 0 ? margin + 4 : margin + first + index * each, y, {
			width: index < 0 ? first - 8 : each - 4,
			align: index < 0 ? "left" : "right",
			...options,
		});
	const head = () => {
		const y = doc.y;
		doc.rect(margin, y, width, 26).fill(colours.fill);
		doc.font("Helvetica-Bold").fontSize(6.8).fillColor(colours.ink);
		cell(groupWord(report.groupBy, language), -1, y + 4);
		for (const [index, column] of columns.entries()) cell(column.head, index, y + 4, { height: 20 });
		doc.y = y + 28;
	};
	const row = (name: string, figures: Report["total"], bold: boolean) => {
		if (doc.y + rowHeight > bottom) {
			doc.addPage();
			head();
		}
		const y = doc.y;
		doc
			.font(bold ? "Helvetica-Bold" : "Helvetica")
			.fontSize(7.2)
			.fillColor(colours.ink);
		cell(name, -1, y + 4, { height: 9, ellipsis: true });
		for (const [index, { read }] of columns.entries())
			cell(read(figures), index, y + 4, { height: 9, lineBreak: false });
		doc
			.moveTo(margin, y + rowHeight)
			.lineTo(margin + width, y + rowHeight)
			.lineWidth(0.4)
			.stroke(colours.line);
		doc.y = y + rowHeight;
	};
	head();
	for (const group of report.groups) row(groupName(report.groupBy, group, language), group.figures, false);
	row(say("total", language), report.total, true);
}

function drawFailures(doc: PDFKit.PDFDocument, { providerFailures }: Report, language: Language): void {
	if (providerFailures.length === 0) return;
	if (doc.y > doc.page.height - 120) doc.addPage();
	doc.moveDown().font("Helvetica-Bold").fontSize(9).fillColor(colours.ink);
	doc.text(latin(say("failures", language)), margin, doc.y + 8);
	doc.font("Helvetica").fontSize(7.5);
	for (const { provider, kind, failures, covered } of providerFailures.slice(0, 12))
		doc.text(latin(`${provider} · ${kind}: ${failures} (${covered} ${say("covered", language)})`), margin, doc.y + 2);
}

/** The report on paper: A4, a chart, a table. `title` is the name that it was saved under. */
export function reportPdf(report: Report, { language, title, madeAt }: Options): Promise<Buffer> {
	const name = title ?? say("title", language);
	const doc = new PDFDocument({
		size: "A4",
		layout: "landscape",
		margin,
		bufferPages: true,
		lang: language,
		displayTitle: true,
		info: { Title: name, Creator: "Centralita", CreationDate: madeAt },
	});
	const chunks: Buffer[] = [];
	const done = new Promise<Buffer>((resolve, reject) => {
		doc.on("data", (chunk: Buffer) => chunks.push(chunk));
		doc.on("end", () => resolve(Buffer.concat(chunks)));
		doc.on("error", reject);
	});
	doc.font("Helvetica-Bold").fontSize(16).fillColor(colours.ink).text(latin(name));
	doc.font("Helvetica").fontSize(9).fillColor(colours.faint);
	const when = new Intl.DateTimeFormat(language === "es" ? "es-419" : "en-US", {
		dateStyle: "medium",
		timeStyle: "short",
		...(language === "es" ? { hourCycle: "h23" } : {}),
		timeZone: report.timeZone,
	}).format(madeAt);
	doc.text(
		latin(
			`${say("days", language)}: ${report.from} – ${report.to} (${say("clock", language)} ${report.timeZone}), ${say("madeAt", language)} ${when}`,
		),
	);
	doc.moveDown(0.8);
	if (report.total.contacts === 0)
		doc
			.fontSize(11)
			.fillColor(colours.ink)
			.text(latin(say("nothing", language)));
	else {
		drawChart(doc, report, language);
		drawTable(doc, report, language);
	}
	drawFailures(doc, report, language);
	const pages = doc.bufferedPageRange();
	for (let page = 0; page < pages.count; page++) {
		doc.switchToPage(page);
		// Below the margin a text would begin another page.
		doc.page.margins.bottom = 0;
		doc.font("Helvetica").fontSize(7).fillColor(colours.faint);
		doc.text(
			latin(`Centralita · ${say("page", language)} ${page + 1} / ${pages.count}`),
			margin,
			doc.page.height - 28,
			{
				width: doc.page.width - 2 * margin,
				align: "right",
			},
		);
	}
	doc.end();
	return done;
}
