import { Id, Locale } from "@centralita/contracts";
import { z } from "zod";

/**
 * What we hang on a leg and Telnyx gives back with each of its events, until something else is hung on it. Anybody who has
 * the account may set one, so what is not exactly ours counts as none.
 */
const ClientState = z.strictObject({
	/** Our call. */
	call: Id.optional(),
	/** The person a call is given to; `of` is the carrier's id of the call itself. */
	leg: z.strictObject({ of: z.string().min(1) }).optional(),
	/** To be said once the call is answered. */
	say: z.strictObject({ text: z.string(), locale: Locale }).optional(),
	/** What comes when it is said. */
	after: z.literal("hang-up").optional(),
});
export type ClientState = z.infer<typeof ClientState>;

/** Base64, as Telnyx demands. */
export const writeClientState = (state: ClientState): string =>
	Buffer.from(JSON.stringify(state), "utf8").toString("base64");

export function readClientState(text: unknown): ClientState {
	if (typeof text !== "string" || text === "") return {};
	try {
		return ClientState.safeParse(JSON.parse(Buffer.from(text, "base64").toString("utf8"))).data ?? {};
	} catch {
		return {};
	}
}
