import type { CarrierAddresses } from "../../ports/telephony.ts";
import { mediaUrl } from "./addresses.ts";

/** Two-way audio in mu-law. Without asking, what comes in has whatever codec the phone's leg negotiated. */
export const streamFields = (addresses: CarrierAddresses, token: string) => ({
	stream_url: mediaUrl(addresses, token),
	stream_track: "inbound_track",
	stream_codec: "PCMU",
	stream_bidirectional_mode: "rtp",
	stream_bidirectional_codec: "PCMU",
});

/** Ends within 36 s: a process that restarts hears of what happened meanwhile. Telnyx allows five tries in a minute. */
const retries = { retries_ms: [500, 1500, 4000, 10_000, 20_000] };
const lastingEvents = [
	"call.answered",
	"call.hangup",
	"call.machine.detection.ended",
	"call.machine.greeting.ended",
	"call.speak.ended",
	"streaming.failed",
	"streaming.stopped",
];

/** For a command that begins a leg: deliver these events again when nobody took them. */
export const webhookRetries = {
	webhook_retries_policies: Object.fromEntries(lastingEvents.map((event) => [event, retries])),
};

/** Whole seconds within what Telnyx takes. */
export const inSeconds = (ms: number, least: number, most: number): number =>
	Math.min(most, Math.max(least, Math.ceil(ms / 1000)));
