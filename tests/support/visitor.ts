import assert from "node:assert/strict";
import type { ChatAnswer, ChatEvent, ChatGreeting, ChatLine, ChatValidation } from "@centralita/contracts";
import { type Ear, listen } from "./events.ts";

/** Somebody on the company's page, who talks to its chat over the API. */
export type Visitor = {
	readonly sessionId: string;
	say(message: string): Promise<ChatAnswer>;
	press(value: string): Promise<ChatAnswer>;
	type(): Promise<void>;
	/** What was said, as a page that comes back sees it. */
	lines(): Promise<ChatLine[]>;
	/** The words of it. */
	transcript(): Promise<string[]>;
	listen(): Promise<Ear<ChatEvent>>;
};

/** Begins a chat in Spanish; with a name, it goes through consent and language to the question what it is about. */
export async function visit(url: string, name?: string): Promise<Visitor> {
	const post = async <T>(path: string, body: object): Promise<T> => {
		const response = await fetch(url + path, {
			method: "POST",
			headers: { "content-type": "application/json", "accept-language": "es" },
			body: JSON.stringify(body),
		});
		const text = await response.text();
		assert.ok(response.ok, `${path} ${response.status} ${text}`);
		return (text === "" ? undefined : JSON.parse(text)) as T;
	};
	const { sessionId } = await post<ChatGreeting>("/api/greeting", {});
	const say = (message: string) => post<ChatAnswer>("/api/chat", { sessionId, message });
	if (name !== undefined) for (const message of ["acepto", "Español (Argentina)", name]) await say(message);
	const lines = async () => {
		const answer = await post<ChatValidation>("/api/session/validate", { sessionId });
		assert.ok(answer.valid);
		return answer.session.transcript;
	};
	return {
		sessionId,
		say,
		press: (value) => post("/api/chat", { sessionId, action: "button", value }),
		type: () => post("/api/chat/typing", { sessionId }),
		lines,
		transcript: async () => (await lines()).map(({ text }) => text),
		listen: () => listen(`${url}/api/chat/events?sessionId=${sessionId}`),
	};
}
