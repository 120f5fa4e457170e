/** One thing that a caller does. Samples are 8000 Hz, 16-bit, mono. */
export type Step =
	/** `text` is what it says, for reports. */
	| { readonly say: Int16Array; readonly text?: string }
	/** Milliseconds. */
	| { readonly silence: number }
	/** Keys, one every 250 ms. */
	| { readonly press: string }
	/**
	 * `assistant-quiet`: it spoke since the caller last did and was then quiet for `quietMs` (600 by default).
	 * Goes on after `timeoutMs` (20 000 by default) all the same.
	 */
	| {
			readonly until: "assistant-quiet" | "assistant-speaks";
			readonly quietMs?: number;
			readonly timeoutMs?: number;
	  }
	/** Speaks `afterMs` after the assistant began to; after 20 s of waiting all the same. */
	| { readonly bargeIn: Int16Array; readonly afterMs: number; readonly text?: string }
	| { readonly hangUp: true }
	| { readonly dropSocket: true };

export type CallerScript = readonly Step[];

/** What a caller did, with the ear's time. `timedOut`: it waited in vain. */
export type CallerReport = {
	readonly what: "say" | "silence" | "press" | "until" | "barge-in" | "hang-up" | "drop-socket";
	readonly fromMs: number;
	readonly toMs: number;
	readonly text?: string;
	readonly timedOut?: true;
};
