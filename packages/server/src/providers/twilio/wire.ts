import { z } from "zod";

/** Twilio's answers, as far as they are read. Numbers come as strings, absent values as null. */
export const ErrorBody = z.looseObject({
	code: z.union([z.number(), z.string()]).nullish(),
	message: z.string().nullish(),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

export const CallResource = z.looseObject({
	sid: z.string().min(1),
	status: z.string(),
	direction: z.string().nullish(),
	duration: z.coerce.string().nullish(),
	price: z.coerce.string().nullish(),
	price_unit: z.string().nullish(),
	date_created: z.string().nullish(),
	start_time: z.string().nullish(),
});
export type CallResource = z.infer<typeof CallResource>;

export const CallList = z.looseObject({ calls: z.array(CallResource) });

export const NumberResource = z.looseObject({
	sid: z.string().min(1),
	phone_number: z.string(),
	friendly_name: z.string().nullish(),
	voice_url: z.string().nullish(),
	/** Either wins over the address. */
	voice_application_sid: z.string().nullish(),
	trunk_sid: z.string().nullish(),
	capabilities: z.looseObject({ voice: z.boolean().nullish() }).nullish(),
});

export const NumberList = z.looseObject({
	incoming_phone_numbers: z.array(NumberResource),
	/** From the root of the API. */
	next_page_uri: z.string().nullish(),
});

export const AccountResource = z.looseObject({ friendly_name: z.string(), status: z.string() });
export const Balance = z.looseObject({ balance: z.coerce.string(), currency: z.string() });

/** The first message of a media socket that says something. */
export const Start = z.looseObject({
	streamSid: z.string().min(1),
	start: z.looseObject({
		accountSid: z.string(),
		callSid: z.string().min(1),
		mediaFormat: z.looseObject({
			encoding: z.literal("audio/x-mulaw"),
			sampleRate: z.coerce.number().pipe(z.literal(8000)),
			channels: z.coerce.number().pipe(z.literal(1)),
		}),
		customParameters: z.looseObject({ token: z.string().min(1) }),
	}),
});

/** What a media socket brings after its start. */
type MediaMessage =
	/** `timestamp`: milliseconds since the stream began; not a number where it is absent. */
	| { event: "media"; payload: string; timestamp: number; inbound: boolean }
	| { event: "mark"; name: string }
	| { event: "dtmf"; digit: string }
	| { event: "stop" }
	/** Known and of no consequence, or from a later version. */
	| { event: "other" };

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** The JSON object that a text message holds; null when it holds none. */
export function parseObject(text: string): Loose | null {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}

/** Checked by hand, fifty times a second for each call. Null: not a message of this protocol. */
export function readMessage(message: Loose): MediaMessage | null {
	const { event } = message;
	if (typeof event !== "string") return null;
	if (event === "stop") return { event };
	if (event !== "media" && event !== "mark" && event !== "dtmf") return { event: "other" };
	const content = message[event];
	if (!isObject(content)) return null;
	if (event === "media") {
		const { payload, timestamp, track } = content;
		if (typeof payload !== "string" || payload === "") return null;
		const at = typeof timestamp === "string" && timestamp !== "" ? Number(timestamp) : Number.NaN;
		return { event, payload, timestamp: at, inbound: track === undefined || track === "inbound" };
	}
	if (event === "mark") return typeof content.name === "string" ? { event, name: content.name } : null;
	return typeof content.digit === "string" && /^[0-9*#A-D]$/.test(content.digit)
		? { event, digit: content.digit }
		: null;
}
