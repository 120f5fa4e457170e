import assert from "node:assert/strict";
import { it } from "node:test";
import { LiveCallList, SmartMode } from "@centralita/contracts";
import { createTestHome } from "../packages/server/src/app/testing.ts";
import { type RunningApp, startApp } from "./e2e/support/app.ts";
import { brief, openDesk, question } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";

const redisUrl = process.env.TEST_REDIS_URL;
const both = process.env.TEST_DATABASE_URL !== undefined && redisUrl !== undefined;

if (both)
	it("three processes on PostgreSQL and Redis share the work by their roles", { timeout: 120_000 }, async () => {
		const home = await createTestHome("postgresql", { ...ownerEnvironment, REDIS_URL: redisUrl });
		const start = (roles: string) => startApp(home.config.dataDir, { ...home.environment, CENTRALITA_ROLES: roles });
		const nodes: RunningApp[] = [];
		try {
			const first = await start("web,voice");
			nodes.push(first);
			const second = await start("web,voice");
			nodes.push(second);
			nodes.push(await start("worker"));
			const [here, there] = await Promise.all([openDesk(first.url), openDesk(second.url)]);
			const assistant = (await here.create(brief())).id;

			const call = await here.call(assistant);
			assert.equal((await call.ask(question.text)).text, question.answer);
			await there.eventually(
				() => there.read(LiveCallList, "GET", "/api/v1/calls/live"),
				({ items }) =>
					items.length === 1 && items[0]?.callId === call.callId && items[0]?.lastWords === question.answer,
				"the other node sees the call and its last words",
			);
			assert.equal((await there.request("DELETE", `/api/v1/calls/${call.callId}`)).status, 204);
			await call.closed;
			assert.equal(call.of("ended")[0]?.reason, "user-ended");
			const detail = await there.history(call.conversationId);
			assert.equal(detail.endReason, "user-ended", "the worker analysed it");

			await here.read(SmartMode, "PUT", "/api/v1/settings/smart-mode", { enabled: false });
			const changed = performance.now();
			await there.eventually(
				() => there.read(SmartMode, "GET", "/api/v1/settings/smart-mode"),
				({ enabled }) => !enabled,
				"the switch on the other node",
			);
			assert.ok(performance.now() - changed < 2000, "every node knows within two seconds");
		} finally {
			await Promise.all(nodes.map((node) => node.stop("SIGTERM")));
			await home.remove();
		}
	});
