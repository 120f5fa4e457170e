/**
 * Visitors chat with a server that runs as it is shipped, and rules answer them.
 * `node bench/chat.ts [--rates=50,500] [--seconds=300,60] [--saturate=15] [--embedded] [--profile=FOLDER] [--json]`;
 * on PostgreSQL with `TEST_DATABASE_URL`. Each visitor has an address of its own, and all limits are as they come.
 */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { loadavg } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { createTestHome, testDatabases } from "../packages/server/src/app/testing.ts";
import { startEmbedded } from "../packages/server/src/platform/db/embedded.ts";
import { createLogger } from "../packages/server/src/platform/log/index.ts";
import type { BareStart } from "./chat-bare.ts";
import type { Plan, Ran } from "./chat-clients.ts";
import { atLeast, below, type Figure, percentile, printFigures, seen } from "./figures.ts";

const option = (name: string) => process.argv.find((given) => given.startsWith(`--${name}=`))?.slice(name.length + 3);
const numbers = (name: string, usual: string) =>
	(option(name) ?? usual)
		.split(",")
		.map(Number)
		.filter((value) => value > 0);

const rates = numbers("rates", "50,500");
const seconds = numbers("seconds", "300,60");
const [saturateSeconds = 0] = numbers("saturate", "15");
const profile = option("profile");
const isEmbedded = process.argv.includes("--embedded") || !testDatabases().includes("postgresql");
/** p95 in milliseconds, by requests a second. */
const goals: Readonly<Record<number, number>> = { 50: 15, 500: 50 };
/** Of what the monitor of the event loop's delay counts, its own resolution. */
const resolutionMs = 10;
const poolSize = 10;
/** How often the memory is looked at. */
const lookMs = 500;
/** What the two are measured in, one after the other. */
const turns = 2;

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const children = new Set<ChildProcess>();
const start = (name: string, ...args: string[]) => {
	const child = fork(file(name), args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
	children.add(child);
	return child;
};
async function stop(child: ChildProcess): Promise<void> {
	const gone = once(child, "exit");
	child.kill("SIGTERM");
	await gone;
	children.delete(child);
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === "string") throw new Error("no port");
	return address.port;
}

const home = await createTestHome(isEmbedded ? "embedded" : "postgresql", {
	LOG_LEVEL: "info",
	MAX_EVENT_LOOP_DELAY_MS: "1000",
	SMART_MODE: "false",
	REDIS_URL: process.argv.includes("--redis") ? process.env.TEST_REDIS_URL : undefined,
});

async function startServer(): Promise<{ child: ChildProcess; url: string }> {
	const port = await freePort();
	const { TEST_DATABASE_URL: _database, TEST_REDIS_URL: _redis, ...inherited } = process.env;
	const profiled = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
	const child = spawn(process.execPath, [...profiled, file("../packages/server/src/main.ts")], {
		env: {
			...inherited,
			NODE_ENV: "production",
			LOG_TOKEN: "a-token-for-the-bench",
			...home.environment,
			PORT: String(port),
		},
		stdio: ["ignore", "ignore", "inherit"],
	});
	children.add(child);
	const url = `http://127.0.0.1:${port}`;
	while (!(await fetch(`${url}/ready`).catch(() => null))?.ok) {
		if (child.exitCode !== null) throw new Error("the server does not start");
		await wait(50);
	}
	return { child, url };
}

/** In milliseconds, since the last question: asking begins anew. */
async function loopLag(url: string): Promise<{ p99: number; max: number }> {
	const text = await (await fetch(`${url}/metrics`)).text();
	const of = (name: string) => {
		const found = new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, "m").exec(text)?.[1];
		return Math.max(0, Number(found) * 1000 - resolutionMs);
	};
	return { p99: of("p99"), max: of("max") };
}

const residentMb = ({ pid }: ChildProcess) =>
	(Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096) / 1e6;

/** Least squares; per unit of `x`. */
function slope(points: readonly { x: number; y: number }[]): number {
	const mean = (of: (point: { x: number; y: number }) => number) =>
		points.reduce((sum, point) => sum + of(point), 0) / points.length;
	const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
	return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}

type Measured = Ran & { lag: { p99: number; max: number }; growth: number; memory: number };

async function measure(server: ChildProcess, plan: Plan): Promise<Measured> {
	const clients = start("./chat-clients.ts");
	clients.send(plan);
	await once(clients, "message");
	if (plan.mode !== "bare") await loopLag(plan.url);
	const points: { x: number; y: number }[] = [];
	const began = performance.now();
	const timer = setInterval(
		() => points.push({ x: (performance.now() - began) / 60_000, y: residentMb(server) }),
		lookMs,
	);
	clients.send("go");
	const [ran] = (await once(clients, "message")) as [Ran];
	clearInterval(timer);
	children.delete(clients);
	const lag = plan.mode === "bare" ? { p99: 0, max: 0 } : await loopLag(plan.url);
	return { ...ran, lag, growth: slope(points.slice(points.length / 2)), memory: residentMb(server) };
}

/** Every mark behind a visitor's words, with how often it is there: as a message that was answered, and as a turn. */
async function stored(query: (text: string) => Promise<{ rows: { words: string }[] }>): Promise<Map<string, number>[]> {
	const texts = [
		"select coalesce(input->>'text', input->>'label') as words from chat_messages where answered",
		"select heard as words from turns where who = 'contact'",
	];
	return Promise.all(
		texts.map(async (text) => {
			const counts = new Map<string, number>();
			for (const { words } of (await query(text)).rows) {
				const mark = words.split(" ").at(-1) ?? "";
				counts.set(mark, (counts.get(mark) ?? 0) + 1);
			}
			return counts;
		}),
	);
}

