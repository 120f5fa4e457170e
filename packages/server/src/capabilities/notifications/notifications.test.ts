import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, it } from "node:test";
import type { NotificationRecipient, NotificationRule } from "@centralita/contracts";
import { Notification, NotificationChannel, type NotificationPreferences } from "@centralita/contracts";
import { startTelnyxEmulator, startTwilioEmulator, type TwilioEmulator } from "@centralita/emulators";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { openMail, openTextMessages } from "../../app/notifications.ts";
import { createTestPlatform, type TestPlatform, truncate, wholeFeed } from "../../app/testing.ts";
import { createTestHttp } from "../../app/testing-http.ts";
import type { Capability, Http } from "../../platform/capability.ts";
import type { Principal } from "../../platform/security/principal.ts";
import { createMetrics } from "../../platform/telemetry/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import { createFakeClock, type FakeClock } from "../../ports/fakes/clock.ts";
import { createNotifications } from "./index.ts";
import { type MailServer, startMailServer } from "./testing.ts";

const [second, minute, hour] = [1000, 60_000, 3_600_000];
/** Text messages come from it. */
const line = "+5491155550000";
const ana = { id: uuidv7(), name: "Ana", email: "ana@example.com", role: "supervisor", language: "es" } as const;
const leo = { id: uuidv7(), name: "Leo", email: "leo@example.com", role: "agent", language: "en" } as const;

/** As Slack documents incoming webhooks: a text, and at most 50 blocks. */
const SlackMessage = z.strictObject({
	text: z.string().min(1),
	blocks: z
		.array(
			z.discriminatedUnion("type", [
				z.strictObject({
					type: z.literal("header"),
					text: z.strictObject({ type: z.literal("plain_text"), text: z.string().min(1).max(150), emoji: z.boolean() }),
				}),
				z.strictObject({
					type: z.literal("section"),
					text: z.strictObject({ type: z.literal("mrkdwn"), text: z.string().min(1).max(3000) }),
				}),
			]),
		)
		.max(50),
});
/** As Teams' workflows take it: one attachment, an adaptive card that Teams can show (at most version 1.5). */
const TeamsMessage = z.strictObject({
	type: z.literal("message"),
	attachments: z.tuple([
		z.strictObject({
			contentType: z.literal("application/vnd.microsoft.card.adaptive"),
			contentUrl: z.null(),
			content: z.strictObject({
				$schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
				type: z.literal("AdaptiveCard"),
				version: z.enum(["1.2", "1.3", "1.4", "1.5"]),
				body: z
					.array(z.looseObject({ type: z.literal("TextBlock"), text: z.string().min(1), wrap: z.literal(true) }))
					.min(1),
				actions: z.array(z.strictObject({ type: z.literal("Action.OpenUrl"), title: z.string(), url: z.url() })),
			}),
		}),
	]),
});

