import { createHash } from "node:crypto";
import type { Person, WhatsappState } from "./state.ts";
import type { EmulatedMessage } from "./types.ts";

/** A customer's WhatsApp, as a test holds it. Every deed returns the id of what was sent. */
export type CustomerPhone = {
	readonly person: Person;
	/** What arrived, oldest first. */
	readonly inbox: readonly EmulatedMessage[];
	text(body: string): string;
	/** Presses a button, or a row, of the newest message that has it, by its title or its id. */
	press(choice: string): string;
	picture(bytes: Buffer, options?: { caption?: string; mime?: string }): string;
	/** Any other message: `type` and its content. */
	send(message: { type: string; [content: string]: unknown }): string;
	/** Opens the conversation: everything that arrived is read. */
	read(): void;
	/** Turns the internet off and on again; what waited is delivered then. */
	reach(how: Person["reachable"]): void;
	/** The next message that arrives and was not awaited yet, or that one which fits. Rejects after `timeoutMs` (5000). */
	next(fits?: (message: EmulatedMessage) => boolean, timeoutMs?: number): Promise<EmulatedMessage>;
};

export function pickUp(state: WhatsappState, person: Person): CustomerPhone {
	let seen = 0;
	const isMine = ({ to }: EmulatedMessage) => to === person.number || to === person.userId;
	const mine = () => state.messages.filter(isMine);

	function send(message: { type: string; [content: string]: unknown }): string {
		const id = state.newId();
		// Whole seconds, as WhatsApp tells them.
		person.wroteAt = state.now();
		const ids = {
			...(person.number === null ? {} : { wa_id: person.number }),
			...(person.userId === null ? {} : { user_id: person.userId }),
		};
		state.notify([id], {
			contacts: [{ profile: { name: person.name }, ...ids }],
			messages: [
				{
					...(person.number === null ? {} : { from: person.number }),
					...(person.userId === null ? {} : { from_user_id: person.userId }),
					id,
					timestamp: String(Math.floor(state.now() / 1000)),
					...message,
				},
			],
		});
		return id;
	}

	return {
		person,
		get inbox() {
			return mine();
		},
		send,
		text: (body) => send({ type: "text", text: { body } }),
		press(choice) {
			const offered = mine().findLast(({ choices }) =>
				choices.some(({ id, title }) => id === choice || title === choice),
			);
			const pressed = offered?.choices.find(({ id, title }) => id === choice || title === choice);
			if (!offered || !pressed) throw new Error(`There is no ${choice} to press.`);
			const kind =
				(offered.body.interactive as { type: string } | undefined)?.type === "list" ? "list_reply" : "button_reply";
			return send({
				type: "interactive",
				context: { from: state.number, id: offered.id },
				interactive: { type: kind, [kind]: pressed },
			});
		},
		picture(bytes, { caption, mime = "image/jpeg" } = {}) {
			const id = String(2_000_000_000_000 + state.media.size);
			state.media.set(id, { bytes, mime });
			const sha256 = createHash("sha256").update(bytes).digest("base64");
			return send({ type: "image", image: { id, mime_type: mime, sha256, ...(caption ? { caption } : {}) } });
		},
		read() {
			for (const message of mine())
				if (message.statuses.includes("delivered") && !message.statuses.includes("read")) state.status(message, "read");
		},
		reach(how) {
			person.reachable = how;
			if (how !== "yes") return;
			for (const message of mine()) if (message.statuses.at(-1) === "sent") state.status(message, "delivered");
		},
		async next(fits = () => true, timeoutMs = 5000) {
			const find = () => mine().findIndex((message, index) => index >= seen && fits(message));
			await state.waitFor(() => find() >= 0, timeoutMs);
			const index = find();
			const [message] = mine().slice(index);
			seen = index + 1;
			if (!message) throw new Error("The message is gone.");
			return message;
		},
	};
}
