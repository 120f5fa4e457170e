import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import type { TlsTrust } from "../shared/request.ts";
import type { EchoPolicy } from "../telephone/index.ts";
import { createNumericId } from "./ids.ts";
import { WebhookSigner } from "./signature.ts";
import type {
	Behaviour,
	EmulatedApplication,
	EmulatedMessage,
	EmulatedNumber,
	MediaOptions,
	Operation,
	TelnyxFault,
} from "./types.ts";
import { Webhooks } from "./webhooks.ts";

export type TelnyxAccount = {
	/** 127.0.0.1 and a free port by default. */
	readonly host?: string;
	readonly port?: number;
	readonly apiKey?: string;
	/** 32 bytes of the private key that signs webhooks; made up by default. */
	readonly keySeed?: Uint8Array;
	/** The account's one Call Control Application. */
	readonly connectionId?: string;
	readonly application?: Partial<Omit<EmulatedApplication, "id">>;
	/** Their calls go to the application unless they say otherwise. */
	readonly numbers?: readonly (string | (Partial<EmulatedNumber> & { readonly phoneNumber: string }))[];
	/** Decimal. */
	readonly balance?: string;
	readonly creditLimit?: string;
	readonly currency?: string;
	/** Price of a begun minute, decimal; 0.0070 by default. */
	readonly pricePerMinute?: number;
	/** Dials per second; more are refused with 429. No limit by default. */
	readonly dialsPerSecond?: number;
	/** Milliseconds that the carrier's own voice takes for a character; 60 by default. */
	readonly speakMsPerCharacter?: number;
	/** Outgoing legs at a time; more are rejected with SIP 403. No limit by default. */
	readonly maxConcurrentCalls?: number;
	/** Milliseconds before each further attempt at a webhook, before the failover address; [50, 100] by default. */
	readonly webhookRetriesMs?: readonly number[];
	/** Milliseconds, where the application says nothing; 5000 by default. */
	readonly webhookTimeoutMs?: number;
	readonly media?: MediaOptions;
	/** Allow `ws:` media sockets, for tests without TLS. */
	readonly insecure?: boolean;
	readonly trust?: TlsTrust;
	/** Keep what people hear, 8 kB per second of sound. True by default. */
	readonly keepAudio?: boolean;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
};

/** What one emulated account owns and knows. */
export class TelnyxState {
	readonly options: TelnyxAccount;
	readonly apiKey: string;
	readonly userId = randomUUID();
	readonly createdAt: number;
	readonly now: () => number;
	readonly application: EmulatedApplication;
	readonly numbers: EmulatedNumber[];
	readonly messages: EmulatedMessage[] = [];
	readonly signer: WebhookSigner;
	readonly webhooks: Webhooks;
	media: MediaOptions;
	/** Where recordings are; known once the emulator listens. */
	origin = "";
	/** How marks come back, from the next media socket on. */
	echoes: EchoPolicy = () => undefined;
	readonly #changes = new EventEmitter().setMaxListeners(0);
	readonly #behaviours = new Map<string, Behaviour>();
	#faults: (TelnyxFault & { left: number })[] = [];
	#lastMicros = 0n;
	/** The second that dials are counted in. */
	#second = { number: 0, dials: 0 };

	constructor(options: TelnyxAccount) {
		this.options = options;
		this.apiKey = options.apiKey ?? "KEY0123456789ABCDEF";
		this.now = options.now ?? Date.now;
		this.createdAt = this.now();
		this.media = options.media ?? {};
		this.signer = new WebhookSigner(options.keySeed);
		this.application = {
			id: options.connectionId ?? createNumericId(),
			name: "Emulated application",
			active: true,
			webhookUrl: "",
			failoverUrl: null,
			webhookTimeoutSecs: null,
			costInWebhooks: false,
			...options.application,
		};
		this.numbers = (options.numbers ?? []).map((given) => ({
			id: createNumericId(),
			connectionId: this.application.id,
			status: "active",
			...(typeof given === "string" ? { phoneNumber: given } : given),
		}));
		this.webhooks = new Webhooks({
			signer: this.signer,
			trust: options.trust ?? {},
			now: this.now,
			changed: () => this.changed(),
		});
	}

	changed(): void {
		this.#changes.emit("change");
	}

	/** Resolves as soon as the condition holds; looks again at every change. Rejects after `timeoutMs`. */
	async waitFor(condition: () => boolean, timeoutMs: number): Promise<void> {
		const signal = AbortSignal.timeout(timeoutMs);
		while (!condition()) await once(this.#changes, "change", { signal });
	}

	/** Now as ISO 8601 with microseconds, later than any before. */
	occurredAt(): string {
		const now = BigInt(Math.floor(this.now())) * 1000n;
		this.#lastMicros = now > this.#lastMicros ? now : this.#lastMicros + 1n;
		const milliseconds = new Date(Number(this.#lastMicros / 1000n)).toISOString().slice(0, -1);
		return `${milliseconds}${String(this.#lastMicros % 1000n).padStart(3, "0")}Z`;
	}

	number(phoneNumber: string): EmulatedNumber | undefined {
		return this.numbers.find((number) => number.phoneNumber === phoneNumber);
	}

	answer(to: string, behaviour: Behaviour): void {
		this.#behaviours.set(to, behaviour);
	}

	behaviour(to: string): Behaviour {
		return this.#behaviours.get(to) ?? this.#behaviours.get("*") ?? { kind: "human" };
	}

	fault(faults: readonly TelnyxFault[]): void {
		this.#faults = faults.map((fault) => ({ ...fault, left: fault.times ?? 1 }));
	}

	takeFault(operation: Operation): TelnyxFault | undefined {
		const fault = this.#faults.find(({ on, left }) => on === operation && left > 0);
		if (fault) fault.left--;
		return fault;
	}

	/** Counts a dial; what is left of this second's, negative when there were too many. Null: there is no limit. */
	countDial(): number | null {
		const { dialsPerSecond } = this.options;
		if (dialsPerSecond === undefined) return null;
		const number = Math.floor(this.now() / 1000);
		if (this.#second.number !== number) this.#second = { number, dials: 0 };
		this.#second.dials++;
		return dialsPerSecond - this.#second.dials;
	}

	/** Forgets behaviours, faults and what was told. */
	reset(): void {
		this.#behaviours.clear();
		this.#faults = [];
		this.echoes = () => undefined;
		this.media = this.options.media ?? {};
		this.webhooks.log.length = 0;
		this.messages.length = 0;
		this.webhooks.policy(() => undefined);
	}
}
