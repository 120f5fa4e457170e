/** A chat platform with an emulated WhatsApp number before it: what tests of the channel start with. */

import { type InboxDetail, permissions } from "@centralita/contracts";
import { type CustomerPhone, startWhatsappEmulator, type WhatsappAccount } from "@centralita/emulators";
import type { Environment } from "../platform/config/index.ts";
import type { Principal } from "../platform/security/principal.ts";
import { createMetrics } from "../platform/telemetry/index.ts";
import { systemClock } from "../platform/time/index.ts";
import { createWhatsapp } from "../providers/whatsapp/index.ts";
import type { TestDatabase } from "./testing.ts";
import { openChatTest } from "./testing-chat.ts";
import { createTestHttp } from "./testing-http.ts";

export const luis: Principal = {
	kind: "user",
	id: "0191f1d0-0000-7000-8000-0000000000bb",
	name: "Luis",
	role: "owner",
	permissions: new Set(permissions),
	sessionId: "0191f1d0-0000-7000-8000-0000000000bc",
};

export async function openWhatsappTest(
	database: TestDatabase,
	{ account = {}, environment = {} }: { account?: WhatsappAccount; environment?: Environment } = {},
) {
	let ahead = 0;
	const now = () => systemClock.now() + ahead;
	const emulator = await startWhatsappEmulator({
		templates: [{ name: "follow_up", language: "es_AR", values: 1 }],
		now,
		...account,
	});
	const test = await openChatTest(
		database,
		{ WHATSAPP_PHONE_NUMBER_ID: emulator.phoneNumberId, ...environment },
		{
			jobs: true,
			messaging: (clock) =>
				createWhatsapp({
					accessToken: emulator.accessToken,
					baseUrl: `${emulator.url}/v24.0`,
					phoneNumberId: emulator.phoneNumberId,
					businessAccountId: emulator.businessAccountId,
					appSecret: emulator.appSecret,
					verifyToken: emulator.verifyToken,
					breaker: { failures: 1000, openMs: 1000 },
					timeoutMs: 1500,
					// Timeouts are of the machine, moments of the test.
					clock: { ...systemClock, now: () => clock.now() },
				}),
		},
	);
	const desk = await createTestHttp({ ...test.platform, metrics: createMetrics(false) }, test.capabilities, luis);
	const origin = await test.http.listen({ port: 0, host: "127.0.0.1" });
	emulator.webhooks.url = `${origin}/hooks/whatsapp`;
	const ask = (method: "GET" | "POST" | "DELETE", url: string, payload?: object) =>
		desk.inject({ method, url, ...(payload ? { payload } : {}) });

	return {
		...test,
		emulator,
		/** Over HTTP as Luis. */
		desk,
		ask,
		pass(ms: number) {
			ahead += ms;
			test.pass(ms);
		},
		/** The newest chat, as the inbox shows it. */
		async newest(): Promise<InboxDetail> {
			const boxes = await Promise.all(
				["assistant", "queue", "others", "mine", "closed"].map(async (box) => {
					const answer = await ask("GET", `/api/v1/inbox?box=${box}`);
					return answer.json().items as { id: string; startedAt: string }[];
				}),
			);
			const [newest] = boxes.flat().sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
			return (await ask("GET", `/api/v1/inbox/${newest?.id}`)).json();
		},
		/** What arrives next that has these words. */
		arrives: (phone: CustomerPhone, words: RegExp) => phone.next(({ text }) => words.test(text), 15_000),
		async stop() {
			await emulator.webhooks.settled().catch(() => {});
			await desk.close();
			await test.stop();
			await emulator.close();
		},
	};
}

export type WhatsappTest = Awaited<ReturnType<typeof openWhatsappTest>>;
