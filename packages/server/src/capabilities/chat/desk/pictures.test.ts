import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
	type ConversationEvent,
	type EventData,
	InboxDetail,
	type InboxItem,
	InboxPicture,
	type Turn,
} from "@centralita/contracts";
import { testDatabases } from "../../../app/testing.ts";
import { luis, openWhatsappTest, type WhatsappTest } from "../../../app/testing-whatsapp.ts";
import { aPicture, disguised } from "../images/fixtures.ts";
import { presentChat } from "../present.ts";

const environment = { CHAT_IMAGES_PER_SESSION: "3", CHAT_IMAGE_MAX_BYTES: "300000" };

for (const database of testDatabases())
	describe(`pictures that people send on ${database}`, () => {
		let test: WhatsappTest;
		let numbers = 0;
		before(async () => {
			test = await openWhatsappTest(database, { environment });
		});
		after(() => test.stop());

		const send = (id: string, bytes: Buffer, key?: string) => {
			const boundary = "----picture";
			const head = `--${boundary}\r\ncontent-disposition: form-data; name="image"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
			return test.desk.inject({
				method: "POST",
				url: `/api/v1/inbox/${id}/picture`,
				payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
				headers: {
					"content-type": `multipart/form-data; boundary=${boundary}`,
					...(key === undefined ? {} : { "idempotency-key": key }),
				},
			});
		};
		const take = async (id: string) =>
			assert.equal((await test.ask("POST", `/api/v1/inbox/${id}/take`)).statusCode, 204);
		/** A visitor of the company's page whom Luis answers. */
		async function onPage() {
			const sessionId = await test.opened();
			const chat = await test.newest();
			await take(chat.id);
			return { sessionId, id: chat.id };
		}
		async function onWhatsapp() {
			const phone = test.emulator.phone(`54911555570${String(++numbers).padStart(2, "0")}`, { name: "Ana" });
			phone.text("no tengo internet");
			await test.arrives(phone, /un solo equipo/);
			const { id } = await test.newest();
			await take(id);
			await test.arrives(phone, /Luis se sumó/);
			return { phone, id };
		}
		const eventsOf = (id: string) => test.platform.events.ofConversation(test.platform.db.query, id, 0, 500);
		/** What became of a picture, once that is known. */
		async function concluded(id: string, imageId: string): Promise<EventData<"chat.image">> {
			for (;;) {
				const appended = Promise.withResolvers<void>();
				const stop = test.platform.events.onAppended(() => appended.resolve());
				const found = (await eventsOf(id))
					.filter(({ type }) => type === "chat.image")
					.map(({ data }) => data as EventData<"chat.image">)
					.find((data) => data.imageId === imageId && data.status !== "queued");
				if (!found) await appended.promise;
				stop();
				if (found) return found;
			}
		}
		const sentTurns = async (id: string): Promise<Turn[]> =>
			InboxDetail.parse((await test.ask("GET", `/api/v1/inbox/${id}`)).json()).transcript.filter(
				({ who }) => who === "user",
			);

		it("are drawn anew, and shown to the visitor under their bearer", async () => {
			const { sessionId, id } = await onPage();
			const taken = await send(id, await aPicture("jpeg"), "k1");
			assert.equal(taken.statusCode, 202, taken.body);
			const { id: imageId } = InboxPicture.parse(taken.json());
			assert.deepEqual(await concluded(id, imageId).then(({ status, by }) => [status, by]), ["done", "Luis"]);
			const [turn] = await sentTurns(id);
			assert.deepEqual([turn?.id, turn?.origin, turn?.heard], [imageId, "picture", "[Imagen]"]);
			const imageUrl = `/api/chat/images/${imageId}`;
			const { transcript } = (await test.post("/api/session/validate", { sessionId })).json().session;
			const line = transcript.at(-1);
			assert.deepEqual([line.who, line.name, line.imageUrl], ["user", "Luis", imageUrl]);
			const told = (await eventsOf(id))
				.map((event) => presentChat(event as unknown as ConversationEvent))
				.filter((event) => event && "imageUrl" in event.data);
			assert.deepEqual(
				told.map((event) => [event?.name, event?.data.type === "agent-message" && event.data.imageUrl]),
				[["agent-message", imageUrl]],
			);
			const shown = await test.http.inject({ url: imageUrl, headers: { "x-session-id": sessionId } });
			assert.deepEqual([shown.statusCode, shown.headers["content-type"]], [200, "image/jpeg"]);
			assert.ok(!shown.rawPayload.includes("TestCam"));
			const other = await test.opened();
			const refused = await test.http.inject({ url: imageUrl, headers: { "x-session-id": other } });
			assert.equal(refused.statusCode, 404);
		});

		it("arrive as a picture over WhatsApp", async () => {
			const { phone, id } = await onWhatsapp();
			const { id: imageId } = InboxPicture.parse((await send(id, await aPicture("png"))).json());
			const message = await phone.next(({ type }) => type === "image", 15_000);
			assert.deepEqual([...(message.media ?? Buffer.alloc(0)).subarray(0, 3)], [0xff, 0xd8, 0xff]);
			await concluded(id, imageId);
			const chat = InboxDetail.parse((await test.ask("GET", `/api/v1/inbox/${id}`)).json());
			assert.ok(chat.deliveries[imageId], "its ticks are shown");
			test.pass(24 * 3_600_000);
			const late = await send(id, await aPicture());
			assert.deepEqual([late.statusCode, late.json().code], [409, "window-closed"]);
		});

		it("are taken once under a key, and are no other's", async () => {
			const { id } = await onPage();
			const [one, other] = [await aPicture(), await aPicture("png")];
			const first = InboxPicture.parse((await send(id, one, "k")).json());
			await concluded(id, first.id);
			const again = await send(id, one, "k");
			assert.deepEqual([again.statusCode, again.json()], [202, { id: first.id, status: "done" }]);
			assert.equal(again.headers["idempotency-replayed"], "true");
			assert.equal((await send(id, other, "k")).json().code, "idempotency-conflict");
			assert.equal((await sentTurns(id)).length, 1);
		});

		it("are refused where they are none, too large or too many, and by who has not the chat", async () => {
			const sessionId = await test.opened();
			const { id } = await test.newest();
			assert.equal((await send(id, await aPicture())).statusCode, 409, "the assistant has it");
			await take(id);
			assert.equal((await send(id, Buffer.from("hola, no soy una imagen, soy un texto"))).statusCode, 415);
			assert.equal((await send(id, await aPicture("png", { width: 900, height: 900 }))).statusCode, 413);
			const [disguise] = Object.values(await disguised());
			const bad = InboxPicture.parse((await send(id, disguise ?? assert.fail())).json());
			assert.deepEqual(await concluded(id, bad.id).then(({ status, reason }) => [status, reason]), [
				"refused",
				"disguised",
			]);
			assert.equal((await sentTurns(id)).length, 0);
			for (let sent = 0; sent < 3; sent++) assert.equal((await send(id, await aPicture())).statusCode, 202);
			assert.deepEqual((await send(id, await aPicture())).json().code, "conflict");
			const own = await test.post("/api/session/validate", { sessionId });
			assert.ok(own.json().valid, "the visitor's own count is another");
			assert.equal((await test.ask("POST", `/api/v1/inbox/${id}/close`)).statusCode, 204);
			assert.equal((await send(id, await aPicture())).statusCode, 410);
			const unknown = await test.http.inject({ method: "POST", url: `/api/v1/inbox/${id}/picture` });
			assert.equal(unknown.statusCode, 401);
			const mine: InboxItem[] = (await test.ask("GET", "/api/v1/inbox?box=mine")).json().items;
			assert.ok(mine.every(({ user }) => user?.id === luis.id));
		});
	});
