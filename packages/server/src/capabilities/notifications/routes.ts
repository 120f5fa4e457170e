import {
	Empty,
	IdParams,
	NotificationChannel,
	NotificationChannelChange,
	NotificationChannelCreate,
	NotificationList,
	NotificationPreferences,
	NotificationQuery,
	NotificationRules,
	NotificationSettings,
	NotificationTest,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http } from "../../platform/capability.ts";
import type { Channels } from "./channel-service.ts";
import type { Context } from "./context.ts";
import type { NotificationLog } from "./log.ts";
import { changePreferences, preferencesOf } from "./preferences.ts";
import { readRules, replaceRules } from "./rules.ts";

const tags = ["notifications"];
const read = { access: "settings:read" } as const;
const write = { access: "settings:write" } as const;
const mine = { access: "signed-in" } as const;

export const notificationRoutes = (context: Context, channels: Channels, log: NotificationLog) => (http: Http) => {
	const { db, people, mail, textMessages } = context;

	http.get(
		"/api/v1/notifications/settings",
		{
			config: read,
			schema: { tags, summary: "Channels, rules, and who may be told", response: { 200: NotificationSettings } },
		},
		async () => ({
			channels: await channels.list(db.query),
			rules: await readRules(db.query),
			people: (await people(db.query)).map(({ id, name, role }) => ({ id, name, role })),
			canSend: { email: mail !== null, sms: textMessages !== null },
		}),
	);

	http.put(
		"/api/v1/notifications/rules",
		{
			config: write,
			schema: {
				tags,
				summary: "Replace the rules: which events are told to whom",
				body: NotificationRules,
				response: { 200: NotificationRules },
			},
		},
		async ({ body, principal, ip }) => ({ rules: await replaceRules(context, body.rules, { principal, ip }) }),
	);

	http.post(
		"/api/v1/notifications/channels",
		{
			config: { ...write, idempotent: true },
			schema: {
				tags,
				summary: "Add a channel",
				body: NotificationChannelCreate,
				response: { 201: NotificationChannel },
			},
		},
		async ({ body, principal, ip }, reply) => {
			const added = await channels.add(body, { principal, ip });
			return reply.code(201).send(added);
		},
	);

	http.patch(
		"/api/v1/notifications/channels/:id",
		{
			config: write,
			schema: {
				tags,
				summary: "Change a channel, or switch it on or off",
				params: IdParams,
				body: NotificationChannelChange,
				response: { 200: NotificationChannel },
			},
		},
		({ params, body, principal, ip }) => channels.change(params.id, body, { principal, ip }),
	);

	http.delete(
		"/api/v1/notifications/channels/:id",
		{
			config: write,
			schema: { tags, summary: "Remove a channel", params: IdParams, response: { 204: z.null() } },
		},
		async ({ params, principal, ip }, reply) => {
			await channels.remove(params.id, { principal, ip });
			return reply.code(204).send(null);
		},
	);

	http.post(
		"/api/v1/notifications/channels/:id/test",
		{
			config: { ...write, rateLimit: { max: 20, timeWindow: 60_000 } },
			schema: { tags, summary: "Send a test to a channel", params: IdParams, response: { 200: NotificationTest } },
		},
		({ params }) => channels.test(params.id),
	);

	http.get(
		"/api/v1/notifications",
		{
			config: read,
			schema: {
				tags,
				summary: "What was sent, the newest first; `state=failed` are the dead letters",
				description: "Kept for 30 days.",
				querystring: NotificationQuery,
				response: { 200: NotificationList },
			},
		},
		({ query }) => log.list(query),
	);

	http.post(
		"/api/v1/notifications/:id/retry",
		{
			config: write,
			schema: { tags, summary: "Try one again that was given up", params: IdParams, response: { 200: Empty } },
		},
		async ({ params, principal, ip }) => {
			await log.retry(params.id, { principal, ip });
			return {};
		},
	);

	http.get(
		"/api/v1/session/notifications",
		{
			config: mine,
			schema: { tags, summary: "How the signed-in person is told", response: { 200: NotificationPreferences } },
		},
		({ principal }) => preferencesOf(db.query, principal?.id ?? ""),
	);

	http.put(
		"/api/v1/session/notifications",
		{
			config: mine,
			schema: {
				tags,
				summary: "Choose how to be told",
				body: NotificationPreferences,
				response: { 200: NotificationPreferences },
			},
		},
		({ body, principal }) => changePreferences(context, principal?.id ?? "", body),
	);
};
