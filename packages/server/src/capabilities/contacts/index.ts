import type { Capability, Platform } from "../../platform/capability.ts";
import { contactRoutes } from "./routes.ts";
import { type ContactsService, createContactsService } from "./service.ts";

export type { ContactsService } from "./service.ts";

/** People outside: who called or wrote, by which numbers and addresses, with notes. */
export function createContacts(platform: Platform): ContactsService & { capability: Capability } {
	const service = createContactsService(platform);
	return {
		...service,
		capability: {
			name: "contacts",
			migrations: new URL("./migrations/", import.meta.url),
			routes: contactRoutes(platform, service),
			erasure: service.erase,
			personalData: service.get,
		},
	};
}
