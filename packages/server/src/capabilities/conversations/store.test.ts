import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import { AppError } from "../../platform/errors/index.ts";
import { type Clock, systemClock, uuidv7 } from "../../platform/time/index.ts";
import { createContacts } from "../contacts/index.ts";
import { aBeginning, anAnalysis, aTurn } from "./fixtures.ts";
import { createConversations } from "./index.ts";
import { analysisByRules } from "./testing.ts";

const code = (expected: string) => (error: unknown) => error instanceof AppError && error.code === expected;

for (const database of testDatabases()) {
	describe(`conversations on ${database}`, () => {
		let test: TestPlatform;
		let service: ReturnType<typeof createConversations>;
		let now = Date.parse("2026-03-01T10:00:00Z");
		const clock: Clock = { ...systemClock, now: () => now };

		before(async () => {
			test = await createTestPlatform({ database, clock });
			const contacts = createContacts(test.platform);
			service = createConversations(test.platform, { contacts, analysis: analysisByRules });
			await test.start([contacts.capability, service.capability]);
		});
		after(() => test.stop());

		const begin = (given = {}) => test.platform.db.transaction((tx) => service.begin(tx, aBeginning(given)));
		const add = (id: string, given = {}) => test.platform.db.transaction((tx) => service.addTurn(tx, id, aTurn(given)));
		const events = (id: string) => test.platform.events.ofConversation(test.platform.db.query, id, 0, 100);

		it("keeps turns in order with every field, and an event for each", async () => {
			const id = await begin();
			const contact = await add(id, { generated: "No prende", confidence: 0.75, origin: "browser" });
			const latency = { endpointMs: 310.5, firstFrameMs: 640 };
			const providers = { languageModel: "openai", textToSpeech: "espeak" };
			const reply = await add(id, {
				who: "assistant",
				generated: "¿Qué luces ves?",
				latency,
				providers,
				source: "guide",
			});
			assert.deepEqual([contact.number, reply.number], [1, 2]);
			const detail = await service.get(test.platform.db.query, id);
			assert.deepEqual(detail.transcript, [contact, reply]);
			assert.equal(detail.turns, 2);
			assert.equal(detail.lastEventNumber, 3);
			assert.deepEqual(
				(await events(id)).map((event) => [event.number, event.type]),
				[
					[1, "conversation.started"],
					[2, "turn.added"],
					[3, "turn.added"],
				],
			);
		});

		it("are never read with an analysis and without the outcome that it led to", async () => {
			const contactId = uuidv7();
			const id = await begin({ contactId });
			await test.platform.db.transaction((tx) => service.end(tx, id, { reason: "contact-hung-up" }));
			let analysed = false;
			const contacts = {
				...createContacts(test.platform),
				async names() {
					const analysis = anAnalysis();
					if (!analysed) await test.platform.db.transaction((tx) => service.saveAnalysis(tx, id, { analysis }));
					analysed = true;
					return new Map();
				},
			};
			const meanwhile = createConversations(test.platform, { contacts, analysis: analysisByRules });
			for (const expected of [null, "resolved"]) {
				const detail = await meanwhile.get(test.platform.db.query, id);
				assert.deepEqual([detail.outcome, detail.analysis?.outcome ?? null], [expected, expected]);
			}
		});

		it("numbers turns and events without a gap when many write at once and some roll back", async () => {
			const id = await begin();
			const writes = Array.from({ length: 30 }, (_, index) =>
				test.platform.db
					.transaction(async (tx) => {
						await service.addTurn(tx, id, aTurn({ generated: `turn ${index}` }));
						if (index % 3 === 0) throw new Error("rolled back");
					})
					.catch(() => {}),
			);
			await Promise.all(writes);
			const { transcript } = await service.get(test.platform.db.query, id);
			assert.deepEqual(
				transcript.map((turn) => turn.number),
				Array.from({ length: 20 }, (_, index) => index + 1),
			);
			assert.deepEqual(
				(await events(id)).map((event) => event.number),
				Array.from({ length: 21 }, (_, index) => index + 1),
			);
		});

		it("corrects a turn to what was heard, also after the end", async () => {
			const id = await begin();
			const turn = await add(id, { who: "assistant", generated: "Uno, dos, tres" });
			await test.platform.db.transaction((tx) => service.end(tx, id, { reason: "contact-hung-up" }));
			await test.platform.db.transaction((tx) =>
				service.updateHeard(tx, id, { turnId: turn.id, heard: "Uno,", interrupted: true, endMs: 400 }),
			);
			const { transcript } = await service.get(test.platform.db.query, id);
			assert.deepEqual(transcript, [{ ...turn, heard: "Uno,", interrupted: true, endMs: 400 }]);
			const unknown = { turnId: uuidv7(), heard: "", interrupted: true };
			await assert.rejects(
				test.platform.db.transaction((tx) => service.updateHeard(tx, id, unknown)),
				code("not-found"),
			);
		});

		it("ends once, with duration, median latency, usage and cost", async () => {
			const id = await begin();
			for (const firstFrameMs of [400, 900, 500])
				await add(id, { who: "assistant", generated: "Bien", latency: { endpointMs: 0, firstFrameMs } });
			now += 61_000;
			const end = {
				reason: "assistant-ended",
				usage: { inputTokens: 10, transcribedMs: 2000 },
				costMicros: 1234,
			} as const;
			assert.equal(await test.platform.db.transaction((tx) => service.end(tx, id, end)), true);
			assert.equal(await test.platform.db.transaction((tx) => service.end(tx, id, { reason: "failed" })), false);
			const detail = await service.get(test.platform.db.query, id);
			assert.equal(detail.status, "ended");
			assert.equal(detail.endReason, "assistant-ended");
			assert.equal(detail.durationMs, 61_000);
			assert.equal(detail.latencyP50Ms, 500);
			assert.equal(detail.costMicros, 1234);
			assert.deepEqual(detail.usage, { inputTokens: 10, outputTokens: 0, transcribedMs: 2000, spokenCharacters: 0 });
			await assert.rejects(add(id), code("conflict"));
		});

		it("stores an analysis once, values as they were typed", async () => {
			const id = await begin();
			await add(id);
			const save = (result = anAnalysis()) =>
				test.platform.db.transaction((tx) =>
					service.saveAnalysis(tx, id, {
						analysis: result,
						turnSentiments: new Map([[1, -0.5]]),
						usage: { inputTokens: 5 },
						costMicros: 7,
					}),
				);
			await assert.rejects(save(), code("conflict"));
			await test.platform.db.transaction((tx) => service.end(tx, id, { reason: "silence", costMicros: 3 }));
			assert.equal(await save(), true);
			assert.equal(await save(anAnalysis({ outcome: "failed" })), false);
			const detail = await service.get(test.platform.db.query, id);
			assert.deepEqual(detail.analysis, anAnalysis());
			assert.equal(detail.outcome, "resolved");
			assert.equal(detail.transcript[0]?.sentiment, -0.5);
			assert.equal(detail.usage.inputTokens, 5);
			assert.equal(detail.costMicros, 10);
			assert.equal((await events(id)).filter((event) => event.type === "conversation.analysed").length, 1);
		});

		it("remembers the dialogue's state", async () => {
			const id = await begin();
			assert.equal(await service.loadState(test.platform.db.query, id), null);
			const state = {
				version: 1,
				messages: [],
				guide: null,
				stack: [],
				slots: { phone: "600111222" },
				misunderstood: 0,
				pending: null,
				ended: false,
			} as const;
			await test.platform.db.transaction((tx) => service.saveState(tx, id, { ...state, misunderstood: 1 }));
			await test.platform.db.transaction((tx) => service.saveState(tx, id, state));
			assert.deepEqual(await service.loadState(test.platform.db.query, id), state);
		});

		it("closes the conversation of a dead process with what was stored", async () => {
			const mine = await begin({ nodeId: "node-alive" });
			const orphan = await begin({ nodeId: "node-dead" });
			await add(orphan, { endMs: 7300 });
			const close = () => test.platform.db.transaction((tx) => service.closeOrphan(tx, orphan, "server-stopped"));
			assert.equal(await close(), 7300);
			assert.equal(await close(), 7300);
			const summaries = await service.summaries(test.platform.db.query, [mine, orphan, uuidv7()]);
			assert.deepEqual([...summaries.values()].map((row) => row.status).sort(), ["ended", "live"]);
			assert.equal(summaries.get(orphan)?.endReason, "server-stopped");
		});
	});
}
