import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CarrierInput, MediaConnection } from "../carrier.ts";

/** What reached the far end, in order; neighbouring audio counts as one. */
export type FarEndEvent =
	| { type: "audio"; pcm: Int16Array }
	| { type: "mark"; name: string }
	| { type: "clear" }
	| { type: "gone" };

/** A connection and the far end it talks to. */
export type CarrierBench = {
	connection: MediaConnection;
	/** As the far end does it. */
	far: {
		speak(pcm: Int16Array): void;
		press(digit: string): void;
		echo(mark: string): void;
		/** Ends the call as a person does. */
		hangUp(): void;
		/** The network fails. */
		vanish(): void;
	};
	/** Resolves with what the far end got once that is at least `count` events. */
	got(count: number): Promise<readonly FarEndEvent[]>;
	close(): void | Promise<void>;
};

const samples = (length: number, from = 1) => Int16Array.from({ length }, (_, i) => ((from + i * 7) % 20_000) - 10_000);

/** Largest error that the carrier's codec may add, as a share of full scale; 0 for PCM. */
type Options = { codecError?: number };

/** What every carrier's media connection must do. */
export function describeCarrier(
	name: string,
	open: () => Promise<CarrierBench>,
	{ codecError = 0 }: Options = {},
): void {
	const near = (actual: Int16Array, expected: Int16Array) => {
		assert.equal(actual.length, expected.length);
		actual.forEach((sample, i) => {
			assert.ok(Math.abs(sample - (expected[i] ?? 0)) <= codecError * 32768, `sample ${i}`);
		});
	};

	describe(`${name} keeps the promises of a media connection`, () => {
		const check = (title: string, run: (bench: CarrierBench) => Promise<void>) =>
			it(title, { timeout: 10_000 }, async () => {
				const bench = await open();
				try {
					await run(bench);
				} finally {
					await bench.close();
				}
			});

		/** Reads until `stop` says so or the input ends. */
		async function read(connection: MediaConnection, stop: (input: CarrierInput) => boolean): Promise<CarrierInput[]> {
			const inputs: CarrierInput[] = [];
			const iterator = connection.input[Symbol.asyncIterator]();
			for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
				if (next.value.type === "round-trip") continue;
				inputs.push(next.value);
				if (stop(next.value)) break;
			}
			return inputs;
		}
		const readAll = (connection: MediaConnection) => read(connection, () => false);

		check("brings the caller's samples as they were", async ({ connection, far }) => {
			const spoken = samples(connection.sampleRate / 50);
			far.speak(spoken);
			const [input] = await read(connection, (each) => each.type === "audio");
			assert.equal(input?.type, "audio");
			if (input?.type === "audio") near(input.pcm, spoken);
		});

		check("brings keys and echoed marks", async ({ connection, far, got }) => {
			connection.send(samples(160));
			connection.mark("m1");
			await got(2);
			far.press("5");
			far.echo("m1");
			const inputs = await read(connection, (input) => input.type === "mark");
			assert.deepEqual(inputs, [
				{ type: "dtmf", digit: "5" },
				{ type: "mark", name: "m1" },
			]);
		});

		check("sends audio, marks and clear in order", async ({ connection, got }) => {
			const spoken = samples(connection.sampleRate / 25);
			connection.send(spoken.subarray(0, spoken.length / 2));
			connection.send(spoken.subarray(spoken.length / 2));
			connection.mark("first");
			connection.clear();
			connection.mark("second");
			const events = await got(4);
			assert.deepEqual(
				events.map((event) => (event.type === "mark" ? event.name : event.type)),
				["audio", "first", "clear", "second"],
			);
			if (events[0]?.type === "audio") near(events[0].pcm, spoken);
		});

		check("tells a hang-up, then ends", async ({ connection, far }) => {
			far.hangUp();
			assert.deepEqual(await readAll(connection), [{ type: "hangup" }]);
		});

		check("only ends when the connection is lost", async ({ connection, far }) => {
			far.vanish();
			assert.deepEqual(await readAll(connection), []);
		});

		check("ends its input when we hang up, once", async ({ connection, got }) => {
			connection.hangUp("assistant-ended");
			connection.hangUp("assistant-ended");
			await readAll(connection);
			const events = await got(1);
			assert.equal(events.at(-1)?.type, "gone");
		});

		check("does nothing after its end", async ({ connection, far }) => {
			far.vanish();
			await readAll(connection);
			connection.send(samples(160));
			connection.mark("late");
			connection.clear();
			connection.notify({ type: "state", state: "listening" });
			connection.hangUp("connection-lost");
			assert.equal(connection.bufferedBytes >= 0, true);
		});

		check("is ready", async ({ connection }) => {
			await connection.ready;
			assert.ok([8000, 16_000].includes(connection.sampleRate));
		});
	});
}
