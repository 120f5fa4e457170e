import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../app/testing.ts";
import { systemClock, uuidv7 } from "../time/index.ts";
import { startListeners } from "./listeners.ts";
import type { EventListener } from "./types.ts";

/** Time passes at once. */
const hasty = { ...systemClock, after: (_ms: number, callback: () => void) => systemClock.after(0, callback) };

for (const database of testDatabases())
	describe(`event listeners on ${database}`, () => {
		let test: TestPlatform;
		before(async () => {
			test = await createTestPlatform({ database });
			await test.start([]);
		});
		after(() => test.stop());

		const note = (text: string) =>
			test.platform.db.transaction((tx) =>
				test.platform.events.append(tx, "note.added", { conversationId: uuidv7(), text }),
			);
		const start = (listeners: readonly EventListener[]) =>
			startListeners(listeners, { ...test.platform, clock: hasty, failures: { inc: () => {} } });
		/** A listener that collects, and a promise of its n-th event. */
		const collector = (
			name: string,
			count: number,
			refuse: (text: string, attempt: number) => boolean = () => false,
		) => {
			const seen: string[] = [];
			const attempts = new Map<string, number>();
			const done = Promise.withResolvers<void>();
			const listener: EventListener<"note.added"> = {
				name,
				types: ["note.added"],
				async handle({ data }) {
					const attempt = (attempts.get(data.text) ?? 0) + 1;
					attempts.set(data.text, attempt);
					if (refuse(data.text, attempt)) throw new Error("not now");
					seen.push(data.text);
					if (seen.length === count) done.resolve();
				},
			};
			return { listener: listener as EventListener, seen, attempts, done: done.promise };
		};

		it("hear every event in order, and go on where they were after a restart", async () => {
			const first = collector("restarting", 2);
			const runner = await start([first.listener]);
			await note("1");
			await note("2");
			await first.done;
			await runner.stop();
			await note("3");
			const second = collector("restarting", 2);
			const again = await start([second.listener]);
			await note("4");
			await second.done;
			await again.stop();
			assert.deepEqual(
				[first.seen, second.seen],
				[
					["1", "2"],
					["3", "4"],
				],
			);
		});

		it("try a failing event again, and leave it behind when it never works", async () => {
			const flaky = collector("flaky", 2, (text, attempt) => text === "poison" || (text === "slow" && attempt < 3));
			const runner = await start([flaky.listener]);
			await note("slow");
			await note("poison");
			await note("fine");
			await flaky.done;
			await runner.stop();
			assert.deepEqual(flaky.seen, ["slow", "fine"]);
			assert.deepEqual([flaky.attempts.get("slow"), flaky.attempts.get("poison")], [3, 10]);
		});

		if (database === "postgresql")
			it("run in one process at a time, and another takes over", async () => {
				const [one, two] = [collector("shared", 99), collector("shared", 99)];
				const runners = [await start([one.listener]), await start([two.listener])];
				for (let index = 0; index < 10; index++) await note(`s${index}`);
				const all = () => [...one.seen, ...two.seen];
				const heard = Promise.withResolvers<void>();
				const stop = test.platform.events.onAppended(() => {
					if (all().length >= 10) heard.resolve();
				});
				await heard.promise;
				assert.ok(one.seen.length === 0 || two.seen.length === 0, "both ran");
				const [busy, idle] = one.seen.length > 0 ? [0, 1] : [1, 0];
				await runners[busy]?.stop();
				await note("after");
				const taken = Promise.withResolvers<void>();
				const stopTaken = test.platform.events.onAppended(() => {
					if (all().includes("after")) taken.resolve();
				});
				await taken.promise;
				stop();
				stopTaken();
				await runners[idle]?.stop();
				assert.equal(all().length, 11);
			});
	});
