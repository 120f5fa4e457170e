import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { GuideFile, type GuideNode } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import { aGuide } from "../fixtures.ts";
import { createGuides } from "../index.ts";
import { builtInGuides } from "../library/index.ts";
import { guideTemplates } from "../templates/index.ts";
import { fileOf, guideFileSchema, schemaPath } from "./file.ts";

const words = (text: string) => ({ shown: { es: text, en: text } });
const title = { es: "Nueva", en: "New" };

for (const database of testDatabases())
	describe(`writing guides on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let guides: ReturnType<typeof createGuides>;
		let slug: string;
		let made = 0;
		before(async () => {
			test = await createTestPlatform({ database });
			guides = createGuides(test.platform, [aGuide()]);
			await test.start([guides.capability]);
			http = await createTestHttp(test.platform, [guides.capability]);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});
		beforeEach(() => {
			slug = `guide-${++made}`;
		});

		const send = async (method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object) => {
			const reply = await http.inject({ method, url: `/api/v1/guides${path}`, ...(payload ? { payload } : {}) });
			return { status: reply.statusCode, body: reply.body === "" ? null : reply.json(), headers: reply.headers };
		};
		const create = async (from: object = { type: "blank" }) => {
			const { status, body } = await send("POST", "", { slug, title, from });
			assert.equal(status, 201, JSON.stringify(body));
			return body;
		};
		const save = async (revision: number, definition: object) =>
			send("PUT", `/${slug}/draft`, { revision, definition });
		const publish = (revision: number, note = "") => send("POST", `/${slug}/publish`, { revision, note });
		/** A published guide; its nodes are the fixture's when none are given. */
		const published = async (given: Parameters<typeof aGuide>[0] = {}) => {
			const { revision } = await create();
			const saved = await save(revision, aGuide({ slug, ...given }));
			const { body, status } = await publish(saved.body.revision, "First");
			assert.equal(status, 200, JSON.stringify(body));
			return body;
		};
		const eventsOf = async () =>
			(
				await test.platform.db.query.execute<{ type: string }>(
					sql`select type from events where data ->> 'guide' = ${slug} order by id`,
				)
			).rows.map(({ type }) => type);
		const auditOf = () => test.audited.flatMap(({ action, subject }) => (subject === slug ? [action] : []));

		it("makes a blank guide, saves it with gaps, and says what is missing", async () => {
			const blank = await create();
			assert.deepEqual(
				[blank.revision, blank.publishedVersion, blank.changed, blank.draft.nodes.length],
				[1, null, true, 2],
			);
			const { status, body } = await save(1, {
				...blank.draft,
				start: "",
				nodes: [{ id: "ask", kind: "ask", text: { shown: { es: "¿?" } }, variable: "", answer: "choice", choices: [] }],
			});
			assert.equal(status, 200);
			assert.deepEqual([body.revision, body.updatedBy], [2, "Ana"]);
			const found = body.problems.map(({ code, node, path }: Record<string, unknown>) => [code, node, path]);
			for (const problem of [
				["missing-start", null, "start"],
				["unreachable", "ask", "nodes.0"],
				["missing-choices", "ask", "nodes.0.choices"],
				["missing-language", "ask", "nodes.0.text.shown.en"],
				["invalid-value", "ask", "nodes.0.variable"],
			])
				assert.ok(
					found.some((one: unknown) => JSON.stringify(one) === JSON.stringify(problem)),
					`${problem} is not in ${JSON.stringify(found)}`,
				);
			const refused = await publish(2);
			assert.deepEqual([refused.status, refused.body.code], [422, "guide-invalid"]);
			const [first] = refused.body.errors;
			assert.deepEqual([first.code, first.node, first.path], ["missing-start", null, "start"]);
			assert.match(first.messages.es, /primer nodo/);
			assert.match(first.messages.en, /first node/);
		});

		it("refuses a slug that is taken, and a save over a change that was not seen", async () => {
			await create();
			const again = await send("POST", "", { slug, title, from: { type: "blank" } });
			assert.deepEqual([again.status, again.body.code, again.body.errors[0].path], [409, "conflict", "slug"]);
			assert.equal((await save(1, aGuide({ slug }))).status, 200);
			const late = await save(1, aGuide({ slug }));
			assert.deepEqual([late.status, late.body.code], [409, "revision-conflict"]);
			assert.equal((await publish(1)).body.code, "revision-conflict");
		});

		it("publishes immutable versions, and nothing when nothing changed", async () => {
			const first = await published();
			assert.deepEqual([first.publishedVersion, first.changed, first.problems], [1, false, []]);
			const moved = { ...aGuide({ slug }), layout: { hello: { x: 10, y: 20 } } };
			const { body: saved } = await save(first.revision, moved);
			assert.equal(saved.changed, false, "where a node stands is no change");
			const same = await publish(saved.revision);
			assert.equal(same.body.publishedVersion, 1);
			const { body: second } = await save(same.body.revision, aGuide({ slug, escalateAfterFailures: 5 }));
			assert.equal(second.changed, true);
			assert.equal((await publish(second.revision, "Five")).body.publishedVersion, 2);
			const { body } = await send("GET", `/${slug}/versions`);
			assert.deepEqual(
				body.items.map(({ version, note, author, nodes }: Record<string, unknown>) => [version, note, author, nodes]),
				[
					[2, "Five", "Ana", 2],
					[1, "First", "Ana", 2],
				],
			);
			assert.notEqual(body.items[0].hash, body.items[1].hash);
			assert.equal((await send("GET", `/${slug}/versions/1`)).body.definition.escalateAfterFailures, 2);
			assert.equal((await send("GET", `/${slug}/versions/9`)).status, 404);
			assert.equal((await send("GET", `/${slug}`)).body.version, 2);
			assert.deepEqual(
				(await guides.guidesAt(test.platform.db.query, { [slug]: 1 })).map(({ version }) => version),
				[1],
				"what runs stays on its version",
			);
			assert.deepEqual(await eventsOf(), ["guide.changed", "guide.published", "guide.published"]);
			assert.deepEqual(auditOf(), ["guide.created", "guide.published", "guide.saved", "guide.published"]);
		});

		it("compares by node, and restores", async () => {
			const first = await published();
			const nodes: GuideNode[] = [
				{ id: "hello", kind: "say", text: words("Otra cosa."), next: "more" },
				{ id: "more", kind: "say", text: words("Y más."), next: "over" },
				{ id: "over", kind: "end", outcome: "informed" },
			];
			await save(first.revision, aGuide({ slug, nodes, escalateAfterFailures: 4 }));
			const { body } = await send("GET", `/${slug}/compare?from=1&to=draft`);
			assert.deepEqual(body.guide, [{ path: "escalateAfterFailures", before: 2, after: 4 }]);
			assert.deepEqual(
				body.nodes.map(({ id, change }: Record<string, unknown>) => [id, change]),
				[
					["hello", "changed"],
					["done", "removed"],
					["more", "added"],
					["over", "added"],
				],
			);
			assert.deepEqual(body.nodes[0].fields.map(({ path }: { path: string }) => path).sort(), [
				"next",
				"text.shown.en",
				"text.shown.es",
			]);
			const restored = await send("POST", `/${slug}/versions/1/restore`);
			assert.deepEqual([restored.body.changed, restored.body.updatedBy], [false, null]);
			assert.deepEqual((await send("GET", `/${slug}/compare?from=1&to=draft`)).body, { guide: [], nodes: [] });
		});

		it("archives, brings back, and deletes only what was never published", async () => {
			const { body: other } = await send("GET", "/no-internet/draft");
			assert.equal(other.publishedVersion, 1);
			await published();
			const inner = slug;
			slug = `guide-${++made}`;
			const enters: GuideNode[] = [
				{ id: "in", kind: "guide", guide: inner, next: "over" },
				{ id: "over", kind: "end", outcome: "informed" },
			];
			await published({ start: "in", nodes: enters });
			assert.deepEqual(
				(await guides.publishedGuides(test.platform.db.query, [slug])).map((guide) => guide.slug),
				[slug, inner],
				"with the guides within it",
			);
			const used = await send("POST", `/${inner}/archive`);
			assert.deepEqual([used.status, used.body.code], [409, "conflict"]);
			assert.match(used.body.detail, new RegExp(slug));
			assert.equal((await send("POST", `/${slug}/archive`)).body.archived, true);
			assert.deepEqual(await guides.publishedGuides(test.platform.db.query, [slug]), []);
			assert.deepEqual([...(await guides.everPublished(test.platform.db.query, [slug]))], [slug]);
			assert.equal((await guides.guidesAt(test.platform.db.query, { [slug]: 1 })).length, 1);
			assert.equal((await save(1, aGuide({ slug }))).body.code, "gone");
			const archived = (await send("GET", "?archived=true")).body.items;
			assert.deepEqual(
				archived.map((item: { slug: string }) => item.slug),
				[slug],
			);
			assert.equal((await send("POST", `/${slug}/unarchive`)).body.archived, false);
			assert.equal((await send("DELETE", `/${slug}`)).body.code, "conflict");
			slug = `guide-${++made}`;
			await create();
			assert.equal((await send("DELETE", `/${slug}`)).status, 204);
			assert.equal((await send("GET", `/${slug}/draft`)).status, 404);
			assert.deepEqual(auditOf(), ["guide.created", "guide.deleted"]);
		});

		it("refuses guides that come to contain each other", async () => {
			const first = await published();
			const a = slug;
			slug = `guide-${++made}`;
			const enters = (guide: string): GuideNode[] => [
				{ id: "in", kind: "guide", guide, next: "over" },
				{ id: "over", kind: "end", outcome: "informed" },
			];
			await published({ start: "in", nodes: enters(a) });
			const b = slug;
			slug = a;
			const saved = await save(first.revision, aGuide({ slug: a, start: "in", nodes: enters(b) }));
			const refused = await publish(saved.body.revision);
			assert.deepEqual(
				[refused.status, refused.body.errors.map(({ code, node }: Record<string, unknown>) => [code, node])],
				[422, [["guide-cycle", "in"]]],
			);
		});

		it("copies a guide, and makes one of each template", async () => {
			const copy = await create({ type: "guide", slug: "no-internet", version: 1 });
			assert.deepEqual([copy.draft.slug, copy.draft.title, copy.problems], [slug, title, []]);
			const { items } = (await http.inject("/api/v1/guide-templates")).json();
			assert.equal(items.length, guideTemplates.length);
			for (const template of items) {
				slug = `guide-${++made}`;
				const names = template.variables.filter(({ required }: { required: boolean }) => required);
				const values = Object.fromEntries(names.map(({ name }: { name: string }) => [name, "Acme"]));
				const { draft, problems } = await create({ type: "template", template: template.slug, values });
				assert.deepEqual(problems, [], template.slug);
				assert.match(JSON.stringify(draft), /Acme/);
				for (const { name } of template.variables)
					assert.doesNotMatch(JSON.stringify(draft), new RegExp(`{{${name}}}`));
			}
			slug = `guide-${++made}`;
			const missing = await send("POST", "", {
				slug,
				title,
				from: { type: "template", template: "collect-and-ticket", values: {} },
			});
			assert.deepEqual(
				[missing.status, missing.body.errors],
				[400, [{ path: "from.values.company", message: "is missing" }]],
			);
		});

		it("exports what it imports", async () => {
			const file = (await send("GET", "/no-internet/export?version=1")).body;
			assert.deepEqual([file.format, file.formatVersion, file.guide], ["centralita-guide", 1, aGuide()]);
			const taken = await send("POST", "/import", { file });
			assert.deepEqual([taken.status, taken.body.code], [409, "conflict"]);
			const { status, body } = await send("POST", "/import", { file, slug });
			assert.deepEqual([status, body.slug, body.draft.slug, body.problems], [201, slug, slug, []]);
			const over = await send("POST", "/import", { file, slug, revision: body.revision });
			assert.equal(over.body.revision, body.revision + 1);
			assert.equal((await send("POST", "/import", { file, slug, revision: 1 })).body.code, "revision-conflict");
			const evil = structuredClone(file);
			evil.guide.nodes.push({ id: "x", kind: "action", action: { type: "webhook", url: "javascript:1" }, next: "x" });
			assert.equal((await send("POST", "/import", { file: evil, slug: "evil" })).status, 400);
		});

		it("tries the draft out, shown and spoken", async () => {
			await create();
			const nodes: GuideNode[] = [
				{
					id: "ask",
					kind: "ask",
					text: { shown: { es: "¿Luces?", en: "Lights?" }, spoken: { es: "¿Ves luces?", en: "Do you see lights?" } },
					variable: "lights",
					answer: "choice",
					optional: false,
					choices: [
						{ value: "on", label: { es: "Encendidas", en: "On" }, next: "good" },
						{ value: "off", label: { es: "Apagadas", en: "Off" }, next: "bad" },
					],
				},
				{ id: "good", kind: "end", outcome: "resolved", text: words("Bien.") },
				{ id: "bad", kind: "action", action: { type: "ticket", priority: "high" }, next: "sorry" },
				{ id: "sorry", kind: "end", outcome: "escalated", text: words("Abrí un ticket.") },
			];
			await save(1, aGuide({ slug, start: "ask", nodes }));
			const begun = await send("POST", `/${slug}/try`, { language: "es", inputs: [] });
			const [first] = begun.body.turns;
			assert.deepEqual([first.said, first.shown, first.spoken], [null, "¿Luces?", "¿Ves luces?"]);
			assert.deepEqual(begun.body.at, { guide: slug, node: "ask" });
			const { body } = await send("POST", `/${slug}/try`, {
				language: "es",
				inputs: [
					{ type: "text", text: "no entiendo nada" },
					{ type: "choice", value: "off" },
				],
			});
			const last = body.turns.at(-1);
			assert.deepEqual([last.said, last.actions, body.outcome, body.at], ["Apagadas", ["ticket"], "escalated", null]);
			assert.match(last.shown, /Abrí un ticket/);
			assert.equal(body.variables.lights, "off");
			// A draft full of gaps answers as well as it can, and never fails.
			await save(2, { ...aGuide({ slug }), start: "", nodes: [] });
			assert.equal((await send("POST", `/${slug}/try`, { language: "en", inputs: [] })).status, 200);
		});
	});

describe("the JSON Schema of guide files", () => {
	it("takes every guide of the library, and refuses what is no guide", () => {
		const schema = z.fromJSONSchema(guideFileSchema() as Parameters<typeof z.fromJSONSchema>[0]);
		for (const guide of builtInGuides) {
			const file = fileOf(guide, "https://centralita.example.com");
			assert.equal(file.$schema, `https://centralita.example.com${schemaPath}`);
			assert.ok(GuideFile.safeParse(file).success, guide.slug);
			assert.ok(schema.safeParse(file).success, guide.slug);
		}
		const broken = structuredClone(fileOf(aGuide(), null));
		const [node] = broken.guide.nodes;
		assert.ok(node);
		Object.assign(node, { kind: "dance" });
		assert.ok(!schema.safeParse(broken).success);
		assert.ok(!schema.safeParse({ ...fileOf(aGuide(), null), format: "other" }).success);
	});
});
