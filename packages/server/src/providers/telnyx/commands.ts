import type { Locale } from "@centralita/contracts";
import { z } from "zod";
import type { CarrierAddresses, CarrierInstruction } from "../../ports/telephony.ts";
import { eventsUrl } from "./addresses.ts";
import { type ClientState, writeClientState } from "./client-state.ts";
import { commandId } from "./command-id.ts";
import { isOver } from "./errors.ts";
import type { Rest } from "./rest.ts";
import { inSeconds, streamFields, webhookRetries } from "./streaming.ts";

/** What `speak` takes (Telnyx: "Speak text"). */
const longestText = 3000;

/** Polly has no Argentine voice of this kind. */
const voices: Readonly<Record<Locale, { language: string; voice: string }>> = {
	"es-419": { language: "es-MX", voice: "AWS.Polly.Mia-Neural" },
	"es-AR": { language: "es-MX", voice: "AWS.Polly.Mia-Neural" },
	"es-ES": { language: "es-ES", voice: "AWS.Polly.Lucia-Neural" },
	"en-US": { language: "en-US", voice: "AWS.Polly.Joanna-Neural" },
	"en-GB": { language: "en-GB", voice: "AWS.Polly.Amy-Neural" },
};

const speakable = (text: string): string =>
	[...text.toWellFormed().replace(/\p{Cc}+/gu, " ")].slice(0, longestText).join("").trim();

/** Which call, and on which occasion: commands of the same occasion are carried out once. */
export type Target = { carrierCallId: string; occasion: string };
export type Words = { text: string; locale: Locale };

async function command(
	rest: Rest,
	{ carrierCallId, occasion }: Target,
	name: string,
	fields: Readonly<Record<string, unknown>>,
	signal: AbortSignal,
): Promise<void> {
	const path = `/calls/${encodeURIComponent(carrierCallId)}/actions/${name}`;
	const json = { ...fields, command_id: commandId(name, carrierCallId, occasion) };
	await rest.order(z.unknown(), { method: "POST", path, json }, signal);
}

/** A call that is over already is what was wanted. */
export async function hangUp(rest: Rest, target: Target, signal: AbortSignal): Promise<void> {
	try {
		await command(rest, target, "hangup", {}, signal);
	} catch (error) {
		if (!isOver(error)) throw error;
	}
}

export const sendDigits = (rest: Rest, target: Target, digits: string, signal: AbortSignal) =>
	command(rest, target, "send_dtmf", { digits, duration_millis: 250 }, signal);

const stateOf = (callId: string | null, more: ClientState = {}) => ({
	client_state: writeClientState({ ...(callId === null ? {} : { call: callId }), ...more }),
});

/** Says something on an answered call; when it is said, the event about it carries the wish to hang up. */
export function speak(
	rest: Rest,
	target: Target,
	callId: string | null,
	{ text, locale }: Words,
	signal: AbortSignal,
): Promise<void> {
	const fields = { ...voices[locale], payload: text, payload_type: "text", service_level: "premium" };
	return command(rest, target, "speak", { ...fields, ...stateOf(callId, { after: "hang-up" }) }, signal);
}

async function carryOut(
	rest: Rest,
	addresses: CarrierAddresses,
	target: Target,
	instruction: CarrierInstruction,
	incoming: boolean,
	signal: AbortSignal,
): Promise<void> {
	const send = (name: string, fields: Readonly<Record<string, unknown>>) => command(rest, target, name, fields, signal);
	// Nothing but this and `answer` is taken before the answer.
	const refuse = (cause: "USER_BUSY" | "CALL_REJECTED") => (incoming ? send("reject", { cause }) : send("hangup", {}));
	switch (instruction.type) {
		case "ask-again":
			return;
		case "connect": {
			const fields = { ...streamFields(addresses, instruction.token), ...stateOf(instruction.callId) };
			if (incoming) return send("answer", { ...fields, ...webhookRetries, send_silence_when_idle: true });
			return send("streaming_start", fields);
		}
		case "reject":
			return refuse(instruction.reason === "busy" ? "USER_BUSY" : "CALL_REJECTED");
		case "hang-up":
			return refuse("CALL_REJECTED");
		case "say": {
			const { callId, locale } = instruction;
			const words = { text: speakable(instruction.text), locale };
			if (words.text === "") return refuse("CALL_REJECTED");
			if (incoming) return send("answer", { ...stateOf(callId, { say: words }), ...webhookRetries });
			return speak(rest, target, callId, words, signal);
		}
		case "transfer": {
			const { callId, to, from, ringMs } = instruction;
			return send("transfer", {
				to,
				from,
				timeout_secs: inSeconds(ringMs, 5, 600),
				park_after_unbridge: "self",
				target_leg_client_state: writeClientState({ call: callId, leg: { of: target.carrierCallId } }),
				webhook_url: eventsUrl(addresses),
				webhook_url_method: "POST",
				...webhookRetries,
				...stateOf(callId),
			});
		}
	}
}

/** Carries an instruction out by commands. A call that is over is left alone. */
export async function instruct(...order: Parameters<typeof carryOut>): Promise<void> {
	try {
		await carryOut(...order);
	} catch (error) {
		if (!isOver(error)) throw error;
	}
}
