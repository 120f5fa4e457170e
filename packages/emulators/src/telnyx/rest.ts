import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isAction, runAction } from "./actions.ts";
import { dial } from "./dial.ts";
import { ApiError, notFound } from "./errors.ts";
import { Fields } from "./fields.ts";
import {
	activeCallResource,
	applicationResource,
	balanceResource,
	callResource,
	numberResource,
	pageOf,
} from "./resources.ts";
import { sendMessage } from "./send-message.ts";
import type { Switchboard } from "./switchboard.ts";
import type { EmulatedApplication, EmulatedNumber, Operation } from "./types.ts";
import { updateApplication, updateNumber } from "./updates.ts";

type Answer = { readonly body: Record<string, unknown>; readonly headers?: Readonly<Record<string, string>> };
type WithId = FastifyRequest & { params: { id: string } };

const queryOf = (request: FastifyRequest): URLSearchParams =>
	new URLSearchParams(request.url.includes("?") ? request.url.slice(request.url.indexOf("?") + 1) : "");
const idOf = (request: FastifyRequest): string => (request as WithId).params.id;

/** The part of Telnyx's REST API (v2) that phone calls and text messages need. */
export function restRoutes(app: FastifyInstance, board: Switchboard): void {
	const { state } = board;

	function authorise({ headers }: FastifyRequest): void {
		// Telnyx: without any authorization nothing is found.
		if (headers.authorization === undefined) throw notFound();
		if (headers.authorization !== `Bearer ${state.apiKey}`)
			throw new ApiError(401, "10009", "No key found matching the ID provided in the API key.");
	}

	/** Does what was asked, or what a fault makes of it. */
	async function perform(
		operation: Operation,
		request: FastifyRequest,
		reply: FastifyReply,
		run: () => Answer,
	): Promise<unknown> {
		authorise(request);
		const fault = state.takeFault(operation);
		if (fault?.kind === "status") {
			const { status, code = "10007", headers = {} } = fault;
			throw new ApiError(status, code, `Emulated failure ${code}.`, { headers });
		}
		if (fault?.kind === "drop" || fault?.kind === "hang") {
			reply.hijack();
			if (fault.kind === "drop") request.raw.socket.destroy();
			return reply;
		}
		const { body, headers = {} } = run();
		if (fault?.kind === "drop-after-creating") request.raw.socket.destroy();
		if (fault !== undefined) return reply.hijack();
		return await reply.headers(headers).type("application/json").send(body);
	}

	const route =
		(operation: Operation, run: (request: FastifyRequest) => Answer) =>
		async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
			await perform(operation, request, reply, () => run(request));

	const findNumber = (request: FastifyRequest): EmulatedNumber => {
		const number = state.numbers.find(({ id }) => id === idOf(request));
		if (number === undefined) throw notFound();
		return number;
	};
	const findApplication = (request: FastifyRequest): EmulatedApplication => {
		if (idOf(request) !== state.application.id) throw notFound();
		return state.application;
	};

	app.post(
		"/v2/calls",
		route("dial", ({ body }) => {
			const { leg, recordingId, headers } = dial(board, new Fields(body));
			// Telnyx: dialling has only begun, whatever happens meanwhile.
			const data = { ...callResource(leg), is_alive: false };
			return { body: { data: recordingId === undefined ? data : { ...data, recording_id: recordingId } }, headers };
		}),
	);
	app.post(
		"/v2/messages",
		route("send-message", ({ body }) => ({ body: { data: sendMessage(state, new Fields(body)) } })),
	);
	app.get(
		"/v2/calls/:id",
		route("retrieve-call", (request) => {
			const leg = board.find(idOf(request));
			if (leg === undefined) throw notFound();
			return { body: { data: callResource(leg) } };
		}),
	);
	app.route<{ Params: { id: string; action: string } }>({
		url: "/v2/calls/:id/actions/:action",
		method: ["POST", "PUT"],
		handler: async (request, reply) => {
			const { id, action } = request.params;
			// Telnyx: state is put, everything else is posted.
			if (!isAction(action) || (request.method === "PUT") !== (action === "client_state_update")) throw notFound();
			return await perform(action, request, reply, () => ({
				body: { data: runAction(board, action, id, new Fields(request.body)) },
			}));
		},
	});
	app.get(
		"/v2/connections/:id/active_calls",
		route("active-calls", (request) => {
			findApplication(request);
			const active = board.legs.filter(({ over }) => !over);
			return { body: pageOf(active.map(activeCallResource), queryOf(request)) };
		}),
	);
	app.get(
		"/v2/balance",
		route("balance", () => ({ body: { data: balanceResource(state) } })),
	);
	app.get(
		"/v2/phone_numbers",
		route("list-numbers", (request) => {
			const query = queryOf(request);
			const wanted = query.get("filter[phone_number]");
			const connection = query.get("filter[connection_id]");
			const numbers = state.numbers.filter(
				({ phoneNumber, connectionId }) =>
					(wanted === null || phoneNumber.includes(wanted)) && (connection === null || connectionId === connection),
			);
			const rendered = numbers.map((number) => numberResource(state, number));
			return { body: pageOf(rendered, query) };
		}),
	);
	app.get(
		"/v2/phone_numbers/:id",
		route("retrieve-number", (request) => ({ body: { data: numberResource(state, findNumber(request)) } })),
	);
	app.patch(
		"/v2/phone_numbers/:id",
		route("update-number", (request) => {
			const number = findNumber(request);
			updateNumber(state, number, new Fields(request.body));
			return { body: { data: numberResource(state, number) } };
		}),
	);
	app.get(
		"/v2/call_control_applications",
		route("list-applications", (request) => ({
			body: pageOf([applicationResource(state, state.application)], queryOf(request)),
		})),
	);
	app.get(
		"/v2/call_control_applications/:id",
		route("retrieve-application", (request) => ({
			body: { data: applicationResource(state, findApplication(request)) },
		})),
	);
	app.patch(
		"/v2/call_control_applications/:id",
		route("update-application", (request) => {
			const application = findApplication(request);
			updateApplication(state, application, new Fields(request.body));
			return { body: { data: applicationResource(state, application) } };
		}),
	);

	app.setErrorHandler(async (error, _request, reply) => {
		const invalid = error instanceof Error && "statusCode" in error && error.statusCode === 400;
		const found =
			error instanceof ApiError
				? error
				: new ApiError(invalid ? 400 : 500, invalid ? "10015" : "10007", error instanceof Error ? error.message : "");
		await reply.code(found.status).headers(found.headers).type("application/json").send(found.body);
	});
	app.setNotFoundHandler(async (_request, reply) => {
		await reply.code(404).type("application/json").send(notFound().body);
	});
}
