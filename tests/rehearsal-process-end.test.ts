/** The process that holds a rehearsal is killed in the middle of it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { RehearsalRun, RehearsalSuite } from "@centralita/contracts";
import { startOpenAiEmulator } from "@centralita/emulators";
import { createTestHome, testDatabases } from "../packages/server/src/app/testing.ts";
import { startApp } from "./e2e/support/app.ts";
import { brief, type Desk, openDesk, question } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";

const names = ["uno", "dos", "tres", "cuatro"];

const database = testDatabases().at(-1) ?? "embedded";

describe(`a rehearsal whose process is killed, on ${database}`, () => {
	it("goes on at the next start with what is missing", { timeout: 120_000 }, async () => {
		const emulator = await startOpenAiEmulator();
		// Slow enough to be killed in the middle.
		emulator.pace({ firstMs: 400, pieceMs: 0 });
		const home = await createTestHome(database, {
			...ownerEnvironment,
			LLM_BASE_URL: emulator.baseUrl,
			LLM_MODEL: "emulated",
		});
		const start = () => startApp(home.config.dataDir, home.environment);
		let app = await start();
		try {
			let desk = await openDesk(app.url);
			const { id } = await desk.create(brief());
			const path = `/api/v1/assistants/${id}`;
			const read = async (schema: typeof RehearsalRun, at: Desk, where: string) => {
				const response = await at.request("GET", where);
				assert.equal(response.status, 200);
				return schema.parse(await response.json());
			};
			const cases = names.map((name) => ({ name, persona: "busy", lines: [question.text], expects: {} }));
			const saved = await desk.request("PUT", `${path}/rehearsal-suite`, { revision: 0, cases, required: false });
			assert.equal(RehearsalSuite.parse(await saved.json()).cases.length, names.length);
			const begun = RehearsalRun.parse(await (await desk.request("POST", `${path}/rehearsals`)).json());
			const where = `${path}/rehearsals/${begun.id}`;
			const half = await desk.eventually(
				() => read(RehearsalRun, desk, where),
				({ done }) => done > 0,
				"the first conversation",
			);
			assert.equal(half.state, "running");
			await app.stop("SIGKILL");

			app = await start();
			desk = await openDesk(app.url);
			const whole = await desk.eventually(
				() => read(RehearsalRun, desk, where),
				({ state }) => state !== "running",
				"the end of the rehearsal",
				60_000,
			);
			assert.deepEqual([whole.state, whole.done, whole.total], ["passed", 2 * names.length, 2 * names.length]);
			assert.deepEqual(whole.outcomes[0]?.draft, half.outcomes[0]?.draft);
			assert.ok(whole.outcomes.every(({ draft }) => draft?.by === "model"));
		} finally {
			await app.stop("SIGKILL");
			await emulator.close();
			await home.remove();
		}
	});
});
