import type { Call, Source } from "./call.ts";
import type { Params } from "./signature.ts";
import type { Switchboard } from "./switchboard.ts";
import type { XmlElement } from "./xml.ts";

export type VerbContext = {
	readonly board: Switchboard;
	readonly call: Call;
	readonly element: XmlElement;
	/** Aborts when another document takes the place of this one, or the call is over. */
	readonly signal: AbortSignal;
	/** Runs TwiML on another leg until it has nothing more to say; the leg may be over then. */
	readonly whisper: (leg: Call, source: Source) => Promise<void>;
};

/** What to run after a verb: the next one, another document, or nothing because the call ends. */
export type Next = "continue" | "end" | Source;

export const methodOf = (value: string | undefined): string => (value?.toUpperCase() === "GET" ? "GET" : "POST");

/** Seconds of an attribute as milliseconds. */
export function secondsOf(value: string | undefined, otherwise: number): number {
	const seconds = value === undefined ? Number.NaN : Number(value);
	return (Number.isFinite(seconds) && seconds >= 0 ? seconds : otherwise) * 1000;
}

/** Resolves an address of a document; one that cannot be resolved stays what it is. */
export const resolveUrl = (call: Call, url: string): string =>
	URL.canParse(url, call.documentUrl ?? undefined) ? new URL(url, call.documentUrl ?? undefined).href : url;

/**
 * What follows a verb with an `action`. Once the call is over or was redirected the address is told all the same, and
 * what it answers is not run.
 */
export async function actionOf({ board, call, element, signal }: VerbContext, params: Params): Promise<Next> {
	const { action, method } = element.attributes;
	if (action === undefined || action === "") return "continue";
	const source = { url: resolveUrl(call, action), method: methodOf(method), params };
	if (!signal.aborted) return source;
	await board.state.webhooks.ask({
		kind: "twiml",
		callSid: call.sid,
		...source,
		params: { ...call.params(), ...params },
	});
	return "continue";
}
