import {
	IdParams,
	WhatsappFirstMessage,
	WhatsappFirstSent,
	WhatsappReachList,
	WhatsappState,
	WhatsappTemplate,
	WhatsappTemplateList,
	WhatsappTemplateSave,
	WhatsappTest,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import { AppError } from "../../../platform/errors/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { Messaging } from "../../../ports/messaging.ts";
import type { WritingFirst } from "./first.ts";
import type { Inbound } from "./inbound.ts";
import { createStatus } from "./status.ts";
import { addTemplate, listTemplates, removeTemplate } from "./templates.ts";

/** Requests a minute from one address: all of an installation's come from a few of Meta's. */
const perMinute = 60_000;
/** Meta: up to 3 MB. */
const longestBodyBytes = 4 * 1024 * 1024;
const path = "/hooks/whatsapp";

const unknown = () => new AppError("not-found", "WhatsApp is not set up here.");

/** The signed webhook, and what the dashboard asks about the channel. */
export function registerWhatsappRoutes(
	http: Http,
	platform: Pick<Platform, "config" | "db" | "clock" | "log" | "audit">,
	channel: { messaging: Messaging; inbound: Inbound; first: WritingFirst } | null,
): void {
	const messaging = channel?.messaging ?? null;
	const { db, clock, log, audit } = platform;
	const status = createStatus(platform, messaging, path);
	const tags = ["whatsapp"];
	const open = { access: "token", rateLimit: { max: perMinute, timeWindow: 60_000 } } as const;

	http.get(
		path,
		{ config: open, exposeHeadRoute: false, schema: { hide: true, querystring: z.record(z.string(), z.unknown()) } },
		async (request, reply) => {
			if (messaging === null) throw unknown();
			const challenge = messaging.confirm(request.query);
			if (challenge === null) throw new AppError("forbidden", "The verify token is not the one that is set here.");
			return reply.code(200).type("text/plain; charset=utf-8").send(challenge);
		},
	);

	http.register(async (scope) => {
		// What is signed is the body as it came.
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
		scope.post(
			path,
			{ bodyLimit: longestBodyBytes, config: { ...open, infrastructure: true }, schema: { hide: true } },
			async (request, reply) => {
				if (channel === null) throw unknown();
				const { messaging, inbound } = channel;
				const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
				const events = messaging.receive({ headers: request.headers, body });
				if (events === null) {
					status.refused();
					log.warn("a webhook of WhatsApp was refused: it is not signed with the app's secret");
					throw new AppError("not-signed-in", "The webhook is not signed with the app's secret.");
				}
				const { whatsappPhoneNumberId } = platform.config;
				// An app may hear of other numbers too.
				const ours = events.filter(({ account }) => account === whatsappPhoneNumberId);
				if (ours.length < events.length) log.info("a webhook told of a number that is not the one set here");
				await inbound.accept(ours);
				return reply.code(200).send();
			},
		);
	});

	http.get(
		"/api/v1/whatsapp",
		{
			config: { access: "settings:read" },
			schema: { tags, summary: "How the WhatsApp channel is doing", response: { 200: WhatsappState } },
		},
		() => status.read(),
	);

	http.post(
		"/api/v1/whatsapp/test",
		{
			config: { access: "settings:write" },
			schema: { tags, summary: "Ask WhatsApp who we are", response: { 200: WhatsappTest } },
		},
		async () => {
			if (messaging === null) throw unknown();
			return status.test(messaging);
		},
	);

	http.get(
		"/api/v1/whatsapp/contacts/:id",
		{
			config: { access: "chats:answer" },
			schema: {
				tags,
				summary: "Where a contact can be written to first",
				params: IdParams,
				response: { 200: WhatsappReachList },
			},
		},
		async ({ params }) => ({ items: channel ? await channel.first.reach(params.id) : [] }),
	);

	http.post(
		"/api/v1/whatsapp/contacts/:id/messages",
		{
			config: { access: "chats:answer", idempotent: true },
			schema: {
				tags,
				summary: "Write to a contact first, by a template",
				description:
					"Also when their chat is over, or they have none: it goes on, or another begins, and is the sender's. Never to who asked not to be written to; who has not written themselves must have agreed, which the sender says with `agreed`, once.",
				params: IdParams,
				body: WhatsappFirstMessage,
				response: { 201: WhatsappFirstSent },
			},
		},
		async ({ params, body, principal, ip }, reply) => {
			if (channel === null) throw unknown();
			return reply.code(201).send(await channel.first.send(params.id, body, { principal, ip }));
		},
	);

	http.get(
		"/api/v1/whatsapp/templates",
		{
			config: { access: "conversations:read" },
			schema: { tags, summary: "List the templates that may be sent", response: { 200: WhatsappTemplateList } },
		},
		async () => ({ items: await listTemplates(db.query) }),
	);

	http.post(
		"/api/v1/whatsapp/templates",
		{
			config: { access: "settings:write", idempotent: true },
			schema: {
				tags,
				summary: "Make a template known that is approved at Meta",
				body: WhatsappTemplateSave,
				response: { 201: WhatsappTemplate },
			},
		},
		async ({ body, principal, ip }, reply) => {
			const template = await db.transaction(async (tx) => {
				const added = await addTemplate(tx, uuidv7(clock.now()), body);
				await audit.record(tx, { principal, ip, action: "whatsapp-template.added", subject: added.id });
				return added;
			});
			return reply.code(201).send(template);
		},
	);

	http.delete(
		"/api/v1/whatsapp/templates/:id",
		{
			config: { access: "settings:write" },
			schema: { tags, summary: "Offer a template no longer", params: IdParams, response: { 204: z.null() } },
		},
		async ({ params: { id }, principal, ip }, reply) => {
			await db.transaction(async (tx) => {
				const { name } = await removeTemplate(tx, id);
				await audit.record(tx, { principal, ip, action: "whatsapp-template.removed", subject: id, detail: { name } });
			});
			return reply.code(204).send(null);
		},
	);
}
