import { useText } from "../../shared/i18n/index.ts";
import { actionText } from "./action-text.ts";

type ActionKey = keyof (typeof actionText)["messages"];
const isKnown = (action: string): action is ActionKey => Object.hasOwn(actionText.messages, action);

/** An audited action in the reader's language. */
export function useActionText(): (action: string) => string {
	const t = useText(actionText);
	return (action) => (isKnown(action) ? t(action) : action);
}
