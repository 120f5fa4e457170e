import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, it } from "node:test";
import { Readiness, type Turn } from "@centralita/contracts";
import pg from "pg";
import { createTestHome, testDatabases } from "../packages/server/src/app/testing.ts";
import { type RunningApp, startApp } from "./e2e/support/app.ts";
import type { CallClient } from "./support/call-client.ts";
import { assertPlayable, brief, type Desk, openDesk, question } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";

const drainSeconds = 3;

/** On a server, other nodes may hold calls: one counts as gone after two silent minutes, which nobody wants to wait for. */
async function pretendLongSilence(databaseUrl: string): Promise<void> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	await client.query("update calls set seen_at = now() - interval '5 minutes'");
	await client.end();
}

async function recordingOf(desk: Desk, id: string): Promise<Buffer> {
	const response = await desk.request("GET", `/api/v1/conversations/${id}/recording`);
	assert.equal(response.status, 200);
	return Buffer.from(await response.arrayBuffer());
}

/** Sends a first signal and waits until the server takes nothing new. */
async function beginStop(app: RunningApp, desk: Desk): Promise<void> {
	app.process.kill("SIGTERM");
	const ready = () => desk.request("GET", "/ready");
	const refused = await desk.eventually(ready, ({ status }) => status === 503, "the drain");
	assert.deepEqual(Readiness.parse(await refused.json()), { ready: false, reasons: ["draining"] });
}

for (const database of testDatabases())
	describe(`a process that ends during a call, on ${database}`, () => {
		it("loses nothing that it had shown, whether killed, asked to stop or asked twice", {
			timeout: 180_000,
		}, async () => {
			const home = await createTestHome(database, { ...ownerEnvironment, DRAIN_SECONDS: String(drainSeconds) });
			const start = () => startApp(home.config.dataDir, home.environment);
			let app = await start();
			try {
				let desk = await openDesk(app.url);
				const assistant = (await desk.create(brief())).id;

				const killed = await desk.call(assistant);
				await killed.ask(question.text);
				const shown = await desk.eventually(
					() => desk.conversation(killed.conversationId),
					({ transcript }) => transcript.length === 3,
					"three turns",
				);
				killed.send({ type: "text", text: question.text });
				await app.stop("SIGKILL");
				await killed.closed;
				if (home.config.databaseUrl !== null) await pretendLongSilence(home.config.databaseUrl);

				app = await start();
				desk = await openDesk(app.url);
				const recovered = await desk.history(killed.conversationId);
				assert.equal(recovered.endReason, "server-stopped");
				assert.deepEqual(recovered.transcript.slice(0, 3).map(unanalysed), shown.transcript.map(unanalysed));
				assert.ok(recovered.recording);
				assertPlayable(await recordingOf(desk, killed.conversationId), 1000);
				await desk.assertServes(assistant);

				const drained = await desk.call(assistant);
				const stopping = app.process;
				await beginStop(app, desk);
				const refused = await desk.request("POST", "/api/v1/calls", { assistantId: assistant });
				assert.equal(refused.status, 503);
				assert.match(JSON.stringify(await refused.json()), /draining/);
				const sinceMs = performance.now();
				assert.equal((await drained.ask(question.text)).text, question.answer, "a live call goes on");
				await drained.closed;
				assert.match(drained.said().at(-1)?.heard ?? "", /terminar la llamada por mantenimiento/);
				assert.equal(drained.of("ended")[0]?.reason, "server-stopped");
				if (stopping.exitCode === null) await once(stopping, "exit");
				assert.equal(stopping.exitCode, 0);
				assert.ok(performance.now() - sinceMs < drainSeconds * 1000 + 20_000);

				app = await start();
				desk = await openDesk(app.url);
				const finished = await desk.history(drained.conversationId);
				assert.equal(finished.endReason, "server-stopped");
				assert.deepEqual(heardBy(finished.transcript), heardOn(drained));
				assert.ok(finished.recording?.complete);

				await desk.call(assistant);
				await beginStop(app, desk);
				const forcedMs = performance.now();
				assert.equal(await app.stop("SIGTERM"), 1);
				assert.ok(performance.now() - forcedMs < drainSeconds * 1000, "it left at once");
			} finally {
				await app.stop("SIGKILL");
				await home.remove();
			}
		});
	});

/** The analysis adds to the contact's turns how they sound. */
const unanalysed = (turn: Turn): Turn => ({ ...turn, sentiment: null });
const heardBy = (transcript: readonly { who: string; heard: string }[]) =>
	transcript.filter(({ who }) => who === "assistant").map(({ heard }) => heard);
const heardOn = (call: CallClient) => call.said().map(({ heard }) => heard);
