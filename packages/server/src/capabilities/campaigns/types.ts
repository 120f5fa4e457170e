import type { CampaignAudience, Contact, ContactField, ContactPurpose, ContactRefusal } from "@centralita/contracts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import type { Principal } from "../../platform/security/principal.ts";
import type { Assistants } from "../assistants/index.ts";
import type { CallsOut } from "../calls/index.ts";

export type Actor = { principal: Principal | null; ip: string };

export type CampaignDependencies = {
	contacts: {
		/** Newest first; `before` is the last id of the page before. */
		chosen(
			db: Queryable,
			audience: Omit<CampaignAudience, "contactIds">,
			page: { before: string | null; limit: number },
		): Promise<Contact[]>;
		get(db: Queryable, id: string): Promise<Contact>;
		fields(db: Queryable): Promise<ContactField[]>;
		findContact(db: Queryable, clues: { phone: string }): Promise<Contact | null>;
		/** The zones that somebody may be in; none where nobody can tell. */
		possibleZones(contact: Pick<Contact, "country" | "timeZone">): readonly string[];
		/** Whether any of these numbers must not be called. */
		isListed(db: Queryable, phones: readonly string[]): Promise<boolean>;
		/** Whether somebody may be called at this moment. */
		mayContact(
			tx: Transaction,
			attempt: { contactId: string; phone: string; channel: "voice"; purpose: ContactPurpose },
		): Promise<{ allowed: true } | { allowed: false; reason: ContactRefusal }>;
	};
	calls: Pick<CallsOut, "room" | "facts" | "recorded" | "assistantOf" | "talking"> & {
		/** Takes an order to call, once by its `requestId`. */
		order(...given: Parameters<CallsOut["order"]>): Promise<{ id: string }>;
	};
	assistants: Pick<Assistants, "assistantForCall">;
};
