import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { GuideDefinition, PageSession, TroubleshootingSession } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import { type Clock, systemClock } from "../../../platform/time/index.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { createContacts } from "../../contacts/index.ts";
import { createConversations } from "../../conversations/index.ts";
import { analysisByRules } from "../../conversations/testing.ts";
import { createTickets } from "../../tickets/index.ts";
import { createGuides } from "../index.ts";
import { seedGuides } from "../service.ts";
import { aStepGuide, cablePicture } from "./fixtures.ts";

const scanner = aStepGuide({
	slug: "scanner",
	title: { es: "El escáner no escanea", en: "The scanner does not scan" },
	description: { es: "El escáner no escanea", en: "The scanner does not scan" },
	examples: { es: ["el escáner no escanea"], en: ["the scanner does not scan"] },
	publicPage: true,
});

for (const database of testDatabases())
	describe(`sessions over the API on ${database}`, () => {
		let ahead = 0;
		const startedMs = systemClock.now();
		const clock: Clock = { ...systemClock, now: () => startedMs + ahead };
		let test: TestPlatform;
		let http: Http;
		let model: LanguageModel | null = null;
		let library: GuideDefinition[] = [];
		before(async () => {
			test = await createTestPlatform({
				database,
				clock,
				environment: { RATE_LIMIT_PER_MINUTE: "100000", GUIDE_PAGES_PER_MINUTE: "100000" },
			});
			const { platform } = test;
			const contacts = createContacts(platform);
			const conversations = createConversations(platform, { contacts, analysis: analysisByRules });
			const tickets = createTickets(platform, { conversations, contacts });
			library = [aStepGuide(), scanner];
			const guides = createGuides(platform, library, {
				contacts,
				tickets,
				languageModel: () => model,
				contactOf: async (db, id) => (await conversations.summaries(db, [id])).get(id)?.contact?.id ?? null,
			});
			const list = [contacts.capability, conversations.capability, tickets.capability, guides.capability];
			await test.start(list);
			http = await createTestHttp(platform, list);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});

		const base = "/api/v1/troubleshooting/sessions";
		const post = async (url: string, payload: unknown, headers: Record<string, string> = {}) => {
			const answer = await http.inject({ method: "POST", url, payload: payload as object, headers });
			return { status: answer.statusCode, json: answer.json(), headers: answer.headers };
		};
		const start = async (body: unknown): Promise<TroubleshootingSession> => {
			const { status, json } = await post(base, body);
			assert.equal(status, 201, JSON.stringify(json));
			return json;
		};
		const step = async (
			id: string,
			body: unknown,
			headers: Record<string, string> = {},
		): Promise<TroubleshootingSession> => {
			const { status, json } = await post(`${base}/${id}/steps`, body, headers);
			assert.equal(status, 200, JSON.stringify(json));
			return json;
		};
		const read = async (id: string): Promise<TroubleshootingSession> => (await http.inject(`${base}/${id}`)).json();
		const tried = ({ attempts }: TroubleshootingSession) =>
			attempts.map(({ node, outcome, answer }) => `${node} ${outcome} ${answer}`);
		const stepTitle = ({ next }: Pick<TroubleshootingSession, "next">) =>
			next.type === "step" ? next.step.title : next.type;

		it("finds the guide, goes through it with help, back and a note, and is resolved by the contact's word", async () => {
			const session = await start({
				problem: "la impresora no imprime",
				contact: { name: "Ana", email: "ana@example.com" },
			});
			assert.deepEqual([session.status, session.guide?.id, session.guide?.version], ["started", "printer", 1]);
			assert.ok(session.next.type === "question");
			assert.deepEqual(
				session.next.question.options.map(({ value }) => value),
				["first", "second", "third"],
			);
			const cable = await step(session.id, { answer: "second" });
			assert.ok(cable.next.type === "step");
			assert.deepEqual(cable.next.step, {
				number: 1,
				node: "cable",
				title: "Mira el cable",
				description: "La impresora no imprime",
				instructions: ["Mira el cable."],
				warnings: ["Cuidado con la tapa"],
				resources: [{ kind: "link", title: "Foto del cable", url: cablePicture }],
				expectedResult: "imprime",
				estimatedMinutes: 2,
				difficulty: "medium",
			});
			const helped = await step(session.id, { outcome: "help" });
			assert.match(helped.message, /detrás de la impresora/);
			assert.equal(stepTitle(helped), "Mira el cable");
			assert.equal((await step(session.id, { outcome: "back" })).next.type, "question");
			await step(session.id, { answer: "el segundo" });
			const failed = await step(session.id, { outcome: "failed", note: "sigue igual" });
			assert.equal(stepTitle(failed), "Reiníciala");
			const read1 = await read(session.id);
			assert.deepEqual(read1, failed, "whoever lost the answer reads it");
			const done = await step(session.id, { outcome: "worked" });
			assert.deepEqual([done.status, done.resolution, done.next.type], ["resolved", "confirmed", "resolved"]);
			assert.deepEqual(tried(done), [
				"which answered second",
				"cable help null",
				"cable back null",
				"which answered second",
				"cable failed failed",
				"restart worked worked",
			]);
			assert.equal(done.attempts[4]?.note, "sigue igual");
			assert.equal((await post(`${base}/${session.id}/steps`, { answer: "first" })).status, 409);
			const denied = await step(session.id, { outcome: "failed" });
			assert.deepEqual([denied.status, denied.next.type], ["needs_escalation", "escalate"]);
		});

		it("asks which guide is meant when unsure, and a model only then", async () => {
			const asked: string[] = [];
			model = {
				provider: "fake",
				model: "fake",
				reply: () => {
					throw new Error("not asked for");
				},
				object: async ({ prompt }) => {
					asked.push(prompt);
					return { value: { guide: /papel/.test(prompt) ? "scanner" : "none" } };
				},
			};
			const unsure = await start({ problem: "tengo una duda rara" });
			assert.deepEqual([unsure.guide, unsure.status, unsure.next.type], [null, "started", "question"]);
			assert.deepEqual(
				unsure.alternatives.map(({ id }) => id),
				["printer", "scanner"],
			);
			const chosen = await step(unsure.id, { answer: "printer" });
			assert.equal(chosen.guide?.id, "printer");
			assert.equal((await start({ problem: "el papel sale en blanco cuando lo miro" })).guide?.id, "scanner");
			assert.equal((await start({ problem: "la impresora no imprime" })).guide?.id, "printer");
			assert.deepEqual(asked, ["tengo una duda rara", "el papel sale en blanco cuando lo miro"]);
			model = { ...model, object: () => Promise.reject(new Error("down")) };
			assert.equal((await start({ problem: "tengo otra duda rara" })).guide, null);
			model = null;
			const none = await step((await start({ problem: "xyz" })).id, { answer: "none" });
			assert.deepEqual([none.status, none.next.type], ["needs_escalation", "escalate"]);
		});

		it("offers a person after failures, goes on when nobody wants one, and opens one ticket with what was tried", async () => {
			const { id } = await start({ guideId: "printer", contact: { phone: "+54 9 341 555 0101", name: "Bea" } });
			await step(id, { answer: "second" });
			await step(id, { outcome: "failed" });
			const offered = await step(id, { outcome: "failed" });
			assert.deepEqual(offered.next, { type: "escalate", reason: "failures", canContinue: true });
			const goesOn = await step(id, { answer: "no" });
			assert.deepEqual([goesOn.status, stepTitle(goesOn)], ["in_progress", "Mira el papel"]);
			await step(id, { outcome: "skipped" });
			const { json: escalated } = await post(`${base}/${id}/escalate`, { reason: "que venga alguien" });
			assert.deepEqual([escalated.status, escalated.next.type], ["escalated", "escalated"]);
			const { json: again } = await post(`${base}/${id}/escalate`, { reason: "otra vez" });
			assert.deepEqual(again.ticket, escalated.ticket);
			const { json: ticket } = await http
				.inject(`/api/v1/tickets/${escalated.ticket.id}`)
				.then((answer) => ({ json: answer.json() }));
			assert.deepEqual(
				ticket.stepsTried.map(({ title, outcome }: { title: string; outcome: string }) => `${title} ${outcome}`),
				["Mira el cable failed", "Reiníciala failed", "Mira el papel skipped"],
			);
			assert.equal(ticket.requester.name, "Bea");
			assert.ok(ticket.contactId);
		});

		it("asks for a person by itself when somebody has had enough", async () => {
			const { id } = await start({ guideId: "printer" });
			await step(id, { answer: "second" });
			const upset = await step(id, { outcome: "failed", note: "estoy harto, esto es un desastre" });
			assert.deepEqual(upset.next, { type: "escalate", reason: "frustration", canContinue: true });
			assert.equal(stepTitle(await step(id, { outcome: "worked" })), "resolved");
		});

		it("does not take the end of a guide for a solution, and keeps feedback for a day", async () => {
			const { id } = await start({ guideId: "printer", locale: "en-US" });
			const asked = await step(id, { answer: "third" });
			assert.ok(asked.next.type === "question" && asked.next.question.about === "resolved");
			assert.match(asked.message, /^Read the manual\./);
			assert.deepEqual([asked.status, asked.resolution], ["in_progress", null]);
			const yes = await step(id, { answer: "yes" });
			assert.deepEqual([yes.status, yes.resolution], ["resolved", "confirmed"]);
			const rate = (rating: number) => post(`${base}/${id}/feedback`, { rating, helpful: true, comment: "ok" });
			assert.equal((await rate(4)).status, 200);
			assert.equal((await rate(5)).json.rating, 5);
			ahead += 25 * 3_600_000;
			assert.equal((await rate(5)).status, 200);
			assert.equal((await rate(1)).status, 409);
			assert.equal((await read(id)).feedback?.rating, 5);
			const old = await start({ guideId: "printer" });
			ahead += 25 * 3_600_000;
			assert.equal((await post(`${base}/${old.id}/steps`, { answer: "first" })).status, 410);
		});

		it("counts an answer once under its key and its revision", async () => {
			const { id, revision } = await start({ guideId: "printer" });
			const answer = () => step(id, { answer: "second" }, { "idempotency-key": "k1" });
			const [first, second] = await Promise.all([answer(), answer()]);
			assert.deepEqual(first, second);
			assert.deepEqual(tried(await answer()), ["which answered second"]);
			const other = await post(`${base}/${id}/steps`, { answer: "first" }, { "idempotency-key": "k1" });
			assert.deepEqual([other.status, other.json.code], [409, "idempotency-conflict"]);
			const late = await post(`${base}/${id}/steps`, { outcome: "failed", revision });
			assert.deepEqual([late.status, late.json.code], [409, "revision-conflict"]);
			assert.equal((await post(`${base}/${id}/steps`, { answer: "x" }, { "idempotency-key": "a b" })).status, 400);
		});

		it("goes on at the same node, with no answer counted twice, wherever it is cut", async () => {
			const answers = [
				{ answer: "second" },
				{ outcome: "help" },
				{ outcome: "failed" },
				{ outcome: "skipped" },
				{ outcome: "worked" },
			];
			const whole = await start({ guideId: "printer" });
			for (const body of answers) await step(whole.id, body);
			const expected = tried(await read(whole.id));
			const cut = fc.record({
				at: fc.integer({ min: 0, max: answers.length - 1 }),
				/** The process dies before its transaction commits, or after it, before anybody has the answer. */
				before: fc.boolean(),
			});
			await fc.assert(
				fc.asyncProperty(fc.array(cut, { maxLength: 4 }), async (cuts) => {
					const { id } = await start({ guideId: "printer" });
					for (const [index, body] of answers.entries()) {
						const key = { "idempotency-key": `${id}-${index}` };
						const standing = await read(id);
						for (const { before: early } of cuts.filter(({ at }) => at === index)) {
							if (early) await failing(() => post(`${base}/${id}/steps`, body, key));
							else await step(id, body, key);
							const now = await read(id);
							if (early && index > 0 && now.revision === standing.revision)
								assert.deepEqual(now, standing, "nothing of a lost answer stays");
						}
						await step(id, body, key);
					}
					assert.deepEqual(tried(await read(id)), expected);
				}),
				{ numRuns: database === "postgresql" ? 8 : 2 },
			);
		});

		/** The connection dies under the request, in the middle of its transaction. */
		async function failing(request: () => Promise<{ status: number }>): Promise<void> {
			await test.platform.db.query.execute(
				sql`create or replace function fail_step() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`,
			);
			await test.platform.db.query.execute(
				sql`create trigger fail_step after update on guide_sessions for each row execute function fail_step()`,
			);
			try {
				const { status } = await request();
				assert.ok(status === 500 || status === 200, "a repeat writes nothing that could fail");
			} finally {
				await test.platform.db.query.execute(sql`drop trigger fail_step on guide_sessions`);
			}
		}

		it("lets a hundred sessions end on their own version when another is published", async () => {
			const running = [];
			const count = database === "postgresql" ? 100 : 10;
			for (let index = 0; index < count; index++) running.push(await start({ guideId: "printer" }));
			for (const { id } of running.slice(0, count / 2)) await step(id, { answer: "second" });
			const nodes = aStepGuide().nodes.filter(({ id }) => id !== "which" && id !== "manual");
			const shorter = aStepGuide({ start: "cable", escalateAfterFailures: 5, nodes });
			await seedGuides(test.platform, [shorter, scanner]);
			const fresh = await start({ guideId: "printer" });
			assert.deepEqual([fresh.guide?.version, stepTitle(fresh)], [2, "Mira el cable"]);
			const ended = [];
			for (const { id } of running) {
				const now = await read(id);
				if (now.attempts.length === 0) await step(id, { answer: "second" });
				await step(id, { outcome: "failed" });
				const offered = await step(id, { outcome: "failed" });
				assert.equal(offered.next.type, "escalate", "version 1 offers a person after two failures");
				ended.push(await step(id, { outcome: "worked" }));
			}
			assert.deepEqual([...new Set(ended.map(({ status, guide }) => `${status} ${guide?.version}`))], ["resolved 1"]);
			await seedGuides(test.platform, library);
		});

		describe("on a guide's public page", () => {
			const page = "/api/guides/public-session";
			const act = async (path: string, token: string, payload: unknown) =>
				post(`${page}${path}`, payload, { "x-session-id": token });

			it("runs a guide that has a page, under a bearer, and no other", async () => {
				assert.equal((await http.inject("/api/guides/public/printer")).statusCode, 404);
				assert.equal((await post("/api/guides/public/printer/sessions", {})).status, 404);
				const shown = (await http.inject("/api/guides/public/scanner?locale=en-US")).json();
				assert.equal(shown.title, "The scanner does not scan");
				const { status, json, headers } = await post("/api/guides/public/scanner/sessions", { locale: "en-US" });
				assert.deepEqual([status, headers["cache-control"]], [201, "no-store"]);
				assert.match(json.token, /^[\w-]{43}$/);
				assert.deepEqual(["id" in json.session, "attempts" in json.session], [false, false]);
				const answered = await act("/steps", json.token, { answer: "second", revision: json.session.revision });
				assert.equal(stepTitle(answered.json), "Look at the cable");
				const resumed = await http.inject({ url: page, headers: { "x-session-id": json.token } });
				assert.deepEqual(resumed.json(), answered.json);
				for (const token of ["", "x".repeat(43), "short"])
					assert.equal((await act("/steps", token, { outcome: "worked" })).status, 404);
			});

			it("hands over with consent and an address, and takes an opinion", async () => {
				const { json } = await post("/api/guides/public/scanner/sessions", {});
				const contact = { name: "Caro", email: "caro@example.com", reason: "no me sale" };
				assert.equal((await act("/escalate", json.token, contact)).status, 400);
				assert.equal((await act("/escalate", json.token, { name: "Caro", consent: true })).status, 400);
				const { json: session }: { json: PageSession } = await act("/escalate", json.token, {
					...contact,
					consent: true,
				});
				assert.equal(session.status, "escalated");
				assert.match(session.ticket?.number ?? "", /^TCK-/);
				assert.equal((await act("/feedback", json.token, { rating: 3 })).status, 200);
			});
		});
	});
