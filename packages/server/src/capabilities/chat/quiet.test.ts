import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { InboxDetail, InboxList } from "@centralita/contracts";
import { testDatabases } from "../../app/testing.ts";
import { type ChatTest, openChatTest } from "../../app/testing-chat.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import type { Http } from "../../platform/capability.ts";
import { toConversationEvent } from "../../platform/events/index.ts";
import { createMetrics } from "../../platform/telemetry/index.ts";
import { aPicture } from "./images/fixtures.ts";
import { presentChat } from "./present.ts";
import { findSession } from "./store.ts";

const hour = 3_600_000;
const bea = { id: "0191f1d0-0000-7000-8000-0000000000a1", name: "Bea" };

for (const database of testDatabases())
	describe(`chats with people in which nobody says anything for long, on ${database}`, () => {
		let test: ChatTest;
		let desk: Http;
		before(async () => {
			test = await openChatTest(database, { CHAT_PEOPLE_IDLE_HOURS: "8" });
			desk = await createTestHttp({ ...test.platform, metrics: createMetrics(false) }, test.capabilities);
		});
		after(async () => {
			await desk.close();
			await test.stop();
		});

		const idOf = async (sessionId: string) =>
			(await findSession(test.platform.db.query, sessionId))?.conversationId ?? assert.fail();
		/** A chat that waits for a person; the words that lead there open a ticket of their own only with a number. */
		async function waiting(): Promise<{ sessionId: string; id: string }> {
			const sessionId = await test.opened();
			await test.say(sessionId, "mi compu no prende");
			const id = await idOf(sessionId);
			await test.platform.db.query.execute(
				`update chat_sessions set handler = 'queue', queued_at = active_at, stage = 'waiting' where conversation_id = '${id}'`,
			);
			return { sessionId, id };
		}
		const session = async (sessionId: string) => (await test.post("/api/session/validate", { sessionId })).json();
		const box = async (name: string): Promise<string[]> =>
			InboxList.parse((await desk.inject(`/api/v1/inbox?box=${name}`)).json()).items.map(({ id }) => id);
		const detail = async (id: string) => InboxDetail.parse((await desk.inject(`/api/v1/inbox/${id}`)).json());
		const events = async (id: string) => test.platform.events.ofConversation(test.platform.db.query, id, 0, 500);
		const casesOf = (id: string) => test.tickets.ofConversation(test.platform.db.query, id);

		it("are left with a case when nobody took them, and wait again once their visitor writes", async () => {
			const { sessionId, id } = await waiting();
			test.pass(7 * hour);
			await test.job("chat.sweep");
			assert.ok((await box("queue")).includes(id), "not yet");
			const before = (await session(sessionId)).session.transcript;
			test.pass(2 * hour);
			await test.job("chat.sweep");
			const [ticket] = await casesOf(id);
			assert.ok(ticket, "what nobody answered is a case");
			const left = await session(sessionId);
			assert.deepEqual([left.valid, left.session.stage], [true, "closed"]);
			assert.match(left.session.transcript.at(-1).text, new RegExp(`nadie pudo responderte.*${ticket.number}`));
			assert.ok((await box("closed")).includes(id) && !(await box("queue")).includes(id));
			assert.equal((await test.conversations.get(test.platform.db.query, id)).endReason, "silence");
			const told = (await events(id)).flatMap((event) => presentChat(toConversationEvent(event))?.data.type ?? []);
			assert.ok(!told.includes("closed"), "the visitor may go on");
			await test.job("chat.sweep");
			assert.equal((await casesOf(id)).length, 1);

			const answer = await test.say(sessionId, "¿hay alguien?");
			assert.equal(answer.stage, "waiting");
			const after = await session(sessionId);
			assert.deepEqual(after.session.transcript.slice(0, before.length), before, "the same story");
			assert.equal(after.session.transcript.at(-1).text, "¿hay alguien?");
			assert.ok((await box("queue")).includes(id));
			const seen = await detail(id);
			assert.deepEqual(
				[seen.closed, seen.handler, seen.reason],
				[false, "queue", "Volvió a escribir después de un silencio"],
			);
			const types = (await events(id)).map(({ type }) => type);
			assert.ok(types.lastIndexOf("chat.handled") > types.lastIndexOf("chat.closed"));
			const conversation = await test.conversations.get(test.platform.db.query, id);
			assert.deepEqual([conversation.status, conversation.endReason, conversation.analysis], ["live", null, null]);
			test.pass(9 * hour);
			await test.job("chat.sweep");
			assert.equal((await casesOf(id)).length, 1, "its case is open still");
		});

		it("say so when a person has them, without a case, and open one for words that nobody answered", async () => {
			for (const unread of [0, 2]) {
				const { sessionId, id } = await waiting();
				await test.platform.db.query.execute(
					`update chat_sessions set handler = 'user', user_id = '${bea.id}', user_name = '${bea.name}', stage = 'agent', unread = ${unread} where conversation_id = '${id}'`,
				);
				test.pass(9 * hour);
				await test.job("chat.sweep");
				const { transcript } = (await session(sessionId)).session;
				assert.match(transcript.at(-1).text, unread === 0 ? /dejamos aquí la conversación/ : /TCK-/);
				assert.equal((await casesOf(id)).length, unread === 0 ? 0 : 1);
				const greeting = await test.greet({ "x-session-id": sessionId });
				assert.deepEqual([greeting.resumed, greeting.sessionId], [true, sessionId]);
			}
		});

		it("open again by a picture too", async () => {
			const { sessionId, id } = await waiting();
			test.pass(9 * hour);
			await test.job("chat.sweep");
			const boundary = "----p";
			const head = `--${boundary}\r\ncontent-disposition: form-data; name="image"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
			const sent = await test.http.inject({
				method: "POST",
				url: "/api/upload-image",
				headers: { "content-type": `multipart/form-data; boundary=${boundary}`, "x-session-id": sessionId },
				payload: Buffer.concat([Buffer.from(head), await aPicture(), Buffer.from(`\r\n--${boundary}--\r\n`)]),
			});
			assert.equal(sent.statusCode, 200, sent.body);
			assert.ok((await box("queue")).includes(id));
			assert.equal((await detail(id)).closed, false);
		});

		it("stay with the assistant's own rule where no person is meant to answer", async () => {
			const sessionId = await test.opened();
			test.pass(9 * hour);
			await test.job("chat.sweep");
			assert.equal((await session(sessionId)).session.stage, "problem");
			test.pass(16 * hour);
			await test.job("chat.sweep");
			assert.deepEqual(await session(sessionId), { valid: false, error: "session_closed" });
			assert.equal((await test.post("/api/chat", { sessionId, message: "hola" })).statusCode, 410);
		});
	});
