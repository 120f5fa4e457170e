import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { type GuideExperiment, GuideExperimentReport, type TroubleshootingSession } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { createContacts } from "../../contacts/index.ts";
import { createConversations } from "../../conversations/index.ts";
import { analysisByRules } from "../../conversations/testing.ts";
import { createInsights } from "../../insights/index.ts";
import { readTables, testDependencies } from "../../insights/testing.ts";
import { createTickets } from "../../tickets/index.ts";
import { createGuides } from "../index.ts";
import { seedGuides } from "../service.ts";
import { aStepGuide } from "../sessions/fixtures.ts";
import { insertVersion } from "../store.ts";
import { armOf } from "./assign.ts";

for (const database of testDatabases())
	describe(`experiments on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		let guides: ReturnType<typeof createGuides>;
		let slug = "";
		let made = 0;
		before(async () => {
			test = await createTestPlatform({
				database,
				environment: { RATE_LIMIT_PER_MINUTE: "100000", GUIDE_PAGES_PER_MINUTE: "100000" },
			});
			const { platform } = test;
			const contacts = createContacts(platform);
			const conversations = createConversations(platform, { contacts, analysis: analysisByRules });
			const tickets = createTickets(platform, { conversations, contacts });
			guides = createGuides(platform, [], {
				contacts,
				tickets,
				languageModel: () => null,
				contactOf: async () => null,
			});
			const insights = createInsights(platform, testDependencies).capability;
			const before = [contacts, conversations, tickets, guides].map(({ capability }) => capability);
			const list = [...before, ...readTables, insights];
			await test.start(list);
			http = await createTestHttp(platform, list);
		});
		after(async () => {
			await http.close();
			await test.stop();
		});
		/** Three versions; the third is the newest. */
		beforeEach(async () => {
			slug = `printer-${++made}`;
			await seedGuides(test.platform, [aStepGuide({ slug, publicPage: true })]);
			for (const version of [2, 3]) await publishVersion(version);
		});
		const publishVersion = (version: number) =>
			test.platform.db.transaction((tx) =>
				insertVersion(tx, {
					definition: aStepGuide({ slug, publicPage: true, escalateAfterFailures: version + 1 }),
					version,
					hash: `h${version}`,
					author: "Ana",
					note: "",
					at: new Date(),
				}),
			);

		const send = async (method: "GET" | "POST" | "PUT", url: string, payload?: object) => {
			const reply = await http.inject({ method, url, ...(payload ? { payload } : {}) });
			return { status: reply.statusCode, body: reply.json() };
		};
		const guide = (path: string) => `/api/v1/guides/${slug}${path}`;
		const start = async (given: object = {}): Promise<GuideExperiment> => {
			const body = { versionA: 1, versionB: 2, shareB: 50, ...given };
			const { status, body: made } = await send("POST", guide("/experiments"), body);
			assert.equal(status, 201, JSON.stringify(made));
			return made;
		};
		const end = (id: string, chosen: "a" | "b") =>
			send("POST", guide(`/experiments/${id}/end`), { chosen, note: "The better one" });
		const session = async (body: object = {}): Promise<TroubleshootingSession> => {
			const reply = await send("POST", "/api/v1/troubleshooting/sessions", { guideId: slug, ...body });
			assert.equal(reply.status, 201, JSON.stringify(reply.body));
			return reply.body;
		};
		const given = async (body: object = {}) => (await session(body)).guide?.version;
		const recorded = async (id: string) => {
			const { rows } = await test.platform.db.query.execute<{ experiment_id: string; arm: string; version: number }>(
				sql`select experiment_id, arm, version from guide_sessions where id = ${id}`,
			);
			return rows[0];
		};
		const report = async (id: string) =>
			GuideExperimentReport.parse((await send("GET", `/api/v1/troubleshooting/analytics/experiments/${id}`)).body);

		it("gives each contact one version for as long as it runs, and everybody the chosen one after", async () => {
			assert.equal(await given(), 3);
			const experiment = await start();
			const people = Array.from({ length: 12 }, (_, index) => ({
				contact: { email: `p${index}-${slug}@example.com` },
			}));
			const first = await Promise.all(people.map(given));
			assert.deepEqual(await Promise.all(people.map(given)), first);
			assert.deepEqual(new Set(first), new Set([1, 2]));

			const { status, body } = await end(experiment.id, "b");
			assert.equal(status, 200, JSON.stringify(body));
			assert.equal(body.chosen, "b");
			assert.deepEqual(new Set(await Promise.all(people.map(given))), new Set([4]));
			const newest = (await send("GET", guide(""))).body;
			assert.deepEqual([newest.version, newest.note], [4, "The better one"]);
			assert.equal(newest.definition.escalateAfterFailures, 3);
			assert.deepEqual((await end(experiment.id, "b")).status, 200);
			assert.deepEqual((await end(experiment.id, "a")).body.code, "conflict");
		});

		it("leaves the newest version where that one is chosen, and the draft in any case", async () => {
			const work = (await send("GET", guide("/draft"))).body;
			const definition = { ...work.draft, title: { es: "Otro", en: "Another" } };
			const saved = await send("PUT", guide("/draft"), { revision: work.revision, definition });
			assert.equal(saved.status, 200);
			const first = await start({ versionA: 2, versionB: 3 });
			await end(first.id, "b");
			assert.equal((await send("GET", guide(""))).body.version, 3);
			const second = await start({ versionA: 2, versionB: 3 });
			await end(second.id, "a");
			const { body } = await send("GET", guide("/draft"));
			assert.deepEqual([body.publishedVersion, body.draft.title.en, body.changed], [4, "Another", true]);
			const { items } = (await send("GET", guide("/experiments"))).body;
			assert.deepEqual(
				items.map((one: GuideExperiment) => [one.id, one.chosen]),
				[
					[second.id, "a"],
					[first.id, "b"],
				],
			);
		});

		it("is one at a time, and keeps others from publishing and archiving", async () => {
			const experiment = await start();
			const again = await send("POST", guide("/experiments"), { versionA: 2, versionB: 3 });
			assert.deepEqual([again.status, again.body.code], [409, "experiment-running"]);
			const work = (await send("GET", guide("/draft"))).body;
			assert.equal(work.experiment.id, experiment.id);
			const saved = await send("PUT", guide("/draft"), {
				revision: work.revision,
				definition: { ...work.draft, title: { es: "Otro", en: "Another" } },
			});
			const refused = await send("POST", guide("/publish"), { revision: saved.body.revision, note: "" });
			assert.deepEqual([refused.status, refused.body.code], [409, "experiment-running"]);
			assert.equal((await send("POST", guide("/archive"))).body.code, "experiment-running");
			await end(experiment.id, "a");
			const { revision } = (await send("GET", guide("/draft"))).body;
			assert.equal((await send("POST", guide("/publish"), { revision, note: "" })).status, 200);
		});

		it("starts once when two people start it at once", async () => {
			const body = { versionA: 1, versionB: 2 };
			const both = await Promise.all([
				send("POST", guide("/experiments"), body),
				send("POST", guide("/experiments"), body),
			]);
			assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
		});

		it("refuses what cannot be tried", async () => {
			const refused = async (body: object) => (await send("POST", guide("/experiments"), body)).body.code;
			assert.equal(await refused({ versionA: 1, versionB: 1 }), "validation-failed");
			assert.equal(await refused({ versionA: 1, versionB: 9 }), "not-found");
			assert.equal(await refused({ versionA: 1, versionB: 2, shareB: 100 }), "validation-failed");
			await test.platform.db.transaction((tx) =>
				insertVersion(tx, {
					definition: { ...aStepGuide({ slug }), start: "nowhere" },
					version: 4,
					hash: "h4",
					author: "Ana",
					note: "",
					at: new Date(),
				}),
			);
			assert.equal(await refused({ versionA: 1, versionB: 4 }), "guide-invalid");
			slug = "nothing";
			assert.equal(await refused({ versionA: 1, versionB: 2 }), "not-found");
		});

		it("is told by events and in the audit log", async () => {
			const experiment = await start({ shareB: 10 });
			await end(experiment.id, "b");
			const { rows } = await test.platform.db.query.execute<{ type: string; data: object }>(
				sql`select type, data from events where data ->> 'guide' = ${slug} order by id`,
			);
			const told = { guide: slug, experimentId: experiment.id };
			assert.deepEqual(
				rows.map(({ type }) => type),
				["guide.experiment-started", "guide.published", "guide.experiment-ended"],
			);
			assert.partialDeepStrictEqual(rows[0]?.data, { ...told, versionA: 1, versionB: 2, shareB: 10 });
			assert.partialDeepStrictEqual(rows[2]?.data, { ...told, chosen: "b", version: 4 });
			assert.deepEqual(
				test.audited.flatMap(({ action, subject }) => (subject === slug ? [action] : [])),
				["guide.experiment-started", "guide.published", "guide.experiment-ended"],
			);
		});

		it("goes by the conversation where nobody is known, and lets them keep their version once they are", async () => {
			const experiment = await start();
			const { query } = test.platform.db;
			const conversationId = uuidv7();
			const arm = armOf(experiment, conversationId);
			const other = arm === "a" ? "b" : "a";
			const versionOf = { a: 1, b: 2 };
			const versions = async (subject: { contactId: string | null; conversationId: string }) =>
				(await guides.publishedGuides(query, [slug], subject)).map(({ version }) => version);
			assert.deepEqual(await versions({ contactId: null, conversationId }), [versionOf[arm]]);
			const begun = await session({ channel: "agent", conversationId });
			assert.equal(begun.guide?.version, versionOf[arm]);
			assert.deepEqual(await recorded(begun.id), {
				experiment_id: experiment.id,
				arm,
				version: versionOf[arm],
			});
			// Somebody whose own arm would be the other one.
			let contactId = uuidv7();
			while (armOf(experiment, contactId) !== other) contactId = uuidv7();
			await query.execute(sql`update guide_sessions set contact_id = ${contactId} where id = ${begun.id}`);
			assert.deepEqual(await versions({ contactId, conversationId: uuidv7() }), [versionOf[arm]]);
		});

		it("keeps an update of the product waiting until it has ended", async () => {
			slug = `ours-${slug}`;
			const seed = (escalateAfterFailures: number) =>
				seedGuides(test.platform, [aStepGuide({ slug, escalateAfterFailures })]);
			const newest = async () => (await send("GET", guide(""))).body.version;
			await seed(2);
			await seed(3);
			const experiment = await start();
			await seed(4);
			assert.equal(await newest(), 2);
			await end(experiment.id, "b");
			await seed(4);
			assert.equal(await newest(), 3);
		});

		it("gives guides that are entered from others the newest version", async () => {
			await start({ versionA: 1, versionB: 2 });
			const outer = `outer-${slug}`;
			await seedGuides(test.platform, [
				aStepGuide({ slug }),
				aStepGuide({
					slug: outer,
					start: "enter",
					nodes: [
						{ id: "enter", kind: "guide", guide: slug, next: "done" },
						{ id: "done", kind: "end", outcome: "resolved" },
					],
				}),
			]);
			const subject = { contactId: uuidv7(), conversationId: null };
			const found = await guides.publishedGuides(test.platform.db.query, [outer], subject);
			assert.deepEqual(
				found.map((version) => [version.slug, version.version]),
				[
					[outer, 1],
					[slug, 3],
				],
			);
		});

		it("begins a page's session with one of the two, and again with the same", async () => {
			await start();
			const begin = async (earlier?: string) => {
				const headers = earlier === undefined ? {} : { "x-session-id": earlier };
				const reply = await http.inject({
					method: "POST",
					url: `/api/guides/public/${slug}/sessions`,
					headers,
					payload: {},
				});
				assert.equal(reply.statusCode, 201, reply.body);
				const { token, session } = reply.json();
				return { token, version: session.guide.version };
			};
			const first = await Promise.all(Array.from({ length: 16 }, () => begin()));
			assert.deepEqual(new Set(first.map(({ version }) => version)), new Set([1, 2]));
			for (const { token, version } of first.slice(0, 8)) {
				const second = await begin(token);
				assert.equal(second.version, version);
				assert.equal((await begin(second.token)).version, version);
			}
		});

		it("reports its arms from their sessions, and what can be told", async () => {
			const experiment = await start();
			const empty = await report(experiment.id);
			assert.deepEqual([empty.verdict, empty.difference, empty.a.sessions], ["few", null, 0]);
			const add = async (arm: "a" | "b", count: number, status: string, more: { channel?: string } = {}) =>
				test.platform.db.query.execute(sql`
					insert into guide_sessions (id, guide, version, channel, locale, status, resolution, started_at, active_at, ended_at,
						experiment_id, arm, rating)
					select gen_random_uuid(), ${slug}, 1, ${more.channel ?? "web"}, 'es-AR', ${status},
						${status === "resolved" ? "confirmed" : null}, now() - interval '4 minutes', now(),
						case when ${status} = 'in_progress' then null else now() end, ${experiment.id}, ${arm},
						case when n = 1 then 5 end
					from generate_series(1, ${count}) as n`);
			await add("a", 20, "resolved");
			await add("a", 40, "abandoned");
			await add("a", 2, "in_progress");
			await add("b", 50, "resolved");
			await add("b", 10, "escalated");
			await add("b", 99, "abandoned", { channel: "simulator" });
			const found = await report(experiment.id);
			assert.deepEqual(
				[found.a, found.b].map(({ version, sessions, open, resolved, abandoned, escalated }) => [
					version,
					sessions,
					open,
					resolved.count,
					resolved.of,
					abandoned.count,
					escalated.count,
				]),
				[
					[1, 62, 2, 20, 60, 40, 0],
					[2, 60, 0, 50, 60, 0, 10],
				],
			);
			assert.ok(Math.abs((found.b.medianMinutes ?? 0) - 4) < 0.1, String(found.b.medianMinutes));
			assert.deepEqual([found.b.rating, found.b.ratings], [5, 2]);
			assert.equal(found.verdict, "b");
			assert.ok(found.difference && Math.abs(found.difference.share - 0.5) < 1e-9 && found.difference.low > 0.3);

			const csv = await http.inject(`/api/v1/troubleshooting/analytics/experiments/${experiment.id}/export.csv`);
			const lines = csv.body.trim().split("\r\n");
			assert.equal(lines.length, 3);
			assert.match(lines[1] ?? "", new RegExp(`^${experiment.id},${slug},a,1,62,2,60,20,`));
			assert.match(lines[2] ?? "", /,b$/);
			const missing = await http.inject(`/api/v1/troubleshooting/analytics/experiments/${uuidv7()}`);
			assert.equal(missing.statusCode, 404);
		});
	});
