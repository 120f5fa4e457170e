import type { Api } from "./api.ts";
import type { Whatsapp } from "./state.ts";
import type { Bearer } from "./storage.ts";

/** Takes the case of a chat to WhatsApp. */
export type TakeAlong = {
	/** Asks whether the case may be kept with the chat, before anything is opened; false: not now. */
	ask(asked: boolean): void;
	/** The visitor agreed. Resolves to the address that opens WhatsApp; null where there is none now. */
	open(): Promise<string | null>;
};

export const createTakeAlong = (
	api: Pick<Api, "whatsapp">,
	chat: { bearer(): Bearer | null; show(whatsapp: Whatsapp): void },
): TakeAlong => ({
	ask: (asked) => chat.show({ state: asked ? "asked" : "offered" }),
	async open() {
		const bearer = chat.bearer();
		if (!bearer) return null;
		chat.show({ state: "sending" });
		try {
			const { waUrl: url, ticketId: ticket } = await api.whatsapp(bearer);
			if (chat.bearer() !== bearer) return null;
			chat.show({ state: "ready", url, ticket });
			return url;
		} catch {
			if (chat.bearer() === bearer) chat.show({ state: "failed" });
			return null;
		}
	},
});

/** What is drawn once the server says whether there is a case to take along. */
export const offeredAfter = (known: Whatsapp | null, allowed: boolean | undefined): Whatsapp | null =>
	known ?? (allowed ? { state: "offered" } : null);
