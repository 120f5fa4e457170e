import { useText } from "../i18n/index.ts";
import { providerText } from "./provider-text.ts";

type Key = keyof (typeof providerText)["messages"];
const isKnown = (id: string): id is Key => Object.hasOwn(providerText.messages, id);

/** What a provider is called in the reader's language. */
export function useProviderLabel(): (provider: { id: string; label: string }) => string {
	const t = useText(providerText);
	return ({ id, label }) => (isKnown(id) ? t(id) : label);
}
