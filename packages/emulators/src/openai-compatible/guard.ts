import { setTimeout as delay } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import { ApiError, sendError, sendFault } from "./errors.ts";
import type { EmulatorState } from "./state.ts";
import type { Endpoint, Fault, RecordedRequest } from "./types.ts";

export type Guard = (
	request: FastifyRequest,
	reply: FastifyReply,
	endpoint: Endpoint,
	body: unknown,
	answer: (record: RecordedRequest, fault: Fault | undefined) => Promise<void>,
) => Promise<FastifyReply>;

const keyOf = (request: FastifyRequest): string | undefined =>
	request.headers.authorization?.replace(/^Bearer\s+/i, "") ?? request.headers["api-key"]?.toString();

/**
 * What every endpoint has in common: record the request, check the key if one is asked for (as a bearer, or in
 * `api-key` as Azure has it), meet the fault that waits, answer refusals in OpenAI's shape.
 */
export function createGuard(state: EmulatorState, apiKey: string | undefined): Guard {
	return async (request, reply, endpoint, body, answer) => {
		const headers = Object.fromEntries(
			Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
		);
		const record = state.record({ endpoint, headers, body });
		reply.header("x-request-id", `req_${record.id}`);
		const closed = new AbortController();
		reply.raw.once("close", () => {
			state.finish(record, "closed-by-client", reply.raw.statusCode);
			closed.abort();
		});
		try {
			if (apiKey !== undefined && keyOf(request) !== apiKey)
				throw new ApiError({ status: 401, message: "Incorrect API key provided." });
			const fault = state.takeFault(endpoint);
			if (fault?.kind === "status") {
				state.finish(record, "faulted", fault.status);
				await sendFault(reply, fault);
				return reply;
			}
			if (fault?.kind === "hang" && fault.after === undefined) return reply.hijack();
			if (fault?.kind === "delay") await delay(fault.ms, undefined, { signal: closed.signal });
			await answer(record, fault);
		} catch (error) {
			if (closed.signal.aborted) return reply;
			if (!(error instanceof ApiError)) throw error;
			state.finish(record, "complete", error.detail.status);
			await sendError(reply, error.detail);
		}
		return reply;
	};
}
