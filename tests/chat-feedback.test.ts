import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ChatFeedback, ChatGreeting, Problem } from "@centralita/contracts";
import { startTestApp, type TestApp, testDatabases } from "../packages/server/src/app/testing.ts";
import { systemClock } from "../packages/server/src/platform/time/index.ts";

const shop = "https://shop.example";
const hour = 3_600_000;

for (const database of testDatabases())
	describe(`what visitors think of a chat, on ${database}`, () => {
		let test: TestApp;
		let shiftMs = 0;

		before(async () => {
			test = await startTestApp({
				database,
				environment: { ALLOWED_ORIGINS: shop, CHAT_GREETINGS_PER_MINUTE: "1000" },
				overrides: { clock: { ...systemClock, now: () => systemClock.now() + shiftMs } },
			});
		});
		after(() => test.stop());

		const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
			const response = await fetch(test.url + path, {
				method: "POST",
				headers: { "content-type": "application/json", ...headers },
				body: JSON.stringify(body),
			});
			return { status: response.status, json: (await response.json()) as unknown };
		};
		const begin = async () => ChatGreeting.parse((await post("/api/greeting", { locale: "en" })).json);
		const rated = async () => {
			const { rows } = await test.app.platform.db.pool.query<{ data: { rating: number; comment: string } }>(
				"select data from events where type = 'chat.rated' order by at, id",
			);
			return rows.map(({ data }) => [data.rating, data.comment]);
		};

		it("is kept once, changeable for a day, and told with each change", async () => {
			const { sessionId } = await begin();
			const first = ChatFeedback.parse((await post("/api/chat/feedback", { sessionId, rating: 4 })).json);
			assert.deepEqual([first.rating, first.comment], [4, ""]);
			await post("/api/chat/feedback", { sessionId, rating: 4 });
			assert.deepEqual(await rated(), [[4, ""]]);
			shiftMs += 23 * hour;
			const changed = await post("/api/chat/feedback", { sessionId, rating: 5, comment: " Great " });
			assert.equal(ChatFeedback.parse(changed.json).changeableUntil, first.changeableUntil);
			shiftMs += 2 * hour;
			const late = await post("/api/chat/feedback", { sessionId, rating: 1 });
			assert.deepEqual([late.status, Problem.parse(late.json).code], [409, "conflict"]);
			assert.equal((await post("/api/chat/feedback", { sessionId, rating: 5, comment: "Great" })).status, 200);
			assert.deepEqual(await rated(), [
				[4, ""],
				[5, "Great"],
			]);
			const { rows } = await test.app.platform.db.pool.query("select rating, comment from chat_feedback");
			assert.deepEqual(rows, [{ rating: 5, comment: "Great" }]);
		});

		it("needs a chat, the page's token, and a number from 1 to 5", async () => {
			const { sessionId, csrfToken } = await begin();
			const status = async (body: object, headers: Record<string, string> = {}) =>
				(await post("/api/chat/feedback", { sessionId, ...body }, headers)).status;
			assert.equal(await status({ rating: 0 }), 400);
			assert.equal(await status({ rating: 2.5 }), 400);
			assert.equal(await status({ rating: 3, sessionId: "x".repeat(43) }), 404);
			assert.equal(await status({ rating: 3 }, { origin: shop }), 403);
			assert.equal(await status({ rating: 3 }, { origin: shop, "x-csrf-token": csrfToken }), 200);
		});

		it("goes with the chat of who does not agree to being kept", async () => {
			const { sessionId } = await begin();
			await post("/api/chat/feedback", { sessionId, rating: 2 });
			await post("/api/chat", { sessionId, action: "button", value: "decline" });
			assert.equal((await post("/api/chat/feedback", { sessionId, rating: 2 })).status, 404);
			const { rows } = await test.app.platform.db.pool.query("select 1 from chat_feedback where rating = 2");
			assert.equal(rows.length, 0);
		});
	});
