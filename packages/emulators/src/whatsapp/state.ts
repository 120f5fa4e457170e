import { randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { GraphError } from "./errors.ts";
import type { EmulatedMessage, EmulatedTemplate, WhatsappAccount, WhatsappFault, WhatsappOperation } from "./types.ts";
import { Notifications } from "./webhooks.ts";

const windowMs = 24 * 3_600_000;
const pairMs = 6000;

/** Who is at the other end. */
export type Person = {
	/** Digits; null for somebody who hides the number. */
	readonly number: string | null;
	readonly userId: string | null;
	readonly name: string;
	/** When they last wrote, milliseconds since the epoch. */
	wroteAt: number | null;
	/** Delivered at once; false: no internet, or blocked. */
	reachable: "yes" | "offline" | "blocked";
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What one emulated business number owns and knows. */
export class WhatsappState {
	readonly options: WhatsappAccount;
	accessToken: string;
	readonly appSecret: string;
	readonly verifyToken: string;
	readonly phoneNumberId: string;
	readonly businessAccountId: string;
	readonly number: string;
	readonly now: () => number;
	readonly notifications: Notifications;
	readonly messages: EmulatedMessage[] = [];
	/** Message ids that the product marked as read, with whether it said that it is writing. */
	readonly reads: { id: string; typing: boolean }[] = [];
	readonly templates: EmulatedTemplate[];
	readonly media = new Map<string, { bytes: Buffer; mime: string }>();
	readonly people = new Map<string, Person>();
	subscribed = true;
	origin = "";
	readonly #changes = new EventEmitter().setMaxListeners(0);
	#faults: (WhatsappFault & { left: number })[] = [];
	#count = 0;

	constructor(options: WhatsappAccount) {
		this.options = options;
		this.accessToken = options.accessToken ?? "EAAemulatedaccesstoken";
		this.appSecret = options.appSecret ?? "0123456789abcdef0123456789abcdef";
		this.verifyToken = options.verifyToken ?? "emulated-verify-token";
		this.phoneNumberId = options.phoneNumberId ?? "106540352242922";
		this.businessAccountId = options.businessAccountId ?? "102290129340398";
		this.number = options.number ?? "15550783881";
		this.now = options.now ?? Date.now;
		this.templates = [...(options.templates ?? [])];
		this.notifications = new Notifications({
			appSecret: this.appSecret,
			retriesMs: options.webhookRetriesMs ?? [50, 100, 200],
			timeoutMs: options.webhookTimeoutMs ?? 5000,
			changed: () => this.changed(),
		});
	}

	changed(): void {
		this.#changes.emit("change");
	}

	async waitFor(condition: () => boolean, timeoutMs: number): Promise<void> {
		const signal = AbortSignal.timeout(timeoutMs);
		while (!condition()) await once(this.#changes, "change", { signal });
	}

	newId(): string {
		return `wamid.${Buffer.from(`EMULATED${String(++this.#count).padStart(6, "0")}`).toString("base64url")}${randomBytes(6).toString("hex")}`;
	}

	fault(faults: readonly WhatsappFault[]): void {
		this.#faults = faults.map((fault) => ({ ...fault, left: fault.times ?? 1 }));
	}

	takeFault(on: WhatsappOperation): WhatsappFault | undefined {
		const fault = this.#faults.find((one) => one.on === on && one.left > 0);
		if (fault) fault.left--;
		return fault;
	}

	person(id: string): Person | undefined {
		return [...this.people.values()].find(({ number, userId }) => number === id || userId === id);
	}

	/** Throws what the Graph API answers to a message that it does not take. */
	check(person: Person | undefined, type: string, to: string): asserts person is Person {
		if (person === undefined) throw new GraphError(131026, "Message Undeliverable.");
		const { pairLimit } = this.options;
		const recent = this.messages.filter((message) => message.to === to && message.at > this.now() - pairMs);
		if (pairLimit !== undefined && recent.length >= pairLimit)
			throw new GraphError(131056, "Too many messages sent from the sender phone number to the same recipient.");
		if (type === "template") return;
		if (person.wroteAt === null || this.now() - person.wroteAt > windowMs)
			throw new GraphError(131047, "More than 24 hours have passed since the customer last replied to this number.");
	}

	/** What every webhook is wrapped in. */
	notify(ids: readonly string[], value: Record<string, unknown>): void {
		this.notifications.tell(ids, {
			object: "whatsapp_business_account",
			entry: [
				{
					id: this.businessAccountId,
					changes: [
						{
							field: "messages",
							value: {
								messaging_product: "whatsapp",
								metadata: { display_phone_number: this.number, phone_number_id: this.phoneNumberId },
								...value,
							},
						},
					],
				},
			],
		});
	}

	/** What became of a message. */
	status(message: EmulatedMessage, status: "sent" | "delivered" | "read" | "failed", error?: GraphError): void {
		message.statuses.push(status);
		this.notify([`${message.id}/${status}`], {
			statuses: [
				{
					id: message.id,
					status,
					timestamp: String(Math.floor(this.now() / 1000)),
					recipient_id: message.to,
					...(message.reference === null ? {} : { biz_opaque_callback_data: message.reference }),
					...(error === undefined ? {} : { errors: [error.inStatus] }),
				},
			],
		});
	}

	accept(message: Omit<EmulatedMessage, "id" | "at" | "statuses">, person: Person): EmulatedMessage {
		const accepted: Mutable<EmulatedMessage> = { ...message, id: this.newId(), at: this.now(), statuses: [] };
		this.messages.push(accepted);
		if (person.reachable === "blocked")
			this.status(accepted, "failed", new GraphError(131026, "Message Undeliverable."));
		else {
			this.status(accepted, "sent");
			if (person.reachable === "yes") this.status(accepted, "delivered");
		}
		this.changed();
		return accepted;
	}
}
