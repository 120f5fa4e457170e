import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { personas, type RehearsalCase, RehearsalRun, RehearsalSuite } from "@centralita/contracts";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import { createGuides } from "../../guides/index.ts";
import { aDefinition, someProviders } from "../fixtures.ts";
import { createAssistants } from "../index.ts";
import { builtInAssistants } from "../library/index.ts";
import { createRehearsalJob } from "./job.ts";

const question = { question: "¿A qué hora atienden?", variants: ["horario"], answer: "De nueve a seis." };
const withQuestion = aDefinition({ questions: [question] });
const aCase = (
	given: Partial<Omit<RehearsalCase, "expects">> & { expects?: Partial<RehearsalCase["expects"]> } = {},
) => ({
	name: "Con prisa",
	persona: "busy" as const,
	lines: ["¿A qué hora atienden?"],
	...given,
	expects: { ...given.expects },
});

for (const database of testDatabases()) {
	describe(`rehearsals on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let guides: ReturnType<typeof createGuides>;
		before(async () => {
			test = await createTestPlatform({ database });
			guides = createGuides(test.platform);
			const assistants = createAssistants(test.platform, { guides, providerOptions: () => someProviders });
			const list = [guides.capability, assistants.capability];
			await test.start(list);
			http = await createTestHttp(test.platform, list);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});

		const send = async (method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object) => {
			const reply = await http.inject({ method, url: `/api/v1/assistants${path}`, ...(payload ? { payload } : {}) });
			return { status: reply.statusCode, body: reply.body === "" ? null : reply.json() };
		};
		const create = async (definition = withQuestion) =>
			(await send("POST", "", { definition })).body as { id: string; revision: number };
		const saveSuite = async (id: string, revision: number, cases: object[], required = false) =>
			send("PUT", `/${id}/rehearsal-suite`, { revision, cases, required });
		const job = (guidesOf = guides.publishedGuides.bind(guides)) =>
			createRehearsalJob(test.platform, {
				languageModel: () => null,
				guidesOf: (db, definition) => guidesOf(db, definition.guides),
			});
		const run = (runId: string, signal = new AbortController().signal) => job().run({ runId }, { signal, attempt: 1 });
		const read = async (id: string, runId: string) =>
			RehearsalRun.parse((await send("GET", `/${id}/rehearsals/${runId}`)).body);
		const rehearse = async (id: string) => {
			const begun = await send("POST", `/${id}/rehearsals`);
			assert.equal(begun.status, 202, JSON.stringify(begun.body));
			await run(begun.body.id);
			return read(id, begun.body.id);
		};

		it("brings callers of every persona with the assistants of a new installation, and those pass", async () => {
			const { items } = (await send("GET", "")).body;
			assert.equal(items.length, builtInAssistants.length);
			for (const { id } of items) {
				const suite = RehearsalSuite.parse((await send("GET", `/${id}/rehearsal-suite`)).body);
				assert.deepEqual(suite.cases.map(({ persona }) => persona).toSorted(), personas.toSorted());
				const { state, outcomes, done, total } = await rehearse(id);
				assert.deepEqual(
					outcomes.filter(({ draft }) => !draft?.passed).map(({ draft }) => draft),
					[],
				);
				assert.deepEqual([state, done, total], ["passed", 16, 16]);
				assert.ok(outcomes.every(({ change }) => change === "same"));
			}
		});

		it("says what did not come as expected, and in which words", async () => {
			const { id } = await create(
				aDefinition({
					questions: [question],
					extraction: [{ name: "phone", type: "phone", description: "Teléfono", required: false }],
				}),
			);
			await saveSuite(id, 0, [
				aCase({
					expects: {
						outcomes: ["transferred"],
						values: [{ name: "phone", value: "+541145231234" }],
						forbidden: ["DE NUEVE A SEIS"],
					},
				}),
			]);
			const { state, outcomes } = await rehearse(id);
			assert.equal(state, "failed");
			const [outcome] = outcomes;
			assert.deepEqual(
				outcome?.draft?.problems.map(({ code, subject }) => [code, subject]),
				[
					["outcome", ""],
					["value", "phone"],
					["forbidden", "DE NUEVE A SEIS"],
				],
			);
			assert.match(outcome?.draft?.problems[2]?.actual ?? "", /De nueve a seis\./);
			assert.equal(outcome?.published, null);
			assert.equal(outcome?.change, "new");
		});

		it("shows what a draft would change for each caller", async () => {
			const { id } = await create();
			const expects = { forbidden: ["de nueve a seis"] };
			await saveSuite(id, 0, [aCase({ expects }), aCase({ name: "Otro", lines: ["gracias, chau"] })]);
			await send("POST", `/${id}/publish`, { revision: 1 });
			const [answer] = [{ ...question, answer: "De diez a siete." }];
			await send("PUT", `/${id}/draft`, { revision: 1, definition: { ...withQuestion, questions: [answer] } });
			const { publishedVersion, outcomes, current } = await rehearse(id);
			assert.equal(publishedVersion, 1);
			assert.ok(current);
			assert.deepEqual(
				outcomes.map(({ change }) => change),
				["fixed", "same"],
			);
			assert.ok(outcomes[0]?.published?.transcript.some(({ text }) => text.includes("De nueve a seis")));
			await send("PUT", `/${id}/draft`, { revision: 2, definition: withQuestion });
			const { items } = (await send("GET", `/${id}/rehearsals?limit=1`)).body;
			assert.equal(items[0].current, false);
		});

		it("publishes a draft that must be rehearsed only as it was when it passed", async () => {
			const { id } = await create();
			const publish = (revision: number) => send("POST", `/${id}/publish`, { revision });
			await saveSuite(id, 0, [aCase({ expects: { outcomes: ["transferred"] } })], true);
			assert.deepEqual([(await publish(1)).status, (await publish(1)).body.code], [409, "rehearsal-required"]);
			assert.equal((await rehearse(id)).state, "failed");
			assert.equal((await publish(1)).body.code, "rehearsal-required");
			await saveSuite(id, 1, [aCase()], true);
			assert.equal((await rehearse(id)).state, "passed");
			await send("PUT", `/${id}/draft`, { revision: 1, definition: { ...withQuestion, greeting: "Buenas." } });
			assert.equal((await publish(2)).body.code, "rehearsal-required");
			assert.equal((await rehearse(id)).state, "passed");
			assert.equal((await publish(2)).status, 200);
		});

		it("goes on where a process that died left off, and holds no conversation twice", async () => {
			const { id } = await create();
			await saveSuite(id, 0, [aCase(), aCase({ name: "Otro" }), aCase({ name: "Y otro" })]);
			const { body: begun } = await send("POST", `/${id}/rehearsals`);
			const dead = new AbortController();
			let looks = 0;
			const died = createRehearsalJob(
				{
					...test.platform,
					db: {
						...test.platform.db,
						query: test.platform.db.query,
						transaction: async (deed) => {
							if (++looks > 1) {
								dead.abort();
								throw new Error("killed");
							}
							return test.platform.db.transaction(deed);
						},
					},
				},
				{ languageModel: () => null, guidesOf: async () => [] },
			);
			await assert.rejects(died.run({ runId: begun.id }, { signal: dead.signal, attempt: 1 }), /killed/);
			const half = await read(id, begun.id);
			assert.deepEqual([half.state, half.done, half.total], ["running", 1, 3]);
			assert.equal((await send("POST", `/${id}/rehearsals`)).body.code, "conflict");
			const first = half.outcomes[0]?.draft;
			await Promise.all([run(begun.id), run(begun.id)]);
			const whole = await read(id, begun.id);
			assert.deepEqual([whole.state, whole.done], ["passed", 3]);
			assert.deepEqual(whole.outcomes[0]?.draft, first);
		});

		it("refuses what makes no sense", async () => {
			const { id } = await create();
			assert.equal((await send("POST", `/${id}/rehearsals`)).body.code, "conflict");
			assert.equal((await saveSuite(id, 4, [])).body.code, "revision-conflict");
			assert.equal((await saveSuite(id, 0, [aCase(), aCase()])).body.code, "validation-failed");
			assert.equal((await saveSuite(id, 0, [aCase({ lines: [] })])).body.code, "validation-failed");
			await saveSuite(id, 0, [aCase()]);
			await send("DELETE", `/${id}`);
			assert.equal((await send("POST", `/${id}/rehearsals`)).body.code, "gone");
		});
	});
}
