/**
 * Contacts on a real PostgreSQL: how long a file of them takes, with which memory, the same file again, and what lists,
 * counts and exports take afterwards.
 * Usage: TEST_DATABASE_URL=postgresql://… node bench/contacts.ts [--json] [--rows=10000,1000000]
 */
import { ContactImportOptions } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { createTestPlatform, type TestPlatform } from "../packages/server/src/app/testing.ts";
import { createImportJobs } from "../packages/server/src/capabilities/contacts/imports/job.ts";
import { createImportsService } from "../packages/server/src/capabilities/contacts/imports/service.ts";
import { readImport } from "../packages/server/src/capabilities/contacts/imports/store.ts";
import { createContacts } from "../packages/server/src/capabilities/contacts/index.ts";
import { exportContacts } from "../packages/server/src/capabilities/contacts/segments/export.ts";
import { countContacts, findContacts } from "../packages/server/src/capabilities/contacts/segments/store.ts";
import { whereOf } from "../packages/server/src/capabilities/contacts/segments/where.ts";
import { readContacts } from "../packages/server/src/capabilities/contacts/store.ts";
import { below, type Figure, percentile, printFigures, seen } from "./figures.ts";
import { askAll, timed } from "./queries.ts";

const given = process.argv.find((argument) => argument.startsWith("--rows="))?.slice("--rows=".length);
const sizes = (given ?? "10000,1000000").split(",").map(Number);
const goalSeconds = 60;
const goalRows = 1_000_000;
const goalQueryMs = 150;
const repeats = 15;
const memoryEveryMs = 100;
/** Where `select 1` takes longer, the machine is at something else. */
const busyMs = 5;
const partRows = 20_000;

const names = ["Ana", "Luis", "María José", "Beto", "Íñigo", "Sofía", "Juan Pablo", "Carla"];
const surnames = ["Núñez", "Pérez", "García López", "O'Brien", "Ferreyra", "Díaz"];
const heading = "nombre,apellido,teléfono,correo,etiquetas,plan\n";
const mapping = ["name", "name", "phone", "email", "tags", "field:plan"] as const;

/** Distinct numbers of Buenos Aires, some with a mark, as people write them. */
function line(index: number): string {
	const local = String(20_000_000 + index);
	const phone = index % 3 === 0 ? `+5411${local}` : `011 ${local.slice(0, 4)}-${local.slice(4)}`;
	const name = names[index % names.length] ?? "";
	const surname = surnames[index % surnames.length] ?? "";
	return `${name},${surname} ${index},${phone},p${index}@example.com,"${index % 5 === 0 ? "vip" : "norte"},carga",${index % 2 ? "Pro" : "Básico"}\n`;
}

async function write(test: TestPlatform, key: string, rows: number): Promise<number> {
	const writer = await test.platform.blobs.create(key);
	let bytes = 0;
	const put = async (text: string) => {
		const part = Buffer.from(text);
		bytes += part.length;
		writer.write(part);
		await writer.flush();
	};
	await put(heading);
	for (let from = 0; from < rows; from += partRows) {
		let text = "";
		for (let index = from; index < Math.min(rows, from + partRows); index++) text += line(index);
		await put(text);
	}
	await writer.close();
	return bytes;
}

const actor = { principal: null, ip: "127.0.0.1" };

/** Seconds, and by how much the process grew meanwhile, in megabytes. */
async function imported(test: TestPlatform, rows: number): Promise<{ seconds: number; grewMb: number }> {
	const { platform } = test;
	const imports = createImportsService(platform);
	const [job] = createImportJobs(platform);
	if (!job) throw new Error("no job");
	const { id } = await platform.db.transaction((tx) => imports.create(tx, "bench.csv", actor));
	const bytes = await write(test, `contact-imports/${id}`, rows);
	await imports.addPart(id, Buffer.alloc(0), { offset: bytes, last: true });
	const options = ContactImportOptions.parse({ key: "phone" });
	await imports.start(id, "running", { mapping: [...mapping], options }, actor);
	globalThis.gc?.();
	const before = process.memoryUsage().rss;
	let most = before;
	const watch = setInterval(() => {
		most = Math.max(most, process.memoryUsage().rss);
	}, memoryEveryMs);
	const began = performance.now();
	await job.run({ importId: id }, { signal: new AbortController().signal, attempt: 1 });
	const seconds = (performance.now() - began) / 1000;
	clearInterval(watch);
	const { state, counts } = await readImport(platform.db.query, id);
	if (state !== "finished" || counts.rows !== rows || counts.failed > 0)
		throw new Error(`the import is ${state}: ${JSON.stringify(counts)}`);
	return { seconds, grewMb: (most - before) / 1024 / 1024 };
}

