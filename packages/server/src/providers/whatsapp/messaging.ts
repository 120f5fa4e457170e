import type { OutgoingMessage } from "../../ports/messaging.ts";

const text = (words: string) => ({ text: words });

/** A message as the Cloud API takes it; a picture by the id that its upload gave. */
export function toWire(message: OutgoingMessage, mediaId: string | null): Record<string, unknown> {
	switch (message.type) {
		case "text":
			return { type: "text", text: { preview_url: false, body: message.text } };
		case "buttons":
			return {
				type: "interactive",
				interactive: {
					type: "button",
					body: text(message.text),
					action: { buttons: message.buttons.map((reply) => ({ type: "reply", reply })) },
				},
			};
		case "list":
			return {
				type: "interactive",
				interactive: {
					type: "list",
					body: text(message.text),
					action: { button: message.open, sections: [{ rows: message.rows }] },
				},
			};
		case "template": {
			const parameters = message.values.map((value) => ({ type: "text", text: value }));
			return {
				type: "template",
				template: {
					name: message.name,
					language: { code: message.language },
					...(parameters.length === 0 ? {} : { components: [{ type: "body", parameters }] }),
				},
			};
		}
		case "picture":
			return {
				type: "image",
				image: { id: mediaId, ...(message.caption === "" ? {} : { caption: message.caption }) },
			};
	}
}
