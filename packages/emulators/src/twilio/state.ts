import { EventEmitter } from "node:events";
import type { TlsTrust } from "../shared/request.ts";
import type { EchoPolicy } from "../telephone/index.ts";
import { createSid } from "./ids.ts";
import type { Behaviour, DebuggerEntry, EmulatedMessage, EmulatedNumber, RestOperation, TwilioFault } from "./types.ts";
import { Webhooks } from "./webhooks.ts";

export type TwilioAccount = {
	/** 127.0.0.1 and a free port by default. */
	readonly host?: string;
	readonly port?: number;
	readonly accountSid?: string;
	readonly authToken?: string;
	readonly apiKeys?: readonly { readonly sid: string; readonly secret: string }[];
	readonly friendlyName?: string;
	readonly status?: "active" | "suspended" | "closed";
	/** A trial account calls `verifiedNumbers` only. */
	readonly trial?: boolean;
	readonly balance?: string;
	readonly currency?: string;
	/** Price of a begun minute; 0.014 by default. */
	readonly pricePerMinute?: number;
	/** How long after its end a call has a price; 50 by default. */
	readonly priceAfterMs?: number;
	readonly numbers?: readonly (string | (Partial<EmulatedNumber> & { readonly phoneNumber: string }))[];
	/** Other people's numbers that may be shown as the caller's. */
	readonly verifiedNumbers?: readonly string[];
	/** Beginnings of numbers that may not be called (21215). */
	readonly forbiddenPrefixes?: readonly string[];
	/** Calls that the API starts per second; the others wait. No limit by default. */
	readonly callsPerSecond?: number;
	readonly maxConcurrentCalls?: number;
	/** Allow `ws:` media sockets, for tests without TLS. */
	readonly insecure?: boolean;
	readonly trust?: TlsTrust;
	/** Keep what callers hear, 8 kB per second of sound. True by default. */
	readonly keepAudio?: boolean;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
};

const DAY_S = 24 * 60 * 60;

/** What one emulated account owns and knows. */
export class TwilioState {
	readonly options: TwilioAccount;
	readonly accountSid: string;
	readonly authToken: string;
	readonly createdAt: number;
	readonly now: () => number;
	readonly numbers: EmulatedNumber[];
	readonly debugger: DebuggerEntry[] = [];
	readonly messages: EmulatedMessage[] = [];
	readonly webhooks: Webhooks;
	/** How marks come back, from the next media socket on. */
	echoes: EchoPolicy = () => undefined;
	readonly #changes = new EventEmitter().setMaxListeners(0);
	readonly #behaviours = new Map<string, Behaviour>();
	#faults: (TwilioFault & { left: number })[] = [];
	/** When the next call of the API may start. */
	#slot = 0;

	constructor(options: TwilioAccount) {
		this.options = options;
		this.accountSid = options.accountSid ?? createSid("AC");
		this.authToken = options.authToken ?? "0123456789abcdef0123456789abcdef";
		this.now = options.now ?? Date.now;
		this.createdAt = this.now();
		this.numbers = (options.numbers ?? []).map((given) => {
			const number = typeof given === "string" ? { phoneNumber: given } : given;
			return {
				sid: createSid("PN"),
				friendlyName: number.phoneNumber,
				voiceUrl: "",
				voiceMethod: "POST",
				voiceFallbackUrl: "",
				voiceFallbackMethod: "POST",
				statusCallback: "",
				statusCallbackMethod: "POST",
				voiceApplicationSid: "",
				trunkSid: "",
				...number,
			};
		});
		this.webhooks = new Webhooks({
			authToken: () => this.authToken,
			trust: options.trust ?? {},
			now: this.now,
			changed: () => this.changed(),
		});
	}

	changed(): void {
		this.#changes.emit("change");
	}

	/** Resolves as soon as the condition holds; looks again at every change and every 20 ms. Rejects after `timeoutMs`. */
	async waitFor(condition: () => boolean, timeoutMs: number): Promise<void> {
		const patience = performance.now() + timeoutMs;
		while (!condition()) {
			if (performance.now() > patience) throw new Error(`Waited for ${timeoutMs} ms in vain: ${condition}`);
			await new Promise<void>((resolve) => {
				const look = () => {
					clearTimeout(timer);
					this.#changes.off("change", look);
					resolve();
				};
				const timer = setTimeout(look, 20);
				this.#changes.once("change", look);
			});
		}
	}

	warn(entry: DebuggerEntry): void {
		this.debugger.push(entry);
		this.changed();
	}

	number(phoneNumber: string): EmulatedNumber | undefined {
		return this.numbers.find((number) => number.phoneNumber === phoneNumber);
	}

	/** Whether a number may be shown as the caller's. */
	mayShow(phoneNumber: string): boolean {
		return this.number(phoneNumber) !== undefined || (this.options.verifiedNumbers ?? []).includes(phoneNumber);
	}

	answer(to: string, behaviour: Behaviour): void {
		this.#behaviours.set(to, behaviour);
	}

	behaviour(to: string): Behaviour {
		return this.#behaviours.get(to) ?? this.#behaviours.get("*") ?? { kind: "human" };
	}

	fault(faults: readonly TwilioFault[]): void {
		this.#faults = faults.map((fault) => ({ ...fault, left: fault.times ?? 1 }));
	}

	takeFault(operation: RestOperation): TwilioFault | undefined {
		const fault = this.#faults.find(({ on, left }) => on === operation && left > 0);
		if (fault) fault.left--;
		return fault;
	}

	/** Milliseconds that a call created now will wait; null: the queue holds more than a day of calls (22005). */
	takeSlot(): number | null {
		const rate = this.options.callsPerSecond;
		if (rate === undefined) return 0;
		const now = performance.now();
		const waitMs = Math.max(0, this.#slot - now);
		if (waitMs > DAY_S * 1000) return null;
		this.#slot = now + waitMs + 1000 / rate;
		return waitMs;
	}

	/** Forgets behaviours, faults and what was recorded. */
	reset(): void {
		this.#behaviours.clear();
		this.#faults = [];
		this.echoes = () => undefined;
		this.debugger.length = 0;
		this.messages.length = 0;
		this.webhooks.log.length = 0;
		this.webhooks.policy(() => undefined);
	}
}
