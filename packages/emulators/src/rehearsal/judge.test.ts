import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type CallerReport, Ear, encodeMuLaw, syntheticSpeech } from "../telephone/index.ts";
import type { CallRecord, History, Turn } from "./desk.ts";
import { type Evidence, type FarFacts, farFacts, judge, percentiles, problemCodes, totalsOf } from "./judge.ts";
import type { PlannedCall, Scenario } from "./scenarios.ts";
import { runSchedule } from "./schedule.ts";
import { describeRehearsal, drawTable } from "./table.ts";
import { textsFor } from "./texts.ts";

const said = "Quiero hablar con una persona.";
const scenario: Scenario = { name: "prueba", language: "es", moves: [{ says: said }] };
const inbound: PlannedCall = { number: 1, person: "+525510000001", direction: "inbound", scenario };
const outbound = (who: "busy" | "machine" | "nobody"): PlannedCall => ({
	number: 2,
	person: "+12125550002",
	direction: "outbound",
	answering: { who, language: "en" },
});
const turn = (who: string, generated: string, heard = generated): Turn => ({
	who,
	source: null,
	latency: {},
	generated,
	heard,
	interrupted: heard !== generated,
});
const history: History = {
	id: "c",
	status: "ended",
	durationMs: 10_000,
	endReason: "contact-hung-up",
	latencyP50Ms: 300,
	latencyP95Ms: 500,
	costMicros: 7000,
	transcript: [turn("assistant", "Hola."), turn("contact", said), turn("assistant", "Claro.")],
	analysis: { outcome: "transferred", values: [] },
	recording: { durationMs: 9800, complete: true },
};
const record: CallRecord = {
	callId: "k",
	conversationId: "c",
	direction: "inbound",
	from: "+525510000001",
	to: "+525510009999",
	state: "ended",
	endReason: null,
	carrierCost: {},
};
const far: FarFacts = { greetingMs: 120, responsesMs: [400], said: [said], streams: 1 };
const good: Evidence = { plan: inbound, far, record, history, error: null };
const codes = (evidence: Partial<Evidence>) => judge({ ...good, ...evidence }).problems.map(({ code }) => code);
const changed = (change: Partial<History>) => codes({ history: { ...history, ...change } });

describe("a rehearsed call", () => {
	test("in which all is well has no problem, and its figures", () => {
		const report = judge(good);
		assert.deepEqual(report.problems, []);
		const { greetingMs, turns, responsesMs, generated, heard, outcome, recording, costMicros } = report;
		assert.deepEqual(
			{ greetingMs, turns, responsesMs, generated, heard, outcome, recording, costMicros },
			{
				greetingMs: 120,
				turns: 3,
				responsesMs: [400],
				generated: 11,
				heard: 11,
				outcome: "transferred",
				recording: "complete",
				costMicros: 7000,
			},
		);
	});

	test("is told what was wrong with it", () => {
		const lost: Scenario = { ...scenario, moves: [{ loses: "line" }, { interrupts: said }] };
		const expecting = (expects: NonNullable<Scenario["expects"]>) =>
			codes({ plan: { ...inbound, scenario: { ...scenario, expects } } });
		const all = [
			codes({ error: "refused" }),
			codes({ history: null, record: { ...record, endReason: "contact-hung-up" } }),
			codes({ history: null, record: { ...record, state: "live" } }),
			changed({ endReason: "connection-lost" }),
			codes({ far: { ...far, greetingMs: null, responsesMs: [null] } }),
			changed({ transcript: [turn("assistant", "Hola.")] }),
			codes({ plan: { ...inbound, scenario: lost } as PlannedCall }),
			changed({
				transcript: [...history.transcript, { ...turn("assistant", "Sí, claro.", "Sí"), interrupted: false }],
			}),
			changed({ analysis: null }),
			changed({ recording: { durationMs: 9800, complete: false } }),
			changed({ recording: { durationMs: 5000, complete: true } }),
			changed({ costMicros: null }),
			expecting({ outcomes: ["ticket"] }),
			expecting({ values: { customerName: "Ana" } }),
			expecting({ forbidden: ["¡claro!"] }),
			expecting({ maxReplyMs: 1 }),
		];
		assert.deepEqual(all, [
			["not-made"],
			["no-conversation"],
			["not-ended", "no-conversation"],
			["end-reason"],
			["no-greeting", "not-answered"],
			["not-understood"],
			["not-interrupted", "not-reattached"],
			["untrue-heard"],
			["no-analysis"],
			["no-recording"],
			["recording-length"],
			["no-cost"],
			["outcome"],
			["value"],
			["forbidden"],
			["slow"],
		]);
		assert.deepEqual(expecting({ outcomes: ["ticket", "transferred"], values: { customerName: null } }), []);
		assert.deepEqual(new Set(all.flat()), new Set(problemCodes));
	});

	test("that nobody takes has the carrier's reason and no conversation", () => {
		const none = { far: null, history: null };
		const because = (endReason: string) => ({ ...record, conversationId: null, endReason });
		assert.deepEqual(codes({ ...none, plan: outbound("busy"), record: because("busy") }), []);
		assert.deepEqual(codes({ ...none, plan: outbound("nobody"), record: because("no-answer") }), []);
		assert.deepEqual(codes({ ...none, plan: outbound("nobody"), record: because("failed") }), ["end-reason"]);
		assert.deepEqual(codes({ plan: outbound("machine"), history: { ...history, endReason: "message-left" } }), []);
		assert.deepEqual(codes({ plan: outbound("machine") }), ["end-reason"]);
	});

	test("is measured by the ear of the person", () => {
		let now = 0;
		const ear = new Ear({ clock: () => now });
		ear.open();
		const hear = (atMs: number, ms: number) => {
			now = atMs;
			ear.receive(encodeMuLaw(syntheticSpeech(ms)));
		};
		hear(100, 300);
		hear(2400, 300);
		now = 9000;
		const say = (fromMs: number, toMs: number): CallerReport => ({ what: "say", fromMs, toMs, text: "x" });
		const reports: CallerReport[] = [say(1000, 2000), { what: "until", fromMs: 2000, toMs: 4000 }, say(4000, 5000)];
		const call = { from: "", to: "", ear, reports, streams: [{ firstSoundMs: 100 }], done: Promise.resolve() };
		const facts = farFacts({ ...call, hangUp() {} });
		assert.deepEqual([facts.greetingMs, facts.responsesMs, facts.said], [100, [400, null], ["x", "x"]]);
	});
});

