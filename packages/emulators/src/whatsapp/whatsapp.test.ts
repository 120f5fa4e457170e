import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { startWhatsappEmulator, type WhatsappEmulator } from "./index.ts";

const hour = 3_600_000;

type Heard = { body: string; signature: string; value: Record<string, unknown> };
/** What is read of the Graph API's answers. */
type Answer = {
	error?: { code: number };
	messages: { id: string }[];
	contacts: unknown;
	url: string;
	mime_type: string;
	file_size: number;
	sha256: string;
};
type Told = { id: string; status?: string; [content: string]: unknown };

/** What a product is to WhatsApp: an address that takes webhooks. */
function receiver() {
	const heard: Heard[] = [];
	let answer: (url: URL) => { status: number; body: string } = () => ({ status: 200, body: "" });
	const server: Server = createServer((request, response) => {
		const pieces: Buffer[] = [];
		request.on("data", (piece) => pieces.push(piece));
		request.on("end", () => {
			const body = Buffer.concat(pieces).toString();
			if (request.method === "POST") {
				const { entry } = JSON.parse(body);
				const { value } = entry[0].changes[0];
				heard.push({ body, signature: String(request.headers["x-hub-signature-256"]), value });
			}
			const { status, body: said } = answer(new URL(request.url ?? "/", "http://product.example"));
			response.writeHead(status, { "content-type": "text/plain" }).end(said);
		});
	});
	return {
		heard,
		/** Of all webhooks, in the order in which they came. */
		messages: () => heard.flatMap(({ value }) => (value.messages ?? []) as Told[]),
		statuses: () => heard.flatMap(({ value }) => (value.statuses ?? []) as Told[]),
		answers(next: typeof answer) {
			answer = next;
		},
		async listen(): Promise<string> {
			server.listen(0, "127.0.0.1");
			await once(server, "listening");
			const address = server.address();
			assert.ok(address !== null && typeof address !== "string");
			return `http://127.0.0.1:${address.port}/hooks/whatsapp`;
		},
		close: () => server.close(),
	};
}

