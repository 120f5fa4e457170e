/** Why a message will not be sent as it is; asking again changes nothing. */
export type RefusalReason =
	/** Too long since the contact wrote: only a template may be sent. */
	| "window-closed"
	/** This contact cannot be reached here. */
	| "undeliverable"
	/** The vendor holds it back: too much was sent that people did not want. */
	| "held-back"
	/** The template does not exist, is paused, or does not fit its values. */
	| "template"
	| "auth"
	/** The company's account is restricted. */
	| "account"
	| "invalid";

export type ListRow = { id: string; title: string; description?: string };

export type OutgoingMessage =
	| { type: "text"; text: string }
	/** At most three, with titles of at most 20 characters; `id` comes back with the one that is pressed. */
	| { type: "buttons"; text: string; buttons: readonly { id: string; title: string }[] }
	/** At most ten rows, with titles of at most 24 characters and descriptions of 72; `open` is on the button that shows them. */
	| { type: "list"; text: string; open: string; rows: readonly ListRow[] }
	/** Words that the vendor has approved, `values` in the order of their places. */
	| { type: "template"; name: string; language: string; values: readonly string[] }
	| { type: "picture"; bytes: Uint8Array; mime: "image/jpeg" | "image/png"; caption: string };

export type SendOrder = {
	/** As `sender.id` named the contact. */
	to: string;
	/** Ours; comes back with what becomes of the message. */
	reference: string;
	message: OutgoingMessage;
	signal: AbortSignal;
};

export type SendOutcome =
	| { type: "accepted"; messageId: string /** As the vendor knows the contact. */; recipientId: string | null }
	| { type: "refused"; reason: RefusalReason /** The vendor's. */; code: string | null; detail: string }
	/** Surely not sent; may be tried again. */
	| {
			type: "later";
			reason: "rate-limited" | "unavailable";
			/** Milliseconds to wait at least. */
			retryAfterMs: number | null;
			code: string | null;
			detail: string;
	  }
	/** The answer was lost: it may have been sent, and must not be sent again unasked. */
	| { type: "unknown"; detail: string };

export type IncomingContent =
	| { type: "text"; text: string }
	| { type: "choice"; id: string; title: string }
	| { type: "picture"; mediaId: string; caption: string }
	/** Of a kind that nothing here can read, by the vendor's name for it. */
	| { type: "other"; kind: string };

/** A person may be known by several names at once; at least one is there. `phone` in E.164. */
export type Sender = { id: string; others: readonly string[]; phone: string | null; name: string | null };

export type MessageStatus = "sent" | "delivered" | "read" | "failed";

/** What a vendor tells. Unordered, late, twice or never; `key` is the same for every delivery of one event. `at` in milliseconds. */
export type MessagingEvent = { readonly key: string; readonly account: string; readonly at: number } & (
	| { type: "message"; messageId: string; sender: Sender; content: IncomingContent }
	| {
			type: "status";
			messageId: string;
			/** Ours; null where the vendor does not give it back. */
			reference: string | null;
			status: MessageStatus;
			problem: { reason: RefusalReason; code: string; detail: string } | null;
	  }
	| { type: "renamed"; from: string; to: string; phone: string | null }
);

export type MessagingRequest = {
	headers: Readonly<Record<string, string | string[] | undefined>>;
	/** As it came: the signature is over these bytes. */
	body: Buffer;
};

/** A company's account at a vendor of messages. What rejects, rejects with `ProviderError`. */
export type Messaging = {
	readonly provider: string;
	/** Never rejects but with `cancelled`. Sends at most once. */
	send(order: SendOrder): Promise<SendOutcome>;
	/** Tells the contact that a message was read, and that an answer is being written. */
	markRead(messageId: string, options: { typing: boolean; signal: AbortSignal }): Promise<void>;
	/** Rejects with `bad-request` when it is gone, or larger than `maxBytes`. */
	fetchMedia(mediaId: string, maxBytes: number, signal: AbortSignal): Promise<Buffer>;
	/** Whether the account answers; what it is called. */
	account(signal: AbortSignal): Promise<{ number: string; name: string; subscribed: boolean }>;
	/** What the vendor sent; null when it is not signed by it. Never throws: what is not understood is no event. */
	receive(request: MessagingRequest): readonly MessagingEvent[] | null;
	/** The answer to the vendor's question whether an address is ours; null when it is not the vendor who asks. */
	confirm(query: Readonly<Record<string, unknown>>): string | null;
};
