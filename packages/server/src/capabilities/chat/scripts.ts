import { type AssistantDefinition, type Channel, type Locale, languageOf } from "@centralita/contracts";
import { createScene, type DialogueScript, type Scene } from "../../dialogue/index.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import type { Assistants } from "../assistants/index.ts";
import type { Guides } from "../guides/index.ts";
import { sameLanguage } from "./locale.ts";
import { phrasesFor } from "./phrases.ts";
import { readChatSettings } from "./settings.ts";

/** The guide that opens a chat. */
export const openingGuide = "welcome";

/** With what a chat is held: pinned when it begins, so that an edit changes no chat under way. */
export type ScriptChoice = {
	/** UUIDv7. */
	conversationId: string;
	channel: Channel;
	assistantId: string;
	assistantVersion: number;
	locale: Locale;
	guides: Readonly<Record<string, number>>;
};

/** The conversation, and with whom it is as far as that is known: experiments on guides go by them. */
type ChatOf = { conversationId: string; contactId: string | null };

export type ChatScript = { readonly definition: AssistantDefinition; readonly scene: Scene };

export type ChatScripts = {
	/**
	 * The assistant for a language, as it is published now: on the company's page the one that was chosen for it, while
	 * that is published. Rejects with `not-ready` when none is.
	 */
	choose(db: Queryable, locale: Locale, channel: Channel, chat: ChatOf): Promise<ScriptChoice>;
	/** Made ready once, and kept while it is in use. */
	load(db: Queryable, choice: ScriptChoice): Promise<ChatScript>;
};

/** Scripts kept ready; a chat whose script was dropped waits some milliseconds for it. */
const kept = 40;

export function createScripts(
	{ config, clock }: Pick<Platform, "config" | "clock">,
	{ assistants, guides }: { assistants: Assistants; guides: Guides },
): ChatScripts {
	const timeZone = config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	const ready = new Map<string, Promise<ChatScript>>();

	async function make(db: Queryable, choice: ScriptChoice): Promise<ChatScript> {
		const definition = await assistants.definitionOf(db, choice.assistantId, choice.assistantVersion);
		const versions = await guides.guidesAt(db, choice.guides);
		const script: DialogueScript = {
			locale: choice.locale,
			channel: choice.channel,
			country: config.defaultCountry,
			prompt: definition.prompt,
			greeting: phrasesFor(choice.locale).greeting(definition.name),
			notice: "",
			guides: versions.map(({ slug, version, definition: guide }) => ({
				version,
				definition: guide,
				inner: slug !== openingGuide && !definition.guides.includes(slug),
			})),
			questions: definition.questions,
			tools: definition.tools,
			silencePrompts: [],
			goodbye: definition.silence.goodbye,
			temperature: definition.languageModel.temperature,
			...(versions.some(({ slug }) => slug === openingGuide) ? { opening: openingGuide } : {}),
		};
		return { definition, scene: createScene(script, { now: () => clock.now(), timeZone }) };
	}

	return {
		async choose(db, locale, channel, chat) {
			const published = await assistants.published(db);
			const fits = (wanted: (definition: AssistantDefinition) => boolean) =>
				published.find(({ definition }) => wanted(definition) && definition.guides.length > 0) ??
				published.find(({ definition }) => wanted(definition));
			const wanted = channel === "web" ? (await readChatSettings(db)).assistants[languageOf(locale)] : null;
			const chosen =
				published.find(({ id }) => id === wanted) ??
				fits((definition) => definition.locale === locale) ??
				fits((definition) => sameLanguage(definition.locale, locale)) ??
				fits(() => true);
			if (!chosen) throw new AppError("not-ready", "No assistant is published: nobody could answer a chat.");
			const versions = await guides.publishedGuides(db, [openingGuide, ...chosen.definition.guides], chat);
			return {
				conversationId: chat.conversationId,
				channel,
				assistantId: chosen.id,
				assistantVersion: chosen.version,
				locale,
				guides: Object.fromEntries(versions.map(({ slug, version }) => [slug, version])),
			};
		},
		load(db, choice) {
			const key = JSON.stringify([
				choice.channel,
				choice.assistantId,
				choice.assistantVersion,
				choice.locale,
				choice.guides,
			]);
			const known = ready.get(key);
			ready.delete(key);
			const script = known ?? make(db, choice);
			ready.set(key, script);
			script.catch(() => ready.delete(key));
			for (const oldest of ready.keys()) {
				if (ready.size <= kept) break;
				ready.delete(oldest);
			}
			return script;
		},
	};
}

/** The same script with the company's own greeting; empty for the product's. */
export const greetingWith = ({ definition, scene }: ChatScript, greeting: string): ChatScript =>
	greeting === "" ? { definition, scene } : { definition, scene: { ...scene, script: { ...scene.script, greeting } } };
