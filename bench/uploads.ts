/**
 * How late the event loop is while visitors send pictures: 100 of them, each three a minute, a photograph of 12
 * megapixels each time. `node bench/uploads.ts [--seconds=15] [--visitors=100] [--json]`; with `TEST_DATABASE_URL` also
 * with a worker of its own.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startApp } from "../packages/server/src/app/compose.ts";
import { startTestApp, type TestDatabase, testDatabases } from "../packages/server/src/app/testing.ts";
import { aPicture } from "../packages/server/src/capabilities/chat/images/fixtures.ts";
import { type Environment, loadConfig } from "../packages/server/src/platform/config/index.ts";

const perMinute = 3;
/** Milliseconds between two looks at the loop; they are part of what the monitor counts. */
const resolution = 1;
const setups = {
	"one process for everything, embedded database": "embedded",
	"a process for the web, another for the work, PostgreSQL": "postgresql",
} as const satisfies Record<string, TestDatabase>;

/** `cpu`: the part of a core that the thread of the event loop used. */
type Lag = { p50: number; p99: number; max: number; cpu: number };

/** Tells how late the loop of this process was since the last question. */
function tellLag(stop: () => Promise<unknown>): void {
	const delay = monitorEventLoopDelay({ resolution });
	delay.enable();
	let used = process.threadCpuUsage();
	let since = performance.now();
	const ms = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
	process.on("message", async (question) => {
		if (question === "stop") {
			await stop();
			process.exit(0);
		}
		const { user, system } = process.threadCpuUsage(used);
		const cpu = (user + system) / 1000 / (performance.now() - since);
		process.send?.({ p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max), cpu });
		delay.reset();
		used = process.threadCpuUsage();
		since = performance.now();
	});
}

type Served = { url: string; environment: Environment };

/** The server, in a process of its own: says where it is, then tells its lag since the last question. */
async function serve(database: TestDatabase): Promise<void> {
	const app = await startTestApp({
		database,
		environment: {
			...(database === "embedded" ? {} : { CENTRALITA_ROLES: "web" }),
			TRUST_PROXY: "loopback",
			RATE_LIMIT_PER_MINUTE: "1000000",
		},
	});
	tellLag(() => app.stop());
	process.send?.({ url: app.url, environment: app.environment } satisfies Served);
}

/** The worker beside it, on the same data. */
async function work(environment: Environment): Promise<void> {
	const app = await startApp(loadConfig({ ...environment, CENTRALITA_ROLES: "worker" }));
	process.on("message", async () => {
		await app.stop();
		process.exit(0);
	});
	process.send?.("working");
}

const start = (...args: string[]) =>
	fork(fileURLToPath(import.meta.url), args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });

const percentile = (values: number[], part: number) =>
	values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

export type UploadFigures = {
	idle: Lag;
	busy: Lag;
	/** Of a process that does nothing, at the same time: what the machine itself is late. */
	beside: Lag;
	sent: number;
	refused: number;
	answerMs: { p50: number; p99: number };
	megabytes: number;
};

async function measure(
	database: TestDatabase,
	visitors: number,
	seconds: number,
	picture: Buffer,
): Promise<UploadFigures> {
	const child = start(`--serve=${database}`);
	const [{ url, environment }] = (await once(child, "message")) as [Served];
	const worker = database === "embedded" ? null : start(`--work=${JSON.stringify(environment)}`);
	if (worker) await once(worker, "message");
	const bystander = start("--idle");
	await once(bystander, "message");
	const lagOf = async (process: ChildProcess): Promise<Lag> => {
		process.send("lag");
		return (await once(process, "message"))[0] as Lag;
	};
	const lag = () => Promise.all([lagOf(child), lagOf(bystander)]);
	const from = (visitor: number) => ({ "x-forwarded-for": `10.0.${visitor >> 8}.${visitor & 255}` });
	const post = async (visitor: number, path: string, body: object) => {
		const headers = { "content-type": "application/json", ...from(visitor) };
		const response = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
		if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
		return (await response.json()) as { sessionId: string };
	};
	const sessions: string[] = [];
	for (let visitor = 0; visitor < visitors; visitor++) {
		const { sessionId } = await post(visitor, "/api/greeting", { locale: "es" });
		await post(visitor, "/api/chat", { sessionId, action: "button", value: "accept" });
		sessions.push(sessionId);
	}
	await lag();
	await wait(2000);
	const [idle] = await lag();

	const everyMs = 60_000 / perMinute / visitors;
	const total = Math.floor((seconds * 1000) / everyMs);
	const answers: number[] = [];
	let refused = 0;
	const started = performance.now();
	const under: Promise<void>[] = [];
	for (let sent = 0; sent < total; sent++) {
		await wait(Math.max(0, started + sent * everyMs - performance.now()));
		const visitor = sent % visitors;
		const body = new FormData();
		body.set("image", new Blob([new Uint8Array(picture)], { type: "image/jpeg" }), "photo.jpg");
		const headers = { "x-session-id": sessions[visitor] ?? "", ...from(visitor) };
		const began = performance.now();
		under.push(
			fetch(`${url}/api/upload-image`, { method: "POST", headers, body }).then(async (response) => {
				await response.arrayBuffer();
				if (response.ok) answers.push(performance.now() - began);
				else refused++;
			}),
		);
	}
	await Promise.all(under);
	const [busy, beside] = await lag();
	for (const one of [worker, child, bystander]) {
		if (one === null) continue;
		one.send("stop");
		await once(one, "exit");
	}
	const answerMs = { p50: percentile(answers, 0.5), p99: percentile(answers, 0.99) };
	return { idle, busy, beside, sent: total, refused, answerMs, megabytes: picture.length / 1e6 };
}

export async function benchUploads(visitors: number, seconds: number): Promise<Record<string, UploadFigures>> {
	const picture = await aPicture("jpeg", { width: 4000, height: 3000, grain: 12 });
	const figures: Record<string, UploadFigures> = {};
	for (const [title, database] of Object.entries(setups))
		if (testDatabases().includes(database)) figures[title] = await measure(database, visitors, seconds, picture);
	return figures;
}

const option = (name: string) => process.argv.find((given) => given.startsWith(`--${name}=`))?.slice(name.length + 3);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const [served, worked] = [option("serve"), option("work")];
	if (process.argv.includes("--idle")) {
		tellLag(async () => {});
		process.send?.("idle");
	} else if (served !== undefined) await serve(served as TestDatabase);
	else if (worked !== undefined) await work(JSON.parse(worked));
	else {
		const figures = await benchUploads(Number(option("visitors") ?? 100), Number(option("seconds") ?? 15));
		if (process.argv.includes("--json")) console.log(JSON.stringify(figures));
		else
			for (const [title, { idle, busy, beside, sent, refused, answerMs, megabytes }] of Object.entries(figures)) {
				const shown = ({ p50, p99, max, cpu }: Lag) =>
					`p50 ${p50.toFixed(1)}  p99 ${p99.toFixed(1)}  max ${max.toFixed(0)} ms, ${(100 * cpu).toFixed(0)} % of a core`;
				console.log(`${title}: ${sent} pictures of ${megabytes.toFixed(1)} MB, ${refused} refused`);
				console.log(`  event loop late, idle   ${shown(idle)}`);
				console.log(`  event loop late, busy   ${shown(busy)}  (goal p99 < 50 ms)`);
				console.log(`  an idle process beside  ${shown(beside)}`);
				console.log(`  answered after          p50 ${answerMs.p50.toFixed(0)}  p99 ${answerMs.p99.toFixed(0)} ms`);
			}
	}
}
