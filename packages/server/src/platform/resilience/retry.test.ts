import assert from "node:assert/strict";
import { test } from "node:test";
import { ProviderError } from "../errors/index.ts";
import { retrying, retryingStream } from "./retry.ts";

const signal = new AbortController().signal;
const policy = { attempts: 3, baseMs: 2, budgetMs: 200 };
const fail = (kind: "unavailable" | "quota" | "rate-limit", retryAfterMs?: number) =>
	new ProviderError("p", kind, kind, retryAfterMs === undefined ? {} : { retryAfterMs });

/** Fails with each error in turn, then answers. */
function failing(...errors: Error[]) {
	let calls = 0;
	return {
		calls: () => calls,
		run: async () => {
			const error = errors[calls++];
			if (error) throw error;
			return "done";
		},
	};
}

test("tries again what may succeed, up to the number of attempts", async () => {
	const twice = failing(fail("unavailable"), fail("rate-limit", 1));
	assert.equal(await retrying(policy, twice.run, { signal }), "done");
	assert.equal(twice.calls(), 3);
	const always = failing(fail("unavailable"), fail("unavailable"), fail("unavailable"), fail("unavailable"));
	await assert.rejects(retrying(policy, always.run, { signal }), /unavailable/);
	assert.equal(always.calls(), 3);
});

test("does not try again what would fail the same way, or would keep the caller waiting", async () => {
	for (const error of [fail("quota"), fail("rate-limit", 5000), new Error("a bug")]) {
		const once = failing(error);
		await assert.rejects(retrying(policy, once.run, { signal }), error);
		assert.equal(once.calls(), 1);
	}
});

test("stops when nobody waits any more", async () => {
	const abort = new AbortController();
	let calls = 0;
	const run = async () => {
		calls++;
		abort.abort();
		throw fail("unavailable");
	};
	await assert.rejects(retrying(policy, run, { signal: abort.signal }));
	assert.equal(calls, 1);
});

test("answers at once who leaves during a pause, and asks no more", async () => {
	const abort = new AbortController();
	const { calls, run } = failing(fail("rate-limit", 1500));
	const patient = { ...policy, budgetMs: 5000 };
	const asked = retrying(patient, run, { signal: abort.signal });
	await new Promise((resolve) => setImmediate(resolve));
	abort.abort();
	await assert.rejects(asked, (error) => error instanceof ProviderError && error.kind === "cancelled");
	assert.equal(calls(), 1);
});

test("tries a stream again only before its first piece", async () => {
	let opened = 0;
	async function* early() {
		if (++opened === 1) throw fail("unavailable");
		yield 1;
		yield 2;
	}
	const seen: number[] = [];
	for await (const piece of retryingStream(policy, early, { signal })) seen.push(piece);
	assert.deepEqual([seen, opened], [[1, 2], 2]);
	seen.length = 0;
	opened = 0;
	async function* late() {
		opened++;
		yield 1;
		throw fail("unavailable");
	}
	await assert.rejects(async () => {
		for await (const piece of retryingStream(policy, late, { signal })) seen.push(piece);
	}, /unavailable/);
	assert.deepEqual([seen, opened], [[1], 1]);
});

test("closes the stream it reads when its reader leaves", async () => {
	let closed = false;
	async function* endless() {
		try {
			for (;;) yield 1;
		} finally {
			closed = true;
		}
	}
	for await (const _ of retryingStream(policy, endless, { signal })) break;
	assert.equal(closed, true);
});
