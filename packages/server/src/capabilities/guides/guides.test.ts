import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { GuideDefinition } from "@centralita/contracts";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import { aGuide } from "./fixtures.ts";
import { guideHash } from "./hash.ts";
import { createGuides } from "./index.ts";
import { seedGuides } from "./service.ts";
import { insertVersion } from "./store.ts";

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

		it("refuses an unsound guide, and changes nothing", async () => {
			const unsound = aGuide({ slug: "unsound", start: "nowhere" });
			await assert.rejects(seed([aGuide({ escalateAfterFailures: 9 }), unsound]), /unsound.*nowhere/);
			assert.deepEqual(await versions("no-internet", "unsound"), ["no-internet 2"]);
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
