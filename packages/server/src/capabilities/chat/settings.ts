import { type ChatSettings, ChatSettingsChange, type Language, languageOf, locales } from "@centralita/contracts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import type { Assistants } from "../assistants/index.ts";
import type { Actor } from "./desk/actor.ts";
import { chatSettings } from "./schema.ts";

const asItCame: ChatSettings = {
	assistants: { es: null, en: null },
	greetings: ChatSettingsChange.shape.greetings.parse(Object.fromEntries(locales.map((locale) => [locale, ""]))),
	changedBy: null,
	changedAt: null,
};

/** Read at each beginning of a chat: a change holds on every node from the next one on. */
export async function readChatSettings(db: Queryable): Promise<ChatSettings> {
	const [row] = await db.select().from(chatSettings);
	return row ? { ...row.value, changedBy: row.changedBy, changedAt: row.changedAt.toISOString() } : asItCame;
}

const languages: readonly Language[] = ["es", "en"];

/** Who answers the company's chats, and what greets their visitors. */
export function createChatSettings(
	{ db, clock, audit }: Pick<Platform, "db" | "clock" | "audit">,
	{ assistants }: { assistants: Pick<Assistants, "published"> },
) {
	/** Rejects with `validation-failed` where an assistant is not published, or speaks another language. */
	async function requireAnswering(query: Queryable, chosen: ChatSettingsChange["assistants"]): Promise<void> {
		const published = await assistants.published(query);
		const fields = languages.flatMap((language) => {
			const id = chosen[language];
			if (id === null) return [];
			const found = published.find((assistant) => assistant.id === id);
			if (found && languageOf(found.definition.locale) === language) return [];
			const message = found ? "speaks another language" : "is not published";
			return [{ path: `assistants.${language}`, message }];
		});
		if (fields.length > 0)
			throw new AppError("validation-failed", "An assistant that was chosen cannot answer chats.", { fields });
	}

	return {
		read: () => readChatSettings(db.query),
		change: (value: ChatSettingsChange, actor: Actor): Promise<ChatSettings> =>
			db.transaction(async (tx) => {
				await requireAnswering(tx, value.assistants);
				const changedBy = actor.principal?.name ?? "system";
				const change = { value, changedBy, changedAt: new Date(clock.now()) };
				await tx
					.insert(chatSettings)
					.values({ singleton: true, ...change })
					.onConflictDoUpdate({ target: chatSettings.singleton, set: change });
				await audit.record(tx, { ...actor, action: "chat-settings.changed", detail: { assistants: value.assistants } });
				return readChatSettings(tx);
			}),
	};
}

export type ChatSettingsService = ReturnType<typeof createChatSettings>;
