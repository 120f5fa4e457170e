import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { GuideDefinition } from "@centralita/contracts";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import { aGuide } from "./fixtures.ts";
import { guideHash } from "./hash.ts";
import { createGuides } from "./index.ts";
import { builtInGuides } from "./library/index.ts";
import { seedGuides } from "./service.ts";
import { insertVersion } from "./store.ts";
import { guideProblems } from "./validate.ts";

for (const database of testDatabases()) {
	describe(`guides on ${database}`, () => {
		let test: TestPlatform;
		let guides: ReturnType<typeof createGuides>;
		before(async () => {
			test = await createTestPlatform({ database });
			guides = createGuides(test.platform, [aGuide(), aGuide({ slug: "slow" })]);
			await test.start([guides.capability]);
		});
		after(() => test.stop());

		const seed = (library: GuideDefinition[]) => seedGuides(test.platform, library);
		const versions = async (...slugs: string[]) =>
			(await guides.publishedGuides(test.platform.db.query, slugs)).map((guide) => `${guide.slug} ${guide.version}`);

		it("seeds once, and again only what changed", async () => {
			assert.deepEqual(await versions("slow", "missing", "no-internet"), ["slow 1", "no-internet 1"]);
			await Promise.all([seed([aGuide()]), seed([aGuide()])]);
			assert.deepEqual(await versions("no-internet"), ["no-internet 1"]);
			await seed([aGuide({ escalateAfterFailures: 3 }), aGuide({ slug: "slow" })]);
			assert.deepEqual(await versions("no-internet", "slow"), ["no-internet 2", "slow 1"]);
			const guide = await guides.get(test.platform.db.query, "no-internet");
			assert.deepEqual(guide.definition, aGuide({ escalateAfterFailures: 3 }));
			assert.equal(guide.hash, guideHash(guide.definition));
		});

		it("leaves alone what a person edited", async () => {
			await test.platform.db.transaction((tx) =>
				insertVersion(tx, {
					definition: aGuide({ slug: "slow" }),
					version: 2,
					hash: "x",
					author: "Ana",
					note: "",
					at: new Date(),
				}),
			);
			await seed([aGuide({ slug: "slow", escalateAfterFailures: 5 })]);
			assert.deepEqual(await versions("slow"), ["slow 2"]);
		});

		it("serves the list and one guide", async () => {
			const http = await createTestHttp(test.platform, [guides.capability]);
			const list = (await http.inject("/api/v1/guides")).json();
			assert.deepEqual(
				list.items.map((item: { slug: string; nodes: number }) => [item.slug, item.nodes]),
				[
					["no-internet", 2],
					["slow", 2],
				],
			);
			assert.equal((await http.inject("/api/v1/guides/no-internet")).json().version, 2);
			const missing = await http.inject("/api/v1/guides/nothing");
			assert.deepEqual([missing.statusCode, missing.json().code], [404, "not-found"]);
			await http.close();
		});
	});
}

describe("a guide's soundness", () => {
	const messages = (given: Parameters<typeof aGuide>[0]) =>
		guideProblems(aGuide(given), new Set(["known"])).map((problem) => problem.message);
	const say = (id: string, next: string) => ({ id, kind: "say", text: { shown: { es: "a" } }, next }) as const;
	const end = { id: "done", kind: "end", outcome: "informed" } as const;

	it("finds what is missing, unreachable or endless", () => {
		assert.deepEqual(messages({}), []);
		assert.deepEqual(messages({ start: "nowhere", nodes: [end] }), ['no node "nowhere"', '"done" cannot be reached']);
		assert.deepEqual(messages({ nodes: [say("hello", "gone"), { ...end }] }).slice(0, 1), [
			'"hello" leads to "gone", which is missing',
		]);
		assert.deepEqual(messages({ nodes: [say("hello", "again"), say("again", "hello"), end] }), [
			'"hello" never comes to an end',
			'"again" never comes to an end',
			'"done" cannot be reached',
		]);
		assert.deepEqual(messages({ nodes: [say("hello", "done"), end, end] }), ['"done" is used twice']);
		assert.deepEqual(messages({ nodes: [{ id: "hello", kind: "guide", guide: "other", next: "done" }, end] }), [
			'no guide "other"',
		]);
	});

	it("holds for every built-in guide", () => {
		const known = new Set(builtInGuides.map((guide) => guide.slug));
		assert.equal(known.size, builtInGuides.length);
		for (const guide of builtInGuides) assert.deepEqual(guideProblems(guide, known), [], guide.slug);
	});
});
