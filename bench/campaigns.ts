/**
 * A campaign on two worker processes, a web process and PostgreSQL, against an emulated carrier: the pace that it keeps,
 * what the database does for each call, and whether memory stays flat. Everybody is busy or does not answer: what calls
 * cost that are answered is the other benches'.
 * Usage: TEST_DATABASE_URL=postgresql://… node bench/campaigns.ts [--json] [--contacts=3000] [--pace=50]; the goal is for
 * 100,000 contacts, which take 35 minutes.
 */
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { Campaign, ContactImportOptions } from "@centralita/contracts";
import { startTwilioEmulator } from "@centralita/emulators";
import { sql } from "drizzle-orm";
import { createTestPlatform } from "../packages/server/src/app/testing.ts";
import { createImportJobs } from "../packages/server/src/capabilities/contacts/imports/job.ts";
import { createImportsService } from "../packages/server/src/capabilities/contacts/imports/service.ts";
import { type RunningApp, startApp } from "../tests/e2e/support/app.ts";
import { openDesk } from "../tests/support/desk.ts";
import { ownerEnvironment } from "../tests/support/people.ts";
import { companyNumber, connectLine, freePort } from "../tests/support/phone.ts";
import { atLeast, below, type Figure, printFigures, seen } from "./figures.ts";

