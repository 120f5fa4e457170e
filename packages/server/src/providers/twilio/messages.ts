import { z } from "zod";
import type { TextMessages } from "../../ports/text-messages.ts";
import { createRest, type RestSettings } from "./rest.ts";

const Created = z.object({ sid: z.string() });

/** Text messages from one of the account's numbers. */
export function createTwilioMessages({ from, ...settings }: RestSettings & { from: string }): TextMessages {
	const rest = createRest(settings);
	return {
		async send({ to, text }, signal) {
			const form = [
				["From", from],
				["To", to],
				["Body", text],
			] as const;
			await rest.order(Created, "/Messages.json", form, { repeatable: false }, signal);
		},
	};
}