describe("notifications", () => {
	let test: TestPlatform;
	let http: Http;
	let own: Http;
	let clock: FakeClock;
	let capability: Capability;
	let mailServer: MailServer;
	let twilio: TwilioEmulator;
	const posted: { path: string; body: unknown }[] = [];
	let status = 200;
	const rooms = createServer(async (request, reply) => {
		let text = "";
		for await (const chunk of request) text += chunk;
		posted.push({ path: request.url ?? "", body: JSON.parse(text) });
		reply.writeHead(status).end();
	});
	let room = "";
	let firstRules: NotificationRule[] = [];

	before(async () => {
		clock = createFakeClock(Date.now());
		mailServer = await startMailServer();
		twilio = await startTwilioEmulator({ numbers: [line] });
		await new Promise<void>((resolve) => rooms.listen(0, "127.0.0.1", resolve));
		room = `http://127.0.0.1:${(rooms.address() as AddressInfo).port}`;
		test = await createTestPlatform({
			clock,
			environment: {
				...{ WEBHOOKS_ALLOW_PRIVATE: "true", SMTP_URL: mailServer.url, SMTP_FROM: "Centralita <avisos@example.com>" },
				...{ PUBLIC_URL: "https://centralita.example.com", SMS_FROM: line },
				...{ TWILIO_ACCOUNT_SID: twilio.accountSid, TWILIO_AUTH_TOKEN: twilio.authToken, TWILIO_BASE_URL: twilio.url },
			},
		});
		const { config } = test.platform;
		({ capability } = createNotifications(test.platform, {
			people: async () => [ana, leo],
			mail: openMail(config),
			textMessages: openTextMessages(config, test.platform.clock),
		}));
		await test.start([capability]);
		http = await createTestHttp(test.platform, [capability]);
		const principal: Principal = { ...{ kind: "user", sessionId: uuidv7(), permissions: new Set() }, ...ana };
		firstRules = (await call("GET", "/settings")).json.rules;
		own = await createTestHttp({ ...test.platform, metrics: createMetrics(false) }, [capability], principal);
	});
	after(async () => {
		rooms.closeAllConnections();
		rooms.close();
		await own.close();
		await http.close();
		await test.stop();
		await mailServer.close();
		await twilio.close();
	});
	beforeEach(async () => {
		await truncate(
			test.platform,
			...["notification_letters", "notification_channels", "notification_rules", "notification_preferences"],
		);
		posted.length = 0;
		mailServer.received.length = 0;
		mailServer.refuse = null;
		twilio.reset();
		status = 200;
	});

	const call = async (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, payload?: object) => {
		const answer = await http.inject({ method, url: `/api/v1/notifications${path}`, ...(payload ? { payload } : {}) });
		return { status: answer.statusCode, json: answer.body === "" ? null : answer.json() };
	};
	const addChannel = async (kind: string, target: string, language = "es"): Promise<NotificationRecipient> => {
		const { status: code, json } = await call("POST", "/channels", { kind, name: kind, language, target });
		assert.equal(code, 201, JSON.stringify(json));
		return { kind: "channel", id: NotificationChannel.parse(json).id };
	};
	const tell = async (recipients: NotificationRecipient[], events = ["ticket.created", "ticket.breached"]) => {
		const { status: code, json } = await call("PUT", "/rules", { rules: [{ events, recipients }] });
		assert.equal(code, 200, JSON.stringify(json));
	};
	const prefer = async (chosen: Partial<NotificationPreferences>) => {
		const payload = {
			language: null,
			email: true,
			sms: false,
			phone: null,
			quietHours: null,
			timeZone: "UTC",
			...chosen,
		};
		const answer = await own.inject({ method: "PUT", url: "/api/v1/session/notifications", payload });
		assert.equal(answer.statusCode, 200, answer.body);
	};
	const open = (number: string, ticketId = uuidv7()) =>
		test.platform.db.transaction((tx) =>
			test.platform.events.append(tx, "ticket.created", {
				...{ ticketId, number, status: "new", priority: "normal", channel: "web", by: null },
			}),
		);
	const work = async () => {
		await wholeFeed(test.platform);
		const job = capability.jobs?.find(({ name }) => name === "notifications.sweep");
		await job?.run({}, { signal: new AbortController().signal, attempt: 1 });
	};
	const pass = async (ms: number) => {
		await clock.advance(ms);
		await work();
	};
	const log = async (query = "") => z.array(Notification).parse((await call("GET", query)).json.items);

	it("begin with one rule, for what nobody sees otherwise", () => {
		assert.deepEqual(
			firstRules.map(({ events }) => events),
			[["webhook.disabled"]],
		);
	});

	it("arrive at a real mail server, in the person's language", async () => {
		await tell([
			{ kind: "user", id: ana.id },
			{ kind: "role", role: "agent" },
		]);
		const id = uuidv7();
		await open("TCK-7", id);
		await work();
		await work();
		assert.deepEqual(mailServer.received.map(({ to, subject }) => [to, subject]).sort(), [
			[["ana@example.com"], "Ticket nuevo: TCK-7"],
			[["leo@example.com"], "New ticket: TCK-7"],
		]);
		assert.match(mailServer.received[0]?.text ?? "", new RegExp(`https://centralita.example.com/tickets/${id}`));
		assert.equal(mailServer.received[0]?.from, "avisos@example.com");
		const sent = await log();
		assert.deepEqual(sent.map(({ state, recipient }) => [state, recipient]).sort(), [
			["sent", "Ana"],
			["sent", "Leo"],
		]);
	});

	it("are sent by a clock that goes on while it is decided", async () => {
		await tell([{ kind: "user", id: ana.id }]);
		await open("TCK-20261126-AAAAAB");
		const { now } = clock;
		let looks = 0;
		clock.now = () => now() + looks++;
		try {
			await pass(35_000);
		} finally {
			clock.now = now;
		}
		assert.equal(mailServer.received.length, 1);
	});

	it("arrive in rooms in the shapes that they document", async () => {
		await tell([
			await addChannel("slack", `${room}/slack`),
			await addChannel("teams", `${room}/teams`),
			await addChannel("webhook", `${room}/generic`, "en"),
		]);
		await open("TCK-<8>");
		await work();
		const at = (path: string) => posted.find((one) => one.path === path)?.body;
		const slack = SlackMessage.parse(at("/slack"));
		assert.equal(slack.text, "Ticket nuevo: TCK-&lt;8&gt;");
		const teams = TeamsMessage.parse(at("/teams"));
		assert.equal(teams.attachments[0].content.actions.length, 1);
		const Generic = z.object({
			type: z.literal("notification"),
			id: z.uuid(),
			title: z.string(),
			lines: z.array(z.object({ type: z.string(), at: z.iso.datetime(), text: z.string(), url: z.url() })),
		});
		assert.equal(Generic.parse(at("/generic")).title, "New ticket: TCK-<8>");
	});

	it("go by text message to who asked for that", async () => {
		await tell([{ kind: "user", id: ana.id }]);
		await prefer({ email: false, sms: true, phone: "+5491155550001" });
		await open("TCK-9");
		await work();
		assert.deepEqual(
			twilio.messages.map(({ from, to, body }) => [from, to, body]),
			[[line, "+5491155550001", "Centralita: Ticket nuevo: TCK-9"]],
		);
		twilio.fault({ kind: "status", status: 503, code: 20503, on: "create-message" });
		await clock.advance(hour);
		await open("TCK-10");
		await work();
		assert.deepEqual(
			(await log()).map(({ state }) => state),
			["waiting", "sent"],
		);
		await pass(31 * second);
		assert.equal(twilio.messages.length, 2);
	});

	it("go by Telnyx where that is the carrier", async () => {
		const telnyx = await startTelnyxEmulator({ numbers: [line] });
		try {
			const settings = { telnyxApiKey: telnyx.apiKey, telnyxBaseUrl: telnyx.url, twilioAccountSid: null };
			const carrier = openTextMessages({ ...test.platform.config, ...settings }, clock);
			await carrier?.send({ to: "+5491155550001", text: "hola" }, AbortSignal.timeout(5000));
			assert.deepEqual(
				telnyx.messages.map(({ from, to, text }) => [from, to, text]),
				[[line, "+5491155550001", "hola"]],
			);
		} finally {
			await telnyx.close();
		}
	});

	const mention = (userId: string, where: object, by: string | null = "Leo") =>
		test.platform.db.transaction((tx) =>
			test.platform.events.append(tx, "mention.created", { ...where, userId, name: "Ana", by }),
		);

	it("tell whoever is named in a note, without any rule, unless they want none of it", async () => {
		const [conversationId, ticketId] = [uuidv7(), uuidv7()];
		await mention(ana.id, { conversationId });
		await mention(uuidv7(), { conversationId }, "Ana");
		await work();
		await work();
		assert.deepEqual(
			mailServer.received.map(({ to, subject }) => [to, subject]),
			[[["ana@example.com"], "=?UTF-8?Q?Leo_te_nombr=C3=B3_en_la_nota_de_un_chat?="]],
		);
		assert.match(
			mailServer.received[0]?.text ?? "",
			new RegExp(`https://centralita.example.com/inbox\\?view=3?D?mentions&chat=3?D?${conversationId}`),
		);
		await mention(leo.id, { ticketId, number: "TCK-4" }, null);
		await work();
		assert.equal(mailServer.received[1]?.subject, "You were named in a note of ticket TCK-4");
		assert.match(mailServer.received[1]?.text ?? "", new RegExp(`/tickets/${ticketId}`));
		await prefer({ mentions: false });
		await clock.advance(hour);
		await mention(ana.id, { conversationId });
		await work();
		assert.equal(mailServer.received.length, 2);
	});

	it("keep a mention back in quiet hours, and tell it to who chose before they could be named", async () => {
		const time = (at: number) => new Date(at).toISOString().slice(11, 16);
		const quietHours = { from: time(clock.now() - hour), to: time(clock.now() + hour) };
		const { email, sms, phone } = { email: true, sms: false, phone: null };
		const chosen = { language: null, email, sms, phone, quietHours, timeZone: "UTC" };
		await test.platform.db.query.execute(
			sql`insert into notification_preferences values (${ana.id}, ${JSON.stringify(chosen)}, now())`,
		);
		await mention(ana.id, { conversationId: uuidv7() });
		await work();
		assert.equal(mailServer.received.length, 0);
		await pass(hour + minute);
		assert.equal(mailServer.received.length, 1);
	});

	it("come as one digest instead of a storm", async () => {
		await tell([await addChannel("slack", `${room}/slack`)]);
		await open("TCK-0");
		await work();
		for (let number = 1; number <= 30; number++) await open(`TCK-${number}`);
		await pass(minute);
		assert.equal(posted.length, 1, "the first at once, the others later");
		await pass(5 * minute);
		assert.equal(posted.length, 2);
		const digest = SlackMessage.parse(posted[1]?.body);
		assert.equal(digest.text, "30 avisos");
		assert.match(JSON.stringify(digest.blocks), /TCK-20.*… y 10 más/);
		await pass(hour);
		await open("TCK-31");
		await work();
		assert.equal(posted.length, 3, "after a quiet time at once again");
	});

	it("wait for the end of quiet hours", async () => {
		const zone = "America/Argentina/Buenos_Aires";
		const local = (at: number) =>
			new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(at);
		await tell([{ kind: "user", id: ana.id }]);
		const quietHours = { from: local(clock.now() - hour), to: local(clock.now() + 2 * hour) };
		await prefer({ timeZone: zone, quietHours });
		await open("TCK-1");
		await pass(hour);
		await open("TCK-2");
		await work();
		assert.equal(mailServer.received.length, 0);
		await pass(hour);
		assert.deepEqual(
			mailServer.received.map(({ subject }) => subject),
			["2 avisos"],
		);
	});

	it("are tried again, and are dead letters when they never arrive", async () => {
		await tell([await addChannel("teams", `${room}/teams`)]);
		status = 503;
		await open("TCK-1");
		await work();
		for (const wait of [30 * second, 2 * minute, 10 * minute, hour, 4 * hour]) {
			assert.equal((await log("?state=waiting")).length, 1);
			await pass(wait + second);
		}
		const [dead] = await log("?state=failed");
		assert.deepEqual([dead?.attempts, dead?.detail, posted.length], [6, "HTTP 503", 6]);
		status = 200;
		assert.equal((await call("POST", `/${dead?.id}/retry`)).status, 200);
		assert.equal((await call("POST", `/${dead?.id}/retry`)).status, 409);
		await work();
		assert.deepEqual(
			(await log()).map((one) => one.state),
			["sent"],
		);
	});

	it("give up at once what will never pass, and keep on where a mail server is only busy", async () => {
		await tell([
			await addChannel("slack", `${room}/slack`),
			await addChannel("email", "equipo@example.com, b@example.com"),
		]);
		status = 404;
		mailServer.refuse = 451;
		await open("TCK-1");
		await work();
		assert.deepEqual((await log()).map(({ kind, state }) => [kind, state]).sort(), [
			["email", "waiting"],
			["slack", "failed"],
		]);
		mailServer.refuse = null;
		await pass(31 * second);
		assert.deepEqual(
			mailServer.received.map(({ to }) => to),
			[["equipo@example.com", "b@example.com"]],
		);
		mailServer.refuse = 550;
		await clock.advance(hour);
		await open("TCK-2");
		await work();
		const [failed] = await log("?state=failed");
		assert.match(failed?.detail ?? "", /550/);
		assert.doesNotMatch(failed?.detail ?? "", /@/);
	});

	it("forget what was said in a conversation that is deleted, and the choices of who is gone", async () => {
		await tell([await addChannel("slack", `${room}/slack`)], ["handoff.requested"]);
		const conversationId = uuidv7();
		const { append } = test.platform.events;
		const { db } = test.platform;
		await db.transaction((tx) =>
			append(tx, "handoff.requested", {
				conversationId,
				reason: "Llamar a ana@example.com, por favor",
				channel: "web",
			}),
		);
		await work();
		assert.match(SlackMessage.parse(posted[0]?.body).text, /^Alguien espera a una persona: Llamar a \[EMAIL\]/);
		await db.transaction((tx) => append(tx, "conversation.deleted", { conversationId, by: "Ana" }));
		await prefer({});
		await db.query.execute(
			sql`insert into notification_preferences values (${uuidv7()}, '{"phone":"+5491155550009"}', now())`,
		);
		await work();
		const forget = capability.jobs?.find(({ name }) => name === "notifications.forget");
		await forget?.run({}, { signal: new AbortController().signal, attempt: 1 });
		const kept = await db.query.execute<{ data: string }>(
			sql`select data::text as data from notification_items union all select preferences::text from notification_preferences`,
		);
		assert.equal(kept.rows.length, 2);
		assert.doesNotMatch(JSON.stringify(kept.rows), /Llamar|5550009/);
	});

	it("can be tried, and addresses are secrets that lead nowhere inside", async () => {
		const { id } = (await addChannel("slack", `${room}/T0/secreto`)) as { id: string };
		assert.deepEqual((await call("POST", `/channels/${id}/test`)).json, { ok: true, detail: "HTTP 200" });
		SlackMessage.parse(posted[0]?.body);
		const settings = await call("GET", "/settings");
		assert.doesNotMatch(JSON.stringify(settings.json), /secreto/);
		assert.deepEqual(settings.json.canSend, { email: true, sms: true });
		for (const [kind, target] of [
			["slack", "ftp://example.com/x"],
			["email", "nadie"],
			["sms", "5550000"],
		])
			assert.equal((await call("POST", "/channels", { kind, name: "x", language: "es", target })).status, 400, kind);
		const unknown = { rules: [{ events: ["ticket.created"], recipients: [{ kind: "user", id: uuidv7() }] }] };
		assert.equal((await call("PUT", "/rules", unknown)).status, 400);
		await tell([{ kind: "channel", id }]);
		assert.equal((await call("DELETE", `/channels/${id}`)).status, 204);
		await open("TCK-1");
		await work();
		assert.equal(posted.length, 1, "who is gone is told nothing");
	});
});
