import { SuperviseClientMessage } from "@centralita/contracts";
import { z } from "zod";

/** Somebody at a call besides the contact and the assistant. */
export const Participant = z.object({
	id: z.uuid(),
	name: z.string(),
	/** A colleague who was rung for a transfer takes the call for good; a supervisor may hand it back. */
	kind: z.enum(["supervisor", "colleague"]),
});
export type Participant = z.infer<typeof Participant>;

export const ToHost = z.discriminatedUnion("type", [
	z.object({ type: z.literal("join"), participant: Participant }),
	/** `lost`: they did not mean to. */
	z.object({ type: z.literal("leave"), id: z.uuid(), lost: z.boolean().default(false) }),
	/** Said every few seconds: whoever falls silent has left. */
	z.object({ type: z.literal("here"), id: z.uuid() }),
	z.object({ type: z.literal("wish"), id: z.uuid(), wish: SuperviseClientMessage }),
]);
export type ToHost = z.infer<typeof ToHost>;

export const ToParticipant = z.discriminatedUnion("type", [
	/** Again when another process holds the call now: whoever talked is not talking any more. */
	z.object({ type: z.literal("joined"), sampleRate: z.number().int() }),
	/** The answer to `here`. */
	z.object({ type: z.literal("held") }),
	z.object({ type: z.literal("taken-over"), held: z.boolean() }),
	z.object({ type: z.literal("handed-back") }),
	z.object({ type: z.literal("refused"), code: z.string(), detail: z.string() }),
	z.object({ type: z.literal("ended") }),
]);
export type ToParticipant = z.infer<typeof ToParticipant>;

export const hostTopic = (callId: string) => `call:${callId}`;
export const participantTopic = (callId: string, id: string) => `call:${callId}:${id}`;

const jsonKind = 0;
const audioKind = 1;
const idBytes = 36;

export const pack = (message: ToHost | ToParticipant): Buffer =>
	Buffer.concat([Buffer.from([jsonKind]), Buffer.from(JSON.stringify(message))]);

/** Samples, little-endian; to the host with the id of whose they are. */
export const packAudio = (pcm: Int16Array, id = ""): Buffer =>
	Buffer.concat([Buffer.from([audioKind]), Buffer.from(id), Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength)]);

const samplesOf = (bytes: Buffer): Int16Array => {
	const pcm = new Int16Array(bytes.length >> 1);
	new Uint8Array(pcm.buffer).set(bytes.subarray(0, pcm.byteLength));
	return pcm;
};

export type Unpacked<T> = { type: "message"; message: T } | { type: "audio"; id: string; pcm: Int16Array } | null;

function unpack<T>(bytes: Buffer, schema: z.ZodType<T>, idLength: number): Unpacked<T> {
	if (bytes[0] === audioKind)
		return {
			type: "audio",
			id: bytes.toString("latin1", 1, 1 + idLength),
			pcm: samplesOf(bytes.subarray(1 + idLength)),
		};
	try {
		const parsed = schema.safeParse(JSON.parse(bytes.toString("utf8", 1)));
		return parsed.success ? { type: "message", message: parsed.data } : null;
	} catch {
		return null;
	}
}

export const unpackForHost = (bytes: Buffer): Unpacked<ToHost> => unpack(bytes, ToHost, idBytes);
export const unpackForParticipant = (bytes: Buffer): Unpacked<ToParticipant> => unpack(bytes, ToParticipant, 0);
