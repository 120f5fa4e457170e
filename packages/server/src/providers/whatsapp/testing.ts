/** What tests of the adapter share: an emulated account and the adapter on it. */
import { startWhatsappEmulator, type WhatsappEmulator } from "@centralita/emulators";
import { systemClock } from "../../platform/time/index.ts";
import type { MessagingBench } from "../../ports/conformance/messaging.ts";
import { createWhatsapp, type WhatsappSettings } from "./index.ts";

export const settingsOf = (emulator: WhatsappEmulator): WhatsappSettings => ({
	accessToken: emulator.accessToken,
	baseUrl: `${emulator.url}/v24.0`,
	phoneNumberId: emulator.phoneNumberId,
	businessAccountId: emulator.businessAccountId,
	appSecret: emulator.appSecret,
	verifyToken: emulator.verifyToken,
	breaker: { failures: 100, openMs: 60_000 },
	timeoutMs: 400,
	clock: systemClock,
});

const recent = "16505551234";
const silent = "16505559999";

export async function openMessaging(): Promise<MessagingBench> {
	const emulator = await startWhatsappEmulator({ templates: [{ name: "hello", language: "es", values: 1 }] });
	emulator.phone(recent).text("Hola");
	emulator.phone(silent);
	const faults = {
		silent: { silent: true },
		broken: { broken: true },
		limited: { code: 131056 },
		"refused-token": { code: 190 },
	};
	return {
		messaging: createWhatsapp(settingsOf(emulator)),
		contacts: { recent, silent },
		template: { name: "hello", language: "es" },
		arrived: (contact) =>
			emulator.phone(contact).inbox.map(({ text, choices, reference }) => ({
				text,
				choices: choices.map(({ id }) => id),
				reference,
			})),
		next: (how) => emulator.fault({ on: "messages", ...faults[how] }),
		picture(contact, bytes) {
			emulator.phone(contact).picture(bytes);
			const body = Buffer.from(emulator.webhooks.log.at(-1)?.body ?? "");
			return { headers: { "x-hub-signature-256": emulator.webhooks.sign(body) }, body };
		},
		close: () => emulator.close(),
	};
}
