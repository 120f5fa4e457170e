import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { CampaignAttemptList, CampaignBoard, type EventData } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { testDatabases } from "../../app/testing.ts";
import { answered, createCampaignWorld, hour, minute, missed } from "../../app/testing-campaigns.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import { createMetrics } from "../../platform/telemetry/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { createCampaigns } from "./index.ts";

for (const database of testDatabases())
	describe(`results of campaigns on ${database}`, () => {
		const world = createCampaignWorld(database);
		const { someone, started, run, ends, event, rows, ask, calls, clock, assistants } = world;
		before(() => world.open());
		after(() => world.close());
		beforeEach(() => world.nextWeek());

		/** One who answered and said something, and one whose line was busy. */
		async function called() {
			const ana = await someone({ name: "=HYPERLINK(1)" });
			const beto = await someone({ name: "Beto" });
			const id = await started([ana.id, beto.id], { retry: { busy: 30 } });
			await run(id);
			const conversationId = uuidv7();
			calls.recorded.add(conversationId);
			await ends(ana.phone, { ...answered, conversationId, costMicros: 2_000_000 });
			await ends(beto.phone, { ...missed("busy"), costMicros: 500_000 });
			const value = (name: string, said: string | number | null) => ({
				...{ name, type: "text" as const, value: said, confidence: 1, turn: 2, by: "rules" as const },
			});
			const values = [value("motivo", "+1-1"), value("name", "Ana María"), value("pagos", 3), value("nada", null)];
			calls.facts.set(world.ordered(ana.phone).at(-1)?.callId ?? "", {
				...{ ...answered, conversationId, costMicros: 2_500_000 },
			});
			await event("conversation.analysed", { conversationId, analysis: { outcome: "resolved", values } });
			return { id, ana, beto, conversationId };
		}
		const told = async <T extends "campaign.attempt-ended" | "campaign.result">(type: T, campaignId: string) => {
			const { rows: found } = await world.test.platform.db.query.execute<{ data: EventData<T> }>(
				sql`select data from events where type = ${type} and data ->> 'campaignId' = ${campaignId} order by id`,
			);
			return found.map(({ data }) => data);
		};

		it("say for each contact what it cost, when they were called, and whether it can be listened to", async () => {
			const { id, ana, beto, conversationId } = await called();
			const found = new Map((await rows(id)).map((row) => [row.contactId, row]));
			const [hers, his] = [found.get(ana.id), found.get(beto.id)];
			assert.deepEqual([hers?.costMicros, hers?.recorded, hers?.conversationId], [2_500_000, true, conversationId]);
			assert.deepEqual([his?.costMicros, his?.recorded, his?.state], [500_000, false, "waiting"]);
			assert.equal(hers?.lastAt?.slice(0, 10), new Date(clock.now()).toISOString().slice(0, 10));
			const path = `/campaigns/${id}/contacts/${beto.id}/attempts`;
			const { items } = CampaignAttemptList.parse(await ask("GET", path));
			assert.deepEqual(
				items.map(({ state, outcome }) => [state, outcome]),
				[["closed", "busy"]],
			);
		});

		it("are on a board while it runs", async () => {
			const { id } = await called();
			const board = async (of: string) => CampaignBoard.parse(await ask("GET", `/campaigns/${of}/board`));
			assert.deepEqual(await board(id), {
				...{ ringing: 0, talking: 0, answerRate: 0.5, resting: [] },
				outcomes: [
					{ outcome: "answered", calls: 1 },
					{ outcome: "busy", calls: 1 },
				],
				values: [
					{ name: "motivo", contacts: 1, common: [{ value: "+1-1", contacts: 1 }] },
					{ name: "name", contacts: 1, common: [{ value: "Ana María", contacts: 1 }] },
					{ name: "pagos", contacts: 1, common: [{ value: "3", contacts: 1 }] },
				],
			});
			const [one, two] = [await someone(), await someone()];
			const rings = await started([one.id, two.id]);
			assert.equal((await board(rings)).answerRate, null);
			await run(rings);
			calls.talking.add(world.ordered(one.phone).at(-1)?.callId ?? "");
			const { ringing, talking } = await board(rings);
			assert.deepEqual([ringing, talking], [1, 1]);
			await ask("GET", `/campaigns/${uuidv7()}/board`, undefined, 404);
		});

		if (database === "postgresql")
			it("count contacts and calls of one moment, whatever happens meanwhile", async () => {
				const person = await someone();
				const id = await started([person.id]);
				await run(id);
				const { db } = world.test.platform;
				const read = await db.transaction(async (tx) => {
					await tx.execute(sql`lock table campaign_attempts in access exclusive mode`);
					const reading = world.read(id);
					for (let waits = 0; waits === 0; ) {
						// Within one transaction the server shows the connections of the first look, and hides those that came later.
						await tx.execute(sql`select pg_stat_clear_snapshot()`);
						const { rows: found } = await db.query.execute<{ waits: number }>(sql`
							select count(*)::int as waits from pg_stat_activity
							where datname = current_database() and wait_event = 'relation'`);
						waits = found[0]?.waits ?? 0;
					}
					await tx.execute(sql`update campaign_attempts set state = 'refused' where campaign_id = ${id}`);
					await tx.execute(sql`update campaign_contacts set state = 'waiting' where campaign_id = ${id}`);
					return { reading };
				});
				const { counts, dialled } = await read.reading;
				assert.equal(counts.calling, dialled);
			});

		it("leave a line alone that the carrier cannot call with, and then try it once", async () => {
			const [bad, good] = [uuidv7(), uuidv7()];
			const people = await Promise.all(Array.from({ length: 8 }, () => someone()));
			const alone = async (person: { id: string; phone: string }, lineIds: string[], facts: typeof answered | null) => {
				const id = await started([person.id], { lineIds });
				await run(id);
				const order = world.ordered(person.phone).at(-1);
				if (order && facts) await ends(person.phone, facts);
				return { id, lineId: order?.lineId ?? null };
			};
			const [p0, p1, p2, p3, p4, p5, p6, p7] = people;
			assert.ok(p0 && p1 && p2 && p3 && p4 && p5 && p6 && p7);
			for (const person of [p0, p1, p2, p3, p4])
				assert.equal((await alone(person, [bad], missed("failed"))).lineId, bad);
			const waits = await alone(p5, [bad], null);
			assert.equal(waits.lineId, null);
			const { resting } = CampaignBoard.parse(await ask("GET", `/campaigns/${waits.id}/board`));
			assert.deepEqual([resting.length, resting[0]?.lineId], [1, bad]);
			assert.equal((await alone(p6, [bad, good], answered)).lineId, good, "another line goes on");
			await clock.advance(10 * minute);
			await run(waits.id);
			assert.equal(world.ordered(p5.phone).length, 1, "tried once");
			assert.equal((await alone(p7, [bad], null)).lineId, null, "and no more until it is known how that went");
			await ends(p5.phone, answered);
			const [last] = await rows(waits.id);
			assert.equal(last?.outcome, "answered");
			assert.equal((await alone(await someone(), [bad], answered)).lineId, bad);
		});

		it("try a line that has rested with one call, however many wait", async () => {
			const bad = uuidv7();
			for (let call = 0; call < 5; call++) {
				const person = await someone();
				await run(await started([person.id], { lineIds: [bad] }));
				await ends(person.phone, missed("failed"));
			}
			const people = await Promise.all(Array.from({ length: 4 }, () => someone()));
			const id = await started(
				people.map((person) => person.id),
				{ lineIds: [bad] },
			);
			const tried = () => people.filter(({ phone }) => world.ordered(phone).length > 0).length;
			await run(id);
			assert.equal(tried(), 0);
			await clock.advance(10 * minute);
			for (let look = 0; look < 3; look++) await run(id);
			assert.equal(tried(), 1);
		});

		it("are told as events, each once", async () => {
			const { id, ana, beto, conversationId } = await called();
			await ends(ana.phone, answered);
			const ended = await told("campaign.attempt-ended", id);
			assert.deepEqual(
				ended.map(({ contactId, outcome, state, attempts }) => [contactId, outcome, state, attempts]),
				[
					[ana.id, "answered", "done", 1],
					[beto.id, "busy", "waiting", 1],
				],
			);
			const again = ended[1]?.nextAt;
			assert.ok(again && Date.parse(again) - clock.now() > 29 * minute);
			const results = await told("campaign.result", id);
			assert.deepEqual(
				results.map((result) => [result.conversationId, result.callId, result.outcome, result.values.length]),
				[[conversationId, ended[0]?.callId, "resolved", 4]],
			);
		});

		it("have them called at the hour that they asked for, as often as agreed", async () => {
			const ana = await someone();
			const id = await started([ana.id], { attempts: 2 });
			const values = [
				{ name: "wantsCallback", value: true },
				{ name: "preferredTime", value: "10:30" },
			].map((one) => ({ ...one, type: "text", confidence: 1, turn: 2, by: "rules" }));
			const talked = async () => {
				await run(id);
				const conversationId = uuidv7();
				await ends(ana.phone, { ...answered, conversationId });
				// What was said is not known yet: it is not over.
				assert.equal(await run(id), "waiting");
				await event("conversation.analysed", { conversationId, analysis: { outcome: "informed", values } });
				const [row] = await rows(id);
				return row;
			};
			const row = await talked();
			const tomorrow = new Date(clock.now() + 24 * hour).toISOString().slice(0, 10);
			assert.deepEqual(
				[row?.state, row?.reason, row?.nextAt],
				["waiting", "asked-for-then", `${tomorrow}T09:30:00.000Z`],
			);
			assert.equal((await told("campaign.result", id))[0]?.callBackAt, row?.nextAt);
			await clock.advance(Date.parse(row?.nextAt ?? "") - clock.now() - minute);
			await run(id);
			assert.equal(world.ordered(ana.phone).length, 1);
			await clock.advance(minute);
			const again = await talked();
			assert.equal(world.ordered(ana.phone).length, 2);
			assert.deepEqual([again?.state, again?.attempts], ["done", 2], "no more than agreed");
			assert.equal(await run(id), "over");
		});

		it("leave whoever asked for the night to the next lawful hour, and heed nothing where the campaign does not", async () => {
			const night = [
				{ name: "wantsCallback", value: true },
				{ name: "preferredTime", value: "23:00" },
			].map((one) => ({ ...one, type: "text", confidence: 1, turn: 2, by: "rules" }));
			const [ana, beto] = [await someone(), await someone()];
			const heeds = await started([ana.id]);
			const deaf = await started([beto.id], { retry: { callBack: false } });
			for (const [id, { phone }] of [
				[heeds, ana],
				[deaf, beto],
			] as const) {
				await run(id);
				const conversationId = uuidv7();
				await ends(phone, { ...answered, conversationId });
				await event("conversation.analysed", { conversationId, analysis: { outcome: "informed", values: night } });
			}
			assert.equal((await rows(deaf))[0]?.state, "done");
			await clock.advance(11 * hour + minute);
			await run(heeds);
			const [row] = await rows(heeds);
			const opens = `${new Date(clock.now() + 12 * hour).toISOString().slice(0, 10)}T08:00:00.000Z`;
			assert.deepEqual([row?.state, row?.reason, row?.nextAt], ["waiting", "day-limit", opens]);
		});

		it("are downloaded with what conversations brought, without a formula in them, and that is audited", async () => {
			const { id, ana, beto, conversationId } = await called();
			const csv = await world.http.inject(`/api/v1/campaigns/${id}/export`);
			assert.equal(csv.statusCode, 200, csv.body);
			assert.equal(csv.headers["content-type"], "text/csv; charset=utf-8");
			const [heading, ...lines] = csv.body.trimEnd().split("\r\n");
			const names = heading?.slice(1).split(",") ?? [];
			assert.deepEqual(names.slice(-4), ["extracted_motivo", "extracted_nada", "extracted_name", "extracted_pagos"]);
			const of = (contactId: string) => {
				const cells = lines.find((line) => line.startsWith(contactId))?.split(",") ?? [];
				return Object.fromEntries(names.map((name, index) => [name, cells[index]]));
			};
			const [hers, his] = [of(ana.id), of(beto.id)];
			assert.equal(hers.name, "'=HYPERLINK(1)");
			assert.equal(hers.phone, `'${ana.phone}`);
			assert.deepEqual([hers.outcome, hers.cost, hers.conversation_id], ["answered", "2.5", conversationId]);
			assert.deepEqual(
				[hers.extracted_motivo, hers.extracted_name, hers.extracted_pagos, hers.extracted_nada],
				["'+1-1", "Ana María", "3", ""],
			);
			assert.equal(hers.recording, `https://centralita.example/api/v1/conversations/${conversationId}/recording`);
			assert.deepEqual([his.state, his.outcome, his.recording, his.extracted_motivo], ["waiting", "busy", "", ""]);
			assert.notEqual(his.next_call_at, "");
			const xlsx = await world.http.inject(`/api/v1/campaigns/${id}/export?format=xlsx`);
			assert.equal(xlsx.rawPayload.subarray(0, 2).toString(), "PK");
			const entry = world.test.audited.find(({ action, subject }) => action === "campaign.exported" && subject === id);
			assert.deepEqual(entry?.detail, { name: "Recordatorios", format: "csv", contacts: 2 });
			assert.equal((await world.http.inject(`/api/v1/campaigns/${uuidv7()}/export`)).statusCode, 404);
		});

		it("are not downloaded by whoever only reads and runs campaigns", async () => {
			const principal = {
				...{ kind: "api-key" as const, id: uuidv7(), name: "Panel" },
				permissions: new Set(["campaigns:read", "campaigns:write"] as const),
			};
			const platform = { ...world.test.platform, metrics: createMetrics(false) };
			const { capability } = createCampaigns(platform, { contacts: world.contacts, calls: calls.out, assistants });
			const limited = await createTestHttp(platform, [capability], principal);
			try {
				const id = await started([(await someone()).id]);
				assert.equal((await limited.inject(`/api/v1/campaigns/${id}/export`)).statusCode, 403);
				assert.equal((await limited.inject(`/api/v1/campaigns/${id}`)).statusCode, 200);
			} finally {
				await limited.close();
			}
		});
	});
