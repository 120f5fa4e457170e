/** A message that a product sent, as it arrived at the telephone. */
export type EmulatedMessage = {
	readonly id: string;
	/** Number, or business-scoped id, that it went to. */
	readonly to: string;
	readonly type: string;
	/** The body of the request. */
	readonly body: Readonly<Record<string, unknown>>;
	/** What there is to read. */
	readonly text: string;
	/** Buttons or rows that may be pressed. */
	readonly choices: readonly { readonly id: string; readonly title: string }[];
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly reference: string | null;
	/** Bytes of a picture. */
	readonly media: Buffer | null;
	/** Each status that was told of it, in order. */
	readonly statuses: string[];
};

export type EmulatedTemplate = {
	readonly name: string;
	readonly language: string;
	/** How many values its text takes. */
	readonly values: number;
	readonly paused?: boolean;
};

export type WhatsappOperation = "messages" | "read" | "media" | "download" | "account";

/** What goes wrong with the next request of a kind. */
export type WhatsappFault = {
	readonly on: WhatsappOperation;
	readonly times?: number;
	/** A code of the Graph API. */
	readonly code?: number;
	readonly retryAfterSeconds?: number;
	/** An answer that is none: a status with a page. */
	readonly status?: number;
	/** Carried out, and never answered. */
	readonly silent?: boolean;
	/** The connection breaks before it is carried out. */
	readonly broken?: boolean;
};

/** How one webhook is delivered. */
export type WhatsappDelivery = {
	readonly copies?: number;
	readonly delayMs?: number;
	readonly drop?: boolean;
};

export type DeliveredNotification = {
	/** Ids of the messages and statuses in it. */
	readonly ids: readonly string[];
	readonly body: string;
	attempts: number;
	/** Null: no answer. */
	status: number | null;
};

export type WhatsappAccount = {
	readonly host?: string;
	readonly port?: number;
	readonly accessToken?: string;
	readonly appSecret?: string;
	readonly verifyToken?: string;
	readonly phoneNumberId?: string;
	readonly businessAccountId?: string;
	/** Digits. */
	readonly number?: string;
	readonly verifiedName?: string;
	readonly templates?: readonly EmulatedTemplate[];
	/** Messages to one contact within six seconds; more are refused with 131056. No limit by default. */
	readonly pairLimit?: number;
	/** Milliseconds before each further attempt at a webhook; [50, 100, 200] by default. */
	readonly webhookRetriesMs?: readonly number[];
	readonly webhookTimeoutMs?: number;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
};
