import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Call } from "./call.ts";
import { createCall } from "./create-call.ts";
import { createMessage, messageResource } from "./create-message.ts";
import { notFound, RestError, restErrorBody } from "./errors.ts";
import { Form } from "./form.ts";
import { accountResource, balanceResource, callResource, numberResource, pageOf, restStatus } from "./resources.ts";
import type { Switchboard } from "./switchboard.ts";
import type { EmulatedNumber, RestOperation } from "./types.ts";
import { updateCall } from "./update-call.ts";

type Sid = { Params: { account: string; sid: string } };
const ROOT = "/2010-04-01/Accounts/:account";

const queryOf = (request: FastifyRequest): URLSearchParams =>
	new URLSearchParams(request.url.includes("?") ? request.url.slice(request.url.indexOf("?") + 1) : "");
const pathOf = (request: FastifyRequest): string => request.url.replace(/\?.*$/su, "");
const formOf = (request: FastifyRequest): Form => new Form(typeof request.body === "string" ? request.body : "");

/** A day, or an exact time, against the time of a call. */
function within(call: Call, query: URLSearchParams): boolean {
	const at = call.answeredAt ?? call.startedAt ?? call.createdAt;
	const limit = (name: string): number | null => {
		const value = query.get(name);
		return value === null ? null : Date.parse(value);
	};
	// Twilio counts in whole seconds.
	const seconds = Math.floor(at / 1000) * 1000;
	const after = limit("StartTime>");
	const before = limit("StartTime<");
	const day = query.get("StartTime");
	return (
		(after === null || seconds >= Math.floor(after / 1000) * 1000) &&
		(before === null || seconds <= before) &&
		(day === null || new Date(at).toISOString().slice(0, 10) === new Date(day).toISOString().slice(0, 10))
	);
}

const callFilters: Readonly<Record<string, (call: Call) => string | null>> = {
	To: (call) => call.to,
	From: (call) => call.from,
	Status: restStatus,
	ParentCallSid: (call) => call.parentSid,
};

function matching(calls: readonly Call[], query: URLSearchParams): Call[] {
	return calls
		.filter((call) => Object.entries(callFilters).every(([name, of]) => [null, of(call)].includes(query.get(name))))
		.filter((call) => within(call, query))
		.toReversed();
}

function updateNumber(number: EmulatedNumber, form: Form): void {
	number.friendlyName = form.get("FriendlyName") ?? number.friendlyName;
	number.voiceApplicationSid = form.get("VoiceApplicationSid") ?? number.voiceApplicationSid;
	number.trunkSid = form.get("TrunkSid") ?? number.trunkSid;
	for (const [field, key] of [
		["VoiceUrl", "voiceUrl"],
		["VoiceFallbackUrl", "voiceFallbackUrl"],
		["StatusCallback", "statusCallback"],
	] as const) {
		if (form.get(field) !== undefined) number[key] = form.url(field) ?? "";
	}
	for (const [field, key] of [
		["VoiceMethod", "voiceMethod"],
		["VoiceFallbackMethod", "voiceFallbackMethod"],
		["StatusCallbackMethod", "statusCallbackMethod"],
	] as const) {
		if (form.get(field) !== undefined) number[key] = form.method(field);
	}
}

