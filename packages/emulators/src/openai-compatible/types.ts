/** What the emulator answers, by the path under `/v1`. */
export type Endpoint = "chat" | "transcriptions" | "speech" | "models";

export type ChatMessage = {
	role: string;
	content?: string | readonly { type?: string; text?: string; image_url?: { url: string; detail?: string } }[] | null;
	tool_calls?: readonly { id: string; type: string; function: { name: string; arguments: string } }[];
	tool_call_id?: string;
};

/** The body of `POST /chat/completions` as far as the emulator reads it. */
export type ChatRequest = {
	model: string;
	messages: readonly ChatMessage[];
	stream?: boolean;
	stream_options?: { include_usage?: boolean } | null;
	tools?: readonly { type: string; function: { name: string; description?: string; parameters?: JsonSchema } }[];
	tool_choice?: unknown;
	response_format?: { type: string; json_schema?: { name?: string; schema?: JsonSchema }; schema?: JsonSchema };
};

export type JsonSchema = {
	type?: string | readonly string[];
	description?: string;
	properties?: Readonly<Record<string, JsonSchema>>;
	items?: JsonSchema;
	enum?: readonly unknown[];
	const?: unknown;
	anyOf?: readonly JsonSchema[];
	oneOf?: readonly JsonSchema[];
	minItems?: number;
	minLength?: number;
	minimum?: number;
	maximum?: number;
	format?: string;
};

/** One answer of the model. */
export type Reply = {
	text?: string;
	/** Sent as `reasoning_content` before the text. */
	reasoning?: string;
	/** A string is sent as it is, so that broken JSON can be rehearsed; `id: ""` is sent empty. */
	toolCalls?: readonly { id?: string; name: string; arguments: unknown }[];
	/** The fragments of parallel tool calls alternate; the SDK's `stream()` helper does not put those together. */
	mixed?: boolean;
	/** Sent as JSON text. */
	object?: unknown;
	finishReason?: "stop" | "length" | "tool_calls" | "content_filter";
	/** The exact pieces of the stream; words by default. */
	pieces?: readonly string[];
};

export type Rule = {
	/** Every condition given must hold. Strings are regular expressions, case-insensitive. */
	when?: {
		/** The text of the last user message. */
		user?: string | RegExp;
		/** The text of all system and developer messages. */
		system?: string | RegExp;
		/** The last message is the result of this tool. */
		toolResult?: string;
		/** This tool is on offer. */
		tool?: string;
		/** Whether a structured answer is asked for. */
		structured?: boolean;
		/** Whether the last user message shows a picture. */
		picture?: boolean;
	};
	/** `$1` and so on in a text are replaced by what `user` captured. */
	reply: string | Reply | ((request: ChatRequest) => string | Reply);
	/** Used up after that many replies; for ever by default. */
	times?: number;
};

/** Rules in order: the first that fits answers; none fitting, the rehearsal does. */
export type Script = readonly Rule[];

/** What the next transcriptions answer. An `error` with `status` 200 is what some servers do. */
export type TranscriptReply = {
	text: string;
	/** 0–1, for `verbose_json`. */
	noSpeechProb?: number;
	avgLogprob?: number;
};

/** What goes wrong, with the next matching requests. */
export type Fault = {
	/** Any endpoint by default. */
	on?: Endpoint;
	/** How many requests meet it; 1 by default. */
	times?: number;
} & FaultKind;

export type ErrorShape = "openai" | "numeric-code" | "string" | "message" | "vllm" | "detail" | "html" | "empty";

export type FaultKind =
	/** An error answer. `status` may be 200, with a body that says otherwise. */
	| {
			kind: "status";
			status: number;
			shape?: ErrorShape;
			code?: string;
			message?: string;
			/** Seconds, as the header has it. */
			retryAfter?: number;
			retryAfterMs?: number;
			/** `x-should-retry`. */
			shouldRetry?: boolean;
	  }
	/** Milliseconds before the first byte. */
	| { kind: "delay"; ms: number }
	/** Milliseconds between pieces. */
	| { kind: "slow"; ms: number }
	/** Nothing more, ever, after so many pieces; without `after` not even headers. */
	| { kind: "hang"; after?: number }
	/** The stream stops after so many pieces: connection cut, or ended as if all were well. */
	| { kind: "truncate"; after: number; how: "cut" | "end" }
	/** Bytes that are no JSON after so many pieces, then the rest of the answer. */
	| { kind: "garbage"; after?: number }
	/** `data: {"error":…}` after so many pieces of a stream with status 200. */
	| { kind: "error-in-stream"; after: number; code?: string; message?: string };

type Outcome = "open" | "complete" | "faulted" | "closed-by-client";

export type RecordedRequest = {
	id: number;
	endpoint: Endpoint;
	/** Milliseconds since the epoch. */
	at: number;
	headers: Readonly<Record<string, string | undefined>>;
	/** JSON, or the text fields of a form. */
	body: unknown;
	status: number;
	outcome: Outcome;
};

export type RecordedTranscription = {
	/** The id of its request. */
	id: number;
	fileName: string;
	contentType: string;
	fields: Readonly<Record<string, string>>;
	/** The file as it was received. */
	audio: Buffer;
	text: string;
};
