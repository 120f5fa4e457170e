import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ProviderError } from "../../platform/errors/index.ts";
import type { Messaging, OutgoingMessage, SendOutcome } from "../messaging.ts";

/** An account at a vendor whose behaviour the suite can steer. */
export type MessagingBench = {
	messaging: Messaging;
	/** A contact who has just written, and one who wrote too long ago. */
	contacts: { recent: string; silent: string };
	/** A template with one value. */
	template: { name: string; language: string };
	/** What arrived at a contact: its words, and what may be pressed. */
	arrived(contact: string): readonly { text: string; choices: readonly string[]; reference: string | null }[];
	/** What goes wrong with the next message. */
	next(how: "silent" | "broken" | "limited" | "refused-token"): void;
	/** A message with a picture that a contact sends, as the vendor tells it. */
	picture(contact: string, bytes: Buffer): { headers: Record<string, string>; body: Buffer };
	close(): Promise<void>;
};

const one = (text: string): OutgoingMessage => ({ type: "text", text });
const soon = () => new AbortController().signal;

/** What every account at a vendor of messages must do. */
export function describeMessaging(name: string, open: () => Promise<MessagingBench>): void {
	describe(`${name} keeps the promises of messaging`, () => {
		let bench: MessagingBench;
		let count = 0;
		before(async () => {
			bench = await open();
		});
		after(() => bench.close());

		const send = (message: OutgoingMessage, to = bench.contacts.recent): Promise<SendOutcome> =>
			bench.messaging.send({ to, reference: `reference-${++count}`, message, signal: soon() });
		const last = (contact = bench.contacts.recent) => bench.arrived(contact).at(-1);

		it("sends text, with our reference", async () => {
			const outcome = await send(one("Hola, ¿cómo estás? 👋"));
			assert.equal(outcome.type, "accepted");
			assert.deepEqual(last(), { text: "Hola, ¿cómo estás? 👋", choices: [], reference: `reference-${count}` });
		});

		it("sends buttons, lists, templates and pictures", async () => {
			await send({ type: "buttons", text: "¿Seguimos?", buttons: [{ id: "yes", title: "Sí" }] });
			assert.deepEqual(last()?.choices, ["yes"]);
			const rows = Array.from({ length: 10 }, (_, index) => ({ id: `r${index}`, title: `Opción ${index}` }));
			await send({ type: "list", text: "Elige", open: "Ver", rows });
			assert.equal(last()?.choices.length, 10);
			const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
			assert.equal((await send({ type: "picture", bytes, mime: "image/jpeg", caption: "Así" })).type, "accepted");
			assert.equal(last()?.text, "Así");
			const template = { type: "template", ...bench.template, values: ["Ana"] } as const;
			assert.equal((await send(template, bench.contacts.silent)).type, "accepted");
			assert.match(last(bench.contacts.silent)?.text ?? "", /Ana/);
		});

		it("says why a message is refused", async () => {
			const outside = await send(one("Hola"), bench.contacts.silent);
			assert.ok(outside.type === "refused" && outside.reason === "window-closed", JSON.stringify(outside));
			const template = { type: "template", ...bench.template, values: [] } as const;
			const misfit = await send(template);
			assert.ok(misfit.type === "refused" && misfit.reason === "template", JSON.stringify(misfit));
			bench.next("refused-token");
			const token = await send(one("Hola"));
			assert.ok(token.type === "refused" && token.reason === "auth", JSON.stringify(token));
		});

		it("tells what was surely not sent from what may have been, and sends nothing twice", async () => {
			const before = bench.arrived(bench.contacts.recent).length;
			bench.next("limited");
			const limited = await send(one("uno"));
			assert.ok(limited.type === "later" && limited.reason === "rate-limited", JSON.stringify(limited));
			bench.next("broken");
			assert.equal((await send(one("dos"))).type, "unknown");
			bench.next("silent");
			assert.equal((await send(one("tres"))).type, "unknown");
			assert.deepEqual(
				bench
					.arrived(bench.contacts.recent)
					.slice(before)
					.map(({ text }) => text),
				["tres"],
			);
		});

		it("stops when nobody waits any more", async () => {
			const order = { to: bench.contacts.recent, reference: "cancelled", message: one("Hola") };
			await assert.rejects(
				bench.messaging.send({ ...order, signal: AbortSignal.abort() }),
				(error) => error instanceof ProviderError && error.kind === "cancelled",
			);
		});

		it("reads what is signed, and fetches the picture of it", async () => {
			const bytes = Buffer.from("a picture");
			const request = bench.picture(bench.contacts.recent, bytes);
			const [event] = bench.messaging.receive(request) ?? [];
			assert.ok(event?.type === "message" && event.content.type === "picture", JSON.stringify(event));
			assert.deepEqual(await bench.messaging.fetchMedia(event.content.mediaId, 1000, soon()), bytes);
			await assert.rejects(
				bench.messaging.fetchMedia(event.content.mediaId, 3, soon()),
				(error) => error instanceof ProviderError && error.kind === "bad-request",
			);
			await bench.messaging.markRead(event.messageId, { typing: true, signal: soon() });
			const forged = { ...request, body: Buffer.concat([request.body, Buffer.from(" ")]) };
			assert.equal(bench.messaging.receive(forged), null);
		});

		it("says what the account is called", async () => {
			const { number, subscribed } = await bench.messaging.account(soon());
			assert.match(number, /\d/);
			assert.equal(subscribed, true);
		});
	});
}
