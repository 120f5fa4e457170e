import { z } from "zod";

/**
 * The socket of somebody who listens to a live call, or has taken it over. Text messages are the JSON below; a binary
 * message is audio: signed 16-bit little-endian mono PCM at `sampleRate`, about 20 ms a message. From the server: both
 * sides of the call, mixed; after `taken-over` the contact alone. From the browser, after `taken-over`: what the person says.
 */
export const SuperviseClientMessage = z.discriminatedUnion("type", [
	z.object({ type: z.literal("take-over") }),
	/** The assistant goes on; `note` is told to it. */
	z.object({ type: z.literal("hand-back"), note: z.string().max(1000).default("") }),
	/** The contact hears waiting music; nobody hears the contact. */
	z.object({ type: z.literal("hold"), held: z.boolean() }),
	z.object({ type: z.literal("dtmf"), digit: z.string().regex(/^[0-9*#]$/) }),
	z.object({ type: z.literal("hang-up") }),
	z.object({ type: z.literal("pong"), at: z.number() }),
]);
export type SuperviseClientMessage = z.infer<typeof SuperviseClientMessage>;

export const SuperviseServerMessage = z.discriminatedUnion("type", [
	z.object({ type: z.literal("listening"), sampleRate: z.number().int() }),
	z.object({ type: z.literal("taken-over"), held: z.boolean() }),
	z.object({ type: z.literal("handed-back") }),
	z.object({ type: z.literal("ping"), at: z.number() }),
	z.object({ type: z.literal("problem"), code: z.string(), detail: z.string() }),
	/** The call is over. */
	z.object({ type: z.literal("ended") }),
]);
export type SuperviseServerMessage = z.infer<typeof SuperviseServerMessage>;
