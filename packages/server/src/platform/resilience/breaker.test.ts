import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { ProviderError, type ProviderErrorKind } from "../errors/index.ts";
import { type BreakerState, createBreaker } from "./breaker.ts";

beforeEach(() => mock.timers.enable({ apis: ["Date"], now: 1_000_000 }));
afterEach(() => mock.timers.reset());

const failWith = (kind: ProviderErrorKind) => async () => {
	throw new ProviderError("p", kind, kind);
};
const kindOf = (promise: Promise<unknown>) =>
	promise.then(
		() => "fine",
		(error) => error.kind,
	);

function open() {
	const states: BreakerState[] = [];
	const breaker = createBreaker({ provider: "p", failures: 3, openMs: 20_000, onState: (state) => states.push(state) });
	return { breaker, states };
}

test("opens after failures in a row, refuses at once, lets one through later and closes", async () => {
	const { breaker, states } = open();
	for (let n = 0; n < 3; n++) assert.equal(await kindOf(breaker.run(failWith("timeout"))), "timeout");
	assert.equal(breaker.state(), "open");
	let asked = false;
	const ask = async () => {
		asked = true;
	};
	assert.equal(await kindOf(breaker.run(ask)), "breaker-open");
	assert.equal(asked, false);
	mock.timers.tick(20_000);
	assert.equal(breaker.state(), "half-open");
	const { promise, resolve } = Promise.withResolvers<void>();
	const trial = breaker.run(() => promise);
	assert.equal(await kindOf(breaker.run(ask)), "breaker-open", "nobody waits for the one that tries");
	resolve();
	await trial;
	assert.equal(breaker.state(), "closed");
	assert.deepEqual(states, ["open", "half-open", "closed"]);
});

test("opens again when the trial fails, or was cancelled and proved nothing", async () => {
	for (const kind of ["unavailable", "cancelled"] as const) {
		const { breaker } = open();
		for (let n = 0; n < 3; n++) await kindOf(breaker.run(failWith("unavailable")));
		mock.timers.tick(20_000);
		assert.equal(await kindOf(breaker.run(failWith(kind))), kind);
		assert.equal(breaker.state(), "open");
	}
});

test("does not count what is not the provider's fault", async () => {
	const { breaker } = open();
	for (let n = 0; n < 9; n++) await kindOf(breaker.run(failWith(n % 2 ? "cancelled" : "bad-request")));
	assert.equal(breaker.state(), "closed");
});

test("counts streams by how they end", async () => {
	const { breaker } = open();
	async function* broken() {
		yield 1;
		throw new ProviderError("p", "bad-response", "cut");
	}
	async function* whole() {
		yield 1;
		yield 2;
	}
	const read = async (make: () => AsyncIterable<number>) => {
		const seen: number[] = [];
		for await (const piece of breaker.stream(make)) seen.push(piece);
		return seen;
	};
	await kindOf(read(broken));
	await kindOf(read(broken));
	assert.deepEqual(await read(whole), [1, 2]);
	for await (const _ of breaker.stream(whole)) break;
	for (let n = 0; n < 3; n++) assert.equal(await kindOf(read(broken)), "bad-response");
	assert.equal(breaker.state(), "open");
	assert.equal(await kindOf(read(whole)), "breaker-open");
	mock.timers.tick(20_000);
	assert.deepEqual(await read(whole), [1, 2]);
	assert.equal(breaker.state(), "closed");
});
