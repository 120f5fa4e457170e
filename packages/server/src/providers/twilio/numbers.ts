import { z } from "zod";
import { ProviderError } from "../../platform/errors/index.ts";
import type { AccountReport, CarrierAddresses, CarrierNumber } from "../../ports/telephony.ts";
import { isOurs, webhookUrl } from "./addresses.ts";
import { toMicros } from "./calls.ts";
import type { Form, Rest } from "./rest.ts";
import { AccountResource, Balance, NumberList, NumberResource } from "./wire.ts";

const mostPages = 20;
const pageSize = "500";
/** Units of the account's currency below which somebody should look. */
const lowBalanceMicros = 5_000_000;

const pathOf = (numberId: string) => `/IncomingPhoneNumbers/${encodeURIComponent(numberId)}.json`;

const isConnected = (
	addresses: CarrierAddresses,
	{ voice_url, voice_application_sid, trunk_sid }: z.infer<typeof NumberResource>,
): boolean => isOurs(addresses, voice_url ?? "") && !voice_application_sid && !trunk_sid;

/** Those that can be called: up to 10 000. */
export async function listNumbers(
	rest: Rest,
	addresses: CarrierAddresses,
	signal: AbortSignal,
): Promise<CarrierNumber[]> {
	const numbers: CarrierNumber[] = [];
	let query: Form = [["PageSize", pageSize]];
	for (let page = 0; page < mostPages; page++) {
		const answer = await rest.read(NumberList, "/IncomingPhoneNumbers.json", query, signal);
		for (const found of answer.incoming_phone_numbers) {
			const { sid, phone_number, friendly_name, capabilities } = found;
			if (capabilities?.voice === false || !/^\+[1-9]\d{6,14}$/.test(phone_number)) continue;
			const label = friendly_name || phone_number;
			numbers.push({ id: sid, number: phone_number, label, connected: isConnected(addresses, found) });
		}
		if (!answer.next_page_uri) break;
		query = [...new URL(answer.next_page_uri, "https://api.invalid").searchParams];
	}
	return numbers;
}

/** An application or a trunk would win over the addresses, so it is taken off the number. */
export async function connectNumber(
	rest: Rest,
	addresses: CarrierAddresses,
	numberId: string,
	signal: AbortSignal,
): Promise<void> {
	const form: Form = [
		["VoiceUrl", webhookUrl(addresses, "voice")],
		["VoiceMethod", "POST"],
		["VoiceFallbackUrl", webhookUrl(addresses, "voice", { fallback: "1" })],
		["VoiceFallbackMethod", "POST"],
		["StatusCallback", webhookUrl(addresses, "status")],
		["StatusCallbackMethod", "POST"],
		["VoiceApplicationSid", ""],
		["TrunkSid", ""],
	];
	await rest.order(z.unknown(), pathOf(numberId), form, { repeatable: true }, signal);
}

/** Leaves a number alone that was meanwhile pointed elsewhere, or given back. */
export async function disconnectNumber(
	rest: Rest,
	addresses: CarrierAddresses,
	numberId: string,
	signal: AbortSignal,
): Promise<void> {
	try {
		const number = await rest.read(NumberResource, pathOf(numberId), [], signal);
		if (!isOurs(addresses, number.voice_url ?? "")) return;
		const form: Form = [
			["VoiceUrl", ""],
			["VoiceFallbackUrl", ""],
			["StatusCallback", ""],
		];
		await rest.order(z.unknown(), pathOf(numberId), form, { repeatable: true }, signal);
	} catch (error) {
		if (!(error instanceof ProviderError && error.vendorCode === "20404")) throw error;
	}
}

/** Subaccounts have no balance of their own: null for those. */
async function balanceOf(rest: Rest, signal: AbortSignal): Promise<AccountReport["balance"]> {
	try {
		const { balance, currency } = await rest.read(Balance, "/Balance.json", [], signal);
		const micros = toMicros(balance);
		return micros === null ? null : { micros, currency: currency.toUpperCase() };
	} catch (error) {
		if (error instanceof ProviderError && ["bad-request", "auth"].includes(error.kind)) return null;
		throw error;
	}
}

export async function reportAccount(rest: Rest, signal: AbortSignal): Promise<AccountReport> {
	const account = await rest.read(AccountResource, ".json", [], signal);
	const balance = await balanceOf(rest, signal);
	const active = account.status === "active";
	const problems: { code: string; detail: string }[] = [];
	if (!active) problems.push({ code: "account-inactive", detail: account.status });
	if (balance && balance.micros < lowBalanceMicros) {
		const detail = `${(balance.micros / 1_000_000).toFixed(2)} ${balance.currency}`;
		problems.push({ code: balance.micros <= 0 ? "no-balance" : "low-balance", detail });
	}
	return { name: account.friendly_name, active, balance, problems };
}
