import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";

i18n.setMessagesCompiler(compileMessage);

/** One message in both languages, in ICU MessageFormat (`{count, plural, one {# call} other {# calls}}`). */
export type Message = { readonly es: string; readonly en: string };

/** The messages of one part of the dashboard; `id` of a message is `name.key`. */
export type Catalogue<K extends string> = { readonly name: string; readonly messages: Readonly<Record<K, Message>> };

/**
 * Declares the texts of a part and hands them to Lingui, so that they travel with the page that shows them.
 * Being typed, a text missing in one language does not compile.
 */
export function defineText<const K extends string>(name: string, messages: Record<K, Message>): Catalogue<K> {
	const es: Record<string, string> = {};
	const en: Record<string, string> = {};
	for (const [key, message] of Object.entries<Message>(messages)) {
		es[`${name}.${key}`] = message.es;
		en[`${name}.${key}`] = message.en;
	}
	i18n.load({ es, en });
	return { name, messages };
}
