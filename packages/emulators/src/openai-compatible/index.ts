import Fastify from "fastify";
import { chatRoutes } from "./chat.ts";
import { controlRoutes } from "./control.ts";
import { errorBody } from "./errors.ts";
import { createGuard } from "./guard.ts";
import { modelRoutes } from "./models.ts";
import { speechRoutes } from "./speech.ts";
import { EmulatorState } from "./state.ts";
import { transcriptionRoutes } from "./transcriptions.ts";
import type { Fault, RecordedRequest, RecordedTranscription, Script, TranscriptReply } from "./types.ts";

export type OpenAiEmulatorOptions = {
	/** 0, the default, takes a free one. */
	port?: number;
	/** 127.0.0.1 by default. */
	host?: string;
	script?: Script;
	/** Refuse other keys. Any key, or none, will do by default. */
	apiKey?: string;
	/** What an uploaded file says, where no transcript is set. By default a rehearsed caller's next line, whatever it is. */
	hear?: (file: Buffer) => string;
};

export type OpenAiEmulator = {
	/** Origin, without a path. */
	readonly url: string;
	/** What a client takes as its base URL: the origin and `/v1`. */
	readonly baseUrl: string;
	readonly requests: readonly RecordedRequest[];
	readonly transcriptions: readonly RecordedTranscription[];
	/** Replaces the rules; the rehearsal answers what no rule does. */
	script(rules: Script): void;
	/** Replaces the faults that wait. */
	fault(...faults: readonly Fault[]): void;
	/** Sets what the next transcriptions say. */
	transcribe(...replies: readonly (string | TranscriptReply)[]): void;
	/** Milliseconds before the first piece of a chat stream, and between pieces. */
	pace(pace: { firstMs: number; pieceMs: number }): void;
	/** Forgets script, faults, pace and what was recorded. */
	reset(): void;
	/** Resolves as soon as the condition holds; looks again whenever a request arrives or ends. */
	waitFor(condition: () => boolean, timeoutMs?: number): Promise<void>;
	/** Ends at once, whatever is under way. */
	close(): Promise<void>;
};

/**
 * An OpenAI-compatible server for rehearsals and tests: chat, models, transcription and speech under `/v1`, and
 * `/__control` to drive it from outside. Rejects when the port is taken.
 */
export async function startOpenAiEmulator(options: OpenAiEmulatorOptions = {}): Promise<OpenAiEmulator> {
	const state = new EmulatorState();
	state.script(options.script ?? []);
	const app = Fastify({ forceCloseConnections: true, bodyLimit: 30 * 1024 * 1024 });
	app.setErrorHandler(async (error, _request, reply) => {
		const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
		const message = error instanceof Error ? error.message : "The server had an error.";
		await reply
			.code(status)
			.type("application/json")
			.send(errorBody({ status, message, code: null }));
	});
	app.setNotFoundHandler(async (request, reply) => {
		const message = `Invalid URL (${request.method} ${request.url})`;
		await reply
			.code(404)
			.type("application/json")
			.send(errorBody({ status: 404, message, code: null }));
	});
	const guard = createGuard(state, options.apiKey);
	chatRoutes(app, state, guard);
	modelRoutes(app, state, guard);
	speechRoutes(app, state, guard);
	await transcriptionRoutes(app, state, guard, options.hear);
	controlRoutes(app, state);
	const url = await app.listen({ port: options.port ?? 0, host: options.host ?? "127.0.0.1" });
	return {
		url,
		baseUrl: `${url}/v1`,
		requests: state.requests,
		transcriptions: state.transcriptions,
		script: (rules) => state.script(rules),
		fault: (...faults) => state.fault(faults),
		transcribe: (...replies) => state.transcribe(replies),
		pace: (pace) => {
			state.pace = pace;
		},
		reset: () => state.reset(),
		waitFor: (condition, timeoutMs = 5000) => state.waitFor(condition, timeoutMs),
		close: () => app.close(),
	};
}

export type { Fault, RecordedRequest, RecordedTranscription, Reply, Rule, Script, TranscriptReply } from "./types.ts";
