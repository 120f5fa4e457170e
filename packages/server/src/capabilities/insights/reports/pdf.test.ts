import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inflateSync } from "node:zlib";
import type { Report } from "@centralita/contracts";
import { reportCsv } from "./export.ts";
import { latin, reportPdf } from "./pdf.ts";

const share = (count: number, of: number) => ({ count, of, share: of === 0 ? null : count / of, low: 0, high: 1 });
const figures = (contacts: number): Report["total"] => ({
	contacts,
	conversations: contacts,
	...{
		answered: share(1, 2),
		taken: share(0, 0),
		contained: share(1, 1),
		transferred: share(0, 1),
		resolved: share(1, 1),
	},
	...{ responseMeanMs: 840, responseP95Ms: null, handlingMeanMs: 61_000, handlingP95Ms: null, sentiment: -0.25 },
	...{ costMicros: 1_500_000, costPerContactMicros: 1500, costPerResultMicros: null },
});
const reportOf = (groups: Report["groups"]): Report => ({
	...{ from: "2026-03-01", to: "2026-03-31", timeZone: "America/Bogota", currency: "USD", groupBy: "line" },
	...{ total: figures(groups.length), groups, providerFailures: [], freshness: { countedAt: null, pending: 0 } },
});
const lines = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		key: String(index),
		name: `Línea ${index}`,
		figures: figures(index),
	}));

/** What is written on the pages, as the fonts' codes. */
function writtenIn(pdf: Buffer): string {
	const streams = pdf.toString("latin1").matchAll(/stream\n([\s\S]*?)\nendstream/g);
	const pages = [...streams].map(([, stream = ""]) => {
		try {
			return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
		} catch {
			return "";
		}
	});
	return [...pages.join("\n").matchAll(/<([0-9a-f]+)>/g)]
		.map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1"))
		.join("");
}
const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
const at = { title: "Año ñandú", madeAt: new Date("2026-04-01T10:00:00Z") };

describe("a report on paper", () => {
	it("has a table of as many pages as it takes, in both languages", async () => {
		const pdf = await reportPdf(reportOf(lines(120)), { ...at, language: "es" });
		assert.ok(pagesOf(pdf) >= 3 && pagesOf(pdf) <= 6, `${pagesOf(pdf)} pages`);
		const written = writtenIn(pdf);
		for (const word of ["Año ñandú", "Línea 0", "Línea 119", "Total", "1:01", "840 ms"])
			assert.ok(written.includes(word), word);
		assert.match(writtenIn(await reportPdf(reportOf(lines(1)), { ...at, language: "en" })), /Sentiment/);
	});

	it("says so when there was nothing", async () => {
		const pdf = await reportPdf(reportOf([]), { ...at, language: "en" });
		assert.equal(pagesOf(pdf), 1);
		assert.match(writtenIn(pdf), /There were no calls or chats in these days\./);
	});

	it("writes what its fonts have, and a question mark for the rest", () => {
		assert.equal(latin("Ñandú – “sí” 3\u202f%: −1 € 📞 日"), "Ñandú – “sí” 3 %: -1 € ? ?");
	});
});

describe("a report as CSV", () => {
	it("begins no cell with a formula", () => {
		const [group] = lines(1);
		if (!group) throw new Error("no group");
		const csv = reportCsv(reportOf([{ ...group, name: '=HYPERLINK("http://example.com")' }]));
		assert.match(csv, /\r\n0,"'=HYPERLINK\(""http:\/\/example\.com""\)",0,/);
		for (const line of csv.slice(1).split("\r\n"))
			for (const cell of line.split(",")) assert.doesNotMatch(cell, /^"?[=@+]/);
	});
});
