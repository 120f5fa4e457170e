import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { latencySpans, median, replyLatency } from "./latency.ts";

test("each step is what it added to the one before", () => {
	assert.deepEqual(
		latencySpans({ endpointMs: 300, transcriptMs: 420, firstTokenMs: 700, firstAudioMs: 900, firstFrameMs: 910 }),
		[
			{ step: "endpoint", startMs: 0, endMs: 300 },
			{ step: "transcript", startMs: 300, endMs: 420 },
			{ step: "firstToken", startMs: 420, endMs: 700 },
			{ step: "firstAudio", startMs: 700, endMs: 900 },
			{ step: "firstFrame", startMs: 900, endMs: 910 },
		],
	);
});

test("a step that was ready early adds nothing, and what did not happen is left out", () => {
	assert.deepEqual(latencySpans({ endpointMs: 500, transcriptMs: 200, firstAudioMs: 650 }), [
		{ step: "endpoint", startMs: 0, endMs: 500 },
		{ step: "transcript", startMs: 500, endMs: 500 },
		{ step: "firstAudio", startMs: 500, endMs: 650 },
	]);
	assert.deepEqual(latencySpans({}), []);
});

test("spans join without a gap and end at the latest mark", () => {
	const mark = fc.option(fc.integer({ min: 0, max: 9000 }), { nil: undefined });
	fc.assert(
		fc.property(mark, mark, mark, mark, mark, (...values) => {
			const [endpointMs, transcriptMs, firstTokenMs, firstAudioMs, firstFrameMs] = values;
			const given = { endpointMs, transcriptMs, firstTokenMs, firstAudioMs, firstFrameMs };
			const latency = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
			const spans = latencySpans(latency);
			const known = Object.values(latency) as number[];
			assert.equal(spans.length, known.length);
			assert.equal(spans.at(-1)?.endMs ?? 0, Math.max(0, ...known));
			spans.forEach((span, n) => {
				assert.equal(span.startMs, spans[n - 1]?.endMs ?? 0);
				assert.ok(span.endMs >= span.startMs);
			});
		}),
	);
});

test("the middle of the latencies", () => {
	assert.equal(median([]), null);
	assert.equal(median([900]), 900);
	assert.equal(median([900, 100, 500]), 500);
	assert.equal(median([100, 200, 400, 1000]), 300);
});

test("a reply counts from its first frame, else from its first audio; a greeting is no reply", () => {
	assert.equal(replyLatency({ endpointMs: 0, firstAudioMs: 800, firstFrameMs: 820 }), 820);
	assert.equal(replyLatency({ endpointMs: 300, firstAudioMs: 800 }), 800);
	assert.equal(replyLatency({ endpointMs: 300 }), null);
	assert.equal(replyLatency({ firstAudioMs: 20, firstFrameMs: 40 }), null);
	assert.equal(replyLatency(undefined), null);
});
