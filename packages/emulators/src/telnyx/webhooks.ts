import { sendRequest, type TlsTrust } from "../shared/request.ts";
import { pause } from "../shared/wait.ts";
import type { WebhookSigner } from "./signature.ts";
import type { DeliveredEvent, TelnyxEvent, WebhookPolicy } from "./types.ts";

/** Where an event goes, and how patiently. */
export type Destination = {
	/** Each gets the event. */
	readonly urls: readonly string[];
	/** Gets what an address did not take. */
	readonly failoverUrl: string | null;
	readonly timeoutMs: number;
	/** Milliseconds before each further attempt. */
	readonly retriesMs: readonly number[];
};

export type WebhookOptions = {
	readonly signer: WebhookSigner;
	readonly trust: TlsTrust;
	readonly now: () => number;
	readonly changed: () => void;
};

/** Tells events over signed requests. Nothing keeps them in order, as with Telnyx. */
export class Webhooks {
	/** Every event, each copy once, also those that a policy dropped. */
	readonly log: DeliveredEvent[] = [];
	readonly #options: WebhookOptions;
	readonly #closing = new AbortController();
	#policy: (event: TelnyxEvent) => WebhookPolicy | undefined = () => undefined;
	#open = 0;

	constructor(options: WebhookOptions) {
		this.#options = options;
	}

	/** Disturbs delivery: an event is told `copies` times, after `delayMs`, or never. */
	policy(policy: (event: TelnyxEvent) => WebhookPolicy | undefined): void {
		this.#policy = policy;
	}

	/** Copies that are neither delivered nor given up. */
	get open(): number {
		return this.#open;
	}

	tell(event: TelnyxEvent, destination: Destination): void {
		const { copies = 1, delayMs = 0, drop = false } = this.#policy(event) ?? {};
		if (drop || destination.urls.length === 0) {
			this.#record(event);
			return;
		}
		for (const url of destination.urls)
			for (let copy = 0; copy < copies; copy++) void this.#deliver(event, url, destination, delayMs);
	}

	close(): void {
		this.#closing.abort();
	}

	#record(event: TelnyxEvent): DeliveredEvent {
		const record: DeliveredEvent = { ...event, at: this.#options.now(), url: null, status: null, attempts: 0 };
		this.log.push(record);
		this.#options.changed();
		return record;
	}

	async #deliver(event: TelnyxEvent, url: string, destination: Destination, delayMs: number): Promise<void> {
		const record = this.#record(event);
		this.#open++;
		if (delayMs > 0) await pause(delayMs, this.#closing.signal);
		const taken = await this.#try(record, url, destination);
		if (!taken && destination.failoverUrl !== null) await this.#try(record, destination.failoverUrl, destination);
		this.#open--;
		this.#options.changed();
	}

	/** Attempts with what waits between them; true when one was answered with a 2xx. */
	async #try(record: DeliveredEvent, url: string, { timeoutMs, retriesMs }: Destination): Promise<boolean> {
		for (const delayMs of [0, ...retriesMs]) {
			if (delayMs > 0) await pause(delayMs, this.#closing.signal);
			if (this.#closing.signal.aborted) return true;
			record.attempts++;
			record.url = url;
			record.status = await this.#post(record, timeoutMs);
			if (record.status !== null && record.status >= 200 && record.status < 300) return true;
		}
		return false;
	}

	/** One request; its status, or null when there was no answer. */
	async #post(record: DeliveredEvent, timeoutMs: number): Promise<number | null> {
		const { signer, trust, now } = this.#options;
		const { id, eventType, occurredAt, payload, attempts, url } = record;
		if (url === null || !URL.canParse(url)) return null;
		const body = JSON.stringify({
			data: { record_type: "event", event_type: eventType, id, occurred_at: occurredAt, payload },
			meta: { attempt: attempts, delivered_to: url },
		});
		const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), this.#closing.signal]);
		const headers = {
			...signer.headers(body, now()),
			"content-type": "application/json",
			"content-length": String(Buffer.byteLength(body)),
			"user-agent": "telnyx-webhooks",
		};
		const request = { url: new URL(url), method: "POST", headers, body, signal, trust };
		return await sendRequest({ ...request, connectMs: timeoutMs, readMs: timeoutMs }).then(
			({ status }) => status,
			() => null,
		);
	}
}
