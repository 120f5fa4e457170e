import { setTimeout as delay } from "node:timers/promises";
import type { FastifyReply } from "fastify";
import { errorBody } from "./errors.ts";
import type { EmulatorState } from "./state.ts";
import type { Fault, RecordedRequest } from "./types.ts";

export type Pieces = {
	headers: Readonly<Record<string, string>>;
	/** What a fault counts in. */
	pieces: readonly (string | Buffer)[];
	/** What ends a whole answer; a truncated one lacks it. */
	tail: readonly string[];
	/** How an error looks inside the stream. */
	wrapError?: (body: string) => string;
	firstMs?: number;
	pieceMs?: number;
};

const garbage = 'data: {"id":"chatcmpl-\u0000\ufffd\ufffd<<<>\n\n';

/** Where in the pieces a fault strikes; undefined when it does not. */
const strikesAt = (fault: Fault | undefined): number | undefined =>
	fault?.kind === "garbage" || fault?.kind === "hang"
		? (fault.after ?? 0)
		: fault?.kind === "truncate" || fault?.kind === "error-in-stream"
			? fault.after
			: undefined;

/**
 * Writes a streamed answer piece by piece, with the faults that concern streams, and notes in the record how it
 * ended: `closed-by-client` when the other side hung up first.
 */
export async function sendPieces(
	reply: FastifyReply,
	state: EmulatorState,
	record: RecordedRequest,
	fault: Fault | undefined,
	answer: Pieces,
): Promise<void> {
	reply.hijack();
	const raw = reply.raw;
	const closed = new AbortController();
	raw.once("close", () => {
		state.finish(record, "closed-by-client", 200);
		closed.abort();
	});
	const wait = (ms: number) => (ms > 0 ? delay(ms, undefined, { signal: closed.signal }) : undefined);
	const write = (piece: string | Buffer) =>
		new Promise<void>((resolve, reject) => {
			if (closed.signal.aborted) return reject(closed.signal.reason);
			raw.write(piece, (error) => (error ? reject(error) : resolve()));
		});
	const pieceMs = fault?.kind === "slow" ? fault.ms : (answer.pieceMs ?? 0);
	const strike = strikesAt(fault);

	/** Returns whether the answer is over. */
	const suffer = async (): Promise<boolean> => {
		if (fault?.kind === "garbage") {
			await write(garbage);
			return false;
		}
		if (fault?.kind === "hang") return true;
		if (fault?.kind === "error-in-stream") {
			const code = fault.code ?? "server_error";
			const body = errorBody({ status: 500, message: fault.message ?? "The server had an error.", code });
			await write(answer.wrapError ? answer.wrapError(body) : body);
		}
		state.finish(record, "faulted", 200);
		if (fault?.kind === "truncate" && fault.how === "cut") raw.destroy();
		else raw.end();
		return true;
	};

	try {
		await wait((answer.firstMs ?? 0) - (Date.now() - record.at));
		raw.writeHead(200, answer.headers);
		raw.flushHeaders();
		for (const [index, piece] of [...answer.pieces, null].entries()) {
			if (index === strike && (await suffer())) return;
			if (piece === null) break;
			if (index > 0) await wait(pieceMs);
			await write(piece);
		}
		for (const piece of answer.tail) await write(piece);
		state.finish(record, "complete", 200);
		raw.end();
	} catch (error) {
		if (!closed.signal.aborted && !raw.destroyed) throw error;
	}
}

/** Sends a whole body, with the faults that can befall one. */
export async function sendWhole(
	reply: FastifyReply,
	state: EmulatorState,
	record: RecordedRequest,
	fault: Fault | undefined,
	body: Buffer,
	contentType: string,
): Promise<void> {
	if (fault?.kind === "truncate") {
		reply.hijack();
		const sent = body.subarray(0, Math.floor(body.length / 2));
		const cut = fault.how === "cut";
		reply.raw.writeHead(200, { "content-type": contentType, "content-length": cut ? body.length : sent.length });
		reply.raw.write(sent, () => (cut ? reply.raw.destroy() : reply.raw.end()));
		state.finish(record, "faulted", 200);
		return;
	}
	if (fault?.kind === "error-in-stream") {
		const message = fault.message ?? "The server had an error.";
		state.finish(record, "faulted", 200);
		await reply.type("application/json").send(errorBody({ status: 500, message, code: fault.code ?? null }));
		return;
	}
	const spoiled = fault?.kind === "garbage";
	state.finish(record, spoiled ? "faulted" : "complete", 200);
	await reply.type(contentType).send(spoiled ? Buffer.from("<<<\u0000 not what you asked for >>>") : body);
}
