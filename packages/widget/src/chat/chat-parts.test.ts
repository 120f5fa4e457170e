import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ChatLine } from "@centralita/contracts";
import fc from "fast-check";
import { backoffMs, claim, type Pending, settle } from "./outbox.ts";
import { createSseParser, type SseMessage } from "./sse.ts";
import { type Entry, lastLineId, lineOf, merge, place } from "./transcript.ts";

const line = (turnId: string, who: ChatLine["who"] = "assistant", text = turnId): ChatLine => ({
	turnId,
	who,
	name: null,
	text,
	at: "2026-01-01T00:00:00.000Z",
});
const notice = (id: string): Entry => ({ kind: "notice", id, at: "", what: "waiting", detail: null });
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

describe("server-sent events", () => {
	const read = (pieces: readonly string[]) => {
		const messages: SseMessage[] = [];
		const parse = createSseParser((message) => messages.push(message));
		for (const piece of pieces) parse(piece);
		return messages;
	};
	const stream =
		'retry: 2000\nid: 0\n\n: still here\n\nid: 4\nevent: reply\ndata: {"a":"é"}\n\nid: 5\r\ndata: one\r\ndata: two\r\n\r\nevent: typing\ndata: {}\n\n';
	const expected = [
		{ id: "4", event: "reply", data: '{"a":"é"}' },
		{ id: "5", event: "message", data: "one\ntwo" },
		{ id: null, event: "typing", data: "{}" },
	];

	it("are read wherever the pieces end", () => {
		assert.deepEqual(read([stream]), expected);
		fc.assert(
			fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
				const at = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
				const pieces = at.slice(1).map((end, index) => stream.slice(at[index], end));
				assert.deepEqual(read(pieces), expected);
			}),
		);
	});

	it("that are not finished are not told", () => {
		assert.deepEqual(read(["id: 1\ndata: half"]), []);
	});
});

describe("the transcript", () => {
	it("has each line once and in the server's order, whatever of it came first", () => {
		const lines = ["1", "2", "3", "4", "5"].map((id) => line(id));
		fc.assert(
			fc.property(fc.shuffledSubarray(lines), fc.shuffledSubarray(lines), (some, others) => {
				const order = (part: ChatLine[]) => lines.filter((one) => part.includes(one));
				const known = merge(merge([], order(some)), order(others));
				assert.equal(new Set(ids(known)).size, known.length);
				assert.deepEqual(ids(merge(known, lines)).toSorted(), ["1", "2", "3", "4", "5"]);
				assert.deepEqual(ids(merge(merge([], order(some)), lines)), ["1", "2", "3", "4", "5"]);
			}),
		);
	});

	it("puts a notice of the past where it happened, and a picture stays behind what it followed", () => {
		const restored = merge([], [line("1"), line("2"), line("3")]);
		const told = place(restored, notice("event-5"), "2", []);
		assert.deepEqual(ids(told), ["1", "2", "event-5", "3"]);
		assert.deepEqual(ids(merge(told, [line("1"), line("2"), line("2b"), line("3")])), ["1", "2", "event-5", "2b", "3"]);
		const picture: Entry = { kind: "picture", id: "p", at: "", file: new Blob(), name: "", url: "/i/1", seen: "" };
		const shown = place([...told, picture], lineOf(line("4")), "3", ["picture"]);
		assert.deepEqual(ids(shown), ["1", "2", "event-5", "3", "p", "4"]);
	});

	it("shows a picture once that this page sent and the server tells of", () => {
		const picture: Entry = { kind: "picture", id: "p", at: "", file: new Blob(), name: "", url: "/i/1", seen: "" };
		assert.deepEqual(ids(place([picture], { ...lineOf(line("1", "contact")), imageUrl: "/i/1" }, null, [])), ["p"]);
	});
});

describe("the outbox", () => {
	const sent = (key: string, text: string, change: Partial<Pending> = {}): Pending => ({
		key,
		text,
		value: null,
		after: "10",
		state: "sending",
		turnId: null,
		...change,
	});

	it("knows its words in the transcript again, once for each", () => {
		const pending = [sent("a", "no"), sent("b", "no")];
		const first = claim(pending, lineOf(line("11", "contact", "no")));
		assert.deepEqual(
			first.map(({ turnId }) => turnId),
			["11", null],
		);
		assert.equal(claim(first, lineOf(line("11", "contact", "no"))), first, "the same line again claims nothing");
		assert.deepEqual(
			claim(first, lineOf(line("12", "contact", "no"))).map(({ turnId }) => turnId),
			["11", "12"],
		);
	});

	it("knows its words again after those of a colleague, whose lines have ids in no order", () => {
		const entries = [line("10"), line("ff", "user", "Hola")].map(lineOf);
		const pending = [sent("a", "no", { after: lastLineId(entries) })];
		assert.equal(claim(pending, lineOf(line("11", "contact", "no")))[0]?.turnId, "11");
	});

	it("takes no words of before, of others, or of the assistant for its own", () => {
		const pending = [sent("a", "no")];
		for (const other of [line("09", "contact", "no"), line("11", "contact", "sí"), line("11", "assistant", "no")])
			assert.equal(claim(pending, lineOf(other)), pending);
	});

	it("keeps what is not with the server, and what is not on screen yet", () => {
		const pending = [
			sent("a", "1", { state: "sent", turnId: "11" }),
			sent("b", "2", { state: "sent" }),
			sent("c", "3", { turnId: "12" }),
			sent("d", "4", { state: "failed" }),
		];
		assert.deepEqual(
			settle(pending).map(({ key }) => key),
			["b", "c", "d"],
		);
	});

	it("asks again later and later, at least every 15 seconds", () => {
		fc.assert(
			fc.property(fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
				const ms = backoffMs(attempt, () => random);
				assert.ok(ms >= 375 && ms <= 15_000, `${ms}`);
			}),
		);
	});
});
