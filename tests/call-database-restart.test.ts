import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "@centralita/contracts";
import { startPostgres } from "../scripts/lib/services.mjs";
import { newDataDir, removeDataDir, startApp } from "./e2e/support/app.ts";
import { brief, openDesk, question } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";

const binaries = process.env.TEST_POSTGRES_BIN;

if (binaries !== undefined && binaries !== "")
	test("a call goes on while its PostgreSQL restarts, and all of it is stored, once", {
		timeout: 120_000,
	}, async () => {
		const postgres = await startPostgres(binaries);
		const dataDir = newDataDir();
		const app = await startApp(dataDir, { ...ownerEnvironment, DATABASE_URL: postgres.url, DRAIN_SECONDS: "1" });
		try {
			const desk = await openDesk(app.url);
			const { id } = await desk.create(brief());
			const call = await desk.call(id);
			const asked = [
				"¿cuál es el horario?",
				"¿y cuál es el horario?",
				"dime cuál es el horario",
				"repite cuál es el horario",
			];
			const ask = async (text: string | undefined) => {
				assert.ok(text);
				assert.ok((await call.ask(text)).heard.length > 0);
			};
			await ask(asked[0]);
			await postgres.restart(async () => {
				const ready = await desk.request("GET", "/ready");
				assert.equal(ready.status, 503);
				assert.equal((await desk.request("GET", "/health")).status, 200);
				const refused = await desk.request("GET", "/api/v1/assistants");
				assert.deepEqual([refused.status, Problem.parse(await refused.json()).code], [503, "not-ready"]);
				assert.ok(Number(refused.headers.get("retry-after")) > 0);
				await ask(asked[1]);
				await ask(asked[2]);
			});
			await ask(asked[3]);
			await call.hangUp();

			const detail = await desk.history(call.conversationId);
			assert.equal(detail.endReason, "contact-hung-up");
			assert.deepEqual(
				detail.transcript.map(({ who }) => who),
				["assistant", ...asked.flatMap(() => ["contact", "assistant"])],
			);
			assert.deepEqual(
				detail.transcript.filter(({ who }) => who === "contact").map(({ heard }) => heard),
				asked,
			);
			assert.deepEqual(
				detail.transcript.filter(({ who }) => who === "assistant").map(({ heard }) => heard),
				call.said().map(({ heard }) => heard),
			);
			const events = await desk.events(call.conversationId);
			assert.deepEqual(
				events.map(({ number }) => number),
				events.map((_, index) => index + 1),
			);
			const once = [
				"conversation.started",
				"call.started",
				"conversation.ended",
				"call.ended",
				"conversation.analysed",
			];
			for (const type of once) assert.equal(events.filter((event) => event.type === type).length, 1, type);
			assert.equal(events.filter(({ type }) => type === "turn.added").length, detail.transcript.length);
			assert.ok(detail.recording?.complete);
			assert.equal(detail.transcript[1]?.heard, question.text);
			await desk.assertServes(id);
		} finally {
			await app.stop();
			await postgres.stop();
			removeDataDir(dataDir);
		}
	});
