import { eq } from "drizzle-orm";
import type { Queryable, Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { SpokenTexts } from "../../calls/index.ts";
import { campaignAttempts, campaigns, campaignTestCalls } from "../schema.ts";
import type { CampaignDependencies } from "../types.ts";
import { scriptOf, speak } from "./script.ts";
import { namesIn } from "./template.ts";

type Call = { id: string; contactId: string | null };

const nothing = { greeting: "", instructions: "" };

/** The campaign that a call is of, and as whom somebody is called; null for other calls. */
async function campaignOf(db: Queryable, callId: string) {
	for (const table of [campaignAttempts, campaignTestCalls]) {
		const [found] = await db
			.select({ definition: campaigns.definition, contactId: table.contactId })
			.from(table)
			.innerJoin(campaigns, eq(campaigns.id, table.campaignId))
			.where(eq(table.callId, callId));
		if (found) return found;
	}
	return null;
}

/** What is said in one call: the campaign's script, and whatever names the contact. */
export function createPersonal({ contacts }: Pick<CampaignDependencies, "contacts">) {
	return async (tx: Transaction, call: Call, texts: SpokenTexts): Promise<SpokenTexts> => {
		const campaign = await campaignOf(tx, call.id);
		const script = campaign === null ? nothing : scriptOf(campaign.definition);
		const all = [texts.greeting, texts.prompt, texts.message ?? "", script.greeting, script.instructions];
		if (campaign === null && all.every((text) => namesIn(text).length === 0)) return texts;
		const contactId = campaign === null ? call.contactId : campaign.contactId;
		const contact =
			contactId === null
				? null
				: await contacts.get(tx, contactId).catch((error: unknown) => {
						if (error instanceof AppError && error.code === "not-found") return null;
						throw error;
					});
		return speak(texts, script, contact, await contacts.fields(tx));
	};
}
