import { fetchOverKeptConnections } from "./connections.ts";

/** Fields that servers may not know, or know by another name. Without them the answer is still an answer. */
const optional = [
	"stream_options",
	"max_tokens",
	"max_completion_tokens",
	"temperature",
	"parallel_tool_calls",
	"tool_choice",
	"response_format",
] as const;
type Field = (typeof optional)[number];
type Body = Record<string, unknown>;

const renamed: Partial<Record<Field, Field>> = {
	max_tokens: "max_completion_tokens",
	max_completion_tokens: "max_tokens",
};

const isObject = (value: unknown): value is Body => typeof value === "object" && value !== null;

/** Asks in words for what `response_format` would have asked for. */
function askForJson(messages: unknown, format: unknown): unknown {
	const schema = isObject(format) && isObject(format.json_schema) ? format.json_schema.schema : undefined;
	const content = `Answer with one JSON object and nothing else.${
		schema === undefined ? "" : ` It must fit this JSON Schema: ${JSON.stringify(schema)}`
	}`;
	return Array.isArray(messages) ? [...messages, { role: "user", content }] : messages;
}

function without(body: Body, field: Field, refused: ReadonlySet<Field>): Body {
	if (!(field in body)) return body;
	const { [field]: value, ...rest } = body;
	const other = renamed[field];
	if (other !== undefined && !refused.has(other)) return { ...rest, [other]: value };
	return field === "response_format" ? { ...rest, messages: askForJson(rest.messages, value) } : rest;
}

/**
 * A `fetch` that learns: when a server answers 400 and names an optional field, it is dropped (or renamed) from that
 * request and all later ones, and the request is sent once more.
 */
export function fetchWithoutUnknownFields(send: typeof fetch = fetchOverKeptConnections): typeof fetch {
	const refused = new Set<Field>();
	return async (input, init) => {
		let parsed: unknown;
		try {
			parsed = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
		} catch {
			parsed = undefined;
		}
		if (!isObject(parsed)) return send(input, init);
		let body: Body = parsed;
		const drop = () => {
			for (const field of refused) body = without(body, field, refused);
		};
		drop();
		for (;;) {
			const response = await send(input, { ...init, body: JSON.stringify(body) });
			if (response.status !== 400) return response;
			const text = await response.text();
			const named = optional.filter((field) => field in body && !refused.has(field));
			const guilty = named.find((field) => new RegExp(`\\b${field}\\b`).test(text));
			if (guilty === undefined) return new Response(text, { status: 400, headers: response.headers });
			refused.add(guilty);
			drop();
		}
	};
}