describe("a rehearsal", () => {
	test("adds up", () => {
		assert.deepEqual(percentiles([]), { p50: null, p95: null });
		assert.deepEqual(percentiles(Array.from({ length: 100 }, (_, index) => 100 - index)), { p50: 50, p95: 95 });
		const totals = totalsOf([judge(good), judge({ ...good, error: "refused" })]);
		assert.deepEqual([totals.calls, totals.failed, totals.costMicros], [2, 1, 14_000]);
	});

	test("is printed in either language, with every failure in words", () => {
		const reports = [judge(good), judge({ ...good, plan: outbound("busy"), error: "refused" })];
		const spanish = describeRehearsal(reports, ["11200 CA: no answer"], "es");
		assert.match(spanish, /^1 +← prueba +120 +3 +400 +400 +100 % +transferred +entera +contact-hung-up +0\.0070 +✓$/mu);
		assert.match(spanish, /→ ocupado .*✗$/mu);
		assert.match(spanish, / {2}2: no se pudo hacer \(refused\)/);
		assert.match(spanish, /se quejó una vez:\n {2}11200 CA/);
		assert.match(
			describeRehearsal(reports, [], "en"),
			/2 calls, 1 with problems .*\nThe carrier complained of nothing\./,
		);
		for (const language of ["es", "en"] as const)
			assert.deepEqual(Object.keys(textsFor(language).problems).sort(), [...problemCodes].sort());
		assert.equal(
			drawTable([
				["a", "b"],
				["ccc", "d"],
			]),
			"a    b\nccc  d",
		);
	});

	test("keeps to its number, its concurrency and its time", async () => {
		let open = 0;
		let most = 0;
		const make = async (plan: PlannedCall) => {
			most = Math.max(most, ++open);
			await new Promise((resolve) => setTimeout(resolve, 300));
			open--;
			return { ...judge(good), number: plan.number };
		};
		const schedule = { concurrency: 3, calls: 6, durationMs: null };
		const plan = (number: number) => ({ ...inbound, number });
		const reports = await runSchedule(schedule, plan, make, new AbortController().signal);
		assert.deepEqual(
			reports.map(({ number }) => number),
			[1, 2, 3, 4, 5, 6],
		);
		assert.ok(most > 1 && most <= 3, `${most} at once`);
		assert.deepEqual(await runSchedule({ ...schedule, durationMs: 0 }, plan, make, new AbortController().signal), []);
		assert.deepEqual(await runSchedule(schedule, plan, make, AbortSignal.abort()), []);
	});
});
