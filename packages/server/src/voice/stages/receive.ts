import type { CarrierInput, MediaConnection } from "../../ports/carrier.ts";
import type { Frame } from "../frames.ts";

/** Longer texts are cut: nobody types that in a call. */
const longestText = 2000;

/** What a carrier's input means for the pipeline; null when it means nothing. */
function frameOf(input: CarrierInput): Frame | null {
	switch (input.type) {
		case "audio":
			return { kind: "received", pcm: input.pcm };
		case "mark":
			return { kind: "mark", name: input.name };
		case "dtmf":
			return { kind: "key", digit: input.digit };
		case "mute":
			return { kind: "mute", muted: input.muted };
		case "text": {
			const { origin, final, confidence = null } = input;
			const text = input.text.slice(0, longestText);
			return {
				kind: "words",
				text,
				confidence,
				...(origin === "typed" ? { final: true, origin } : { final, origin: "browser" }),
			};
		}
		case "round-trip":
		case "hangup":
			return null;
	}
}

/** Reads the connection to its end. Resolves with how it ended. */
export async function receive(
	connection: MediaConnection,
	push: (frame: Frame) => void,
): Promise<"contact-hung-up" | "connection-lost"> {
	for await (const input of connection.input) {
		if (input.type === "hangup") return "contact-hung-up";
		const frame = frameOf(input);
		if (frame) push(frame);
	}
	return "connection-lost";
}