const option = (name: string, usual: number) =>
	Number(process.argv.find((given) => given.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual);
const people = option("contacts", 3000);
const pace = option("pace", 50);
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00" }];
/** Numbers of Buenos Aires. */
const numberOf = (index: number) => `+5411${43_000_000 + index}`;
/** Of the calls: what comes before is the start, and what comes after the tail. */
const [from, to] = [0.1, 0.9];
const lookMs = 500;
const clockTicks = 100;
const paceShare = 0.95;
const flatMb = 20;

const test = await createTestPlatform({ database: "postgresql" });
const { db, config } = test.platform;
const twilio = await startTwilioEmulator({
	...{ insecure: true, numbers: [companyNumber], keepAudio: false },
	...{ callsPerSecond: 10 * pace, maxConcurrentCalls: 1000 },
});
const apps: RunningApp[] = [];
const start = async (roles: string, port: number): Promise<RunningApp> => {
	const app = await startApp(config.dataDir, {
		...ownerEnvironment,
		...{ DATABASE_URL: config.databaseUrl ?? "", CENTRALITA_ROLES: roles, PORT: String(port), LOG_LEVEL: "warn" },
		...{ PUBLIC_URL: publicUrl, TWILIO_BASE_URL: twilio.url, TWILIO_ACCOUNT_SID: twilio.accountSid },
		...{ TWILIO_AUTH_TOKEN: twilio.authToken, RATE_LIMIT_PER_MINUTE: "1000000" },
	});
	apps.push(app);
	return app;
};
const webPort = await freePort();
const publicUrl = `http://127.0.0.1:${webPort}`;

async function loadContacts(): Promise<void> {
	const imports = createImportsService(test.platform);
	const [job] = createImportJobs(test.platform);
	if (!job) throw new Error("no job");
	const { id } = await db.transaction((tx) => imports.create(tx, "bench.csv", { principal: null, ip: "127.0.0.1" }));
	let text = "nombre,teléfono\n";
	for (let index = 0; index < people; index++) text += `C ${index},${numberOf(index)}\n`;
	const file = Buffer.from(text);
	const writer = await test.platform.blobs.create(`contact-imports/${id}`);
	writer.write(file);
	await writer.close();
	await imports.addPart(id, Buffer.alloc(0), { offset: file.length, last: true });
	const options = ContactImportOptions.parse({ key: "phone" });
	await imports.start(id, "running", { mapping: ["name", "phone"], options }, { principal: null, ip: "127.0.0.1" });
	await job.run({ importId: id }, { signal: new AbortController().signal, attempt: 1 });
}

/** Resident megabytes and used seconds of a core. */
function spentBy(app: RunningApp): { mb: number; cpu: number } {
	const status = readFileSync(`/proc/${app.process.pid}/status`, "utf8");
	const fields = readFileSync(`/proc/${app.process.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
	return {
		mb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
		cpu: (Number(fields[11]) + Number(fields[12])) / clockTicks,
	};
}

type Look = { at: number; calls: number; transactions: number; spent: { mb: number; cpu: number }[] };
async function look(): Promise<Look> {
	const { rows } = await db.query.execute<{ total: string }>(
		sql`select xact_commit as total from pg_stat_database where datname = current_database()`,
	);
	return {
		at: performance.now(),
		calls: twilio.calls.length,
		transactions: Number(rows[0]?.total ?? 0),
		spent: apps.map(spentBy),
	};
}

try {
	await start("web,voice", webPort);
	await start("worker", await freePort());
	await start("worker", await freePort());
	const desk = await openDesk(publicUrl);
	const { line } = await connectLine(desk, { line: { maxConcurrentCalls: 1000 } });
	const rules = { hours: always, perDay: 1, perWeek: 1, skipHolidays: false };
	if (!(await desk.request("PUT", "/api/v1/dial-rules/AR", rules)).ok) throw new Error("the rules were refused");
	twilio.answer("*", { kind: "busy", afterMs: 2000 });
	for (let index = 0; index < people; index += 2) twilio.answer(numberOf(index), { kind: "no-answer", afterMs: 5000 });
	await loadContacts();
	const { id } = await desk.read(Campaign, "POST", "/api/v1/campaigns", {
		...{ name: "Avisos", purpose: "service", lineIds: [line.id], attempts: 1 },
		pace: { callsPerSecond: pace, concurrent: 1000 },
	});
	await desk.read(Campaign, "PUT", `/api/v1/campaigns/${id}/audience`, { filter: {} });
	await desk.read(Campaign, "POST", `/api/v1/campaigns/${id}/start`, {});
	const looks: Look[] = [];
	const campaign = () => desk.read(Campaign, "GET", `/api/v1/campaigns/${id}`);
	for (;;) {
		looks.push(await look());
		if (twilio.calls.length >= people && (await campaign()).counts.done === people) break;
		await wait(lookMs);
	}
	const during = looks.filter(({ calls }) => calls >= people * from && calls <= people * to);
	const [first, last] = [during[0], during.at(-1)];
	if (!first || !last || first === last) throw new Error("too few contacts to measure anything");
	const calls = last.calls - first.calls;
	const seconds = (last.at - first.at) / 1000;
	const grew = (app: number) => (((last.spent[app]?.mb ?? 0) - (first.spent[app]?.mb ?? 0)) / calls) * 10_000;
	const cpu = (app: number) => (100 * ((last.spent[app]?.cpu ?? 0) - (first.spent[app]?.cpu ?? 0))) / seconds;
	const dialled = new Map<string, number>();
	for (const { to: number } of twilio.calls) dialled.set(number, (dialled.get(number) ?? 0) + 1);
	const figures: Figure[] = [
		atLeast("calls", calls / seconds, "/s", pace * paceShare),
		seen("transactions for each call", (last.transactions - first.transactions) / calls, ""),
		...["web", "worker 1", "worker 2"].flatMap((name, index) => [
			seen(`${name}: of a core`, cpu(index), "%"),
			below(`${name}: memory grows, for 10,000 calls`, grew(index), "MB", flatMb),
		]),
		below("dialled more than once", [...dialled.values()].filter((times) => times > 1).length, "", 1),
		below("not dialled", people - dialled.size, "", 1),
	];
	printFigures("campaigns", figures, {
		valid: people >= 1000,
		contacts: people,
		seconds: Math.round(seconds),
		"load of the machine": loadavg()[0]?.toFixed(1),
	});
} finally {
	await twilio.close();
	for (const app of apps) await app.stop("SIGKILL");
	await test.stop();
}
