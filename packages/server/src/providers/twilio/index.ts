import { ProviderError } from "../../platform/errors/index.ts";
import type { CarrierAddresses, Received, Telephony } from "../../ports/telephony.ts";
import { dial, findDialled, hangUp, lookUp, redirect } from "./calls.ts";
import { acceptMedia } from "./carrier.ts";
import { provider } from "./errors.ts";
import { readEvents } from "./events.ts";
import { connectNumber, disconnectNumber, listNumbers, reportAccount } from "./numbers.ts";
import { createRest, type RestSettings } from "./rest.ts";
import { checkUpgrade, checkWebhook } from "./signature.ts";
import { renderTwiml } from "./twiml.ts";

export type TwilioSettings = Omit<RestSettings, "timeoutMs"> & {
	addresses: CarrierAddresses;
	/** For one request to the API. */
	timeoutMs?: number;
};

/**
 * An account at Twilio. Webhooks `voice` and `next` are answered with TwiML; a call under way is told by a new document.
 * Keys cannot be pressed while a media socket is open, so they must sound in the audio.
 */
export function createTwilio({ addresses, timeoutMs = 10_000, ...settings }: TwilioSettings): Telephony {
	const { credentials, clock } = settings;
	const rest = createRest({ ...settings, timeoutMs });

	return {
		carrier: provider,
		sendsDigits: false,
		account: (signal) => reportAccount(rest, signal),
		numbers: (signal) => listNumbers(rest, addresses, signal),
		connectNumber: (numberId, signal) => connectNumber(rest, addresses, numberId, signal),
		disconnectNumber: (numberId, signal) => disconnectNumber(rest, addresses, numberId, signal),
		dial: (order, signal) => dial(rest, addresses, order, signal),
		findDialled: (order, among, signal) => findDialled(rest, order, among, signal),
		lookUp: (carrierCallId, signal) => lookUp(rest, carrierCallId, signal),
		answer: (instruction) =>
			instruction && { contentType: "text/xml; charset=utf-8", body: renderTwiml(addresses, instruction) },
		instruct(carrierCallId, instruction, _context, signal) {
			// To refuse without answering is for the answer to the webhook; later there is only the end.
			if (instruction.type === "hang-up" || instruction.type === "reject") return hangUp(rest, carrierCallId, signal);
			return redirect(rest, carrierCallId, renderTwiml(addresses, instruction), signal);
		},
		hangUp: (carrierCallId, signal) => hangUp(rest, carrierCallId, signal),
		sendDigits: () =>
			Promise.reject(new ProviderError(provider, "bad-request", `${provider}: keys are pressed in the audio`)),
		receive(request): Received {
			const verdict = checkWebhook(credentials.authToken, request);
			return verdict.type === "genuine" ? readEvents(request, verdict.fields) : verdict;
		},
		mayOpenMedia: (request) => checkUpgrade(credentials.authToken, request),
		acceptMedia: (socket) => acceptMedia(socket, credentials.accountSid, clock),
	};
}
