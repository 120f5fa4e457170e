import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { testDatabases } from "../../../app/testing.ts";
import { type ChatTest, openChatTest } from "../../../app/testing-chat.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import { createMetrics } from "../../../platform/telemetry/index.ts";
import { aPicture } from "./fixtures.ts";

const boundary = "----picture";
const formOf = (bytes: Buffer) =>
	Buffer.concat([
		Buffer.from(
			`--${boundary}\r\ncontent-disposition: form-data; name="image"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
		),
		bytes,
		Buffer.from(`\r\n--${boundary}--\r\n`),
	]);
const contentType = `multipart/form-data; boundary=${boundary}`;

for (const database of testDatabases())
	describe(`pictures under an Idempotency-Key on ${database}`, () => {
		let test: ChatTest;
		let other: Http;
		before(async () => {
			test = await openChatTest(database, { CHAT_IMAGES_PER_SESSION: "2" });
			other = await createTestHttp({ ...test.platform, metrics: createMetrics(false) }, test.capabilities, null);
		});
		after(async () => {
			await other.close();
			await test.stop();
		});

		const send = (node: Http, sessionId: string, bytes: Buffer, key: string, from = "10.1.0.1") =>
			node.inject({
				method: "POST",
				url: "/api/upload-image",
				headers: { "content-type": contentType, "x-session-id": sessionId, "idempotency-key": key },
				payload: formOf(bytes),
				remoteAddress: from,
			});
		const blobs = () => {
			try {
				return readdirSync(join(test.platform.config.dataDir, "blobs", "chat-images"));
			} catch {
				return [];
			}
		};
		const turns = async (sessionId: string): Promise<number> =>
			(await test.post("/api/session/validate", { sessionId }))
				.json()
				.session.transcript.filter(({ imageUrl }: { imageUrl?: string }) => imageUrl !== undefined).length;

		it("are stored and counted once, on whichever node they come again", async () => {
			const sessionId = await test.opened();
			const bytes = await aPicture();
			const before = blobs().length;
			const first = await send(test.http, sessionId, bytes, "a");
			assert.equal(first.statusCode, 200, first.body);
			for (const node of [test.http, other, test.http, other, test.http, other, test.http, other]) {
				const again = await send(node, sessionId, bytes, "a");
				assert.deepEqual([again.statusCode, again.json()], [200, first.json()]);
			}
			assert.deepEqual([await turns(sessionId), blobs().length - before], [1, 1]);
			assert.equal((await send(other, sessionId, await aPicture(), "b")).statusCode, 200, "there is room for another");
			const third = await send(other, sessionId, bytes, "c");
			assert.deepEqual([third.statusCode, third.json().code], [409, "conflict"], "not for a third");
			assert.deepEqual(
				(await send(other, sessionId, bytes, "a")).json(),
				first.json(),
				"the known one is answered still",
			);
		});

		it("answer another picture under the same key with a conflict, and keep nothing of it", async () => {
			const sessionId = await test.opened();
			await send(test.http, sessionId, await aPicture(), "a", "10.1.0.2");
			const before = blobs().length;
			const wrong = await send(other, sessionId, await aPicture("png"), "a", "10.1.0.2");
			assert.deepEqual([wrong.statusCode, wrong.json().code], [409, "idempotency-conflict"]);
			assert.match(wrong.json().detail, /another picture/);
			assert.equal(blobs().length, before);
			const elsewhere = await send(other, await test.opened(), await aPicture("png"), "a", "10.1.0.3");
			assert.equal(elsewhere.statusCode, 200, "a key is of one chat");
		});

		it("are not sent again without end beside the limits", async () => {
			const sessionId = await test.opened();
			const bytes = await aPicture();
			const statuses: number[] = [];
			for (let sent = 0; sent < 16; sent++)
				statuses.push((await send(test.http, sessionId, bytes, "a", "10.1.0.4")).statusCode);
			assert.deepEqual(statuses.slice(0, 11), Array(11).fill(200));
			assert.equal(statuses.at(-1), 429);
		});

		it("may be sent again after a refusal, and while a broken upload is thought to be under way", async () => {
			const sessionId = await test.opened();
			const refused = await send(test.http, sessionId, Buffer.from("no picture at all"), "a", "10.1.0.5");
			assert.equal(refused.statusCode, 415);
			const port = Number(new URL(await test.http.listen({ port: 0, host: "127.0.0.1" })).port);
			const bytes = await aPicture();
			const payload = formOf(bytes);
			const before = blobs();
			const socket = connect(port, "127.0.0.1");
			let answer = "";
			socket.setEncoding("utf8").on("data", (piece) => (answer += piece));
			socket.write(
				`POST /api/upload-image HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-session-id: ${sessionId}\r\nidempotency-key: a\r\ncontent-type: ${contentType}\r\ncontent-length: ${payload.length}\r\n\r\n`,
			);
			socket.write(payload.subarray(0, payload.length / 2));
			for (let tries = 0; blobs().length === before.length; tries++) {
				assert.ok(tries < 500, "it began");
				await wait(10);
			}
			const second = await send(other, sessionId, bytes, "a", "10.1.0.5");
			assert.equal(second.statusCode, 200, second.body);
			const over = new Promise((resolve) => socket.once("close", resolve));
			socket.write(payload.subarray(payload.length / 2));
			await over;
			assert.match(answer, /^HTTP\/1\.1 409 [\s\S]*idempotency-conflict/);
			const imageId = second.json().imageUrl.split("/").at(-1);
			assert.deepEqual(
				blobs().filter((name) => !before.includes(name)),
				[`${imageId}.original`],
			);
			assert.equal(await turns(sessionId), 1);
			const { rows } = await test.platform.db.query.execute(
				sql`select 1 from chat_images where key = 'a' and id = ${imageId}`,
			);
			assert.equal(rows.length, 1);
		});
	});
