import { createHmac } from "node:crypto";
import { sendRequest } from "../shared/request.ts";
import { pause } from "../shared/wait.ts";
import type { DeliveredNotification, WhatsappDelivery } from "./types.ts";

/** JSON as Meta sends it: outside ASCII as `\uXXXX` in lower case, slashes escaped. */
export const metaJson = (value: unknown): string =>
	JSON.stringify(value)
		.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
		.replaceAll("/", "\\/");

type Options = {
	readonly appSecret: string;
	readonly retriesMs: readonly number[];
	readonly timeoutMs: number;
	readonly changed: () => void;
};

/** Tells messages and statuses over signed requests, in no order, until each is answered with 200. */
export class Notifications {
	readonly log: DeliveredNotification[] = [];
	url = "";
	readonly #options: Options;
	readonly #closing = new AbortController();
	#policy: (ids: readonly string[]) => WhatsappDelivery | undefined = () => undefined;
	#open = 0;

	constructor(options: Options) {
		this.#options = options;
	}

	policy(policy: (ids: readonly string[]) => WhatsappDelivery | undefined): void {
		this.#policy = policy;
	}

	get open(): number {
		return this.#open;
	}

	signature(body: string | Buffer): string {
		return `sha256=${createHmac("sha256", this.#options.appSecret).update(body).digest("hex")}`;
	}

	tell(ids: readonly string[], notification: unknown): void {
		const { copies = 1, delayMs = 0, drop = false } = this.#policy(ids) ?? {};
		const body = metaJson(notification);
		if (drop || this.url === "") {
			this.log.push({ ids, body, attempts: 0, status: null });
			this.#options.changed();
			return;
		}
		for (let copy = 0; copy < copies; copy++) void this.#deliver(ids, body, delayMs);
	}

	close(): void {
		this.#closing.abort();
	}

	async #deliver(ids: readonly string[], body: string, delayMs: number): Promise<void> {
		const record: DeliveredNotification = { ids, body, attempts: 0, status: null };
		this.log.push(record);
		this.#open++;
		for (const waitMs of [delayMs, ...this.#options.retriesMs]) {
			if (waitMs > 0) await pause(waitMs, this.#closing.signal);
			if (this.#closing.signal.aborted) break;
			record.attempts++;
			record.status = await this.#post(body);
			if (record.status === 200) break;
		}
		this.#open--;
		this.#options.changed();
	}

	async #post(body: string): Promise<number | null> {
		const { timeoutMs } = this.#options;
		const headers = {
			"content-type": "application/json",
			"content-length": String(Buffer.byteLength(body)),
			"user-agent": "facebookexternalua",
			"x-hub-signature-256": this.signature(body),
		};
		const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), this.#closing.signal]);
		const request = { url: new URL(this.url), method: "POST", headers, body, signal, trust: {} };
		return sendRequest({ ...request, connectMs: timeoutMs, readMs: timeoutMs }).then(
			({ status }) => status,
			() => null,
		);
	}
}
