/** Sends text messages (SMS). Failures are `ProviderError`s: a `retryable` one may pass later, others never will. */
export type TextMessages = {
	/** `to` is E.164. */
	send(message: { readonly to: string; readonly text: string }, signal: AbortSignal): Promise<void>;
};
