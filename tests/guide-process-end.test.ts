/** The process that runs a guide is killed between two answers, or in the middle of one. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { TroubleshootingSession } from "@centralita/contracts";
import fc from "fast-check";
import { createTestHome, testDatabases } from "../packages/server/src/app/testing.ts";
import { type RunningApp, startApp } from "./e2e/support/app.ts";
import { apiKey, ownerEnvironment, type Person, signIn } from "./support/people.ts";

const database = testDatabases().at(-1) ?? "embedded";
const base = "/api/v1/troubleshooting/sessions";
const mostAnswers = 7;
const runs = 4;

type Answer = { outcome: string } | { answer: string };

/** The same at the same place: the first option, then no step works, and no person is wanted. */
function answerTo({ next }: TroubleshootingSession): Answer | null {
	if (next.type === "step") return { outcome: "failed" };
	if (next.type === "question") return { answer: next.question.options[0]?.value ?? "x" };
	return next.type === "escalate" && next.canContinue ? { answer: "no" } : null;
}

/** What an answer may change, without what differs from session to session. */
const standing = ({ status, next, attempts, revision, summary }: TroubleshootingSession) => ({
	status,
	next,
	revision,
	summary: { ...summary, minutes: 0 },
	attempts: attempts.map(({ seconds: _, at: _at, ...rest }) => rest),
});

describe(`a session whose process is killed, on ${database}`, { timeout: 240_000 }, () => {
	it("goes on at the same node, and counts no answer twice", async (t) => {
		const home = await createTestHome(database, ownerEnvironment);
		const start = () => startApp(home.config.dataDir, home.environment);
		let app: RunningApp = await start();
		try {
			const program: Person = await apiKey(app.url, await signIn(app.url, "owner"), ["guides:run"]);
			const ask = async (method: string, path: string, body?: object, key: string = randomUUID()) => {
				const response = await fetch(app.url + base + path, {
					method,
					headers: {
						...program.headers,
						...(body ? { "content-type": "application/json", "idempotency-key": key } : {}),
					},
					...(body ? { body: JSON.stringify(body) } : {}),
				});
				const text = await response.text();
				assert.ok(response.ok, `${method} ${path} ${response.status} ${text}`);
				return TroubleshootingSession.parse(JSON.parse(text));
			};
			const begin = () => ask("POST", "", { guideId: "no-internet", locale: "es-AR" });
			const give = ({ id, revision }: TroubleshootingSession, answer: Answer, key: string) =>
				ask("POST", `/${id}/steps`, { ...answer, revision }, key);

			// As it goes when nothing is killed.
			const undisturbed: TroubleshootingSession[] = [await begin()];
			for (let at = undisturbed[0]; at && undisturbed.length <= mostAnswers; ) {
				const answer = answerTo(at);
				if (answer === null) break;
				at = await give(at, answer, randomUUID());
				undisturbed.push(at);
			}
			const answers = undisturbed.length - 1;
			assert.ok(answers >= 4, `${answers} answers`);

			/** `afterMs`: how long the answer is under way when its process dies; null: it is killed between two answers. */
			const run = async (killedAt: number, afterMs: number | null) => {
				let session = await begin();
				for (let number = 0; number < answers; number++) {
					const answer = answerTo(session);
					assert.ok(answer);
					const key = randomUUID();
					const before = session;
					if (number === killedAt) {
						const lost = afterMs === null ? null : give(session, answer, key).catch(() => null);
						if (afterMs !== null) await wait(afterMs);
						await app.stop("SIGKILL");
						await lost;
						app = await start();
						const resumed = await ask("GET", `/${session.id}`);
						const stored = resumed.revision > before.revision;
						assert.ok(afterMs !== null || !stored);
						const expected = undisturbed[stored ? number + 1 : number];
						assert.ok(expected);
						assert.deepEqual(standing(resumed), standing(expected));
					}
					// Whoever got no answer says it again, under the same key and with what they knew.
					session = await give(before, answer, key);
					const expected = undisturbed[number + 1];
					assert.ok(expected);
					assert.deepEqual(standing(session), standing(expected));
				}
				assert.deepEqual(
					session.attempts.map(({ ordinal }) => ordinal),
					[...new Set(session.attempts.map(({ ordinal }) => ordinal))],
				);
			};
			const moments = fc.asyncProperty(
				fc.nat({ max: answers - 1 }),
				fc.option(fc.nat({ max: 60 }), { nil: null, freq: 3 }),
				run,
			);
			const { TEST_SEED } = process.env;
			const { failed, seed, counterexample, errorInstance } = await fc.check(moments, {
				numRuns: runs,
				// Whatever chance brings: once between two answers, once with an answer that was stored and not heard.
				examples: [
					[1, null],
					[2, 600],
				],
				endOnFailure: true,
				...(TEST_SEED === undefined ? {} : { seed: Number(TEST_SEED) }),
			});
			t.diagnostic(`seed ${seed}`);
			assert.ok(!failed, `seed ${seed}: ${JSON.stringify(counterexample)} ${errorInstance}`);
		} finally {
			await app.stop("SIGKILL");
			await home.remove();
		}
	});
});
