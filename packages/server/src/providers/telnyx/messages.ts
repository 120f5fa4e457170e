import { z } from "zod";
import type { TextMessages } from "../../ports/text-messages.ts";
import { createRest, type RestSettings } from "./rest.ts";

const Queued = z.object({ data: z.object({ id: z.string() }) });
/** It carries no `command_id`: sent twice, it arrives twice. */
const once = { attempts: 1, baseMs: 1, budgetMs: 1 };

/** Text messages from one of the account's numbers, which must belong to a messaging profile. */
export function createTelnyxMessages({ from, ...settings }: RestSettings & { from: string }): TextMessages {
	const rest = createRest(settings);
	return {
		async send({ to, text }, signal) {
			await rest.order(Queued, { method: "POST", path: "/messages", json: { from, to, text }, policy: once }, signal);
		},
	};
}
