import { z } from "zod";
import { Id, Timestamp } from "./common.ts";

/** Carriers that bring telephone lines; the browser is a carrier too, without any. */
export const CarrierName = z.enum(["twilio", "telnyx"]);
export type CarrierName = z.infer<typeof CarrierName>;

/** E.164. */
export const PhoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, "an international number such as +5491150001234");
export type PhoneNumber = z.infer<typeof PhoneNumber>;

const Credential = z.string().trim().min(1).max(500);

/** Encrypted at rest, and never shown again. */
export const CarrierCredentials = z.discriminatedUnion("carrier", [
	z.object({
		carrier: z.literal("twilio"),
		accountSid: z
			.string()
			.trim()
			.regex(/^AC[0-9a-f]{32}$/i, "AC and 32 hexadecimal digits"),
		/** Verifies webhooks; also used for the API unless there is an API key. */
		authToken: Credential,
	}),
	z.object({
		carrier: z.literal("telnyx"),
		apiKey: Credential,
		/** Base64 of 32 bytes (Ed25519): verifies webhooks. */
		publicKey: z
			.string()
			.trim()
			.regex(/^[A-Za-z0-9+/]{43}=$/, "44 characters of base64"),
		/** The Call Control application that calls go through. */
		connectionId: z
			.string()
			.trim()
			.regex(/^[0-9]{1,30}$/, "digits, as Mission Control shows them"),
	}),
]);
export type CarrierCredentials = z.infer<typeof CarrierCredentials>;

/** What is wrong with an account or a line, worst first. `code` is stable: `docs/lines.md` says how to mend each. */
export const LineProblem = z.object({
	code: z.enum([
		"no-public-url",
		"public-url-not-https",
		"webhook-unreachable",
		"webhook-altered",
		"signature-mismatch",
		"wrong-credentials",
		"account-inactive",
		"carrier-unreachable",
		"no-balance",
		"low-balance",
		"no-numbers",
		"no-voice-application",
		"number-not-connected",
		"no-assistant",
	]),
	severity: z.enum(["error", "warning"]),
	/** What was seen, e.g. the address that a signature was really made for. */
	detail: z.string(),
});
export type LineProblem = z.infer<typeof LineProblem>;

export const CarrierAccount = z.object({
	id: Id,
	carrier: CarrierName,
	label: z.string(),
	/** `environment`: from settings such as `TWILIO_ACCOUNT_SID`; cannot be changed or removed here. */
	source: z.enum(["dashboard", "environment"]),
	/** The end of what identifies it, e.g. of the account SID. */
	hint: z.string(),
	/** Where the carrier sends its webhooks; null without `PUBLIC_URL`. */
	webhookUrl: z.string().nullable(),
	createdAt: Timestamp,
});
export type CarrierAccount = z.infer<typeof CarrierAccount>;
export const CarrierAccountList = z.object({ items: z.array(CarrierAccount) });
export const CarrierAccountCreate = z.object({
	label: z.string().trim().min(1).max(80),
	credentials: CarrierCredentials,
});
export const CarrierAccountChange = z.object({
	label: z.string().trim().min(1).max(80).optional(),
	credentials: CarrierCredentials.optional(),
});

export const CarrierAccountStatus = z.object({
	checkedAt: Timestamp,
	/** As the carrier calls it; null when it did not answer. */
	name: z.string().nullable(),
	balance: z.object({ micros: z.number().int(), currency: z.string() }).nullable(),
	problems: z.array(LineProblem),
	/** Webhooks since the last start of this process, to see that they come. */
	webhooks: z.object({ accepted: z.number().int(), refused: z.number().int(), lastAt: Timestamp.nullable() }),
});
export type CarrierAccountStatus = z.infer<typeof CarrierAccountStatus>;

/** A number that the carrier says is the account's; `lineId` once it is used. */
export const CarrierNumberOption = z.object({
	id: z.string(),
	number: z.string(),
	label: z.string(),
	lineId: Id.nullable(),
});
export const CarrierNumberList = z.object({ items: z.array(CarrierNumberOption) });

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "hours and minutes, such as 09:00");
/** 1 is Monday. `to` 00:00 is the end of the day; `from` after `to` goes past midnight. */
export const WeeklyHours = z.object({
	days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
	from: TimeOfDay,
	to: TimeOfDay,
});
export type WeeklyHours = z.infer<typeof WeeklyHours>;

const Announcement = z.string().trim().min(1).max(600);
/** Null: the product's own words. */
const OwnWords = Announcement.nullable().default(null);

export const LineDefinition = z.object({
	label: z.string().trim().min(1).max(80),
	enabled: z.boolean().default(true),
	/** Answers; null: the line says that it is not in service. */
	assistantId: Id.nullable(),
	/** IANA. */
	timeZone: z.string().min(1).max(60),
	/** Empty: always open. */
	hours: z.array(WeeklyHours).max(20).default([]),
	/** Another assistant at certain hours, the first that fits. */
	shifts: z
		.array(z.object({ assistantId: Id, hours: WeeklyHours }))
		.max(20)
		.default([]),
	/** Outside the hours. */
	closed: z
		.discriminatedUnion("action", [
			z.object({ action: z.literal("message"), text: OwnWords }),
			z.object({
				action: z.literal("voicemail"),
				text: Announcement,
				maxSeconds: z.number().int().min(10).max(600).default(120),
			}),
			z.object({ action: z.literal("assistant"), assistantId: Id }),
			z.object({ action: z.literal("reject") }),
		])
		.default({ action: "message", text: null }),
	maxConcurrentCalls: z.number().int().min(1).max(1000).default(10),
	/** When all of them are taken, or the server cannot hold one more. */
	busy: z
		.discriminatedUnion("action", [
			z.object({ action: z.literal("message"), text: OwnWords }),
			z.object({ action: z.literal("reject") }),
		])
		.default({ action: "message", text: null }),
});
export type LineDefinition = z.infer<typeof LineDefinition>;

export const Line = LineDefinition.extend({
	id: Id,
	accountId: Id,
	carrier: CarrierName,
	number: PhoneNumber,
	createdAt: Timestamp,
	/** Now, over all nodes. */
	liveCalls: z.number().int(),
});
export type Line = z.infer<typeof Line>;
export const LineList = z.object({ items: z.array(Line) });
/** `numberId` as the carrier's list has it; connecting it is part of the creation. */
export const LineCreate = z.object({ accountId: Id, numberId: z.string().min(1).max(100), definition: LineDefinition });
