import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startOpenAiEmulator } from "../openai-compatible/index.ts";
import { understand } from "./caller-script.ts";
import { type Carrier, openCarrier } from "./carrier.ts";
import { type Desk, type Owner, openDesk } from "./desk.ts";
import { freePort, type Installation, install } from "./installation.ts";
import { type CallReport, totalsOf } from "./judge.ts";
import { waitForKeys } from "./keyboard.ts";
import { createCallMaker, type Lines, prepareVoices } from "./one-call.ts";
import type { RehearsalOptions } from "./options.ts";
import { planPersona } from "./personas.ts";
import { watchCalls } from "./progress.ts";
import { type PlannedCall, planCall } from "./scenarios.ts";
import { runSchedule } from "./schedule.ts";
import { sentences } from "./sentences.ts";
import { describeRehearsal } from "./table.ts";
import { textsFor } from "./texts.ts";

const numbers = { es: "+525510009999", en: "+12125559999" } as const;

/** Who owns the installation in that folder: as the rehearsal that made it wrote down, or somebody new. */
async function ownerOf(folder: string): Promise<Owner> {
	const file = join(folder, "rehearsal-owner.json");
	const known = await readFile(file, "utf8").catch(() => null);
	if (known !== null) return JSON.parse(known) as Owner;
	const owner = { email: "owner@rehearsal.example", password: randomBytes(12).toString("base64url") };
	await writeFile(file, JSON.stringify(owner), { mode: 0o600 });
	return owner;
}

const settingsOf = (folder: string, owner: Owner, port: number, carrier: Carrier, ai: string) => ({
	DATA_DIR: folder,
	PORT: String(port),
	PUBLIC_URL: `http://127.0.0.1:${port}`,
	OWNER_EMAIL: owner.email,
	OWNER_PASSWORD: owner.password,
	LLM_BASE_URL: ai,
	LLM_MODEL: "rehearsal",
	STT_BASE_URL: ai,
	STT_MODEL: "whisper-1",
	LOG_LEVEL: "warn",
	MAX_LIVE_CALLS: "1000",
	// Many callers, one address.
	RATE_LIMIT_PER_MINUTE: "1000000",
	// Callers, carrier and installation share one machine, which may be late without being overloaded.
	MAX_EVENT_LOOP_DELAY_MS: "0",
	...carrier.settings,
});

async function makeLines(desk: Desk, carrier: Carrier): Promise<Lines> {
	const line = async (language: "es" | "en") => ({
		id: await desk.makeLine(carrier.name, numbers[language], language),
		number: numbers[language],
	});
	return { es: await line("es"), en: await line("en") };
}

/** Calls until they are all made, or the installation is gone, or somebody has had enough. */
async function makeCalls(
	options: RehearsalOptions,
	make: (plan: PlannedCall) => Promise<CallReport>,
	carrier: Carrier,
	signal: AbortSignal,
): Promise<CallReport[]> {
	const { calls, minutes } = options;
	const plan = (number: number) =>
		options.personas ? planPersona(number) : planCall(number, options.round, options.out);
	const hangUp = () => {
		for (const call of carrier.calls) call.hangUp();
	};
	signal.addEventListener("abort", hangUp);
	const durationMs = minutes === null ? null : minutes * 60_000;
	if (calls !== null || minutes !== null) return runSchedule({ ...options, durationMs }, plan, make, signal);
	const reports: Promise<CallReport>[] = [];
	await waitForKeys(() => reports.push(make(plan(reports.length + 1))), signal);
	hangUp();
	return Promise.all(reports);
}

/**
 * A whole installation on emulated vendors, its calls, and what is printed of them: lines as they happen and a table, or
 * JSON at the end. Resolves with the exit code: 1 when anything went wrong.
 */
export async function rehearse(options: RehearsalOptions, folder: string, signal: AbortSignal): Promise<number> {
	const texts = textsFor(options.language);
	const tell = (line: string) => void (options.json ? process.stderr : process.stdout).write(`${line}\n`);
	const opened: (() => Promise<void>)[] = [];
	const end = new AbortController();
	try {
		tell(texts.starting);
		const ai = await startOpenAiEmulator({ hear: understand });
		opened.push(ai.close);
		const carrier = await openCarrier(options.carrier, Object.values(numbers));
		opened.push(carrier.close);
		const owner = await ownerOf(folder);
		const port = Number(process.env.PORT) || (await freePort());
		const manual = options.calls === null && options.minutes === null;
		const told = manual ? (text: string) => void process.stderr.write(text) : null;
		const installation = await install(options.app, settingsOf(folder, owner, port, carrier, ai.baseUrl), told);
		opened.push(installation.stop);
		void installation.gone.then(() => end.abort());
		const desk = await openDesk(installation.url, owner);
		const lines = await makeLines(desk, carrier);
		prepareVoices(sentences);
		tell(texts.ready(installation.url, owner.email, owner.password));
		tell(texts.lines(Object.values(numbers)));
		if (manual) tell(texts.manual);
		const watch = watchCalls(desk, options.language, tell);
		opened.push(async () => watch.stop());
		const makeOne = createCallMaker(desk, carrier, lines, Date.now);
		const make = async (plan: PlannedCall) => {
			watch.begin(plan);
			const report = await makeOne(plan);
			watch.end(plan, report);
			return report;
		};
		const reports = await makeCalls(options, make, carrier, AbortSignal.any([signal, end.signal]));
		return conclude(options, reports, carrier.troubles(), installation, end.signal.aborted && !signal.aborted);
	} finally {
		for (const close of opened.reverse()) await close();
	}
}

function conclude(
	options: RehearsalOptions,
	reports: readonly CallReport[],
	troubles: readonly string[],
	installation: Installation,
	gone: boolean,
): number {
	const texts = textsFor(options.language);
	const totals = totalsOf(reports);
	const failed = totals.failed > 0 || troubles.length > 0 || gone;
	if (options.json)
		process.stdout.write(
			`${JSON.stringify({ carrier: options.carrier, totals, troubles, calls: reports }, null, "\t")}\n`,
		);
	else if (reports.length > 0) process.stdout.write(`\n${describeRehearsal(reports, troubles, options.language)}\n`);
	if (gone) process.stderr.write(`${texts.gone}\n`);
	const last = failed ? installation.log().slice(-20) : [];
	if (last.length > 0) process.stderr.write(`\n${texts.lastLines}\n${last.join("\n")}\n`);
	return failed ? 1 : 0;
}
