import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Campaign, CampaignContactList, Contact, DoNotCallList } from "@centralita/contracts";
import { startWhatsappEmulator } from "@centralita/emulators";
import { companyNumber, openTwilioHouse } from "./support/phone.ts";
import { spoken } from "./support/spoken.ts";
import { visit } from "./support/visitor.ts";

const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00" }];
const first = "+541143210001";
const inChat = "+541145231234";
const inCall = "+5491150001234";
const overWhatsapp = "+5491155551201";
const last = "+5491159990000";
const quiet = { until: "assistant-quiet", quietMs: 800 } as const;

describe("whoever wants to be left in peace while their call is queued", () => {
	it("is not dialled a second later: said in a call, in a chat, over WhatsApp", { timeout: 120_000 }, async () => {
		const whatsapp = await startWhatsappEmulator();
		const { desk, app, carrier, ears, line, stop } = await openTwilioHouse({
			environment: {
				DEFAULT_COUNTRY: "AR",
				WHATSAPP_ACCESS_TOKEN: whatsapp.accessToken,
				WHATSAPP_PHONE_NUMBER_ID: whatsapp.phoneNumberId,
				WHATSAPP_BUSINESS_ACCOUNT_ID: whatsapp.businessAccountId,
				WHATSAPP_APP_SECRET: whatsapp.appSecret,
				WHATSAPP_VERIFY_TOKEN: whatsapp.verifyToken,
				WHATSAPP_BASE_URL: whatsapp.url,
			},
		});
		whatsapp.webhooks.url = `${app.url}/hooks/whatsapp`;
		try {
			const rules = { hours: always, perDay: 3, perWeek: 9, skipHolidays: false };
			assert.equal((await desk.request("PUT", "/api/v1/dial-rules/AR", rules)).status, 200);
			const contactIds: string[] = [];
			for (const phone of [first, inChat, inCall, overWhatsapp, last]) {
				carrier.answer(phone, { kind: "busy", afterMs: 50 });
				contactIds.push((await desk.read(Contact, "POST", "/api/v1/contacts", { name: "Ana", phones: [phone] })).id);
			}

			// Each is talking with the company when the campaign begins.
			const visitor = await visit(app.url, "Ana");
			for (const words of ["no tengo internet", "quiero hablar con una persona", "11 4523 1234"])
				await visitor.say(words);
			ears.transcribe("Por favor, no me llamen más.");
			const plea = await spoken("Por favor, no me llamen más.", "es-419", 8000);
			const call = await carrier.dialIn({ from: inCall, to: companyNumber, script: [quiet] });
			await call.waitFor(({ scriptDone }) => scriptDone, 60_000);

			const definition = { name: "Avisos", purpose: "service", lineIds: [line.id] };
			const pace = { callsPerSecond: 0.02, concurrent: 5 };
			const { id } = await desk.read(Campaign, "POST", "/api/v1/campaigns", { ...definition, pace });
			const path = `/api/v1/campaigns/${id}`;
			await desk.read(Campaign, "PUT", `${path}/audience`, { contactIds });
			await desk.read(Campaign, "POST", `${path}/start`, {});
			const read = () => desk.read(Campaign, "GET", path);
			await desk.eventually(read, ({ dialled }) => dialled === 1, "the first call");
			// However long it takes until all three are heeded.
			await desk.read(Campaign, "POST", `${path}/pause`, {});
			const begun = await desk.read(CampaignContactList, "GET", `${path}/contacts`);
			assert.equal(begun.items.filter(({ state, attempts }) => state === "waiting" && attempts === 0).length, 4);

			call.act({ say: plea }, quiet, { hangUp: true });
			whatsapp.phone(overWhatsapp.slice(1), { name: "Ana" }).text("BAJA");
			await visitor.say("Mejor no me llamen más");
			const listed = await desk.eventually(
				() => desk.read(DoNotCallList, "GET", "/api/v1/do-not-call"),
				({ items }) => items.length === 3,
				"all three are heeded",
				60_000,
			);
			assert.deepEqual(Object.fromEntries(listed.items.map(({ phone, source }) => [phone, source])), {
				[inChat]: "chat",
				[inCall]: "call",
				[overWhatsapp]: "whatsapp",
			});

			// Everybody who waits is due within the next second.
			await desk.read(Campaign, "PUT", path, { ...definition, pace: { callsPerSecond: 1, concurrent: 5 } });
			await desk.read(Campaign, "POST", `${path}/resume`, {});
			await desk.eventually(read, ({ dialled, counts }) => dialled === 2 && counts.calling === 0, "the last call");
			const { items } = await desk.read(CampaignContactList, "GET", `${path}/contacts`);
			assert.deepEqual(Object.fromEntries(items.map(({ phone, state, reason }) => [phone, `${state} ${reason}`])), {
				...{ [first]: "waiting null", [last]: "waiting null" },
				...{ [inChat]: "skipped do-not-call", [inCall]: "skipped do-not-call", [overWhatsapp]: "skipped do-not-call" },
			});
			const dialled = carrier.calls.filter(({ direction }) => direction.startsWith("outbound")).map(({ to }) => to);
			assert.deepEqual(dialled, [first, last]);
		} finally {
			await stop();
			await whatsapp.close();
		}
	});
});
