import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createTestPlatform, type TestPlatform, testDatabases, wholeFeed } from "../../app/testing.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import type { Http } from "../../platform/capability.ts";
import { AppError } from "../../platform/errors/index.ts";
import { aGuide } from "../guides/fixtures.ts";
import { createGuides } from "../guides/index.ts";
import { aDefinition, someProviders } from "./fixtures.ts";
import { createAssistants } from "./index.ts";

const code = (expected: string) => (error: unknown) => error instanceof AppError && error.code === expected;

for (const database of testDatabases()) {
	describe(`assistants on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let assistants: ReturnType<typeof createAssistants>;
		before(async () => {
			test = await createTestPlatform({ database });
			const guides = createGuides(test.platform, [aGuide()]);
			assistants = createAssistants(test.platform, {
				guides,
				providerOptions: () => someProviders,
				library: [aDefinition({ name: "Soporte" }), aDefinition({ name: "Support", locale: "en-US" })],
			});
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
		const create = async (given = {}) => {
			const { status, body } = await send("POST", "", { definition: aDefinition(given) });
			assert.equal(status, 201);
			return body;
		};
		const save = (id: string, revision: number, given = {}) =>
			send("PUT", `/${id}/draft`, { revision, definition: aDefinition(given) });
		const forCall = (id: string, draft = false) => assistants.assistantForCall(test.platform.db.query, id, { draft });

		it("brings two published assistants to an empty database, and only there", async () => {
			const { body } = await send("GET", "");
			assert.deepEqual(
				body.items.map((item: Record<string, unknown>) => [
					item.name,
					item.locale,
					item.publishedVersion,
					item.changed,
				]),
				[
					["Soporte", "es-419", 1, false],
					["Support", "en-US", 1, false],
				],
			);
			await assistants.capability.start?.(test.platform.db.query);
			assert.equal((await send("GET", "")).body.items.length, 2);
		});

		it("saves a draft only over the revision that was seen", async () => {
			const { id, revision } = await create();
			const [first, second] = await Promise.all([
				save(id, revision, { prompt: "Uno" }),
				save(id, revision, { prompt: "Dos" }),
			]);
			const [won, lost] = first.status === 200 ? [first, second] : [second, first];
			assert.equal(won.body.revision, revision + 1);
			assert.deepEqual([lost.status, lost.body.code], [409, "revision-conflict"]);
			assert.equal((await send("GET", `/${id}`)).body.draft.prompt, won.body.draft.prompt);
		});

		it("gives the next conversation what was published, and the draft to whoever tries it", async () => {
			const { id } = await create({ prompt: "Uno", guides: ["no-internet"] });
			await assert.rejects(forCall(id), code("conflict"));
			await send("POST", `/${id}/publish`, { revision: 1, note: "Primera" });
			await save(id, 1, { prompt: "Dos" });
			assert.equal((await forCall(id)).definition.prompt, "Uno");
			assert.equal((await forCall(id, true)).definition.prompt, "Dos");
			assert.equal((await send("GET", `/${id}`)).body.changed, true);
			const published = await send("POST", `/${id}/publish`, { revision: 2, note: "Segunda" });
			assert.deepEqual([published.body.publishedVersion, published.body.changed], [2, false]);
			const call = await forCall(id);
			assert.deepEqual([call.version, call.definition.prompt], [2, "Dos"]);
			assert.equal((await send("POST", `/${id}/publish`, { revision: 2 })).body.publishedVersion, 2);
			const events = await wholeFeed(test.platform);
			assert.deepEqual(
				events.filter((event) => "assistantId" in event.data && event.data.assistantId === id).map((e) => e.data),
				[
					{ assistantId: id, version: 1 },
					{ assistantId: id, version: 2 },
				],
			);
		});

		it("brings its guides, in order", async () => {
			const { id } = await create({ guides: ["no-internet"] });
			const call = await forCall(id, true);
			assert.deepEqual([call.version, call.guides.map((guide) => guide.slug)], [0, ["no-internet"]]);
		});

		it("keeps a guide under way on its version", async () => {
			const { id } = await create({ guides: ["no-internet"] });
			const guide = await http.inject({ method: "GET", url: "/api/v1/guides/no-internet/draft" });
			const { revision, draft } = guide.json();
			const saved = await http.inject({
				method: "PUT",
				url: "/api/v1/guides/no-internet/draft",
				payload: { revision, definition: { ...draft, escalateAfterFailures: 6 } },
			});
			await http.inject({
				method: "POST",
				url: "/api/v1/guides/no-internet/publish",
				payload: { revision: saved.json().revision },
			});
			const at = async (running?: Record<string, number>) =>
				(await assistants.assistantAt(test.platform.db.query, id, 0, running)).guides.map(({ version }) => version);
			assert.deepEqual([await at(), await at({ "no-internet": 1 })], [[2], [1]]);
		});

		it("lists, reads, compares and restores versions", async () => {
			const { id } = await create({ prompt: "Uno", questions: [{ question: "¿Hora?", answer: "De 9 a 18." }] });
			await send("POST", `/${id}/publish`, { revision: 1, note: "Primera" });
			await save(id, 1, { prompt: "Dos", turnTaking: { minDelayMs: 200 } });
			await send("POST", `/${id}/publish`, { revision: 2 });
			const { body: versions } = await send("GET", `/${id}/versions`);
			assert.deepEqual(
				versions.items.map((item: Record<string, unknown>) => [item.version, item.note, item.author]),
				[
					[2, "", "Ana"],
					[1, "Primera", "Ana"],
				],
			);
			assert.equal((await send("GET", `/${id}/versions/1`)).body.definition.prompt, "Uno");
			const { body: comparison } = await send("GET", `/${id}/compare?from=1&to=2`);
			assert.deepEqual(
				new Map(comparison.changes.map((change: { path: string }) => [change.path, change])),
				new Map<string, unknown>([
					["prompt", { path: "prompt", before: "Uno", after: "Dos" }],
					["turnTaking.minDelayMs", { path: "turnTaking.minDelayMs", before: 300, after: 200 }],
					[
						"questions.0",
						{ path: "questions.0", before: { question: "¿Hora?", variants: [], answer: "De 9 a 18." }, after: null },
					],
				]),
			);
			const restored = await send("POST", `/${id}/versions/1/restore`);
			assert.deepEqual([restored.body.draft.prompt, restored.body.revision, restored.body.changed], ["Uno", 3, true]);
			assert.deepEqual((await send("GET", `/${id}/compare?from=draft&to=1`)).body.changes, []);
			assert.equal((await send("GET", `/${id}/versions/9`)).status, 404);
		});

		it("says which field names something that is not there", async () => {
			const { status, body } = await send("POST", "", {
				definition: aDefinition({
					guides: ["no-internet", "missing"],
					voice: { provider: "espeak", id: "xx" },
					languageModel: { provider: "groq" },
				}),
			});
			assert.equal(status, 400);
			assert.deepEqual(
				body.errors.map((error: { path: string }) => error.path),
				["definition.guides.1", "definition.languageModel.provider", "definition.voice.id"],
			);
			const schema = await send("POST", "", {
				definition: { ...aDefinition(), recording: { enabled: true, notice: "" } },
			});
			assert.deepEqual(
				[schema.status, schema.body.errors.map((error: { path: string }) => error.path)],
				[400, ["definition.recording.notice"]],
			);
		});

		it("archives and brings back", async () => {
			const { id } = await create();
			await send("POST", `/${id}/publish`, { revision: 1 });
			assert.equal((await send("DELETE", `/${id}`)).status, 204);
			await assert.rejects(forCall(id), code("gone"));
			assert.equal((await save(id, 1)).body.code, "gone");
			const listed = async (query: string) =>
				(await send("GET", query)).body.items.some((item: { id: string }) => item.id === id);
			assert.deepEqual([await listed("?limit=100"), await listed("?archived=true")], [false, true]);
			assert.equal((await send("POST", `/${id}/restore`)).body.archived, false);
			assert.equal((await forCall(id)).version, 1);
			const actions = test.audited.filter((entry) => entry.subject === id).map((entry) => entry.action);
			assert.deepEqual(actions, [
				"assistant.created",
				"assistant.published",
				"assistant.archived",
				"assistant.brought-back",
			]);
		});

		it("pages without repeating or missing one that was there, while others come", async () => {
			const seen: string[] = [];
			let cursor: string | null = null;
			const before = (await send("GET", "?limit=100")).body.items.map((item: { id: string }) => item.id);
			do {
				const page: { items: { id: string }[]; nextCursor: string | null } = (
					await send("GET", `?limit=2${cursor ? `&cursor=${cursor}` : ""}`)
				).body;
				seen.push(...page.items.map((item) => item.id));
				cursor = page.nextCursor;
				await create();
			} while (cursor);
			assert.deepEqual(seen, before);
			assert.equal((await send("GET", "?cursor=nonsense")).status, 400);
		});

		it("offers the providers", async () => {
			assert.deepEqual((await http.inject("/api/v1/providers")).json(), someProviders);
		});
	});
}
