/** What was said so far, as a language model sees it. */
export type ModelMessage =
	| { role: "user"; text: string }
	| { role: "assistant"; text: string; toolCalls?: readonly ModelToolCall[] }
	| { role: "tool"; callId: string; name: string; result: unknown };

export type ModelToolCall = { id: string; name: string; arguments: unknown };

/** A JSON Schema object (draft 2020-12 subset that strict structured output accepts). */
export type JsonSchema = Readonly<Record<string, unknown>>;

export type ModelTool = { name: string; description: string; parameters: JsonSchema };

export type ModelUsage = { inputTokens: number; outputTokens: number };

export type ReplyRequest = {
	system: string;
	messages: readonly ModelMessage[];
	tools: readonly ModelTool[];
	/** 0–2; left to the vendor when absent. */
	temperature?: number;
	maxOutputTokens?: number;
	signal: AbortSignal;
};

export type ReplyPart =
	| { type: "text"; text: string }
	| ({ type: "tool-call" } & ModelToolCall)
	| { type: "finish"; reason: "stop" | "length" | "tool-calls" | "content-filter"; usage?: ModelUsage };

export type ObjectRequest = {
	/** Name of the result, `[a-z_]+`. */
	name: string;
	system: string;
	prompt: string;
	schema: JsonSchema;
	signal: AbortSignal;
};

/** A question about a picture: a bitmap that any model which sees takes, at most some megabytes. */
export type LookRequest = ObjectRequest & { image: { bytes: Uint8Array; type: "image/jpeg" | "image/png" } };

/**
 * A language model. Tools are described, never executed, here: the caller decides when a tool may run.
 *
 * `reply` yields text as it comes, then exactly one `finish`; a stream that the vendor cuts short
 * (no finish reason seen) throws `ProviderError("bad-response")` after the text that arrived.
 * Every failure is a `ProviderError`; an aborted signal throws kind `cancelled`. Reasoning text is never yielded.
 */
export type LanguageModel = {
	/** Provider id, as in settings: `openai-compatible`, `openai`, `groq`, `azure`. */
	readonly provider: string;
	readonly model: string;
	reply(request: ReplyRequest): AsyncIterable<ReplyPart>;
	/** One structured answer. The value is unvalidated JSON: validate it against your own schema. */
	object(request: ObjectRequest): Promise<{ value: unknown; usage?: ModelUsage }>;
	/**
	 * The same about a picture. Absent where no picture can be sent. Whether the model behind it sees is its server's to
	 * say: one that does not rejects with `bad-request`.
	 */
	look?(request: LookRequest): Promise<{ value: unknown; usage?: ModelUsage }>;
};
