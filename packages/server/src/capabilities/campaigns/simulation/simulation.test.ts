import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { CampaignSimulation, NewestSimulation } from "@centralita/contracts";
import { testDatabases } from "../../../app/testing.ts";
import { answered, createCampaignWorld, hour, minute, missed } from "../../../app/testing-campaigns.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { createJudge } from "../judge.ts";
import { createSimulation } from "./simulation.ts";

for (const database of testDatabases())
	describe(`simulated runs of campaigns on ${database}`, () => {
		const world = createCampaignWorld(database);
		const { ask, someone, draft, started, run, ends, ordered, clock, calls } = world;
		before(() => world.open());
		after(() => world.close());
		beforeEach(() => world.nextWeek());

		const read = async (id: string) =>
			NewestSimulation.parse(await ask("GET", `/campaigns/${id}/simulation`)).simulation;
		/** Asks for a run, and does the job that it causes. */
		async function simulated(id: string) {
			const begun = CampaignSimulation.parse(await ask("POST", `/campaigns/${id}/simulation`, {}));
			assert.equal(begun.state, "running");
			const { platform } = world.test;
			const asked: { campaignId: string; run: string }[] = [];
			const jobs = { enqueue: async (_tx: unknown, _job: unknown, data: unknown) => void asked.push(data as never) };
			const judge = createJudge(platform, { contacts: world.contacts });
			const simulation = createSimulation({ ...platform, jobs }, { calls: calls.out }, judge);
			await platform.db.transaction((tx) => simulation.begin(tx, id));
			for (const data of asked) await simulation.job.run(data, { signal: new AbortController().signal, attempt: 1 });
			const done = await read(id);
			assert.ok(done);
			return done;
		}

		it("tell how long, how much, and who is left out and why", async () => {
			const people = await Promise.all(Array.from({ length: 60 }, () => someone()));
			const nobody = await someone({ phones: [] });
			const mexico = await someone({ phones: ["+525512345678"] });
			const ids = [...people, nobody, mexico].map(({ id }) => id);
			const pace = { callsPerSecond: 0.1, concurrent: 100 };
			const id = await draft(ids, { pace, attempts: 1 });
			assert.equal(await read(id), null);
			const { state, looked, contacts, result } = await simulated(id);
			assert.deepEqual([state, looked, contacts], ["done", 62, 62]);
			assert.deepEqual([result?.now, result?.calls, result?.costMicros], [60, 61, null]);
			assert.deepEqual(result?.never, [{ reason: "no-number", contacts: 1 }]);
			assert.deepEqual(result?.later, [{ reason: "outside-hours", contacts: 1 }]);
			assert.equal(result?.assumed.fromCalls, 0);
			// Nine in Mexico.
			const opens = clock.now() - (clock.now() % hour) + 4 * hour;
			const end = Date.parse(result?.endsAt ?? "");
			assert.ok(end >= opens && end < opens + 15 * minute, result?.endsAt ?? "never");
			assert.equal((await world.read(id)).dialled, 0, "nobody was called");
		});

		it("learn from calls that were made", async () => {
			const people = await Promise.all(Array.from({ length: 20 }, () => someone()));
			const made = await started(people.map(({ id }) => id));
			await run(made);
			for (const [index, { phone }] of people.entries()) {
				assert.equal(ordered(phone).length, 1);
				await ends(phone, { ...(index % 2 === 0 ? answered : missed("busy")), costMicros: 3000 });
			}
			const next = await draft([(await someone()).id, (await someone()).id], { attempts: 1 });
			const { result } = await simulated(next);
			assert.deepEqual([result?.assumed.answerRate, result?.assumed.fromCalls], [0.5, 20]);
			assert.deepEqual([result?.calls, result?.costMicros], [2, 6000]);
		});

		it("are begun anew, and not for what is over", async () => {
			const id = await draft([(await someone()).id]);
			const first = await simulated(id);
			await clock.advance(minute);
			const second = await simulated(id);
			assert.ok(second.requestedAt > first.requestedAt);
			await ask("POST", `/campaigns/${id}/cancel`, {});
			await ask("POST", `/campaigns/${id}/simulation`, {}, 409);
			await ask("POST", `/campaigns/${uuidv7()}/simulation`, {}, 404);
		});
	});
