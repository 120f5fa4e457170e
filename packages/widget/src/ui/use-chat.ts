import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Chat } from "../chat/chat.ts";
import type { ChatState } from "../chat/state.ts";
import { type Text, texts } from "../text.ts";

export const ChatContext = createContext<Chat | null>(null);

/** The chat, what is drawn of it, and the words for that. */
export function useChat(): { chat: Chat; state: ChatState; text: Text } {
	const chat = useContext(ChatContext);
	if (!chat) throw new Error("there is no chat around this component");
	const [state, setState] = useState(chat.state);
	useEffect(() => {
		setState(chat.state);
		return chat.subscribe(() => setState(chat.state));
	}, [chat]);
	return { chat, state, text: texts[state.language] };
}

/** Whole seconds until a moment, counted down; 0 afterwards. */
export function useSecondsUntil(moment: number | null): number {
	const [now, setNow] = useState(Date.now());
	useEffect(() => {
		if (moment === null) return;
		setNow(Date.now());
		const timer = setInterval(() => setNow(Date.now()), 500);
		return () => clearInterval(timer);
	}, [moment]);
	return moment === null ? 0 : Math.max(0, Math.ceil((moment - now) / 1000));
}
