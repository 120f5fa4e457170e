import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "drizzle-orm";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../../app/testing.ts";
import { createDialogue, type DialogueInput, type DialogueState } from "../../../dialogue/index.ts";
import { type Clock, systemClock, uuidv7 } from "../../../platform/time/index.ts";
import { endExperiment, insertExperiment } from "../experiments/store.ts";
import { createGuides } from "../index.ts";
import { aStepGuide } from "./fixtures.ts";
import type { SessionRow, SessionStepRow } from "./schema.ts";
import { guideSessionSteps, guideSessions } from "./schema.ts";

const locale = "es-AR" as const;

for (const database of testDatabases())
	describe(`sessions of conversations on ${database}`, () => {
		let ahead = 0;
		const startedMs = systemClock.now();
		const clock: Clock = { ...systemClock, now: () => startedMs + ahead };
		let test: TestPlatform;
		let guides: ReturnType<typeof createGuides>;
		before(async () => {
			test = await createTestPlatform({ database, clock });
			guides = createGuides(test.platform, [aStepGuide()]);
			await test.start([guides.capability]);
		});
		after(() => test.stop());

		const dialogue = createDialogue({
			script: {
				locale,
				country: "AR",
				channel: "web",
				prompt: "",
				greeting: "Hola.",
				notice: "",
				guides: [{ version: 1, definition: aStepGuide() }],
				questions: [],
				tools: [],
				silencePrompts: [],
				goodbye: "Adiós.",
				temperature: 0,
			},
			model: null,
			smartMode: () => false,
			tools: { lookupContact: async () => null },
			now: () => clock.now(),
			timeZone: "UTC",
		});
		const signal = new AbortController().signal;

		/** A conversation whose every turn is stored, and how it goes on. */
		function talk(contactId: string | null = null) {
			const conversationId = uuidv7(clock.now());
			const settledAt = new Date(clock.now());
			const place = { conversationId, channel: "web" as const, locale, settledAt, contactOf: async () => contactId };
			let state: DialogueState = dialogue.start();
			const answer = async (from: DialogueState, input: DialogueInput) => {
				for await (const event of dialogue.respond(from, input, { signal }))
					if (event.type === "state") return event.state;
				throw new Error("no state");
			};
			const give = async (input: DialogueInput) => {
				ahead += 4000;
				const next = await answer(state, input);
				await test.platform.db.transaction((tx) => guides.recordProgress(tx, place, state, next));
				state = next;
			};
			return {
				conversationId,
				place,
				state: () => state,
				answer,
				say: (text: string) => give({ type: "text", text }),
				press: (value: string) => give({ type: "choice", value }),
			};
		}
		const sessions = (conversationId: string): Promise<SessionRow[]> =>
			test.platform.db.query
				.select()
				.from(guideSessions)
				.where(sql`conversation_id = ${conversationId}`)
				.orderBy(guideSessions.run);
		const steps = (sessionId: string): Promise<SessionStepRow[]> =>
			test.platform.db.query
				.select()
				.from(guideSessionSteps)
				.where(sql`session_id = ${sessionId}`)
				.orderBy(guideSessionSteps.ordinal);
		const only = async (conversationId: string) => {
			const [row, ...others] = await sessions(conversationId);
			assert.ok(row && others.length === 0);
			return row;
		};
		const pathOf = async (id: string) =>
			(await steps(id)).map((row) => `${row.node} ${row.outcome} ${row.answer} ${row.nextNode}`);
		const told = async (conversationId: string) =>
			(await test.platform.events.ofConversation(test.platform.db.query, conversationId, 0, 100)).map(
				({ type }) => type,
			);
		const sweep = () => guides.capability.jobs?.[0]?.run({}, { signal: new AbortController().signal, attempt: 1 });

		it("keeps the path, with the time that each answer took", async () => {
			const { conversationId, say } = talk();
			await say("la impresora no imprime");
			for (const text of ["el segundo", "ayuda", "listo", "no funcionó", "listo", "ya funciona"]) await say(text);
			const row = await only(conversationId);
			assert.deepEqual(
				[row.guide, row.version, row.channel, row.status, row.resolution, row.failures, row.problem, row.node],
				["printer", 1, "web", "resolved", "confirmed", 1, "la impresora no imprime", null],
			);
			assert.deepEqual(await pathOf(row.id), [
				"which answered second cable",
				"cable help null null",
				"cable failed failed restart",
				"restart worked worked solved",
				"solved passed resolved null",
			]);
			const seconds = (await steps(row.id)).map((step) => Math.round(step.seconds));
			assert.deepEqual(seconds, [4, 4, 8, 8, 0]);
			assert.deepEqual(await told(conversationId), [
				"session.started",
				"problem.detected",
				"step.failed",
				"step.completed",
				"session.resolved",
			]);
		});

		it("tells the experiment that gave a conversation its version, if it ran when that was settled", async () => {
			const { conversationId: early, say: sayEarly } = talk();
			ahead += 1000;
			const experiment = {
				id: uuidv7(clock.now()),
				guide: "printer",
				versionA: 1,
				versionB: 2,
				shareB: 50,
				startedAt: new Date(clock.now()),
				startedBy: "Ana",
			};
			await test.platform.db.transaction((tx) => insertExperiment(tx, experiment));
			const { conversationId: amid, say: sayAmid } = talk();
			await sayEarly("la impresora no imprime");
			await sayAmid("la impresora no imprime");
			const recorded = async (id: string) => {
				const { experimentId, arm } = await only(id);
				return { experimentId, arm };
			};
			assert.deepEqual(await recorded(early), { experimentId: null, arm: null });
			assert.deepEqual(await recorded(amid), { experimentId: experiment.id, arm: "a" });
			const { conversationId: late, say: sayLate } = talk();
			const end = { endedAt: new Date(clock.now()), endedBy: "Ana", chosen: "a" as const };
			await test.platform.db.transaction((tx) => endExperiment(tx, experiment.id, end));
			await sayLate("la impresora no imprime");
			assert.deepEqual(await recorded(late), { experimentId: null, arm: null });
		});

		it("counts no answer twice, whatever is repeated or lost on the way", async () => {
			const { conversationId, say, state, answer, place } = talk();
			await say("la impresora no imprime");
			const before = state();
			const lost = await answer(before, { type: "text", text: "el primero" });
			// The process died before it committed.
			await assert.rejects(
				test.platform.db.transaction(async (tx) => {
					await guides.recordProgress(tx, place, before, lost);
					throw new Error("killed");
				}),
				/killed/,
			);
			const after = await answer(before, { type: "text", text: "el segundo" });
			const record = (from: DialogueState | null) =>
				test.platform.db.transaction((tx) => guides.recordProgress(tx, place, from, after));
			await Promise.all([record(before), record(null), record(before)]);
			const row = await only(conversationId);
			assert.deepEqual(await pathOf(row.id), ["which answered second cable"]);
			assert.deepEqual([row.node, row.status, row.steps], ["cable", "in_progress", 1]);
			assert.deepEqual(await told(conversationId), ["session.started", "problem.detected"]);
		});

		it("is resolved only after silence when nobody said so, and abandoned in the middle", async () => {
			const asked = talk();
			await asked.say("la impresora no imprime");
			await asked.say("el tercero");
			assert.equal((await only(asked.conversationId)).status, "in_progress");
			assert.equal((await only(asked.conversationId)).outcome, "informed");
			const stuck = talk();
			await stuck.say("la impresora no imprime");
			ahead += 29 * 60_000;
			await sweep();
			assert.equal((await only(stuck.conversationId)).status, "started");
			ahead += 2 * 60_000;
			await sweep();
			const assumed = await only(asked.conversationId);
			assert.deepEqual([assumed.status, assumed.resolution], ["resolved", "assumed"]);
			const gone = await only(stuck.conversationId);
			assert.deepEqual([gone.status, gone.node], ["abandoned", "which"]);
			await stuck.say("el primero");
			assert.equal((await only(stuck.conversationId)).status, "in_progress");
			assert.deepEqual((await told(asked.conversationId)).at(-1), "session.resolved");
		});

		it("hands over with the ticket, and asks for a person by itself after failures", async () => {
			const { conversationId, say } = talk();
			await say("la impresora no imprime");
			for (const text of ["el segundo", "no funcionó", "no funcionó"]) await say(text);
			const waiting = await only(conversationId);
			assert.deepEqual([waiting.status, waiting.reason, waiting.failures], ["needs_escalation", "failures", 2]);
			const ticketId = uuidv7(clock.now());
			await test.platform.db.transaction((tx) => guides.ticketOpened(tx, conversationId, ticketId));
			const row = await only(conversationId);
			assert.deepEqual([row.status, row.reason, row.ticketId], ["escalated", "failures", ticketId]);
			assert.equal((await told(conversationId)).at(-1), "session.escalated");
		});

		it("does not count what brings the same contact back within three days", async () => {
			const contactId = uuidv7(clock.now());
			const solve = async () => {
				const { conversationId, say } = talk(contactId);
				for (const text of ["la impresora no imprime", "el segundo", "ya funciona"]) await say(text);
				return conversationId;
			};
			const first = await solve();
			assert.equal((await only(first)).returnedAt, null);
			ahead += 71 * 3_600_000;
			const second = await solve();
			assert.notEqual((await only(first)).returnedAt, null);
			ahead += 73 * 3_600_000;
			await solve();
			assert.equal((await only(second)).returnedAt, null);
			await test.platform.db.transaction(async (tx) => guides.capability.erasure?.(tx, contactId));
			assert.deepEqual(await guides.capability.personalData?.(test.platform.db.query, contactId), null);
			assert.equal((await sessions(first)).length, 0, "nothing says whose it was");
		});

		it("closes a run that another one took the place of", async () => {
			const { conversationId, say, press } = talk();
			await say("la impresora no imprime");
			await say("olvídalo");
			await press("printer");
			assert.deepEqual(
				(await sessions(conversationId)).map(({ run, status }) => `${run} ${status}`),
				["1 abandoned", "2 started"],
			);
		});
	});
