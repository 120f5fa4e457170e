import type { CallerReport, CallerScript, Ear } from "../telephone/index.ts";
import { startTelnyxEmulator } from "../telnyx/index.ts";
import { startTwilioEmulator } from "../twilio/index.ts";

export type CarrierName = "twilio" | "telnyx";

/** What a number does when it is called. */
export type Behaviour =
	| { readonly kind: "human"; readonly afterMs: number; readonly script: CallerScript }
	| { readonly kind: "machine"; readonly afterMs: number; readonly greetingMs: number; readonly beep: boolean }
	| { readonly kind: "busy" | "no-answer" };

/** A call as either emulated carrier has it. */
export type FarCall = {
	readonly from: string;
	readonly to: string;
	readonly ear: Ear;
	readonly reports: readonly CallerReport[];
	readonly streams: readonly { readonly firstSoundMs: number | null }[];
	readonly done: Promise<unknown>;
	hangUp(): void;
};

export type Carrier = {
	readonly name: CarrierName;
	/** How the application reaches it: settings by their names. */
	readonly settings: Readonly<Record<string, string>>;
	readonly calls: readonly FarCall[];
	answer(to: string, behaviour: Behaviour): void;
	dialIn(call: { from: string; to: string; script: CallerScript }): Promise<FarCall>;
	/** What the carrier would complain of: wrong answers to its requests, and requests that were never answered. */
	troubles(): string[];
	close(): Promise<void>;
};

/** The same in every rehearsal, so that one with the data of another finds its account again. */
const ACCOUNT_SID = "AC00000000000000000000000000c0ffee";
const CONNECTION_ID = "2206000000000000001";

async function openTwilio(numbers: readonly string[]): Promise<Carrier> {
	const twilio = await startTwilioEmulator({ insecure: true, numbers, accountSid: ACCOUNT_SID });
	return {
		name: "twilio",
		settings: {
			TWILIO_BASE_URL: twilio.url,
			TWILIO_ACCOUNT_SID: twilio.accountSid,
			TWILIO_AUTH_TOKEN: twilio.authToken,
		},
		calls: twilio.calls,
		answer: twilio.answer,
		dialIn: twilio.dialIn,
		troubles: () => twilio.debugger.map(({ code, callSid, detail }) => `${code} ${callSid}: ${detail}`),
		close: twilio.close,
	};
}

async function openTelnyx(numbers: readonly string[]): Promise<Carrier> {
	const telnyx = await startTelnyxEmulator({ insecure: true, numbers, connectionId: CONNECTION_ID });
	const failed = () =>
		telnyx.webhooks.log.filter(({ url, status }) => url !== null && (status === null || status < 200 || status > 299));
	return {
		name: "telnyx",
		settings: {
			TELNYX_BASE_URL: telnyx.url,
			TELNYX_API_KEY: telnyx.apiKey,
			TELNYX_PUBLIC_KEY: telnyx.publicKey,
			TELNYX_CONNECTION_ID: telnyx.connectionId,
		},
		calls: telnyx.calls,
		answer: telnyx.answer,
		dialIn: telnyx.dialIn,
		troubles: () => failed().map(({ eventType, status }) => `${eventType}: ${status ?? "no answer"}`),
		close: telnyx.close,
	};
}

/** An emulated account with these numbers. */
export const openCarrier = (name: CarrierName, numbers: readonly string[]): Promise<Carrier> =>
	name === "twilio" ? openTwilio(numbers) : openTelnyx(numbers);