/** The part of Twilio's REST API (2010-04-01) that phone calls and text messages need. */
export function restRoutes(app: FastifyInstance, board: Switchboard): void {
	const { state } = board;

	function authorise(request: FastifyRequest): void {
		const [scheme, encoded = ""] = (request.headers.authorization ?? "").split(" ");
		const given = scheme?.toLowerCase() === "basic" ? Buffer.from(encoded, "base64").toString("utf8") : "";
		const known = [
			`${state.accountSid}:${state.authToken}`,
			...(state.options.apiKeys ?? []).map(({ sid, secret }) => `${sid}:${secret}`),
		];
		if (!known.includes(given)) throw new RestError(401, 20003, "Authenticate");
		const { account } = request.params as { account?: string };
		if (account?.replace(/\.json$/u, "") !== state.accountSid) throw notFound(pathOf(request));
	}

	/** Wraps an operation with the account's door and the faults that wait for it. */
	const operation =
		<R extends { Params: unknown }>(
			name: RestOperation,
			status: number,
			run: (request: FastifyRequest<R & Sid>) => Record<string, unknown>,
		) =>
		async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
			authorise(request);
			const fault = state.takeFault(name);
			if (fault?.kind === "status")
				throw new RestError(fault.status, fault.code, fault.message ?? `Emulated failure ${fault.code}`);
			if (fault?.kind === "drop" || fault?.kind === "hang") reply.hijack();
			if (fault?.kind === "drop") request.raw.socket.destroy();
			if (fault?.kind === "drop" || fault?.kind === "hang") return reply;
			const body = run(request as FastifyRequest<R & Sid>);
			if (fault?.kind === "drop-after-creating") request.raw.socket.destroy();
			if (fault) return reply.hijack();
			return await reply.code(status).type("application/json").send(body);
		};

	const findCall = (request: FastifyRequest<Sid>): Call => {
		const call = board.find(request.params.sid);
		if (call === undefined) throw notFound(pathOf(request));
		return call;
	};
	const findNumber = (request: FastifyRequest<Sid>): EmulatedNumber => {
		const number = state.numbers.find(({ sid }) => sid === request.params.sid);
		if (number === undefined) throw notFound(pathOf(request));
		return number;
	};

	app.get(
		"/2010-04-01/Accounts/:account",
		operation("fetch-account", 200, () => accountResource(state)),
	);
	app.get(
		`${ROOT}/Balance.json`,
		operation("fetch-balance", 200, () => balanceResource(state)),
	);
	app.get(
		`${ROOT}/IncomingPhoneNumbers.json`,
		operation("list-numbers", 200, (request) => {
			const query = queryOf(request);
			const wanted = query.get("PhoneNumber");
			const numbers = state.numbers.filter(({ phoneNumber }) => wanted === null || phoneNumber.includes(wanted));
			const rendered = numbers.map((number) => numberResource(state, number));
			return pageOf("incoming_phone_numbers", rendered, pathOf(request), query);
		}),
	);
	app.get(
		`${ROOT}/IncomingPhoneNumbers/:sid.json`,
		operation("list-numbers", 200, (request) => numberResource(state, findNumber(request))),
	);
	app.post(
		`${ROOT}/IncomingPhoneNumbers/:sid.json`,
		operation("update-number", 200, (request) => {
			const number = findNumber(request);
			updateNumber(number, formOf(request));
			state.changed();
			return numberResource(state, number);
		}),
	);
	app.get(
		`${ROOT}/Calls.json`,
		operation("list-calls", 200, (request) => {
			const query = queryOf(request);
			return pageOf("calls", matching(board.calls, query).map(callResource), pathOf(request), query);
		}),
	);
	app.post(
		`${ROOT}/Calls.json`,
		operation("create-call", 201, (request) => callResource(createCall(board, formOf(request)))),
	);
	app.get(
		`${ROOT}/Calls/:sid.json`,
		operation("fetch-call", 200, (request) => callResource(findCall(request))),
	);
	app.post(
		`${ROOT}/Calls/:sid.json`,
		operation("update-call", 200, (request) => {
			const call = findCall(request);
			updateCall(call, formOf(request));
			return callResource(call);
		}),
	);

	app.post(
		`${ROOT}/Messages.json`,
		operation("create-message", 201, (request) => messageResource(state, createMessage(state, formOf(request)))),
	);

	app.setErrorHandler(async (error, _request, reply) => {
		const found =
			error instanceof RestError
				? error
				: { status: 500, code: 20500, message: error instanceof Error ? error.message : "Internal Server Error" };
		await reply.code(found.status).type("application/json").send(restErrorBody(found));
	});
	app.setNotFoundHandler(async (request, reply) => {
		await reply
			.code(404)
			.type("application/json")
			.send(restErrorBody(notFound(pathOf(request))));
	});
}
