import { badRequest } from "./errors.ts";
import type { Fields } from "./fields.ts";
import type { TelnyxState } from "./state.ts";
import type { Destination } from "./webhooks.ts";

/** What a call says about its own webhooks. */
export type WebhookOverrides = {
	readonly url?: string;
	/** By type of event, instead of any other address. */
	readonly urls?: Readonly<Record<string, readonly string[]>>;
	/** By type of event, milliseconds before each further attempt. */
	readonly retries?: Readonly<Record<string, readonly number[]>>;
};

const TIMEOUT_MS = 5000;
const RETRIES_MS = [50, 100];
const MAX_RETRIES = 5;
const MAX_RETRIES_MS = 60_000;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function mapOf(fields: Fields, name: string): [string, unknown][] {
	const value = fields.raw(name);
	if (value === undefined) return [];
	if (!isObject(value)) throw badRequest(name, `${name} must be an object.`);
	return Object.entries(value);
}

function delaysOf(policy: unknown): number[] {
	const delays: unknown = isObject(policy) ? policy.retries_ms : undefined;
	const valid =
		Array.isArray(delays) &&
		delays.length <= MAX_RETRIES &&
		delays.every((ms) => typeof ms === "number" && ms >= 0) &&
		delays.reduce((sum, ms) => sum + ms, 0) <= MAX_RETRIES_MS;
	if (!valid) throw badRequest("webhook_retries_policies", "At most 5 retries within 60000 ms are allowed.");
	return delays;
}

function addressesOf(value: unknown): string[] {
	if (!Array.isArray(value) || !value.every((url) => typeof url === "string" && URL.canParse(url)))
		throw badRequest("webhook_urls", "Every type of event must have a list of addresses.");
	return value;
}

/** Throws `ApiError` when an address or a policy is not valid. */
export function readOverrides(fields: Fields): WebhookOverrides {
	const url = fields.url("webhook_url", ["https:", "http:"]);
	const urls = mapOf(fields, "webhook_urls").map(([type, list]) => [type, addressesOf(list)] as const);
	const retries = mapOf(fields, "webhook_retries_policies").map(([type, policy]) => [type, delaysOf(policy)] as const);
	return {
		...(url === undefined ? {} : { url }),
		...(urls.length === 0 ? {} : { urls: Object.fromEntries(urls) }),
		...(retries.length === 0 ? {} : { retries: Object.fromEntries(retries) }),
	};
}

/** Where an event of a call goes: nowhere when the application is switched off. */
export function destinationOf(state: TelnyxState, overrides: WebhookOverrides, eventType: string): Destination {
	const { application, options } = state;
	const urls = overrides.urls?.[eventType] ?? [overrides.url ?? application.webhookUrl];
	return {
		urls: application.active ? urls.filter((url) => url !== "") : [],
		failoverUrl: application.failoverUrl,
		timeoutMs:
			application.webhookTimeoutSecs === null
				? (options.webhookTimeoutMs ?? TIMEOUT_MS)
				: application.webhookTimeoutSecs * 1000,
		retriesMs: overrides.retries?.[eventType] ?? options.webhookRetriesMs ?? RETRIES_MS,
	};
}
