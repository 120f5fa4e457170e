import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { SavedReport, SavedReportList, type SavedReportSave } from "@centralita/contracts";
import { openMail } from "../../../app/notifications.ts";
import { createTestPlatform, type TestPlatform, testDatabases, truncate } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Capability, Http } from "../../../platform/capability.ts";
import { createMetrics } from "../../../platform/telemetry/index.ts";
import { createFakeClock, type FakeClock } from "../../../ports/fakes/clock.ts";
import type { Mail } from "../../../ports/mail.ts";
import { createContacts } from "../../contacts/index.ts";
import { createConversations } from "../../conversations/index.ts";
import { analysisByRules } from "../../conversations/testing.ts";
import { createGuides } from "../../guides/index.ts";
import { type MailServer, startMailServer } from "../../notifications/testing.ts";
import { createInsights } from "../index.ts";
import { readTables } from "../testing.ts";
import { insertTestFact } from "./testing.ts";

const zone = "America/Argentina/Buenos_Aires";
/** A Wednesday; seven in the morning there. */
const wednesday = Date.parse("2026-03-11T10:00:00Z");
const hourMs = 3_600_000;
const minuteMs = 60_000;

const report: SavedReportSave = {
	name: "Semanal =1+1",
	language: "es",
	query: { days: 7, groupBy: "day" },
	schedule: { every: "day", weekday: 1, day: 1, hour: 8, recipients: ["ana@example.com", "leo@example.com"] },
};

