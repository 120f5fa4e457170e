import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Delivery, type EventData, type Turn, templateText } from "@centralita/contracts";
import fc from "fast-check";
import { testDatabases } from "../../../app/testing.ts";
import { luis, openWhatsappTest, type WhatsappTest } from "../../../app/testing-whatsapp.ts";
import { aPicture } from "../images/fixtures.ts";
import { whatsappDataOf } from "./index.ts";

const hour = 3_600_000;
const day = 24 * hour;

for (const database of testDatabases()) {
	describe(`chats over WhatsApp on ${database}`, () => {
		let test: WhatsappTest;
		let numbers = 0;
		before(async () => {
			test = await openWhatsappTest(database);
		});
		after(() => test.stop());

		const someone = (name = "Ana") => test.emulator.phone(`54911555512${String(++numbers).padStart(2, "0")}`, { name });
		const said = ({ transcript }: { transcript: readonly Turn[] }, who: Turn["who"]) =>
			transcript.filter((turn) => turn.who === who).map(({ heard }) => heard);
		const detail = async (id: string) => (await test.ask("GET", `/api/v1/inbox/${id}`)).json();
		const eventsOf = (id: string) => test.platform.events.ofConversation(test.platform.db.query, id, 0, 500);
		/** The delivery that the inbox hears of, once there is such a one. */
		async function delivered(id: string, fits: (delivery: Delivery) => boolean): Promise<Delivery> {
			for (;;) {
				const found = (await eventsOf(id))
					.filter(({ type }) => type === "chat.delivery")
					.map(({ data }) => (data as EventData<"chat.delivery">).delivery)
					.find(fits);
				if (found) return found;
				await new Promise<void>((resolve) => {
					const stop = test.platform.events.onAppended(() => {
						stop();
						resolve();
					});
					// What was appended between the look and the listening.
					setTimeout(() => {
						stop();
						resolve();
					}, 100);
				});
			}
		}
		const failure = (id: string) => delivered(id, ({ state }) => state === "failed");
		/** A chat that Luis has taken, and that its contact can write in. */
		async function taken(name?: string) {
			const phone = someone(name);
			phone.text("no tengo internet");
			await test.arrives(phone, /un solo equipo/);
			const chat = await test.newest();
			assert.equal((await test.ask("POST", `/api/v1/inbox/${chat.id}/take`)).statusCode, 204);
			await test.arrives(phone, /Luis se sumó/);
			return { phone, id: chat.id };
		}

		it("confirms the address to whoever knows the token", async () => {
			assert.equal(await test.emulator.webhooks.verify(), true);
			const wrong = "hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong";
			assert.equal((await test.http.inject(`/hooks/whatsapp?${wrong}`)).statusCode, 403);
			assert.equal((await test.http.inject("/hooks/whatsapp")).statusCode, 403);
			const right = `hub.mode=subscribe&hub.challenge=%3Cb%3E&hub.verify_token=${test.emulator.verifyToken}`;
			const answer = await test.http.inject(`/hooks/whatsapp?${right}`);
			assert.equal(answer.body, "<b>");
			assert.match(String(answer.headers["content-type"]), /^text\/plain/);
		});

		it("believes only what is signed, and answers 200 to whatever is", async () => {
			const post = (payload: string, signature?: string) =>
				test.http.inject({
					method: "POST",
					url: "/hooks/whatsapp",
					payload,
					headers: {
						"content-type": "application/json",
						...(signature === undefined ? {} : { "x-hub-signature-256": signature }),
					},
				});
			assert.equal((await post("{}")).statusCode, 401);
			assert.equal((await post("{}", test.emulator.webhooks.sign("[]"))).statusCode, 401);
			for (const body of ["{}", "not json", "[]", '{"object":"whatsapp_business_account","entry":[{"changes":7}]}'])
				assert.equal((await post(body, test.emulator.webhooks.sign(body))).statusCode, 200, body);
			const state = (await test.ask("GET", "/api/v1/whatsapp")).json();
			assert.equal(state.configured, true);
			assert.deepEqual(state.missing.includes("WHATSAPP_PHONE_NUMBER_ID"), false);
		});

		it("holds a conversation: notice, guide, button, picture, ticket", async () => {
			const phone = someone();
			phone.text("no tengo internet");
			await test.arrives(phone, /guardamos esta conversación/);
			const question = await test.arrives(phone, /un solo equipo/);
			assert.deepEqual(
				question.choices.map(({ id }) => id),
				["all", "one"],
			);
			phone.press("En todos");
			await test.arrives(phone, /luces/);
			phone.picture(await aPicture(), { caption: "así están las luces" });
			await test.arrives(phone, /Recibí tu imagen/);
			phone.text("quiero hablar con una persona");
			await test.arrives(phone, /te paso con una persona/);
			const chat = await test.newest();
			assert.equal(chat.handler, "queue");
			const [opened] = await test.tickets.ofConversation(test.platform.db.query, chat.id);
			const ticket = await test.tickets.byNumber(test.platform.db.query, opened?.number ?? "");
			assert.equal(ticket?.channel, "whatsapp");
			assert.equal(ticket?.requester.phone, `+${phone.person.number}`);
			assert.equal(chat.channel, "whatsapp");
			assert.equal(chat.label, "Ana");
			assert.equal(chat.locale, "es-AR");
			assert.equal(chat.whatsapp?.phone, `+${phone.person.number}`);
			const [first, second, third] = chat.transcript;
			assert.deepEqual([first?.who, first?.heard], ["contact", "no tengo internet"]);
			assert.match(second?.heard ?? "", /guardamos esta conversación/);
			assert.match(third?.heard ?? "", /un solo equipo/);
			assert.ok(said(chat, "contact").includes("En todos"));
			assert.ok(said(chat, "contact").includes("[Imagen]"));
			assert.equal(chat.known.customerName, "Ana");
			assert.ok(test.emulator.reads.some(({ typing }) => typing));
			assert.ok(chat.contact, "the contact is known by the number");
			const contact = await test.contacts.get(test.platform.db.query, chat.contact.id);
			assert.deepEqual(contact.phones, [`+${phone.person.number}`]);
		});

		it("does everything once, whatever comes twice", async () => {
			const phone = someone();
			test.emulator.webhooks.policy(() => ({ copies: 3 }));
			phone.text("no tengo internet");
			await test.arrives(phone, /un solo equipo/);
			phone.press("all");
			await test.arrives(phone, /luces/);
			await test.emulator.webhooks.settled();
			test.emulator.webhooks.policy(() => undefined);
			const chat = await test.newest();
			assert.deepEqual(said(chat, "contact"), ["no tengo internet", "En todos"]);
			assert.equal(phone.inbox.length, 3);
			assert.deepEqual(new Set(phone.inbox.map(({ reference }) => reference)).size, 3);
		});

		it("keeps the highest of statuses that come in any order", async () => {
			const { phone, id } = await taken();
			test.emulator.webhooks.policy((ids) => {
				const [one = ""] = ids;
				if (one.endsWith("/sent")) return { delayMs: 300, copies: 2 };
				return one.endsWith("/delivered") ? { delayMs: 150, copies: 2 } : undefined;
			});
			const turn = (await test.ask("POST", `/api/v1/inbox/${id}/message`, { text: "Ya lo veo." })).json();
			await test.arrives(phone, /Ya lo veo/);
			phone.read();
			await delivered(id, ({ state }) => state === "read");
			await test.emulator.webhooks.settled();
			test.emulator.webhooks.policy(() => undefined);
			assert.deepEqual((await detail(id)).deliveries[turn.id], { state: "read", problem: null, detail: null });
		});

		it("loses and doubles nothing, in whatever order and however late webhooks come", async () => {
			const { phone, id } = await taken();
			const before = said(await detail(id), "contact").length;
			let sentence = 0;
			await fc.assert(
				fc.asyncProperty(
					fc.array(fc.record({ copies: fc.integer({ min: 1, max: 3 }), delayMs: fc.integer({ min: 0, max: 60 }) }), {
						minLength: 2,
						maxLength: 8,
					}),
					async (deliveries) => {
						const waiting = [...deliveries];
						test.emulator.webhooks.policy(() => waiting.shift());
						const words = deliveries.map(() => `frase ${++sentence}`);
						const sent = `respuesta ${sentence}`;
						const turn = (await test.ask("POST", `/api/v1/inbox/${id}/message`, { text: sent })).json();
						for (const text of words) phone.text(text);
						await test.arrives(phone, new RegExp(`^${sent}$`));
						phone.read();
						await test.emulator.webhooks.settled();
						for (;;) {
							const { transcript, deliveries: states } = await detail(id);
							const heard = said({ transcript }, "contact").slice(before);
							if (heard.length < sentence || states[turn.id]?.state !== "read") {
								await new Promise((resolve) => setTimeout(resolve, 20));
								continue;
							}
							assert.deepEqual(
								new Set(heard),
								new Set(Array.from({ length: sentence }, (_, index) => `frase ${index + 1}`)),
							);
							assert.equal(heard.length, sentence);
							return;
						}
					},
				),
				{ numRuns: 6, endOnFailure: true },
			);
			test.emulator.webhooks.policy(() => undefined);
		});

		it("lets a person answer, and hand back", async () => {
			const { phone, id } = await taken();
			assert.equal(
				(await test.ask("POST", `/api/v1/inbox/${id}/message`, { text: "Hola, soy Luis." })).statusCode,
				201,
			);
			await test.arrives(phone, /soy Luis/);
			phone.text("gracias");
			assert.equal((await test.ask("POST", `/api/v1/inbox/${id}/hand-back`, {})).statusCode, 204);
			await test.arrives(phone, /Vuelvo a atenderte/);
			const answered = (await eventsOf(id)).filter(({ type }) => type === "chat.answered");
			assert.deepEqual(
				answered.map(({ data }) => (data as EventData<"chat.answered">).userId),
				[luis.id],
			);
		});

		it("refuses free words outside the window, and sends a template instead", async () => {
			const { phone, id } = await taken();
			const sample = { name: "follow_up", language: "es_AR", body: "Hola {{1}}, ¿seguimos?", values: ["Nombre"] };
			const saved = (await test.ask("POST", "/api/v1/whatsapp/templates", sample)).json();
			assert.equal((await test.ask("POST", "/api/v1/whatsapp/templates", sample)).statusCode, 409);
			test.pass(day);
			const refused = await test.ask("POST", `/api/v1/inbox/${id}/message`, { text: "¿Sigues ahí?" });
			assert.equal(refused.statusCode, 409);
			assert.equal(refused.json().code, "window-closed");
			const template = { templateId: saved.id, values: [] as string[] };
			assert.equal((await test.ask("POST", `/api/v1/inbox/${id}/template`, template)).statusCode, 400);
			const sent = await test.ask("POST", `/api/v1/inbox/${id}/template`, { ...template, values: ["Ana"] });
			assert.equal(sent.statusCode, 201);
			assert.equal(sent.json().heard, templateText(sample.body, ["Ana"]));
			await test.arrives(phone, /follow_up \| Ana/);
			phone.text("sí, acá estoy");
			await test.emulator.webhooks.settled();
			await delivered(id, ({ state }) => state === "delivered");
			while ((await test.ask("POST", `/api/v1/inbox/${id}/message`, { text: "Genial." })).statusCode !== 201);
			await test.arrives(phone, /Genial/);
			await test.ask("DELETE", `/api/v1/whatsapp/templates/${saved.id}`);
		});

		it("leaves people in peace who ask for it, and tells them once", async () => {
			const { phone, id } = await taken();
			phone.text("BAJA.");
			await test.arrives(phone, /ya no te escribiremos/);
			test.pass(2000);
			phone.text("no me escriban más");
			while (said(await detail(id), "contact").at(-1) !== "no me escriban más")
				await new Promise((resolve) => setTimeout(resolve, 20));
			const silenced = await test.ask("POST", `/api/v1/inbox/${id}/message`, { text: "¿Por qué?" });
			assert.equal(silenced.json().code, "opted-out");
			const sample = { name: "follow_up", language: "es_AR", body: "Hola {{1}}", values: ["Nombre"] };
			const template = (await test.ask("POST", "/api/v1/whatsapp/templates", sample)).json();
			const business = { templateId: template.id, values: ["Ana"] };
			assert.equal((await test.ask("POST", `/api/v1/inbox/${id}/template`, business)).json().code, "opted-out");
			assert.equal((await detail(id)).whatsapp.optedOut, true);
			phone.text("ALTA");
			await test.arrives(phone, /podemos volver a escribirte/);
			assert.equal((await detail(id)).whatsapp.optedOut, false);
			assert.equal(phone.inbox.filter(({ text }) => /ya no te escribiremos/.test(text)).length, 1);
			const told = (await eventsOf(id)).map(({ type }) => type as string).filter((type) => type.startsWith("contact."));
			assert.deepEqual(told, ["contact.opted-out", "contact.opted-in"]);
			assert.equal((await test.ask("POST", `/api/v1/inbox/${id}/template`, business)).statusCode, 201);
		});

		const followUp = async () => {
			const sample = { name: "follow_up", language: "es_AR", body: "Hola {{1}}", values: ["Nombre"] };
			const listed = (await test.ask("GET", "/api/v1/whatsapp/templates")).json().items as {
				id: string;
				name: string;
			}[];
			const known = listed.find(({ name }) => name === sample.name);
			return known?.id ?? (await test.ask("POST", "/api/v1/whatsapp/templates", sample)).json().id;
		};
		const writeFirst = (contactId: string, body: object) =>
			test.ask("POST", `/api/v1/whatsapp/contacts/${contactId}/messages`, body);

		it("is written to first after the end of a chat, and answers whoever wrote", async () => {
			const { phone, id } = await taken("Eva");
			const { contact } = await detail(id);
			await test.ask("POST", `/api/v1/inbox/${id}/close`);
			test.pass(2 * day);
			const to = `+${phone.person.number}`;
			const reach = (await test.ask("GET", `/api/v1/whatsapp/contacts/${contact.id}`)).json().items;
			assert.deepEqual(reach, [{ to, phone: to, agreed: true, optedOut: false, conversationId: null }]);
			const message = { to, templateId: await followUp(), values: ["Eva"] };
			assert.equal((await writeFirst(contact.id, { ...message, values: [] })).statusCode, 400);
			assert.equal((await writeFirst(contact.id, { ...message, to: "+5491100000000" })).statusCode, 404);
			const sent = await writeFirst(contact.id, message);
			assert.equal(sent.statusCode, 201, sent.body);
			const { conversationId, turnId } = sent.json();
			assert.notEqual(conversationId, id);
			await test.arrives(phone, /follow_up \| Eva/);
			const chat = await detail(conversationId);
			assert.deepEqual(
				[chat.handler, chat.user.name, chat.contact.id, chat.transcript.map((turn: Turn) => turn.id)],
				["user", "Luis", contact.id, [turnId]],
				"nothing else is said outside the window",
			);
			phone.text("sí, sigo con el problema");
			await test.emulator.webhooks.settled();
			while (said(await detail(conversationId), "contact").length === 0)
				await new Promise((resolve) => setTimeout(resolve, 20));
			assert.equal((await detail(conversationId)).handler, "user");
			assert.equal((await writeFirst(contact.id, message)).json().conversationId, conversationId, "it is open now");
			assert.ok(test.audited.some(({ action }) => action === "chat.written-first"));
		});

		it("opens the chat again that went quiet", async () => {
			const { phone, id } = await taken("Olga");
			test.pass(2 * day);
			await test.job("chat.sweep");
			const quiet = await detail(id);
			assert.equal(quiet.closed, true);
			const to = `+${phone.person.number}`;
			const sent = await writeFirst(quiet.contact.id, { to, templateId: await followUp(), values: ["Olga"] });
			assert.equal(sent.json().conversationId, id);
			await test.arrives(phone, /follow_up \| Olga/);
			assert.deepEqual([(await detail(id)).closed, (await detail(id)).user.name], [false, "Luis"]);
		});

		it("writes first to who never wrote only if they agreed, and to nobody who said no", async () => {
			const phone = someone("Rita");
			const number = `+${phone.person.number}`;
			const { db } = test.platform;
			const save = { name: "Rita Sosa", phones: [number], emails: [], locale: null };
			const { id: contact } = await db.transaction((tx) => test.contacts.create(tx, save));
			const message = { to: number, templateId: await followUp(), values: ["Rita"] };
			const unsure = await writeFirst(contact, message);
			assert.deepEqual([unsure.statusCode, unsure.json().errors?.[0]?.path], [400, "agreed"], unsure.body);
			const sent = await writeFirst(contact, { ...message, agreed: true });
			assert.equal(sent.statusCode, 201, sent.body);
			await test.arrives(phone, /follow_up \| Rita/);
			const { conversationId } = sent.json();
			assert.equal((await detail(conversationId)).label, "Rita Sosa");
			assert.ok((await eventsOf(conversationId)).some(({ type }) => type === "contact.opted-in"));
			const [kept] = (await whatsappDataOf(db.query, contact)) ?? [];
			assert.ok(kept?.agreedAt);
			assert.equal((await writeFirst(contact, message)).statusCode, 201, "it is known now");
			phone.text("BAJA");
			await test.arrives(phone, /ya no te escribiremos/);
			assert.equal((await writeFirst(contact, { ...message, agreed: true })).json().code, "opted-out");
			const [reach] = (await test.ask("GET", `/api/v1/whatsapp/contacts/${contact}`)).json().items;
			assert.deepEqual([reach.optedOut, reach.conversationId], [true, conversationId]);
		});

		it("tells why a message failed, and never sends one twice whose answer was lost", async () => {
			const { phone, id } = await taken();
			const say = (text: string) => test.ask("POST", `/api/v1/inbox/${id}/message`, { text });
			test.emulator.fault({ on: "messages", code: 190 });
			await say("uno");
			assert.equal((await failure(id)).problem, "auth");
			const problem = (await test.ask("GET", "/api/v1/whatsapp")).json().lastProblem;
			assert.equal(problem.problem, "auth");
			test.emulator.fault({ on: "messages", silent: true });
			test.emulator.webhooks.policy((ids) => (ids[0]?.includes("/") ? { delayMs: 2500 } : undefined));
			await say("dos");
			await delivered(id, ({ state }) => state === "unknown");
			// The status carries our reference: what became of it is told after all.
			await delivered(id, ({ state }) => state === "delivered");
			test.emulator.webhooks.policy(() => undefined);
			assert.equal(phone.inbox.filter(({ text }) => text === "dos").length, 1);
		});

		it("waits when it is told to, and keeps the order", async () => {
			const { phone, id } = await taken();
			test.emulator.fault({ on: "messages", code: 131056 }, { on: "messages", code: 130429, retryAfterSeconds: 1 });
			for (const text of ["primero", "segundo", "tercero"])
				await test.ask("POST", `/api/v1/inbox/${id}/message`, { text });
			await test.arrives(phone, /tercero/);
			assert.deepEqual(
				phone.inbox.slice(-3).map(({ text }) => text),
				["primero", "segundo", "tercero"],
			);
		});

		it("learns from a status that a message was not delivered", async () => {
			const { phone, id } = await taken();
			phone.reach("blocked");
			await test.ask("POST", `/api/v1/inbox/${id}/message`, { text: "¿Llega?" });
			const failed = await failure(id);
			assert.equal(failed.problem, "undeliverable");
			assert.match(failed.detail ?? "", /131026/);
		});

		it("says what it can read when it cannot read something", async () => {
			const phone = someone();
			phone.send({ type: "audio", audio: { id: "1", mime_type: "audio/ogg; codecs=opus", voice: true } });
			await test.arrives(phone, /guardamos/);
			await test.arrives(phone, /solo puedo leer textos e imágenes/);
			phone.send({ type: "reaction", reaction: { message_id: "wamid.x", emoji: "👍" } });
			phone.text("hola");
			await phone.next();
			assert.equal(said(await test.newest(), "contact")[0], "[Audio]");
		});

		it("knows people who hide their number, and those whose number changed", async () => {
			const hidden = test.emulator.phone(null, { userId: "US.13491208655302741918", name: "Luz" });
			hidden.text("no tengo internet");
			await test.arrives(hidden, /un solo equipo/);
			const chat = await test.newest();
			assert.equal(chat.whatsapp?.phone, null);
			assert.equal(chat.contact?.name, "Luz");
			const old = someone("Eva");
			old.text("no tengo internet");
			await test.arrives(old, /un solo equipo/);
			const { id } = await test.newest();
			const moved = test.emulator.phone("5491155559999", { name: "Eva" });
			old.send({ type: "system", system: { type: "user_changed_number", wa_id: "5491155559999" } });
			await test.emulator.webhooks.settled();
			moved.text("soy yo, con otro número");
			await moved.next();
			assert.equal((await test.newest()).id, id);
		});

		it("begins another chat after the end, and does not repeat the notice", async () => {
			const phone = someone();
			phone.text("no tengo internet");
			await test.arrives(phone, /un solo equipo/);
			const { id } = await test.newest();
			test.pass(25 * hour);
			await test.job("chat.sweep");
			assert.equal((await detail(id)).closed, true);
			phone.text("no tengo internet");
			await test.arrives(phone, /un solo equipo/);
			assert.notEqual((await test.newest()).id, id);
			assert.equal(phone.inbox.filter(({ text }) => /guardamos/.test(text)).length, 1);
		});

		it("loses nothing that was acknowledged: what a dead process left is taken up", async () => {
			const phone = someone();
			await test.platform.jobs.stop(5000);
			phone.text("no tengo internet");
			await test.emulator.webhooks.settled();
			assert.equal(phone.inbox.length, 0);
			const account = test.emulator.phoneNumberId;
			await test.job("chat.whatsapp-receive", { queue: `${account}/${phone.person.number}` });
			const { id } = await test.newest();
			await test.job("chat.whatsapp-send", { conversationId: id });
			assert.equal(phone.inbox.length, 2);
			await test.job("chat.whatsapp-send", { conversationId: id });
			await test.job("chat.whatsapp-receive", { queue: `${account}/${phone.person.number}` });
			assert.equal(phone.inbox.length, 2);
		});
	});
}
