import { z } from "zod";

/** Telnyx's answers, as far as they are read. Everything else may be missing. */
export const ErrorBody = z.looseObject({
	errors: z.array(
		z.looseObject({
			code: z.coerce.string().nullish(),
			title: z.string().nullish(),
			detail: z.string().nullish(),
		}),
	),
});

const answer = <T extends z.ZodType>(data: T) => z.looseObject({ data });

export const Dialled = answer(z.looseObject({ call_control_id: z.string().min(1) }));

export const CallStatus = answer(
	z.looseObject({
		call_control_id: z.string().min(1),
		is_alive: z.boolean(),
		/** Seconds. */
		call_duration: z.number().nullish(),
		/** Only of a call that is over. */
		end_time: z.string().nullish(),
	}),
);

const Page = z.looseObject({ total_pages: z.number().nullish() }).nullish();

export const ActiveCalls = z.looseObject({
	data: z.array(z.looseObject({ call_control_id: z.string().min(1), client_state: z.string().nullish() })),
	meta: Page,
});

const PhoneNumber = z.looseObject({
	id: z.coerce.string().min(1),
	phone_number: z.string(),
	status: z.string().nullish(),
	connection_id: z.coerce.string().nullish(),
	customer_reference: z.string().nullish(),
});
export const PhoneNumberAnswer = answer(PhoneNumber);
export const PhoneNumbers = z.looseObject({ data: z.array(PhoneNumber), meta: Page });

export const Application = answer(
	z.looseObject({
		application_name: z.string(),
		active: z.boolean().nullish(),
		webhook_event_url: z.string().nullish(),
		webhook_event_failover_url: z.string().nullish(),
		webhook_api_version: z.string().nullish(),
		call_cost_in_webhooks: z.boolean().nullish(),
	}),
);
export type Application = z.infer<typeof Application>["data"];

export const Balance = answer(
	z.looseObject({
		balance: z.coerce.string(),
		/** Balance and credit limit: what may be spent. */
		available_credit: z.coerce.string().nullish(),
		currency: z.string(),
	}),
);

export const Envelope = answer(
	z.looseObject({
		event_type: z.string().min(1),
		id: z.string().nullish(),
		occurred_at: z.string().nullish(),
		payload: z.looseObject({}),
	}),
);

/** The first message of a media socket that says something. */
export const Start = z.looseObject({
	start: z.looseObject({
		call_control_id: z.string().min(1),
		media_format: z.looseObject({
			encoding: z.string(),
			sample_rate: z.coerce.number(),
			channels: z.coerce.number().nullish(),
		}),
	}),
});

/** What a media socket brings. */
export type MediaMessage =
	| { event: "start"; whole: object }
	/** `chunk` and `timestamp` (milliseconds since the stream began) are not numbers where they are absent. */
	| { event: "media"; payload: string; chunk: number; timestamp: number; inbound: boolean }
	| { event: "mark"; name: string }
	| { event: "dtmf"; digit: string }
	| { event: "stop" }
	/** Known and of no consequence, or from a later version. */
	| { event: "other" };

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** Numbers come as text. */
const numeric = (value: unknown): number =>
	(typeof value === "string" && value !== "") || typeof value === "number" ? Number(value) : Number.NaN;

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** Checked by hand, fifty times a second for each call. Null: not a message of this protocol. */
export function readMessage(text: string): MediaMessage | null {
	const message = parse(text);
	if (!isObject(message) || typeof message.event !== "string") return null;
	const { event } = message;
	if (event === "start") return { event, whole: message };
	if (event === "stop") return { event };
	if (event !== "media" && event !== "mark" && event !== "dtmf") return { event: "other" };
	const content = message[event];
	if (!isObject(content)) return null;
	if (event === "media") {
		const { payload, track, chunk, timestamp } = content;
		if (typeof payload !== "string" || payload === "") return null;
		const inbound = track === undefined || track === "inbound";
		return { event, payload, chunk: numeric(chunk), timestamp: numeric(timestamp), inbound };
	}
	if (event === "mark") return typeof content.name === "string" ? { event, name: content.name } : null;
	return typeof content.digit === "string" && /^[0-9*#A-D]$/.test(content.digit)
		? { event, digit: content.digit }
		: null;
}
