import { randomUUID } from "node:crypto";
import {
	extractReasoningMiddleware,
	generateText,
	jsonSchema,
	type LanguageModelUsage,
	NoSuchToolError,
	Output,
	type LanguageModel as SdkModel,
	streamText,
	type TextStreamPart,
	type ToolSet,
	wrapLanguageModel,
} from "ai";
import {
	type Deadline,
	type RetryPolicy,
	retrying,
	retryingStream,
	startDeadline,
} from "../../platform/resilience/index.ts";
import type {
	LanguageModel,
	LookRequest,
	ModelUsage,
	ObjectRequest,
	ReplyPart,
	ReplyRequest,
} from "../../ports/language-model.ts";
import { toSdkMessages, toSdkTools } from "./messages.ts";
import { badResponse, modelError } from "./model-errors.ts";

export type ModelTimes = {
	/** Longest wait for the first words or tool call, retries included, and between two pieces. Reasoning is waiting. */
	firstTokenMs: number;
	/** Longest for a whole reply; 30 s by default. */
	totalMs?: number;
	/** Longest for a structured answer; 30 s by default. */
	objectMs?: number;
	retry?: Omit<RetryPolicy, "budgetMs">;
};

type Wrappable = Parameters<typeof wrapLanguageModel>[0]["model"];

/** The AI SDK prints its warnings to the console unless told not to. */
globalThis.AI_SDK_LOG_WARNINGS = false;

const usageOf = (usage: LanguageModelUsage): ModelUsage | undefined =>
	usage.inputTokens === undefined && usage.outputTokens === undefined
		? undefined
		: { inputTokens: usage.inputTokens ?? 0, outputTokens: usage.outputTokens ?? 0 };

/** A model of the AI SDK as the port wants it. `provider` is the id in settings and errors. */
export function createLanguageModel(
	provider: string,
	modelId: string,
	sdk: Wrappable,
	times: ModelTimes,
): LanguageModel {
	// Models that reason write it between these tags where the server does not tell it apart.
	const model = wrapLanguageModel({
		model: sdk,
		middleware: extractReasoningMiddleware({ tagName: "think", separator: "" }),
	});
	const totalMs = times.totalMs ?? 30_000;
	const objectMs = times.objectMs ?? 30_000;
	const policy = { attempts: 2, baseMs: 200, ...times.retry };

	async function* replyOnce(request: ReplyRequest, firstMs: number): AsyncGenerator<ReplyPart, void, undefined> {
		const deadline = startDeadline(
			provider,
			{ firstMs: Math.max(1, Math.round(firstMs)), stallMs: times.firstTokenMs, totalMs },
			request.signal,
		);
		try {
			yield* readStream(provider, openStream(model, request, deadline), deadline);
		} catch (error) {
			throw deadline.failure() ?? modelError(provider, error);
		} finally {
			deadline.end();
		}
	}

	async function objectOnce(request: ObjectRequest & Partial<Pick<LookRequest, "image">>, leftMs: number) {
		const firstMs = Math.max(1, Math.round(leftMs));
		const deadline = startDeadline(provider, { firstMs, totalMs: firstMs }, request.signal);
		try {
			const { output, usage, finishReason } = await generateText({
				model,
				system: request.system,
				...promptOf(request),
				output: Output.object({ schema: jsonSchema(request.schema), name: request.name }),
				maxRetries: 0,
				abortSignal: deadline.signal,
			});
			if (finishReason === "length") throw badResponse(provider, "the answer was cut at its length limit");
			const counted = usageOf(usage);
			return { value: output as unknown, ...(counted === undefined ? {} : { usage: counted }) };
		} catch (error) {
			throw deadline.failure() ?? modelError(provider, error);
		} finally {
			deadline.end();
		}
	}

	function askForObject(request: ObjectRequest | LookRequest) {
		const until = performance.now() + objectMs;
		return retrying({ ...policy, budgetMs: objectMs / 2 }, () => objectOnce(request, until - performance.now()), {
			signal: request.signal,
		});
	}

	return {
		provider,
		model: modelId,
		async *reply(request) {
			const until = performance.now() + times.firstTokenMs;
			yield* retryingStream(
				{ ...policy, budgetMs: times.firstTokenMs / 2 },
				() => replyOnce(request, until - performance.now()),
				{ signal: request.signal },
			);
		},
		object: askForObject,
		look: askForObject,
	};
}

/** A picture goes inside the request: an address would tell a private link, and self-hosted servers take none. */
function promptOf({ prompt, image }: ObjectRequest & Partial<Pick<LookRequest, "image">>) {
	if (image === undefined) return { prompt };
	const content = [
		{ type: "text" as const, text: prompt },
		{ type: "image" as const, image: image.bytes, mediaType: image.type },
	];
	return { messages: [{ role: "user" as const, content }] };
}

function openStream(model: SdkModel, request: ReplyRequest, deadline: Deadline) {
	return streamText({
		model,
		system: request.system,
		messages: toSdkMessages(request.messages),
		...(request.tools.length === 0 ? {} : { tools: toSdkTools(request.tools) }),
		...(request.temperature === undefined ? {} : { temperature: request.temperature }),
		...(request.maxOutputTokens === undefined ? {} : { maxOutputTokens: request.maxOutputTokens }),
		maxRetries: 0,
		abortSignal: deadline.signal,
		// Errors are read from the stream; without this they are printed too.
		onError: () => undefined,
	}).fullStream;
}

const finishReasons: Readonly<Record<string, "stop" | "length" | "tool-calls" | "content-filter">> = {
	stop: "stop",
	length: "length",
	"tool-calls": "tool-calls",
	"content-filter": "content-filter",
};

async function* readStream(
	provider: string,
	stream: AsyncIterable<TextStreamPart<ToolSet>>,
	deadline: Deadline,
): AsyncGenerator<ReplyPart, void, undefined> {
	// Held back until the vendor says it is done: a call from half a stream must not run.
	const calls = new Map<string, ReplyPart>();
	for await (const part of stream) {
		switch (part.type) {
			case "text-delta":
				if (part.text === "") break;
				deadline.progress();
				yield { type: "text", text: part.text };
				break;
			case "tool-input-delta":
				deadline.progress();
				break;
			case "tool-call": {
				if (part.invalid && !NoSuchToolError.isInstance(part.error))
					throw badResponse(provider, `arguments of ${part.toolName} that are no JSON`, part.error);
				deadline.progress();
				// Servers leave ids out, or give the same one twice.
				const id = part.toolCallId === "" || calls.has(part.toolCallId) ? `call_${randomUUID()}` : part.toolCallId;
				calls.set(id, { type: "tool-call", id, name: part.toolName, arguments: part.input });
				break;
			}
			case "error":
				throw part.error;
			case "finish": {
				if (part.rawFinishReason === undefined) throw badResponse(provider, "the stream ended without a finish reason");
				yield* calls.values();
				// Some servers say "stop" although they called tools.
				const reason = calls.size > 0 ? "tool-calls" : (finishReasons[part.finishReason] ?? "stop");
				const usage = usageOf(part.totalUsage);
				yield { type: "finish", reason, ...(usage === undefined ? {} : { usage }) };
				return;
			}
		}
	}
	throw badResponse(provider, "the stream ended without a finish reason");
}
