export type MailMessage = {
	readonly to: readonly string[];
	readonly subject: string;
	readonly text: string;
	readonly attachments?: readonly { filename: string; contentType: string; content: Buffer }[];
	/** The same for the same message: who got it already knows it by this. */
	readonly messageId: string;
};

/** Sends e-mail. Failures are `ProviderError`s: a `retryable` one may pass later, others never will. */
export type Mail = {
	send(message: MailMessage): Promise<void>;
	close(): void;
};