describe("the emulator of WhatsApp", () => {
	let product: ReturnType<typeof receiver>;
	let emulator: WhatsappEmulator;
	let url: string;
	let ahead = 0;
	before(async () => {
		product = receiver();
		url = await product.listen();
	});
	beforeEach(async () => {
		ahead = 0;
		product.heard.length = 0;
		product.answers(() => ({ status: 200, body: "" }));
		emulator = await startWhatsappEmulator({
			now: () => Date.now() + ahead,
			templates: [
				{ name: "reminder", language: "es_AR", values: 2 },
				{ name: "old_news", language: "es_AR", values: 0, paused: true },
			],
			webhookRetriesMs: [5, 5],
		});
		emulator.webhooks.url = url;
	});
	afterEach(async () => {
		await emulator.webhooks.settled();
		await emulator.close();
	});
	after(() => product.close());

	const ask = async (path: string, init: RequestInit = {}, token = emulator.accessToken) => {
		const response = await fetch(`${emulator.url}${path}`, {
			...init,
			headers: { authorization: `Bearer ${token}`, ...init.headers },
		});
		return { status: response.status, body: (await response.json()) as Answer };
	};
	const post = (body: object, token?: string) =>
		ask(
			`/v24.0/${emulator.phoneNumberId}/messages`,
			{ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
			token,
		);
	const send = (to: string, content: object, more: object = {}) =>
		post({ messaging_product: "whatsapp", recipient_type: "individual", to, ...content, ...more });
	const text = (body: string) => ({ type: "text", text: { body } });
	const codeOf = ({ status, body }: Awaited<ReturnType<typeof send>>) => [status, body.error?.code];
	/** A customer who has just written. */
	const customer = (number: string) => {
		const phone = emulator.phone(number, { name: "Ana" });
		phone.text("Hola");
		return phone;
	};

	it("proves that an address is the product's by a challenge that comes back as it is", async () => {
		product.answers(({ searchParams: asked }) => {
			const isOurs = asked.get("hub.mode") === "subscribe" && asked.get("hub.verify_token") === emulator.verifyToken;
			return isOurs ? { status: 200, body: asked.get("hub.challenge") ?? "" } : { status: 403, body: "" };
		});
		assert.equal(await emulator.webhooks.verify(), true);
		product.answers(({ searchParams }) => ({ status: 200, body: JSON.stringify(searchParams.get("hub.challenge")) }));
		assert.equal(await emulator.webhooks.verify(), false, "not as JSON");
		product.answers(() => ({ status: 403, body: "1158201444" }));
		assert.equal(await emulator.webhooks.verify(), false);
	});

	it("signs the very bytes that it sends, with what is not ASCII escaped", async () => {
		assert.equal(emulator.webhooks.write({ text: "Año 👋 a/b" }), '{"text":"A\\u00f1o \\ud83d\\udc4b a\\/b"}');
		customer("5493415550001").text("¿Añadís 👋 a/b?");
		await emulator.webhooks.settled();
		assert.equal(product.heard.length, 2);
		const signed = (body: string) => `sha256=${createHmac("sha256", emulator.appSecret).update(body).digest("hex")}`;
		for (const { body, signature } of product.heard) {
			assert.equal(signature, signed(body));
			assert.match(body, /^[ -~]+$/);
		}
		const { body, signature } = product.heard.find((one) => one.body.includes("\\ud83d")) ?? assert.fail();
		assert.notEqual(signature, signed(JSON.stringify(JSON.parse(body))), "another writing of it is another body");
	});

	it("tells what customers write, press and show, as the Cloud API does", async () => {
		const phone = customer("5493415550002");
		const buttons = [
			{ type: "reply", reply: { id: "t1", title: "10:00" } },
			{ type: "reply", reply: { id: "t2", title: "11:00" } },
		];
		await send("+5493415550002", {
			type: "interactive",
			interactive: { type: "button", body: { text: "¿A qué hora?" }, action: { buttons } },
		});
		const offered = await phone.next();
		phone.press("11:00");
		const bytes = Buffer.from("a picture");
		phone.picture(bytes, { caption: "Mira" });
		await emulator.webhooks.settled();
		const [hello, pressed, picture] = product.messages().toSorted((a, b) => (a.id < b.id ? -1 : 1));
		const { timestamp, id, ...rest } = hello ?? assert.fail();
		assert.match(id, /^wamid\./);
		assert.match(String(timestamp), /^\d{10}$/, "seconds, as text");
		assert.deepEqual(rest, { from: "5493415550002", type: "text", text: { body: "Hola" } });
		assert.deepEqual(pressed?.interactive, { type: "button_reply", button_reply: { id: "t2", title: "11:00" } });
		assert.deepEqual(pressed?.context, { from: emulator.number, id: offered.id });
		const { value } = product.heard[0] ?? assert.fail();
		assert.deepEqual(value.metadata, {
			display_phone_number: emulator.number,
			phone_number_id: emulator.phoneNumberId,
		});
		assert.deepEqual(value.contacts, [{ profile: { name: "Ana" }, wa_id: "5493415550002" }]);
		const media = (picture?.image ?? assert.fail()) as { id: string; caption: string; sha256: string };
		assert.equal(media.caption, "Mira");
		const found = await ask(`/v24.0/${media.id}`);
		assert.deepEqual(
			[found.body.mime_type, found.body.file_size, found.body.sha256],
			["image/jpeg", bytes.length, media.sha256],
		);
		const download = await fetch(found.body.url, { headers: { authorization: `Bearer ${emulator.accessToken}` } });
		assert.deepEqual(Buffer.from(await download.arrayBuffer()), bytes);
		assert.equal((await fetch(found.body.url)).status, 401, "with the token only");
	});

	it("knows people who hide their number by another id", async () => {
		const phone = emulator.phone(null, { userId: "AR.134912086553", name: "Beto" });
		phone.text("Hola");
		await emulator.webhooks.settled();
		const [message] = product.messages();
		assert.deepEqual([message?.from, message?.from_user_id], [undefined, "AR.134912086553"]);
		assert.equal((await send("AR.134912086553", text("Hola, Beto"))).status, 200);
		assert.equal((await phone.next()).text, "Hola, Beto");
	});

	it("tells what became of a message, each step with the product's reference", async () => {
		const phone = customer("5493415550003");
		phone.reach("offline");
		const sent = await send("5493415550003", text("Listo"), { biz_opaque_callback_data: "msg_42" });
		const [{ id } = assert.fail()] = sent.body.messages;
		assert.deepEqual(sent.body.contacts, [{ input: "5493415550003", wa_id: "5493415550003" }]);
		const told = async () => {
			await emulator.webhooks.settled();
			const mine = product.statuses().filter((status) => status.id === id);
			assert.ok(mine.every((status) => status.biz_opaque_callback_data === "msg_42"));
			return mine.map(({ status }) => status).sort();
		};
		assert.deepEqual(await told(), ["sent"]);
		phone.reach("yes");
		phone.read();
		assert.deepEqual(await told(), ["delivered", "read", "sent"]);
		phone.reach("blocked");
		await send("5493415550003", text("¿Estás?"));
		await emulator.webhooks.settled();
		const failed = product.statuses().find(({ status }) => status === "failed");
		assert.equal((failed?.errors as { code: number }[] | undefined)?.[0]?.code, 131026);
		const read = { messaging_product: "whatsapp", status: "read", message_id: id, typing_indicator: { type: "text" } };
		assert.deepEqual((await post(read)).body, { success: true });
		assert.deepEqual(emulator.reads, [{ id, typing: true }]);
	});

	it("refuses what the Cloud API refuses", async () => {
		const number = "5493415550004";
		customer(number);
		assert.deepEqual(codeOf(await post({ ...text("x"), to: number }, "no such token")), [401, 190]);
		assert.deepEqual(codeOf(await post({ ...text("x"), to: number })), [400, 100], "without messaging_product");
		assert.deepEqual(codeOf(await send(number, text(""))), [400, 131008]);
		assert.deepEqual(codeOf(await send(number, text("x".repeat(4097)))), [400, 131009]);
		assert.deepEqual(codeOf(await send("5493415559999", text("x"))), [400, 131026]);
		const buttons = ["a", "b", "c", "d"].map((id) => ({ type: "reply", reply: { id, title: id } }));
		const interactive = (count: number) => ({
			type: "interactive",
			interactive: { type: "button", body: { text: "?" }, action: { buttons: buttons.slice(0, count) } },
		});
		assert.deepEqual(codeOf(await send(number, interactive(4))), [400, 131009]);
		assert.equal((await send(number, interactive(3))).status, 200);
		emulator.fault({ on: "messages", code: 130429, retryAfterSeconds: 1 });
		assert.deepEqual(codeOf(await send(number, text("x"))), [429, 130429]);
		assert.equal((await send(number, text("x"))).status, 200, "once");
	});

	it("closes the window a day after the customer's last words, to all but templates", async () => {
		const number = "5493415550005";
		const phone = customer(number);
		ahead += 24 * hour + 1;
		assert.deepEqual(codeOf(await send(number, text("¿Sigues?"))), [400, 131047]);
		const template = (name: string, code: string, ...values: string[]) => ({
			type: "template",
			template: {
				name,
				language: { code },
				components: [{ type: "body", parameters: values.map((value) => ({ type: "text", text: value })) }],
			},
		});
		assert.deepEqual(codeOf(await send(number, template("reminder", "es_AR", "Ana"))), [400, 132000]);
		assert.deepEqual(codeOf(await send(number, template("reminder", "en_GB", "Ana", "14:30"))), [404, 132001]);
		assert.deepEqual(codeOf(await send(number, template("old_news", "es_AR"))), [400, 132015]);
		assert.equal((await send(number, template("reminder", "es_AR", "Ana", "14:30"))).status, 200);
		assert.equal((await phone.next()).text, "reminder | Ana | 14:30");
		phone.text("Sí");
		assert.equal((await send(number, text("Bien"))).status, 200, "open again");
	});

	it("tells a webhook until it is taken, twice or never where a test wants that", async () => {
		let refusals = 2;
		product.answers(() => ({ status: refusals-- > 0 ? 503 : 200, body: "" }));
		const phone = customer("5493415550006");
		await emulator.webhooks.settled();
		assert.deepEqual([product.heard.length, emulator.webhooks.log[0]?.status], [3, 200]);
		assert.equal(new Set(product.heard.map(({ body }) => body)).size, 1, "the same bytes");
		const twice = phone.text("dos veces");
		emulator.webhooks.policy(() => ({ copies: 2 }));
		const again = phone.text("otra");
		await emulator.webhooks.settled();
		const count = (id: string) => product.messages().filter((message) => message.id === id).length;
		assert.deepEqual([count(twice), count(again)], [1, 2]);
		emulator.webhooks.policy(() => ({ drop: true }));
		const lost = phone.text("perdida");
		await emulator.webhooks.settled();
		assert.equal(count(lost), 0);
	});
});
