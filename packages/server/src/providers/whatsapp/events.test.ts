import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { MessagingEvent } from "../../ports/messaging.ts";
import { readEvents } from "./events.ts";
import { webhookBodies } from "./testing-fixtures.ts";

const all = () => webhookBodies().flatMap(readEvents);
const contentOf = (event: MessagingEvent) => (event.type === "message" ? event.content : null);
const ana = { id: "16505551234", others: [], phone: "+16505551234", name: "Ana" };

describe("what WhatsApp tells", () => {
	it("reads messages of every kind", () => {
		const messages = all().filter(({ type }) => type === "message");
		assert.deepEqual(messages.map(contentOf), [
			{ type: "text", text: "Hello" },
			{ type: "choice", id: "accept", title: "Sí, acepto" },
			{ type: "choice", id: "es-AR", title: "Argentina" },
			{ type: "choice", id: "CONFIRM_42", title: "Confirm" },
			{ type: "picture", mediaId: "2754859441498128", caption: "The router" },
			{ type: "other", kind: "audio" },
			{ type: "text", text: "Hola" },
		]);
		const [first] = messages;
		assert.deepEqual(first, {
			type: "message",
			key: "wamid.TEST0001",
			messageId: "wamid.TEST0001",
			account: "106540352242922",
			at: 1_767_225_600_000,
			sender: ana,
			content: { type: "text", text: "Hello" },
		});
	});

	it("knows people who hide their number", () => {
		const hidden = all().find(({ key }) => key === "wamid.TEST0007");
		assert.ok(hidden?.type === "message");
		assert.deepEqual(hidden.sender, { id: "US.13491208655302741918", others: [], phone: null, name: "Luz" });
	});

	it("reads a new number, and what became of messages", () => {
		const told = all().filter(({ type }) => type !== "message");
		assert.deepEqual(
			told.map(({ key }) => key),
			["wamid.TEST0008", "wamid.OURS/delivered", "wamid.OURS/failed"],
		);
		const [renamed, delivered, failed] = told;
		assert.ok(renamed?.type === "renamed" && renamed.to === "16505559999" && renamed.phone === "+16505559999");
		assert.ok(delivered?.type === "status" && delivered.reference === "msg_42" && delivered.problem === null);
		assert.ok(failed?.type === "status" && failed.problem?.reason === "window-closed", JSON.stringify(failed));
		assert.equal(failed.problem.code, "131047");
	});

	it("reads all of several in one body, and leaves out only what it does not understand", () => {
		const [text, pressed] = webhookBodies().map((body) => JSON.parse(body.toString()));
		text.entry[0].changes[0].value.messages.unshift({ id: 7 }, null, "x");
		const both = { object: text.object, entry: [...text.entry, { changes: [null] }, ...pressed.entry, 3] };
		assert.deepEqual(
			readEvents(Buffer.from(JSON.stringify(both))).map(({ key }) => key),
			["wamid.TEST0001", "wamid.TEST0002"],
		);
	});

	it("keeps only what a database can", () => {
		const [body] = webhookBodies();
		const text = body?.toString().replace('"Hello"', String.raw`"a\u0000b\ud83d"`) ?? "";
		assert.deepEqual(readEvents(Buffer.from(text)).map(contentOf), [{ type: "text", text: "ab\ufffd" }]);
	});

	it("never throws, whatever comes", () => {
		fc.assert(
			fc.property(fc.oneof(fc.json(), fc.string()), (body) => Array.isArray(readEvents(Buffer.from(body)))),
			{ numRuns: 500 },
		);
	});

	it("never throws at what looks like a webhook and is none", () => {
		const bodies = webhookBodies().map((body) => JSON.parse(body.toString()) as unknown);
		/** Every place of a JSON value. */
		const places = (value: unknown, path: readonly string[] = []): string[][] =>
			typeof value === "object" && value !== null
				? [[...path], ...Object.entries(value).flatMap(([name, inner]) => places(inner, [...path, name]))]
				: [[...path]];
		const replaced = (value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown => {
			if (name === undefined) return by;
			const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
			const fields = copy as Record<string, unknown>;
			fields[name] = replaced(fields[name], rest, by);
			return copy;
		};
		const spoilt = fc
			.constantFrom(...bodies)
			.chain((body) => fc.tuple(fc.constant(body), fc.constantFrom(...places(body)), fc.jsonValue()))
			.map(([body, path, by]) => replaced(body, path, by));
		fc.assert(
			fc.property(spoilt, (body) => Array.isArray(readEvents(Buffer.from(JSON.stringify(body))))),
			{ numRuns: 2000 },
		);
	});
});
