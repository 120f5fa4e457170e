import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { Campaign, CampaignAttemptList, CampaignForecast, CountryDialRulesList, Problem } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { type TestPlatform, testDatabases } from "../../app/testing.ts";
import {
	answered,
	type CampaignWorld,
	createCampaignWorld,
	hour,
	minute,
	missed,
} from "../../app/testing-campaigns.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Dialer } from "./dialer.ts";
import { createCampaigns } from "./index.ts";
import { createCampaignJobs } from "./jobs.ts";
import { aCampaign, notNow } from "./testing.ts";

for (const database of testDatabases())
	describe(`campaigns on ${database}`, () => {
		const world = createCampaignWorld(database);
		const {
			ask,
			someone,
			read,
			rows,
			draft,
			started,
			run,
			ordered,
			event,
			ends,
			stateOf,
			me,
			clock,
			calls,
			assistants,
		} = world;
		let test: TestPlatform;
		let contacts: CampaignWorld["contacts"];
		let dialer: Dialer;
		before(async () => {
			await world.open();
			({ test, contacts, dialer } = world);
		});
		after(() => world.close());
		/** Each on a Tuesday of its own. */
		beforeEach(() => world.nextWeek());

		it("keep the hour on the clock of whom they call", async () => {
			const [here, there] = [await someone(), await someone({ timeZone: "Atlantic/Canary" })];
			await run(await started([here.id, there.id]));
			const { rows: kept } = await test.platform.db.query.execute<{ phone: string; weekday: number; hour: number }>(sql`
				select phone, local_weekday as weekday, local_hour as hour from campaign_attempts
				where phone in (${here.phone}, ${there.phone}) order by local_hour desc`);
			// Tuesday noon in Madrid, an hour earlier on the Canaries.
			const at = new Intl.DateTimeFormat("en", { timeZone: "Europe/Madrid", hour: "numeric", hourCycle: "h23" });
			const hour = Number(at.format(clock.now()));
			assert.deepEqual(kept, [
				{ phone: here.phone, weekday: 2, hour },
				{ phone: there.phone, weekday: 2, hour: hour - 1 },
			]);
		});

		it("call everybody once, and are over when all have answered", async () => {
			const people = [await someone(), await someone(), await someone()];
			const id = await started(people.map((one) => one.id));
			assert.equal(await run(id), "waiting");
			assert.deepEqual(
				people.map(({ phone }) => ordered(phone).length),
				[1, 1, 1],
			);
			assert.equal((await read(id)).counts.calling, 3);
			for (const { phone } of people) await ends(phone, answered);
			assert.equal(await run(id), "over");
			const { state, counts, dialled, costMicros } = await read(id);
			assert.deepEqual([state, counts.done, counts.answered, dialled, costMicros], ["finished", 3, 3, 3, 3000]);
			const { rows: told } = await test.platform.db.query.execute<{ type: string }>(
				sql`select type from events where data ->> 'campaignId' = ${id} order by id`,
			);
			assert.deepEqual(
				told.map(({ type }) => type),
				[
					"campaign.started",
					...people.map(() => "campaign.attempt-ordered"),
					...people.map(() => "campaign.attempt-ended"),
					"campaign.finished",
				],
			);
		});

		it("try again when the policy says, at most as often as agreed", async () => {
			const { id: contactId, phone } = await someone();
			await ask("PUT", "/dial-rules/ES", {
				hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00" }],
				perDay: 5,
				perWeek: 20,
				skipHolidays: false,
			});
			const id = await started([contactId], { attempts: 2, retry: { busy: 10 } });
			await run(id);
			await ends(phone, missed("busy"));
			await run(id);
			assert.equal(ordered(phone).length, 1);
			await clock.advance(10 * minute);
			await run(id);
			assert.equal(ordered(phone).length, 2);
			await ends(phone, missed("no-answer"));
			await clock.advance(24 * hour);
			assert.equal(await run(id), "over");
			const [row] = await rows(id);
			assert.deepEqual([row?.state, row?.outcome, row?.attempts], ["done", "no-answer", 2]);
			const { items } = CampaignAttemptList.parse(await ask("GET", `/campaigns/${id}/contacts/${contactId}/attempts`));
			assert.deepEqual(
				items.map(({ state, outcome }) => [state, outcome]),
				[
					["closed", "busy"],
					["closed", "no-answer"],
				],
			);
			await ask("DELETE", "/dial-rules/ES", undefined, 204);
		});

		it("do not count what rang nowhere, and pause when that goes on", async () => {
			const { id: contactId, phone } = await someone();
			const id = await started([contactId], { attempts: 1, lineIds: [uuidv7(), uuidv7()] });
			for (let lost = 1; lost <= 10; lost++) {
				await run(id);
				assert.equal(ordered(phone).length, lost);
				await ends(phone, { ...missed("failed"), ordered: false });
				const [row] = await rows(id);
				assert.deepEqual([row?.state, row?.attempts], ["waiting", 0]);
				await clock.advance(minute);
			}
			assert.equal(await run(id), "over");
			const { pause, dialled } = await read(id);
			assert.deepEqual([pause, dialled], ["calls-fail", 0]);
		});

		it("keep what a conversation brought", async () => {
			const { id: contactId, phone } = await someone();
			const id = await started([contactId]);
			await run(id);
			const conversationId = uuidv7();
			await ends(phone, { ...answered, conversationId });
			const value = { name: "fecha", type: "date", value: "2026-11-05", confidence: 1, turn: 3, by: "rules" };
			const analysis = { outcome: "resolved", values: [value] };
			calls.facts.set(ordered(phone).at(-1)?.callId ?? "", { ...answered, conversationId, costMicros: 5000 });
			await event("conversation.analysed", { conversationId, analysis });
			const [row] = await rows(id);
			assert.deepEqual(row?.result, { outcome: "resolved", values: [value] });
			assert.equal((await read(id)).costMicros, 5000);
		});

		it("leave out whom they may not call, and say why", async () => {
			const fine = await someone();
			const numberless = await someone({ phones: [] });
			const placeless = await someone({ phones: ["+881612345678"] });
			const listed = await someone();
			await ask("PUT", `/do-not-call/${encodeURIComponent(listed.phone)}`, {});
			const id = await started([fine, numberless, placeless, listed].map((one) => one.id));
			await run(id);
			const reasons = new Map((await rows(id)).map(({ contactId, state, reason }) => [contactId, [state, reason]]));
			assert.deepEqual(reasons.get(fine.id), ["calling", null]);
			assert.deepEqual(reasons.get(numberless.id), ["skipped", "no-number"]);
			assert.deepEqual(reasons.get(placeless.id), ["skipped", "unknown-zone"]);
			assert.deepEqual(reasons.get(listed.id), ["skipped", "do-not-call"]);
		});

		it("call whose zone is not known when it is allowed in all zones of their country", async () => {
			const { id: contactId, phone } = await someone({ phones: ["+34612345678"] });
			// Nine in Madrid: eight in the Canaries.
			await clock.advance(21 * hour);
			const opens = clock.now() + hour;
			const id = await started([contactId]);
			await run(id);
			const [early] = await rows(id);
			assert.deepEqual([early?.reason, early?.nextAt], ["outside-hours", new Date(opens).toISOString()]);
			await clock.advance(hour);
			await run(id);
			assert.equal(ordered(phone).length, 1);
		});

		it("wait for the hours of each contact", async () => {
			const madrid = await someone();
			const mexico = await someone({ phones: ["+525512345678"] });
			await ask("PUT", "/dial-rules/MX", {
				hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "20:00" }],
				perDay: 1,
				perWeek: 3,
				skipHolidays: true,
			});
			const id = await started([madrid.id, mexico.id]);
			const told = CampaignForecast.parse(await ask("GET", `/campaigns/${id}/forecast`));
			assert.deepEqual(told, { contacts: 2, now: 1, later: [{ reason: "outside-hours", contacts: 1 }], never: [] });
			await run(id);
			assert.deepEqual([ordered(madrid.phone).length, ordered(mexico.phone).length], [1, 0]);
			const waits = (await rows(id)).find(({ contactId }) => contactId === mexico.id);
			const opens = clock.now() - (clock.now() % hour) + 4 * hour;
			assert.deepEqual([waits?.reason, waits?.nextAt], ["outside-hours", new Date(opens).toISOString()]);
			await clock.advance(opens - clock.now());
			await run(id);
			assert.equal(ordered(mexico.phone).length, 1);
		});

		it("count the calls of other campaigns to the same number", async () => {
			const { id: contactId, phone } = await someone();
			const first = await started([contactId]);
			const second = await started([contactId]);
			await run(first);
			await run(second);
			assert.equal(ordered(phone).length, 1, "they are being called");
			await ends(phone, answered);
			await clock.advance(2 * minute);
			await run(second);
			assert.equal(ordered(phone).length, 1, "once a day");
			assert.equal((await rows(second))[0]?.reason, "day-limit");
		});

		it("order nothing twice when two processes look at once", async () => {
			const people = await Promise.all(Array.from({ length: 12 }, () => someone()));
			const id = await started(
				people.map((one) => one.id),
				{ pace: { callsPerSecond: 4, concurrent: 5 } },
			);
			for (let second = 0; second < 10; second++) {
				await Promise.all([dialer.tick(id, me), dialer.tick(id, uuidv7()), dialer.tick(id, me)]);
				await clock.advance(1000);
			}
			assert.equal(
				people.filter(({ phone }) => ordered(phone).length === 1).length,
				5,
				"no more than may be under way",
			);
			assert.ok(people.every(({ phone }) => ordered(phone).length <= 1));
		});

		it("are looked after by one run, until that is not seen any more", async () => {
			const people = [await someone(), await someone()];
			const id = await started(
				people.map((one) => one.id),
				{ pace: { callsPerSecond: 0.5, concurrent: 50 } },
			);
			const another = uuidv7();
			assert.equal(await dialer.tick(id, me), "decided");
			await clock.advance(4000);
			assert.equal(await dialer.tick(id, another), "elsewhere");
			await clock.advance(1000);
			assert.equal(await dialer.tick(id, another), "decided");
			assert.equal(await dialer.tick(id, me), "elsewhere");
		});

		it("are left by a process that is being stopped to one that is not", async () => {
			const id = await started([(await someone()).id]);
			const asked: unknown[] = [];
			const jobs = { enqueue: async (...given: unknown[]) => void asked.push(given.at(-1)) };
			const system = { ...test.platform.system, draining: () => true };
			const [dial] = createCampaignJobs({ ...test.platform, jobs, system }, dialer);
			await dial?.run({ campaignId: id }, { signal: new AbortController().signal, attempt: 1 });
			assert.deepEqual(asked, [{ singletonKey: id, startAfterSeconds: 2 }]);
		});

		it("keep their pace", async () => {
			const people = await Promise.all(Array.from({ length: 6 }, () => someone()));
			const id = await started(
				people.map((one) => one.id),
				{ pace: { callsPerSecond: 0.5, concurrent: 50 } },
			);
			const count = () => people.filter(({ phone }) => ordered(phone).length > 0).length;
			const seen: number[] = [];
			for (let second = 0; second < 8; second++) {
				await dialer.tick(id, me);
				seen.push(count());
				await clock.advance(1000);
			}
			assert.deepEqual(seen, [1, 1, 2, 2, 3, 3, 4, 4]);
			await clock.advance(hour);
			await dialer.tick(id, me);
			assert.equal(count(), 5, "what was not dialled is not made up for");
		});

		it("are asked again in the instant before it rings", async () => {
			const refusal = (phone: string) => {
				const order = ordered(phone).at(-1);
				assert.ok(order);
				const { callId, requestId } = order;
				return test.platform.db.transaction((tx) => dialer.refusal(tx, { id: callId, requestId }));
			};
			const [fine, peaceful, late] = [await someone(), await someone(), await someone()];
			const id = await started([fine, peaceful, late].map((one) => one.id));
			await run(id);
			assert.equal(await refusal(fine.phone), null);
			await ask("PUT", `/do-not-call/${encodeURIComponent(peaceful.phone)}`, {});
			assert.equal(await refusal(peaceful.phone), "do-not-call");
			await ask("POST", `/campaigns/${id}/pause`, {});
			assert.equal(await refusal(late.phone), "campaign-paused");
			const found = new Map((await rows(id)).map((row) => [row.contactId, row]));
			assert.deepEqual([found.get(peaceful.id)?.state, found.get(peaceful.id)?.attempts], ["skipped", 0]);
			assert.deepEqual([found.get(late.id)?.state, found.get(late.id)?.attempts], ["waiting", 0]);
			assert.equal((await read(id)).dialled, 1, "what never rang is no call");
			await ask("POST", `/campaigns/${id}/resume`, {});
			await run(id);
			assert.equal(ordered(late.phone).length, 2);
			assert.equal(await refusal(late.phone), null);
			const stranger = { id: uuidv7(), requestId: "somebody-elses" };
			assert.equal(await test.platform.db.transaction((tx) => dialer.refusal(tx, stranger)), null);
		});

		it("pause by themselves: budget, calls that fail, nothing to call with", async () => {
			const spends = [await someone(), await someone()];
			const poor = await started(
				spends.map((one) => one.id),
				{ budgetMicros: 800, pace: { callsPerSecond: 50, concurrent: 1 } },
			);
			await run(poor);
			const called = spends.find(({ phone }) => ordered(phone).length === 1);
			await ends(called?.phone ?? "", answered);
			assert.equal(await run(poor), "over");
			assert.equal((await read(poor)).pause, "budget-spent");
			const refused = Problem.parse(await ask("POST", `/campaigns/${poor}/resume`, {}, 409));
			assert.match(refused.detail, /budget/);

			const gone = await someone();
			const once = await started([gone.id]);
			await run(once);
			await ends(gone.phone, missed("completed"));
			const [left] = await rows(once);
			assert.deepEqual([left?.state, left?.outcome], ["waiting", "hung-up"]);

			const broken = await Promise.all(Array.from({ length: 11 }, () => someone()));
			const failing = await started(broken.map((one) => one.id));
			await run(failing);
			for (const { phone } of broken) if (ordered(phone).length > 0) await ends(phone, missed("failed"));
			assert.equal(await run(failing), "over");
			assert.equal((await read(failing)).pause, "calls-fail");

			const lineless = await started([(await someone()).id]);
			calls.state.room = null;
			assert.equal(await run(lineless), "over");
			calls.state.room = 10;
			const { pause, pauseDetail } = await read(lineless);
			assert.deepEqual([pause, pauseDetail], ["cannot-call", "None of its lines is there and switched on."]);

			const full = await started([(await someone()).id]);
			calls.state.error = notNow();
			assert.equal(await run(full), "waiting");
			calls.state.error = new AppError("conflict", "Set PUBLIC_URL first.");
			assert.equal(await run(full), "over");
			calls.state.error = null;
			assert.equal((await read(full)).pauseDetail, "Set PUBLIC_URL first.");
		});

		it("stop at once, all of them", async () => {
			const [one, two] = [await someone(), await someone()];
			const running = await started([one.id]);
			const scheduled = await started([two.id], { schedule: { startsAt: new Date(clock.now() + hour).toISOString() } });
			assert.equal(await stateOf(scheduled), "scheduled");
			await ask("POST", "/campaigns/stop", {});
			assert.deepEqual([await stateOf(running), await stateOf(scheduled)], ["paused", "paused"]);
			assert.equal(await run(running), "over");
			assert.equal(ordered(one.phone).length, 0);
			assert.ok(test.audited.some(({ action }) => action === "campaign.emergency-stop"));
		});

		it("go from state to state as people expect", async () => {
			const { id: contactId } = await someone();
			const id = await draft([contactId]);
			for (const verb of ["pause", "resume"]) await ask("POST", `/campaigns/${id}/${verb}`, {}, 409);
			await ask("POST", `/campaigns/${id}/start`, {});
			await ask("POST", `/campaigns/${id}/start`, {}, 409);
			await ask("PUT", `/campaigns/${id}`, aCampaign(), 409);
			await ask("PUT", `/campaigns/${id}/audience`, { contactIds: [contactId] }, 409);
			await ask("DELETE", `/campaigns/${id}`, undefined, 409);
			await ask("POST", `/campaigns/${id}/cancel`, {});
			await ask("POST", `/campaigns/${id}/cancel`, {}, 409);
			const empty = await draft([(await someone({ phones: [] })).id]);
			assert.match(Problem.parse(await ask("POST", `/campaigns/${empty}/start`, {}, 409)).detail, /nobody to call/);
			await ask("DELETE", `/campaigns/${empty}`, undefined, 204);
			await ask("GET", `/campaigns/${empty}`, undefined, 404);
			const past = { startsAt: "2026-01-01T00:00:00.000Z", endsAt: "2026-01-02T00:00:00.000Z" };
			const over = await draft([contactId], { schedule: past });
			assert.match(Problem.parse(await ask("POST", `/campaigns/${over}/start`, {}, 409)).detail, /end is past/);
			await ask(
				"POST",
				"/campaigns",
				{ ...aCampaign(), schedule: { startsAt: past.endsAt, endsAt: past.startsAt } },
				400,
			);
		});

		it("call whom a filter finds, frozen when it was set", async () => {
			const tag = `t${uuidv7().slice(-8)}`;
			for (let index = 0; index < 3; index++) await someone({ tags: [tag] });
			const { id } = Campaign.parse(await ask("POST", "/campaigns", aCampaign(), 201));
			const set = Campaign.parse(await ask("PUT", `/campaigns/${id}/audience`, { filter: { tags: [tag] } }));
			assert.equal(set.counts.contacts, 3);
			await someone({ tags: [tag] });
			assert.equal((await read(id)).counts.contacts, 3);
			await ask("PUT", `/campaigns/${id}/audience`, {}, 400);
			await ask("PUT", `/campaigns/${id}/audience`, { segmentId: uuidv7() }, 404);
			assert.equal((await read(id)).counts.contacts, 3, "what was refused changed nothing");
		});

		it("go along when two contacts turn out to be one, and back", async () => {
			const [one, other] = [await someone(), await someone()];
			const both = await started([one.id, other.id]);
			const alone = await started([one.id]);
			const { contactMove, personalData } = createCampaigns(test.platform, {
				contacts,
				calls: calls.out,
				assistants,
			}).capability;
			const of = async (id: string) => (await rows(id)).map(({ contactId }) => contactId).sort();
			const move = (from: string, to: string, only: readonly string[] | null) =>
				test.platform.db.transaction(async (tx) => contactMove?.(tx, { from, to, only }));
			assert.deepEqual(await move(one.id, other.id, null), [alone]);
			assert.deepEqual([await of(alone), await of(both)], [[other.id], [one.id, other.id].sort()]);
			assert.match(JSON.stringify(await personalData?.(test.platform.db.query, other.id)), /Recordatorios/);
			assert.deepEqual(await move(other.id, one.id, [alone]), [alone]);
			assert.deepEqual(await of(alone), [one.id]);
		});

		it("forget who is erased", async () => {
			const { id: contactId, phone } = await someone();
			const id = await started([contactId]);
			const [campaigns] = [createCampaigns(test.platform, { contacts, calls: calls.out, assistants }).capability];
			await test.platform.db.transaction(async (tx) => {
				await contacts.erase(tx, contactId);
				await campaigns.erasure?.(tx, contactId);
			});
			await run(id);
			assert.equal(ordered(phone).length, 0);
			const [row] = await rows(id);
			assert.deepEqual([row?.name, row?.phone, row?.state], [null, null, "skipped"]);
			const kept = await test.platform.db.query.execute(sql`select 1 from campaign_attempts where phone = ${phone}`);
			assert.equal(kept.rows.length, 0);
		});

		it("count calls to a number whose contact was erased, as long as a limit does", async () => {
			const { id: contactId, phone } = await someone();
			await run(await started([contactId]));
			await ends(phone, answered);
			const { capability } = createCampaigns(test.platform, { contacts, calls: calls.out, assistants });
			await test.platform.db.transaction(async (tx) => {
				await contacts.erase(tx, contactId);
				await capability.erasure?.(tx, contactId);
			});
			const back = await someone({ phones: [phone] });
			const id = await started([back.id]);
			await run(id);
			assert.equal(ordered(phone).length, 1);
			assert.equal((await rows(id))[0]?.reason, "day-limit");
			const wake = createCampaignJobs(test.platform, dialer)[1];
			const kept = () => test.platform.db.query.execute(sql`select 1 from campaign_dialled_numbers`);
			await wake?.run({}, { signal: new AbortController().signal, attempt: 1 });
			assert.equal((await kept()).rows.length, 1);
			await clock.advance(9 * 24 * hour);
			await wake?.run({}, { signal: new AbortController().signal, attempt: 1 });
			assert.equal((await kept()).rows.length, 0);
		});

		it("follow rules that the company may change, country by country", async () => {
			const { items } = CountryDialRulesList.parse(await ask("GET", "/dial-rules"));
			const spain = items.find(({ country }) => country === "ES");
			assert.deepEqual(spain?.rules.hours, [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "21:00" }]);
			assert.equal(spain?.changed, false);
			await ask("PUT", "/dial-rules/FR", { hours: [], perDay: 0, perWeek: 0, skipHolidays: true });
			const french = CountryDialRulesList.parse(await ask("GET", "/dial-rules")).items.find(
				({ country }) => country === "FR",
			);
			assert.equal(french?.changed, true);
			await ask("DELETE", "/dial-rules/FR", undefined, 204);
			await ask("DELETE", "/dial-rules/FR", undefined, 404);
			await ask("PUT", "/dial-rules/xx", { hours: [], perDay: 0, perWeek: 0, skipHolidays: true }, 400);
		});
	});
