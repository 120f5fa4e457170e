import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import type { RefusalReason } from "../../ports/messaging.ts";
import { ErrorAnswer } from "./wire.ts";

export const provider = "whatsapp";

type Meaning = { kind: ProviderErrorKind; reason: RefusalReason; says: string };

const refused = (reason: RefusalReason, says: string): Meaning => ({ kind: "bad-request", reason, says });
const template = (says: string) => refused("template", says);
const auth = (says: string): Meaning => ({ kind: "auth", reason: "auth", says });
const limit = (says: string): Meaning => ({ kind: "rate-limit", reason: "held-back", says });
const failing = (says: string): Meaning => ({ kind: "unavailable", reason: "undeliverable", says });

/** What the codes of the Cloud API mean (Meta: "Error codes"); the same numbers come in `failed` statuses. */
const meanings: ReadonlyMap<string, Meaning> = new Map([
	["0", auth("the access token is not valid")],
	["3", auth("the app may not use this part of the API")],
	["4", limit("the app asks too much")],
	["10", auth("the access token lacks a permission")],
	["100", refused("invalid", "a parameter is not valid")],
	["190", auth("the access token has expired or was withdrawn")],
	["368", refused("account", "the account is restricted for breaking a policy")],
	["80007", limit("the business account asks too much")],
	["130429", limit("too many messages at once")],
	["130472", refused("held-back", "the contact is part of an experiment of Meta's and gets no such messages")],
	["131000", failing("something went wrong at WhatsApp")],
	["131008", refused("invalid", "a parameter is missing")],
	["131009", refused("invalid", "a parameter has a wrong value")],
	["131016", failing("the service is not available")],
	["131021", refused("invalid", "sender and recipient are the same")],
	["131026", refused("undeliverable", "the message cannot be delivered: no WhatsApp, an old version, or blocked")],
	["131031", refused("account", "the account is locked")],
	["131042", refused("account", "something is wrong with the payment of the account")],
	["131045", refused("account", "the number is not registered")],
	["131047", refused("window-closed", "more than 24 hours have passed since the contact last wrote")],
	["131048", refused("held-back", "too many messages of this number were reported as spam")],
	["131049", refused("held-back", "held back so that the contact does not get too many messages of companies")],
	["131051", refused("invalid", "messages of this type are not supported")],
	["131052", refused("invalid", "the file cannot be downloaded")],
	["131053", refused("invalid", "the file cannot be uploaded")],
	["131056", limit("too many messages to the same contact")],
	["132000", template("the template has another number of parameters")],
	["132001", template("there is no such template in that language")],
	["132005", template("the template with its values is too long")],
	["132007", template("the template breaks a policy")],
	["132012", template("a parameter of the template has another format")],
	["132015", template("the template is paused for its quality")],
	["132016", template("the template is switched off for its quality")],
]);

const byStatus: Readonly<Record<number, ProviderErrorKind>> = {
	401: "auth",
	403: "auth",
	408: "timeout",
	429: "rate-limit",
};
const byKind: Partial<Record<ProviderErrorKind, RefusalReason>> = { auth: "auth", "rate-limit": "held-back" };

/** A wait that is longer is not waited for. */
const longestWaitSeconds = 3600;

const withoutNumbers = (text: string): string => text.replace(/\+?\d{7,}/g, "[number]").slice(0, 300);

function parse(body: string) {
	try {
		return ErrorAnswer.parse(JSON.parse(body)).error;
	} catch {
		return null;
	}
}

/** Permissions that are missing have a range of their own. */
const meaningOf = (code: string): Meaning | undefined =>
	meanings.get(code) ?? (/^2\d\d$/.test(code) ? auth("the access token lacks a permission") : undefined);

/**
 * The error for an answer that is none. Undecided when a server failed without saying how while something was to be sent.
 */
export function answerError(
	answer: { status: number; headers: Headers; body: string },
	ordered: boolean,
): ProviderError {
	const error = parse(answer.body);
	const code = error === null ? undefined : String(error.code);
	const meaning = code === undefined ? undefined : meaningOf(code);
	const kind = meaning?.kind ?? byStatus[answer.status] ?? (answer.status >= 500 ? "unavailable" : "bad-request");
	const words = meaning?.says ?? withoutNumbers(error?.error_data?.details ?? error?.message ?? "");
	const trace = error?.fbtrace_id === undefined ? undefined : `trace ${error.fbtrace_id}`;
	const seconds = Number(answer.headers.get("retry-after") ?? Number.NaN);
	const parts = [words, [`HTTP ${answer.status}`, code, trace].filter(Boolean).join(", ")].filter(Boolean);
	return new ProviderError(provider, kind, `${provider}: ${parts.join(" – ")}`, {
		undecided: ordered && meaning === undefined && (answer.status >= 500 || answer.status === 408),
		...(code === undefined ? {} : { vendorCode: code }),
		...(seconds > 0 && seconds <= longestWaitSeconds ? { retryAfterMs: seconds * 1000 } : {}),
	});
}

/** Why a message was refused, by the error of the request. */
export const refusalOf = ({ vendorCode, kind }: ProviderError): RefusalReason =>
	(vendorCode === undefined ? undefined : meaningOf(vendorCode)?.reason) ?? byKind[kind] ?? "invalid";

/** The same for an error that came with a `failed` status. */
export function problemOf(code: number, details: string): { reason: RefusalReason; code: string; detail: string } {
	const meaning = meaningOf(String(code));
	return {
		reason: meaning?.reason ?? "undeliverable",
		code: String(code),
		detail: meaning?.says ?? withoutNumbers(details),
	};
}
