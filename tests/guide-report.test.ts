import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { GuideAnalytics } from "@centralita/contracts";
import { startTestApp, type TestApp, testDatabases } from "../packages/server/src/app/testing.ts";
import { ownerEnvironment, type Person, signIn } from "./support/people.ts";
import { visit } from "./support/visitor.ts";

/** On a server where there is one: the embedded database is tested beside the code. */
const database = testDatabases().at(-1) ?? "embedded";

describe(`the report of guides on ${database}`, () => {
	let test: TestApp;
	let owner: Person;
	before(async () => {
		test = await startTestApp({ database, environment: ownerEnvironment });
		owner = await signIn(test.url, "owner");
	});
	after(() => test.stop());

	const read = async () => {
		const response = await fetch(`${test.url}/api/v1/troubleshooting/analytics?guide=no-internet`, {
			headers: owner.headers,
		});
		assert.equal(response.status, 200);
		return GuideAnalytics.parse(await response.json());
	};
	/** Has the figures counted anew, as the button does, and waits for the job. */
	const counted = async () => {
		const before = new Date().toISOString();
		const asked = await fetch(`${test.url}/api/v1/troubleshooting/analytics/refresh`, {
			method: "POST",
			headers: owner.headers,
		});
		assert.equal(asked.status, 202);
		const deadline = Date.now() + 30_000;
		for (;;) {
			const report = await read();
			if (report.freshness.refreshedAt > before) return report;
			assert.ok(Date.now() < deadline, "the figures were not counted");
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	};
	const reached = ({ funnel }: GuideAnalytics) => funnel.map(({ node, sessions }) => [node, sessions]);

	it("shows in the funnel how far visitors of the chat came", async () => {
		const first = await visit(test.url, "Ana");
		await first.say("no tengo internet");
		const begun = await counted();
		assert.equal(begun.total.sessions, 1);
		assert.equal(begun.total.open, 1);
		assert.deepEqual(reached(begun), [["scope", 1]]);

		await first.say("en todos");
		const second = await visit(test.url, "Luis");
		await second.say("no tengo internet");
		const later = await counted();
		assert.equal(later.total.sessions, 2);
		assert.deepEqual(reached(later), [
			["scope", 2],
			["lights", 1],
		]);
	});
});
