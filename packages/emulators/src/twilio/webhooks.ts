import { randomUUID } from "node:crypto";
import { sendRequest, type TlsTrust, WebhookFailure, type WebhookResponse } from "../shared/request.ts";
import { pause } from "../shared/wait.ts";
import { type ConnectionOverrides, readOverrides } from "./overrides.ts";
import { type Params, signTwilioRequest } from "./signature.ts";
import type { DeliveredWebhook, Webhook, WebhookPolicy } from "./types.ts";

const REDIRECTS = 10;

/** Twilio's own words for a request that failed: 11205 when there was no connection, 11200 otherwise. */
export type Delivery =
	| { readonly ok: true; readonly url: string; readonly response: WebhookResponse }
	| { readonly ok: false; readonly code: 11200 | 11205; readonly detail: string };

export type WebhookOptions = {
	readonly authToken: () => string;
	readonly trust: TlsTrust;
	readonly now: () => number;
	readonly changed: () => void;
};

const encode = (params: Params): string => {
	const fields = new URLSearchParams();
	for (const [key, value] of Object.entries(params))
		for (const one of typeof value === "string" ? [value] : value) fields.append(key, one);
	return fields.toString();
};

function retries(outcome: WebhookResponse | WebhookFailure, { on }: ConnectionOverrides): boolean {
	if (outcome instanceof WebhookFailure) return on.has(outcome.kind);
	return on.has(`${Math.floor(outcome.status / 100)}xx`);
}

/** Makes signed requests as Twilio does: 15 s in all, one retry when no connection could be made, told otherwise by fragment. */
export class Webhooks {
	/** Every request, also those that a policy dropped. */
	readonly log: DeliveredWebhook[] = [];
	readonly #options: WebhookOptions;
	readonly #closing = new AbortController();
	#policy: (webhook: Webhook) => WebhookPolicy | undefined = () => undefined;
	#open = 0;

	constructor(options: WebhookOptions) {
		this.#options = options;
	}

	/**
	 * Disturbs what is told and not asked: callbacks are sent `copies` times, after `delayMs`, or not at all. Of a request
	 * for TwiML `copies` are sent at once, and the first answer counts.
	 */
	policy(policy: (webhook: Webhook) => WebhookPolicy | undefined): void {
		this.#policy = policy;
	}

	/** Callbacks that are not delivered yet. */
	get open(): number {
		return this.#open;
	}

	/** Asks for TwiML. Never rejects. */
	async ask(webhook: Webhook): Promise<Delivery> {
		const copies = Math.max(1, this.#policy(webhook)?.copies ?? 1);
		const token = randomUUID();
		return await Promise.race(Array.from({ length: copies }, () => this.#deliver(webhook, token)));
	}

	/** Tells something, in its own time and order; `failed` hears of what did not get through. */
	tell(webhook: Webhook, failed: (code: number, detail: string) => void): void {
		const { copies = 1, delayMs = 0, drop = false } = this.#policy(webhook) ?? {};
		if (drop) {
			this.#record(webhook);
			return;
		}
		const token = randomUUID();
		for (let copy = 0; copy < copies; copy++) void this.#later(webhook, token, delayMs, failed);
	}

	async #later(
		webhook: Webhook,
		token: string,
		delayMs: number,
		failed: (code: number, detail: string) => void,
	): Promise<void> {
		this.#open++;
		if (delayMs > 0) await pause(delayMs, this.#closing.signal);
		const delivery = this.#closing.signal.aborted ? null : await this.#deliver(webhook, token);
		this.#open--;
		if (delivery?.ok === false && !this.#closing.signal.aborted) failed(delivery.code, delivery.detail);
		this.#options.changed();
	}

	close(): void {
		this.#closing.abort();
	}

	#record(webhook: Webhook): DeliveredWebhook {
		const record = { ...webhook, at: this.#options.now(), status: null, attempts: 0 };
		this.log.push(record);
		return record;
	}

	async #deliver(webhook: Webhook, token: string): Promise<Delivery> {
		const record = this.#record(webhook);
		if (!URL.canParse(webhook.url)) return { ok: false, code: 11200, detail: `${webhook.url} is no address.` };
		const overrides = readOverrides(new URL(webhook.url).hash);
		const signal = AbortSignal.any([AbortSignal.timeout(overrides.totalMs), this.#closing.signal]);
		for (let attempt = 0; ; attempt++) {
			record.attempts++;
			const outcome = await this.#follow(webhook, token, overrides, signal);
			const failure = outcome instanceof WebhookFailure ? outcome : null;
			record.status = outcome instanceof WebhookFailure ? null : outcome.response.status;
			const retry = retries(outcome instanceof WebhookFailure ? outcome : outcome.response, overrides);
			if (retry && attempt < overrides.retries && !signal.aborted) continue;
			this.#options.changed();
			if (failure !== null)
				return { ok: false, code: failure.kind === "ct" ? 11205 : 11200, detail: `${webhook.url}: ${failure.message}` };
			const { response, url } = outcome as { response: WebhookResponse; url: string };
			if (response.status >= 200 && response.status < 300) return { ok: true, url, response };
			return { ok: false, code: 11200, detail: `${url} answered with ${response.status}.` };
		}
	}

	/** A redirection is followed with GET and without the fields. */
	async #follow(
		webhook: Webhook,
		token: string,
		{ connectMs, readMs }: ConnectionOverrides,
		signal: AbortSignal,
	): Promise<{ response: WebhookResponse; url: string } | WebhookFailure> {
		let { method, params } = webhook;
		let url = new URL(webhook.url);
		for (let hop = 0; ; hop++) {
			url.hash = "";
			const query = encode(params);
			if (method === "GET" && query !== "") url = new URL(`${url.href}${url.search === "" ? "?" : "&"}${query}`);
			const posted = method === "GET" ? {} : params;
			const request = {
				url,
				method,
				headers: {
					"x-twilio-signature": signTwilioRequest(this.#options.authToken(), url.href, posted),
					"i-twilio-idempotency-token": token,
					"user-agent": "TwilioProxy/1.1",
					accept: "*/*",
					...(method === "GET"
						? {}
						: {
								"content-type": "application/x-www-form-urlencoded; charset=UTF-8",
								"content-length": String(Buffer.byteLength(query)),
							}),
				},
				body: method === "GET" ? null : query,
				connectMs,
				readMs,
				signal,
				trust: this.#options.trust,
			};
			try {
				const response = await sendRequest(request);
				if (![301, 302, 303, 307, 308].includes(response.status) || response.location === null || hop === REDIRECTS)
					return { response, url: url.href };
				url = new URL(response.location, url);
				method = "GET";
				params = {};
			} catch (error) {
				return error instanceof WebhookFailure ? error : new WebhookFailure("rt", String(error));
			}
		}
	}
}