async function lookInto<T>(work: (query: pg.Client["query"]) => Promise<T>): Promise<T> {
	const embedded = isEmbedded ? await startEmbedded(home.config, createLogger({ logLevel: "silent" })) : null;
	const client = new pg.Client(embedded ? embedded.connection : { connectionString: home.config.databaseUrl ?? "" });
	await client.connect();
	try {
		return await work(client.query.bind(client) as pg.Client["query"]);
	} finally {
		await client.end();
		await embedded?.stop();
	}
}

const ms = (samples: Ran["samples"], call?: string) =>
	samples.filter((one) => one.status === 200 && (call === undefined || one.call === call)).map((one) => one.ms);

function figuresOf(rate: number, { samples, lag, growth, memory, seconds: lasted }: Measured): Figure[] {
	const at = `at ${rate} a second`;
	const limit = goals[rate];
	const all = ms(samples);
	const p95 = percentile(all, 0.95);
	const refused = samples.filter(({ status }) => status !== 200);
	const calls = [...new Set(samples.map(({ call }) => call))].sort();
	return [
		seen(`${at}: requests answered`, all.length / lasted, "/s"),
		limit === undefined ? seen(`${at}: all, p95`, p95, "ms") : below(`${at}: all, p95`, p95, "ms", limit),
		...calls.flatMap((call) =>
			([0.5, 0.95, 0.99] as const).map((share) =>
				seen(
					`${at}: ${call}, p${share * 100} of ${ms(samples, call).length}`,
					percentile(ms(samples, call), share),
					"ms",
				),
			),
		),
		below(`${at}: not answered with 200`, refused.length, "", 1),
		below(`${at}: event loop late, p99`, lag.p99, "ms", 50),
		seen(`${at}: event loop late, worst`, lag.max, "ms"),
		seen(`${at}: memory grows`, growth, "MB/min"),
		seen(`${at}: memory`, memory, "MB"),
	];
}

const figures: Figure[] = [];
const acknowledged: string[] = [];
const statuses: Record<string, number> = {};
const notes: { valid: boolean; [note: string]: unknown } = {
	valid: true,
	database: isEmbedded ? "embedded" : "postgresql",
};
const load = [loadavg()[0]];

function take({ samples, acknowledged: marks }: Ran): void {
	for (const { call, status } of samples)
		if (status !== 200) statuses[`${call} ${status}`] = (statuses[`${call} ${status}`] ?? 0) + 1;
	for (const mark of marks) acknowledged.push(mark);
}

try {
	const { child: server, url } = await startServer();
	for (const [index, rate] of rates.entries()) {
		const lasts = seconds[Math.min(index, seconds.length - 1)] ?? 60;
		// Each of them says about one thing in five seconds, well below the limits.
		const visitors = Math.ceil((rate * Math.min(60, lasts)) / 10);
		const ran = await measure(server, { url, mode: "open", rate, ms: lasts * 1000, visitors, tag: `r${rate}` });
		take(ran);
		figures.push(...figuresOf(rate, ran));
		notes[`streams held, ${rate}`] = ran.streams;
		notes[`clients late, ${rate}`] = `${ran.lateMs.toFixed(0)} ms`;
		load.push(loadavg()[0]);
	}
	if (saturateSeconds > 0) {
		const connectionString = home.config.databaseUrl;
		const bare = connectionString === null ? null : start("./chat-bare.ts");
		bare?.send({ connectionString: connectionString ?? "", poolSize } satisfies BareStart);
		const bareUrl = bare && String((await once(bare, "message"))[0]);
		const perSecond = { chat: [] as number[], bare: [] as number[] };
		for (let turn = 0; turn < turns; turn++) {
			const plan = { rate: 0, ms: saturateSeconds * 1000, visitors: 100 * saturateSeconds };
			const chat = await measure(server, { ...plan, url, mode: "closed", tag: `s${turn}` });
			take(chat);
			perSecond.chat.push(ms(chat.samples).length / chat.seconds);
			figures.push(seen(`saturated: message, p95 (${turn + 1})`, percentile(ms(chat.samples), 0.95), "ms"));
			figures.push(seen(`saturated: event loop late, p99 (${turn + 1})`, chat.lag.p99, "ms"));
			if (!bare || !bareUrl) continue;
			const beside = await measure(bare, { ...plan, url: bareUrl, mode: "bare", tag: "bare" });
			perSecond.bare.push(ms(beside.samples).length / beside.seconds);
		}
		if (bare) await stop(bare);
		const chats = Math.max(...perSecond.chat);
		const bares = Math.max(...perSecond.bare);
		figures.push(seen("saturated: messages", chats, "/s"));
		if (bare) {
			figures.push(seen("saturated: bare route with one insert", bares, "/s"));
			figures.push(atLeast("saturated: of the bare route", (100 * chats) / bares, "%", 60));
		}
		load.push(loadavg()[0]);
	}
	await stop(server);
	const [messages, lines] = await lookInto(async (query) => {
		const { rows } = await query(
			"select current_setting('fsync') as fsync, current_setting('synchronous_commit') as sync",
		);
		notes.durability = rows[0];
		return stored((text) => query(text));
	});
	const wrong = acknowledged.filter((mark) => messages?.get(mark) !== 1 || lines?.get(mark) !== 1);
	figures.push(seen("messages acknowledged", acknowledged.length, ""));
	figures.push(below("of them not in the database exactly once", wrong.length, "", 1));
	notes["answers other than 200"] = statuses;
	notes["load of the machine"] = load.map((value) => value?.toFixed(1)).join(", ");
	printFigures("chat", figures, notes);
} finally {
	for (const child of children) child.kill("SIGKILL");
	await home.remove();
}
