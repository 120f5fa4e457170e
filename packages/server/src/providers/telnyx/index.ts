import { randomUUID } from "node:crypto";
import type { CarrierAddresses, CarrierRequest, Received, Telephony } from "../../ports/telephony.ts";
import { tokenOf } from "./addresses.ts";
import { dial, findDialled, lookUp } from "./calls.ts";
import { acceptMedia } from "./carrier.ts";
import { createOccasions } from "./command-id.ts";
import { hangUp, instruct, sendDigits, speak } from "./commands.ts";
import { provider } from "./errors.ts";
import { type FollowUp, readEvents } from "./events.ts";
import { connectNumber, disconnectNumber, listNumbers, reportAccount } from "./numbers.ts";
import { createRest, type RestSettings, type TelnyxCredentials } from "./rest.ts";
import { checkWebhook, readPublicKey } from "./signature.ts";

export type TelnyxSettings = Omit<RestSettings, "timeoutMs" | "credentials"> & {
	credentials: TelnyxCredentials;
	addresses: CarrierAddresses;
	/** For one request to the API. */
	timeoutMs?: number;
};

/**
 * An account at Telnyx. Webhooks are only acknowledged; everything is told by commands, each with an id, so that none is
 * carried out twice. Throws when the public key is none.
 *
 * A call that is answered to be told something and let go is led to its end by the webhooks about it: whichever node gets
 * one sends the next command itself.
 */
export function createTelnyx({ addresses, timeoutMs = 4000, ...settings }: TelnyxSettings): Telephony {
	const { credentials, clock } = settings;
	const { connectionId } = credentials;
	const publicKey = readPublicKey(credentials.publicKey);
	const rest = createRest({ ...settings, timeoutMs });
	const occasionOf = createOccasions(clock);

	/** Webhooks are answered at once, so nobody waits for this; a call that cannot be spoken to is let go. */
	async function follow(next: FollowUp): Promise<void> {
		const { signal } = new AbortController();
		const target = { carrierCallId: next.carrierCallId, occasion: next.key };
		try {
			if (next.type === "speak") await speak(rest, target, next.callId, next.words, signal);
			else await hangUp(rest, target, signal);
		} catch {
			await hangUp(rest, { ...target, occasion: `${next.key}/failed` }, signal).catch(() => {});
		}
	}

	return {
		carrier: provider,
		sendsDigits: true,
		account: (signal) => reportAccount(rest, connectionId, signal),
		numbers: (signal) => listNumbers(rest, addresses, connectionId, signal),
		connectNumber: (numberId, signal) => connectNumber(rest, addresses, connectionId, numberId, signal),
		disconnectNumber: (numberId, signal) => disconnectNumber(rest, connectionId, numberId, signal),
		dial: (order, signal) => dial(rest, addresses, connectionId, order, signal),
		findDialled: (order, _among, signal) => findDialled(rest, connectionId, order, signal),
		lookUp: (carrierCallId, signal) => lookUp(rest, carrierCallId, signal),
		answer: () => null,
		instruct(carrierCallId, instruction, { incoming }, signal) {
			// A token is for one socket, whichever node asks for it.
			const occasion =
				instruction.type === "connect"
					? instruction.token
					: instruction.type === "transfer"
						? instruction.occasion
						: occasionOf(carrierCallId, instruction, incoming);
			return instruct(rest, addresses, { carrierCallId, occasion }, instruction, incoming, signal);
		},
		hangUp: (carrierCallId, signal) => hangUp(rest, { carrierCallId, occasion: randomUUID() }, signal),
		sendDigits: (carrierCallId, digits, signal) =>
			sendDigits(rest, { carrierCallId, occasion: randomUUID() }, digits, signal),
		receive(request: CarrierRequest): Received {
			const verdict = checkWebhook(publicKey, request, clock.now());
			if (verdict !== "genuine") return { type: "refused", reason: verdict };
			const { received, followUp } = readEvents(request.body);
			if (followUp) void follow(followUp);
			return received;
		},
		mayOpenMedia: (request) => tokenOf(request.url) !== null,
		acceptMedia: (socket, request) => acceptMedia(socket, tokenOf(request.url), clock),
	};
}
