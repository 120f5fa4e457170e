import { createAccounts } from "../capabilities/accounts/index.ts";
import { createAssistants } from "../capabilities/assistants/index.ts";
import { createCalls } from "../capabilities/calls/index.ts";
import { createCampaigns } from "../capabilities/campaigns/index.ts";
import { createChat, ticketQueues } from "../capabilities/chat/index.ts";
import { createContacts } from "../capabilities/contacts/index.ts";
import { createConversations } from "../capabilities/conversations/index.ts";
import { createGuides } from "../capabilities/guides/index.ts";
import { createInsights } from "../capabilities/insights/index.ts";
import { createNotifications } from "../capabilities/notifications/index.ts";
import { createPrivacy } from "../capabilities/privacy/index.ts";
import { createSettings } from "../capabilities/settings/index.ts";
import { createTickets } from "../capabilities/tickets/index.ts";
import { createWebhooks } from "../capabilities/webhooks/index.ts";
import type { Capability, Platform } from "../platform/capability.ts";
import { idempotencyPurge } from "../platform/http/index.ts";
import type { Authenticate } from "../platform/security/authentication.ts";
import { uuidv7 } from "../platform/time/index.ts";
import { browserConnection } from "../providers/browser/index.ts";
import { contactLookup } from "./contact-lookup.ts";
import { openMessaging } from "./messaging.ts";
import { openMail, openTextMessages } from "./notifications.ts";
import { operatorNotices } from "./operator-notices.ts";
import type { Providers } from "./providers/index.ts";
import { environmentAccounts, openTelephony } from "./telephony.ts";
import { version } from "./version.ts";

export type Capabilities = {
	/** In the order of their migrations and starts: a neighbour comes after what it uses. */
	readonly list: readonly Capability[];
	readonly authenticate: Authenticate;
	readonly smartMode: () => boolean;
};

/** Everything that the product can do, wired together. */
export function createCapabilities(platform: Platform, providers: Providers): Capabilities {
	const accounts = createAccounts(platform);
	const contacts = createContacts(platform, {
		async whoIsIn(db, conversationId) {
			const conversation = (await conversations.summaries(db, [conversationId])).get(conversationId);
			if (!conversation) return null;
			const { channel, contact } = conversation;
			const phone = channel === "voice" ? await calls.numberIn(db, conversationId) : null;
			return { contactId: contact?.id ?? null, phone, channel };
		},
		movers: () => list,
	});
	const conversations = createConversations(platform, {
		contacts,
		analysis: {
			definitionOf: (db, id, version) => assistants.definitionOf(db, id, version),
			languageModel: providers.languageModel,
			smartMode: () => settings.smartMode(),
		},
	});
	const tickets = createTickets(platform, {
		conversations,
		contacts,
		users: {
			assignees: (db) => accounts.usersWith(db, "tickets:write"),
			readers: (db) => accounts.namedUsersWith(db, "tickets:write"),
		},
		queues: ticketQueues,
	});
	const guides = createGuides(platform, undefined, {
		contacts,
		tickets,
		contactOf: async (db, id) => (await conversations.summaries(db, [id])).get(id)?.contact?.id ?? null,
		languageModel: () => (settings.smartMode() ? providers.languageModel({ provider: "auto", fallbacks: [] }) : null),
	});
	const assistants = createAssistants(platform, {
		guides,
		providerOptions: providers.describe,
		languageModel: (choice) => (settings.smartMode() ? providers.languageModel(choice) : null),
	});
	const settings = createSettings(platform, {
		facts: async () => ({ version, liveCalls: calls.liveCalls(), notices: operatorNotices(platform) }),
		providers: providers.control,
	});
	const nodeId = uuidv7();
	const tools = { lookupContact: contactLookup(platform.db, contacts) };
	const textMessages = openTextMessages(platform.config, platform.clock);
	const calls = createCalls(platform, {
		conversations,
		tickets,
		guides,
		assistants,
		engines: providers,
		openBrowserMedia: browserConnection,
		tools,
		smartMode: settings.smartMode,
		prices: settings.prices,
		openTelephony: openTelephony(platform.config, platform.clock),
		environmentAccounts: environmentAccounts(platform.config),
		textMessages,
		contactOf: (db, phone) => contacts.findContact(db, { phone }),
		nodeId,
		refusal: (tx, call) => campaigns.refusal(tx, call),
		personal: (tx, call, texts) => campaigns.personal(tx, call, texts),
	});
	const campaigns = createCampaigns(platform, { contacts, calls: calls.outbound, assistants });
	const chat = createChat(platform, {
		conversations,
		assistants,
		guides,
		tickets,
		languageModel: providers.languageModel,
		smartMode: settings.smartMode,
		tools,
		nodeId,
		people: (db) => accounts.usersWith(db, "chats:answer"),
		readers: (db) => accounts.namedUsersWith(db, "chats:answer"),
		contactByPhone: async (db, phone) => (await contacts.findContact(db, { phone }))?.id ?? null,
		readContact: (db, id) => contacts.get(db, id),
		messaging: openMessaging(platform.config, platform.clock),
	});
	const privacy = createPrivacy(platform, {
		contributors: () => list,
		isContact: async (db, id) => (await contacts.names(db, [id])).has(id),
	});
	const mail = openMail(platform.config);
	const insights = createInsights(platform, { currency: settings.prices.currency, mail });
	const webhooks = createWebhooks(platform);
	const notifications = createNotifications(platform, {
		people: accounts.activeUsers,
		mail,
		textMessages,
	});
	const list: readonly Capability[] = [
		accounts.capability,
		contacts.capability,
		conversations.capability,
		tickets.capability,
		guides.capability,
		assistants.capability,
		settings.capability,
		calls.capability,
		campaigns.capability,
		chat.capability,
		privacy.capability,
		insights.capability,
		webhooks.capability,
		notifications.capability,
		{ name: "http", jobs: [idempotencyPurge(platform)] },
	];
	return {
		authenticate: accounts.authenticate,
		smartMode: settings.smartMode,
		list,
	};
}
