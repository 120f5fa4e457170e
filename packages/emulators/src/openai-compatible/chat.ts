import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { checkChatRequest } from "./chat-request.ts";
import type { Guard } from "./guard.ts";
import { picturesOf } from "./request.ts";
import { sendPieces, sendWhole } from "./sink.ts";
import type { EmulatorState } from "./state.ts";
import type { ChatRequest, Reply } from "./types.ts";

/** Words with the space before them, as models stream them. */
const split = (text: string): string[] => text.match(/\s*\S+\s*$|\s*\S+/g) ?? (text === "" ? [] : [text]);

/** About a token for every four characters, as OpenAI's own rule of thumb has it. */
const tokens = (text: string): number => Math.ceil(text.length / 4);

const toolCalls = (reply: Reply) =>
	(reply.toolCalls ?? []).map((call) => ({
		id: call.id ?? `call_${randomUUID().replaceAll("-", "").slice(0, 24)}`,
		name: call.name,
		arguments: typeof call.arguments === "string" ? call.arguments : JSON.stringify(call.arguments),
	}));

const contentOf = (reply: Reply): string | undefined =>
	reply.object === undefined ? (reply.text ?? reply.pieces?.join("")) : JSON.stringify(reply.object);

function usage(request: ChatRequest, reply: Reply) {
	// A picture costs by its size on the screen, not by its bytes: here some thousand tokens.
	const words = JSON.stringify(request.messages, (key, value) => (key === "url" ? "" : value));
	const prompt = tokens(words) + 1000 * picturesOf(request).length;
	const completion = tokens(contentOf(reply) ?? "") + tokens(JSON.stringify(reply.toolCalls ?? ""));
	return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

const finishReason = (reply: Reply) => reply.finishReason ?? (reply.toolCalls?.length ? "tool_calls" : "stop");

function completion(request: ChatRequest, reply: Reply) {
	const calls = toolCalls(reply);
	return {
		id: `chatcmpl-${randomUUID()}`,
		object: "chat.completion",
		created: Math.floor(Date.now() / 1000),
		model: request.model,
		choices: [
			{
				index: 0,
				message: {
					role: "assistant",
					content: contentOf(reply) ?? null,
					refusal: null,
					...(reply.reasoning === undefined ? {} : { reasoning_content: reply.reasoning }),
					...(calls.length === 0
						? {}
						: {
								tool_calls: calls.map(({ id, name, arguments: args }) => ({
									id,
									type: "function",
									function: { name, arguments: args },
								})),
							}),
				},
				logprobs: null,
				finish_reason: finishReason(reply),
			},
		],
		usage: usage(request, reply),
	};
}

/** The events of a stream: those a fault counts, and those that end it. */
function stream(request: ChatRequest, reply: Reply) {
	const id = `chatcmpl-${randomUUID()}`;
	const created = Math.floor(Date.now() / 1000);
	const withUsage = request.stream_options?.include_usage === true;
	const event = (choices: unknown[], more: object = {}) =>
		`data: ${JSON.stringify({
			id,
			object: "chat.completion.chunk",
			created,
			model: request.model,
			choices,
			...(withUsage ? { usage: null } : {}),
			...more,
		})}\n\n`;
	const delta = (value: object, reason: string | null = null) =>
		event([{ index: 0, delta: value, logprobs: null, finish_reason: reason }]);

	const text = contentOf(reply);
	const calls = toolCalls(reply);
	const pieces = [
		...(reply.reasoning === undefined ? [] : split(reply.reasoning).map((part) => delta({ reasoning_content: part }))),
		...(reply.pieces ?? split(text ?? "")).map((part) => delta({ content: part })),
		...arrange(
			calls.map(({ id: callId, name, arguments: args }, index) => [
				delta({ tool_calls: [{ index, id: callId, type: "function", function: { name, arguments: "" } }] }),
				...(args.match(/.{1,12}/gs) ?? []).map((part) =>
					delta({ tool_calls: [{ index, function: { arguments: part } }] }),
				),
			]),
			reply.mixed === true,
		),
	];
	const opening = delta({ role: "assistant", content: text === undefined ? null : "", refusal: null });
	return {
		pieces: pieces.length === 0 ? [opening] : [`${opening}${pieces[0]}`, ...pieces.slice(1)],
		tail: [
			delta({}, finishReason(reply)),
			...(withUsage ? [event([], { usage: usage(request, reply) })] : []),
			"data: [DONE]\n\n",
		],
	};
}

/** One call after the other, or a fragment of each in turn. */
function arrange(calls: readonly (readonly string[])[], mixed: boolean): readonly string[] {
	if (!mixed) return calls.flat();
	const longest = Math.max(0, ...calls.map((fragments) => fragments.length));
	return Array.from({ length: longest }, (_, round) => calls.flatMap((fragments) => fragments[round] ?? [])).flat();
}

/** Azure OpenAI opens its streams with a chunk that has no choices. */
const azureOpening = `data: ${JSON.stringify({
	id: "",
	object: "",
	created: 0,
	model: "",
	choices: [],
	prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }],
})}\n\n`;

/** OpenAI's path, Azure's, and Azure's classic one with the deployment in it. */
const paths = [
	"/v1/chat/completions",
	"/openai/v1/chat/completions",
	"/openai/deployments/:deployment/chat/completions",
];

export function chatRoutes(app: FastifyInstance, state: EmulatorState, guard: Guard): void {
	const handle = (request: FastifyRequest, reply: FastifyReply) =>
		guard(request, reply, "chat", request.body, async (record, fault) => {
			const body = checkChatRequest(request.body);
			const answer = state.reply(body);
			if (body.stream === true) {
				const { pieces, tail } = stream(body, answer);
				const [first = "", ...rest] = pieces;
				await sendPieces(reply, state, record, fault, {
					headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" },
					pieces: request.url.startsWith("/openai") ? [`${azureOpening}${first}`, ...rest] : pieces,
					tail,
					wrapError: (error) => `data: ${error}\n\n`,
					firstMs: state.pace.firstMs,
					pieceMs: state.pace.pieceMs,
				});
				return;
			}
			const whole = Buffer.from(JSON.stringify(completion(body, answer)));
			await sendWhole(reply, state, record, fault, whole, "application/json");
		});
	for (const path of paths) app.post(path, handle);
}
