import { z } from "zod";
import { ProviderError } from "../../platform/errors/index.ts";
import type { AccountReport, CarrierAddresses, CarrierNumber } from "../../ports/telephony.ts";
import { eventsUrl, failoverUrl } from "./addresses.ts";
import { toMicros } from "./calls.ts";
import { isUnknown } from "./errors.ts";
import type { Rest } from "./rest.ts";
import { Application, Balance, PhoneNumberAnswer, PhoneNumbers } from "./wire.ts";

const mostPages = 40;
const pageSize = "250";
/** Units of the account's currency below which somebody should look. */
const lowBalanceMicros = 5_000_000;

const numberPath = (numberId: string) => `/phone_numbers/${encodeURIComponent(numberId)}`;
const applicationPath = (connectionId: string) => `/call_control_applications/${encodeURIComponent(connectionId)}`;

/** Those in service: up to 10 000. */
export async function listNumbers(
	rest: Rest,
	addresses: CarrierAddresses,
	connectionId: string,
	signal: AbortSignal,
): Promise<CarrierNumber[]> {
	const application = await applicationOf(rest, connectionId, signal);
	const isOurs = application?.webhook_event_url === eventsUrl(addresses);
	const numbers: CarrierNumber[] = [];
	for (let page = 1; page <= mostPages; page++) {
		const query = { "page[number]": String(page), "page[size]": pageSize };
		const { data, meta } = await rest.read(PhoneNumbers, "/phone_numbers", query, signal);
		for (const { id, phone_number, status, customer_reference, connection_id } of data) {
			if ((status ?? "active") !== "active" || !/^\+[1-9]\d{6,14}$/.test(phone_number)) continue;
			const connected = isOurs && connection_id === connectionId;
			numbers.push({ id, number: phone_number, label: customer_reference || phone_number, connected });
		}
		if (page >= (meta?.total_pages ?? 1)) break;
	}
	return numbers;
}

/** Makes the application tell us everything, what calls cost too. One that does already is left alone. */
async function pointApplication(
	rest: Rest,
	addresses: CarrierAddresses,
	connectionId: string,
	signal: AbortSignal,
): Promise<void> {
	const path = applicationPath(connectionId);
	const { data } = await rest.read(Application, path, {}, signal);
	const wanted = {
		webhook_event_url: eventsUrl(addresses),
		webhook_event_failover_url: failoverUrl(addresses),
		webhook_api_version: "2",
		call_cost_in_webhooks: true,
	} as const;
	const isSo = (Object.keys(wanted) as (keyof typeof wanted)[]).every((key) => data[key] === wanted[key]);
	if (isSo) return;
	const json = { application_name: data.application_name, ...wanted };
	await rest.order(z.unknown(), { method: "PATCH", path, json }, signal);
}

/** All numbers of the account share one application, and with it the address of its webhooks. */
export async function connectNumber(
	rest: Rest,
	addresses: CarrierAddresses,
	connectionId: string,
	numberId: string,
	signal: AbortSignal,
): Promise<void> {
	await pointApplication(rest, addresses, connectionId, signal);
	const json = { connection_id: connectionId };
	await rest.order(z.unknown(), { method: "PATCH", path: numberPath(numberId), json }, signal);
}

/** Leaves a number alone that was meanwhile given to another application, or given back. */
export async function disconnectNumber(
	rest: Rest,
	connectionId: string,
	numberId: string,
	signal: AbortSignal,
): Promise<void> {
	try {
		const { data } = await rest.read(PhoneNumberAnswer, numberPath(numberId), {}, signal);
		if (data.connection_id !== connectionId) return;
		const json = { connection_id: "" };
		await rest.order(z.unknown(), { method: "PATCH", path: numberPath(numberId), json }, signal);
	} catch (error) {
		if (!isUnknown(error)) throw error;
	}
}

type Money = { balance: NonNullable<AccountReport["balance"]>; spendableMicros: number };

/** Keys without the right to see it have none: null. */
async function balanceOf(rest: Rest, signal: AbortSignal): Promise<Money | null> {
	try {
		const { data } = await rest.read(Balance, "/balance", {}, signal);
		const micros = toMicros(data.balance);
		if (micros === null) return null;
		const balance = { micros, currency: data.currency.toUpperCase() };
		return { balance, spendableMicros: toMicros(data.available_credit) ?? micros };
	} catch (error) {
		if (error instanceof ProviderError && (error.vendorCode === "10010" || isUnknown(error))) return null;
		throw error;
	}
}

async function applicationOf(rest: Rest, connectionId: string, signal: AbortSignal): Promise<Application | null> {
	try {
		return (await rest.read(Application, applicationPath(connectionId), {}, signal)).data;
	} catch (error) {
		if (isUnknown(error)) return null;
		throw error;
	}
}

/** The account is as active as the application that its calls go through. */
export async function reportAccount(rest: Rest, connectionId: string, signal: AbortSignal): Promise<AccountReport> {
	const [application, money] = await Promise.all([applicationOf(rest, connectionId, signal), balanceOf(rest, signal)]);
	const active = application !== null && application.active !== false;
	const problems: { code: string; detail: string }[] = [];
	if (!active) problems.push({ code: "no-voice-application", detail: application?.application_name ?? connectionId });
	if (money && money.spendableMicros < lowBalanceMicros) {
		const detail = `${(money.spendableMicros / 1_000_000).toFixed(2)} ${money.balance.currency}`;
		problems.push({ code: money.spendableMicros <= 0 ? "no-balance" : "low-balance", detail });
	}
	return { name: application?.application_name ?? connectionId, active, balance: money?.balance ?? null, problems };
}
