import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ModelMessage } from "../../ports/language-model.ts";
import { toSdkMessages } from "./messages.ts";

const id = fc.constantFrom("a", "b", "c");
const call = fc.record({ id, name: fc.constant("find"), arguments: fc.constant({}) });
const message: fc.Arbitrary<ModelMessage> = fc.oneof(
	fc.record({ role: fc.constant("user" as const), text: fc.string() }),
	fc.record({
		role: fc.constant("assistant" as const),
		text: fc.string(),
		toolCalls: fc.uniqueArray(call, { selector: (one) => one.id, maxLength: 3 }),
	}),
	fc.record({ role: fc.constant("tool" as const), callId: id, name: fc.constant("find"), result: fc.jsonValue() }),
);

test("every call has exactly one answer before the next turn, whatever was stored", () => {
	fc.assert(
		fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
			let waiting: string[] = [];
			for (const out of toSdkMessages(messages)) {
				if (out.role === "tool") {
					for (const part of out.content) {
						assert.equal(part.type, "tool-result");
						assert.ok(part.type === "tool-result" && waiting.includes(part.toolCallId));
						waiting = waiting.filter((other) => part.type === "tool-result" && other !== part.toolCallId);
					}
					continue;
				}
				assert.deepEqual(waiting, []);
				assert.ok(out.content.length > 0);
				if (out.role === "assistant" && typeof out.content !== "string")
					waiting = out.content.flatMap((part) => (part.type === "tool-call" ? [part.toolCallId] : []));
			}
			assert.deepEqual(waiting, []);
		}),
	);
});

test("an interrupted call is answered, a result is handed over as text", () => {
	const messages: ModelMessage[] = [
		{ role: "assistant", text: "", toolCalls: [{ id: "a", name: "find", arguments: { q: 1 } }] },
		{ role: "tool", callId: "a", name: "find", result: { found: true } },
		{ role: "assistant", text: "Hm", toolCalls: [{ id: "b", name: "find", arguments: {} }] },
		{ role: "user", text: "Stop" },
	];
	const results = toSdkMessages(messages).flatMap((out) =>
		out.role === "tool" ? out.content.map((part) => part.type === "tool-result" && part.output) : [],
	);
	assert.deepEqual(results, [
		{ type: "text", value: '{"found":true}' },
		{ type: "text", value: "cancelled" },
	]);
});