for (const database of testDatabases())
	describe(`saved reports on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let clock: FakeClock;
		let mailServer: MailServer;
		let mail: Mail | null;
		let first: Capability;
		let second: Capability;
		/** Whose process ends while it sends. */
		let dying: Capability;

		const run = async (capability: Capability, name = "insights.send-reports") => {
			const job = capability.jobs?.find((one) => one.name === name);
			if (!job) throw new Error("no job");
			await job.run({}, { signal: new AbortController().signal, attempt: 1 });
		};
		const call = async (method: "GET" | "POST" | "PUT" | "DELETE", path = "", body?: object) => {
			const answer = await http.inject({
				method,
				url: `/api/v1/reports/saved${path}`,
				...(body ? { payload: body } : {}),
			});
			return { status: answer.statusCode, json: answer.body === "" ? null : answer.json() };
		};
		const save = async (given: Partial<SavedReportSave> = {}) => {
			const { status, json } = await call("POST", "", { ...report, ...given });
			assert.equal(status, 201, JSON.stringify(json));
			return SavedReport.parse(json);
		};
		const list = async () => SavedReportList.parse((await call("GET")).json).items;

		before(async () => {
			clock = createFakeClock(wednesday);
			mailServer = await startMailServer();
			test = await createTestPlatform({
				database,
				clock,
				environment: { TIME_ZONE: zone, SMTP_URL: mailServer.url, PUBLIC_URL: "https://centralita.example.com" },
			});
			mail = openMail(test.platform.config);
			const build = (with_: Mail | null, own: boolean) =>
				createInsights(own ? test.platform : { ...test.platform, metrics: createMetrics(false) }, {
					currency: () => "USD",
					mail: with_,
				}).capability;
			first = build(mail, true);
			second = build(mail, false);
			dying = build({ send: () => new Promise(() => {}), close() {} }, false);
			const contacts = createContacts(test.platform);
			const conversations = createConversations(test.platform, { contacts, analysis: analysisByRules });
			await test.start([
				contacts.capability,
				conversations.capability,
				createGuides(test.platform).capability,
				...readTables,
				first,
			]);
			http = await createTestHttp(test.platform, [first]);
			await insertTestFact(test.platform.db.query, { at: wednesday - 20 * hourMs, costMicros: 5000 });
			await run(first, "insights.count-reports");
		});
		after(async () => {
			await http?.close();
			mail?.close();
			await test.stop();
			await mailServer.close();
		});
		beforeEach(async () => {
			await truncate(test.platform, "insights_saved_reports");
			mailServer.received.length = 0;
			mailServer.refuse = null;
		});
		/** To eight in the morning there, of the next day. */
		const untilDue = async () => {
			const due = Date.parse((await list())[0]?.nextAt ?? "");
			await clock.advance(due - clock.now());
			return due;
		};

		it("are kept under a name, changed and deleted", async () => {
			const saved = await save();
			assert.equal(saved.nextAt, "2026-03-11T11:00:00.000Z");
			assert.equal((await call("POST", "", { ...report, name: "semanal =1+1" })).status, 409);
			assert.equal(
				(await call("POST", "", { ...report, schedule: { ...report.schedule, recipients: [] } })).status,
				400,
			);
			assert.equal(
				(await call("POST", "", { ...report, name: "Horas", query: { groupBy: "hour", outcome: "resolved" } })).status,
				400,
			);
			const { json } = await call("PUT", `/${saved.id}`, { ...report, name: "Otro", schedule: null });
			assert.deepEqual([json.name, json.nextAt], ["Otro", null]);
			assert.equal((await call("DELETE", `/${saved.id}`)).status, 204);
			assert.equal((await call("DELETE", `/${saved.id}`)).status, 404);
			assert.equal((await call("PUT", `/${saved.id}`, report)).status, 404);
			const actions = test.audited.map(({ action }) => action);
			assert.deepEqual(actions.slice(-3), ["report.saved", "report.changed", "report.deleted"]);
		});

		it("arrive once when they are due, as PDF and CSV, whoever looks", async () => {
			await save();
			await run(first);
			assert.equal(mailServer.received.length, 0, "not yet");
			const due = await untilDue();
			await Promise.all([run(first), run(second), run(first), run(second)]);
			await run(second);
			assert.equal(mailServer.received.length, 1);
			const [letter] = mailServer.received;
			assert.deepEqual(letter?.to, ["ana@example.com", "leo@example.com"]);
			const source = letter?.source ?? "";
			const parts = attachmentsOf(source);
			assert.deepEqual([...parts.keys()], ["report-2026-03-04-2026-03-10.pdf", "report-2026-03-04-2026-03-10.csv"]);
			const [pdf, csv] = [...parts.values()];
			assert.equal(pdf?.subarray(0, 5).toString(), "%PDF-");
			assert.match(pdf?.subarray(-8).toString() ?? "", /%%EOF/);
			const table = csv?.toString() ?? "";
			assert.equal(table.charCodeAt(0), 0xfeff);
			assert.match(table, /^.day,name,contacts/);
			assert.match(table, /\r\n2026-03-10,,1,1,/);
			assert.match(table, /\r\ntotal,,1,1,/);
			const [kept] = await list();
			assert.deepEqual([kept?.lastSend?.state, kept?.lastSend?.dueAt], ["sent", new Date(due).toISOString()]);
			assert.equal(Date.parse(kept?.nextAt ?? ""), due + 24 * hourMs);
			assert.equal(test.audited.at(-1)?.action, "report.sent");
		});

		it("arrive once although whoever sent them has died, and once for all that was missed", async () => {
			await save();
			await untilDue();
			void run(dying);
			await waitFor(async () => (await list())[0]?.lastSend?.state === "sending");
			await run(first);
			assert.equal(mailServer.received.length, 0, "another one may still be at it");
			await clock.advance(4 * minuteMs);
			await Promise.all([run(first), run(second)]);
			assert.equal(mailServer.received.length, 1);
			await clock.advance(5 * 24 * hourMs);
			await Promise.all([run(second), run(first)]);
			await run(first);
			assert.equal(mailServer.received.length, 2);
		});

		it("are tried again while the mail server is busy, and given up when it does not want them", async () => {
			await save();
			await untilDue();
			mailServer.refuse = 451;
			await run(first);
			assert.equal((await list())[0]?.lastSend?.state, "waiting");
			await run(first);
			mailServer.refuse = null;
			await clock.advance(minuteMs);
			await run(first);
			assert.equal((await list())[0]?.lastSend?.state, "sent");
			await untilDue();
			mailServer.refuse = 550;
			await run(first);
			const last = (await list())[0]?.lastSend;
			assert.equal(last?.state, "failed");
			assert.doesNotMatch(last?.detail ?? "", /@/);
			assert.equal(mailServer.received.length, 1);
		});

		it("wait for their days to be counted", async () => {
			await save();
			await untilDue();
			await insertTestFact(test.platform.db.query, { at: clock.now() - 30 * hourMs });
			await run(first, "insights.settle-reports");
			await run(first);
			assert.equal(mailServer.received.length, 0);
			await clock.advance(minuteMs);
			await run(second, "insights.count-reports");
			await run(first);
			assert.equal(mailServer.received.length, 1);
		});

		it("can be tried, and downloaded by who may, never by others", async () => {
			const { id } = await save({ schedule: null, language: "en" });
			const { json } = await call("POST", `/${id}/send`, { to: "ana@example.com" });
			assert.equal(json.ok, true);
			assert.match(mailServer.received[0]?.source ?? "", /report-2026-/);
			mailServer.refuse = 550;
			assert.equal((await call("POST", `/${id}/send`, { to: "ana@example.com" })).json.ok, false);
			const pdf = await http.inject("/api/v1/reports/export?format=pdf&language=en&groupBy=channel");
			assert.equal(pdf.headers["content-type"], "application/pdf");
			assert.equal(pdf.rawPayload.subarray(0, 5).toString(), "%PDF-");
			assert.equal(test.audited.at(-1)?.action, "report.exported");
			const reader = { kind: "api-key", id, name: "Leo", permissions: new Set(["insights:read"] as const) } as const;
			const own = await createTestHttp({ ...test.platform, metrics: createMetrics(false) }, [first], reader);
			assert.equal((await own.inject("/api/v1/reports")).statusCode, 200);
			assert.equal((await own.inject("/api/v1/reports/export")).statusCode, 403);
			assert.equal(
				(await own.inject({ method: "POST", url: "/api/v1/reports/saved", payload: report })).statusCode,
				403,
			);
			await own.close();
		});
	});

async function waitFor(holds: () => Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 20_000;
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error("it never came");
		await new Promise((resolve) => setImmediate(resolve));
	}
}

/** The attached files of a message as it came (RFC 2046), by name. */
function attachmentsOf(source: string): Map<string, Buffer> {
	const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? "";
	const files = source.split(`--${boundary}`).flatMap((part) => {
		const [head = "", body = ""] = part.split("\r\n\r\n");
		const name = /filename=(?:"([^"]+)"|(\S+))/.exec(head);
		return name ? [[name[1] ?? name[2] ?? "", Buffer.from(body, "base64")] as const] : [];
	});
	return new Map(files);
}