type Measured = {
	rows: number;
	first: Awaited<ReturnType<typeof imported>>;
	again: Awaited<ReturnType<typeof imported>>;
	exportSeconds: number;
	queries: Map<string, number[]>;
	/** `select 1`, beside them: what the machine itself takes. */
	bare: number[];
};

async function measure(test: TestPlatform, rows: number): Promise<Measured> {
	const { db } = test.platform;
	await test.start([createContacts(test.platform).capability]);
	await db.query.execute(
		sql`insert into contact_fields (key, label_es, label_en, type, position) values ('plan', 'Plan', 'Plan', 'text', 1)`,
	);
	const first = await imported(test, rows);
	const again = await imported(test, rows);
	await db.query.execute(sql`vacuum analyze contacts`);
	await db.query.execute(sql`vacuum analyze contact_phones`);
	const page = async (filter: Parameters<typeof whereOf>[0]) =>
		readContacts(db.query, await findContacts(db.query, whereOf(filter, "AR"), { before: null, limit: 31 }));
	const asked: Record<string, () => Promise<unknown>> = {
		"first page": () => page({}),
		"page by name": () => page({ q: "ferr" }),
		"page by number": () => page({ q: String(20_000_000 + Math.floor(rows / 2)) }),
		"page by tag and field": () => page({ tags: ["vip"], fields: [{ key: "plan", is: "equal", value: "Pro" }] }),
		"count of all": () => countContacts(db.query, undefined),
		"count by tag and field": () =>
			countContacts(db.query, whereOf({ tags: ["vip"], fields: [{ key: "plan", is: "equal", value: "Pro" }] }, "AR")),
	};
	const { queries, bare } = await askAll(db.query, asked, repeats);
	const exportMs = await timed(async () => {
		for await (const _ of await exportContacts(db.query, undefined, "csv", "es"));
	});
	return { rows, first, again, exportSeconds: exportMs / 1000, queries, bare };
}

const measured: Measured[] = [];
for (const rows of sizes) {
	const test = await createTestPlatform({
		database: "postgresql",
		environment: { DATABASE_STATEMENT_TIMEOUT_MS: "3600000", DEFAULT_COUNTRY: "AR" },
	});
	try {
		measured.push(await measure(test, rows));
	} finally {
		await test.stop();
	}
}

const lines: Figure[] = measured.flatMap(({ rows, first, again, exportSeconds, queries }) => [
	rows >= goalRows
		? below(`${rows} contacts: import`, first.seconds, "s", (goalSeconds * rows) / goalRows)
		: seen(`${rows} contacts: import`, first.seconds, "s"),
	seen(`${rows} contacts: rows a second`, rows / first.seconds, "rows"),
	seen(`${rows} contacts: memory that the import took at most`, first.grewMb, "MB"),
	seen(`${rows} contacts: the same file again`, again.seconds, "s"),
	seen(`${rows} contacts: export as CSV`, exportSeconds, "s"),
	...[...queries].map(([name, times]) => {
		const value = percentile(times, 0.95);
		const what = `${rows} contacts: ${name}, p95`;
		return name.startsWith("count") ? seen(what, value, "ms") : below(what, value, "ms", goalQueryMs);
	}),
]);
printFigures("contacts", lines, {
	valid: measured.every(({ bare }) => percentile(bare, 0.95) < busyMs),
	rows: sizes,
	repeats,
});
