import { createAccounts } from "../capabilities/accounts/index.ts";
import { createContacts } from "../capabilities/contacts/index.ts";
import { createConversations } from "../capabilities/conversations/index.ts";
import { createGuides } from "../capabilities/guides/index.ts";
import { createInsights } from "../capabilities/insights/index.ts";
import { createSettings } from "../capabilities/settings/index.ts";
import type { Capability, Platform } from "../platform/capability.ts";
import type { Authenticate } from "../platform/security/authentication.ts";
import { version } from "./version.ts";

export type Capabilities = {
	/** In the order of their migrations and starts: a neighbour comes after what it uses. */
	readonly list: readonly Capability[];
	readonly authenticate: Authenticate;
};

/** Everything that the product can do, wired together. */
export function createCapabilities(platform: Platform): Capabilities {
	const accounts = createAccounts(platform);
	const contacts = createContacts(platform);
	const conversations = createConversations(platform, { contacts });
	const guides = createGuides(platform);
	const insights = createInsights(platform);
	const settings = createSettings(platform, {
		facts: async () => ({ version, liveCalls: 0, notices: [] }),
	});
	return {
		authenticate: accounts.authenticate,
		list: [
			accounts.capability,
			contacts.capability,
			conversations.capability,
			guides.capability,
			settings.capability,
			insights.capability,
		],
	};
}
