import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startWhatsappEmulator } from "@centralita/emulators";
import { describeMessaging } from "../../ports/conformance/messaging.ts";
import { createWhatsapp } from "./index.ts";
import { openMessaging, settingsOf } from "./testing.ts";

describeMessaging("whatsapp", openMessaging);

describe("sending over WhatsApp", () => {
	const order = (text: string) => ({
		to: "16505551234",
		reference: text,
		message: { type: "text", text } as const,
		signal: new AbortController().signal,
	});

	it("leaves the vendor alone while its breaker is open, and says that nothing was sent", async () => {
		const emulator = await startWhatsappEmulator();
		try {
			emulator.phone("16505551234").text("Hola");
			const whatsapp = createWhatsapp({ ...settingsOf(emulator), breaker: { failures: 2, openMs: 60_000 } });
			emulator.fault({ on: "messages", code: 131016, times: 2 });
			const outcomes = [
				await whatsapp.send(order("1")),
				await whatsapp.send(order("2")),
				await whatsapp.send(order("3")),
			];
			assert.deepEqual(
				outcomes.map((outcome) => outcome.type === "later" && outcome.reason),
				["unavailable", "unavailable", "unavailable"],
			);
			assert.deepEqual(emulator.messages, []);
		} finally {
			await emulator.close();
		}
	});

	it("does not know what became of a message when a server fails without words", async () => {
		const emulator = await startWhatsappEmulator();
		try {
			emulator.phone("16505551234").text("Hola");
			const whatsapp = createWhatsapp(settingsOf(emulator));
			emulator.fault({ on: "messages", status: 502 });
			assert.equal((await whatsapp.send(order("1"))).type, "unknown");
			emulator.fault({ on: "messages", code: 130429, retryAfterSeconds: 7 });
			const limited = await whatsapp.send(order("2"));
			assert.equal(limited.type === "later" && limited.retryAfterMs, 7000);
		} finally {
			await emulator.close();
		}
	});

	it("writes to people who hide their number by their id", async () => {
		const emulator = await startWhatsappEmulator();
		try {
			const phone = emulator.phone(null, { userId: "US.13491208655302741918" });
			phone.text("Hola");
			const whatsapp = createWhatsapp(settingsOf(emulator));
			const sent = await whatsapp.send({ ...order("Hola"), to: "US.13491208655302741918" });
			assert.equal(sent.type === "accepted" && sent.recipientId, null);
			assert.equal(phone.inbox.length, 1);
		} finally {
			await emulator.close();
		}
	});

	it("answers only the question that carries its token", () => {
		const { confirm } = createWhatsapp({
			accessToken: "t",
			baseUrl: "http://127.0.0.1:1/v24.0",
			phoneNumberId: "1",
			businessAccountId: null,
			appSecret: "s",
			verifyToken: "right",
			breaker: { failures: 3, openMs: 1000 },
			clock: { now: () => 0, elapsed: () => 0, after: () => () => {} },
		});
		const asked = { "hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "right" };
		assert.equal(confirm(asked), "1158201444");
		assert.equal(confirm({ ...asked, "hub.verify_token": "wrong" }), null);
		assert.equal(confirm({ ...asked, "hub.mode": "unsubscribe" }), null);
		assert.equal(confirm({ ...asked, "hub.verify_token": ["right", "right"] }), null);
		assert.equal(confirm({}), null);
	});
});
