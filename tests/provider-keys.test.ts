import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ProviderSettings } from "@centralita/contracts";
import { type OpenAiEmulator, startOpenAiEmulator } from "@centralita/emulators";
import { createTestHome, testDatabases } from "../packages/server/src/app/testing.ts";
import { startApp } from "./e2e/support/app.ts";
import { brief, type Desk, openDesk } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";

/** Speech would only slow this down: the assistant speaks with what is built in, and is written to. */
const chosen = {
	languageModel: { provider: "openai" },
	speechToText: { provider: "browser" },
	voice: { provider: "espeak" },
};

async function enter(desk: Desk, values: Record<string, string>): Promise<ProviderSettings> {
	const response = await desk.request("PUT", "/api/v1/settings/providers/openai", { values });
	const body = await response.text();
	assert.equal(response.status, 200, body);
	assert.doesNotMatch(body, /sk-(first|second)/);
	return ProviderSettings.parse(JSON.parse(body));
}

const keysOf = (emulator: OpenAiEmulator) =>
	emulator.requests.filter(({ endpoint }) => endpoint === "chat").map(({ headers }) => headers.authorization);

for (const database of testDatabases())
	describe(`keys entered while running, on ${database}`, () => {
		it("answer the next call, leave the one under way alone, and outlive a killed process", {
			timeout: 120_000,
		}, async () => {
			const emulator = await startOpenAiEmulator({ script: [{ reply: "Claro que sí." }] });
			const home = await createTestHome(database, { ...ownerEnvironment, LLM_TIMEOUT_MS: "20000" });
			let app = await startApp(home.config.dataDir, home.environment);
			try {
				let desk = await openDesk(app.url);
				const assistant = (await desk.create(brief(chosen))).id;
				const first = await enter(desk, { OPENAI_API_KEY: "sk-first", OPENAI_BASE_URL: emulator.baseUrl });
				assert.deepEqual([first.configured, first.problem], [true, null]);

				const underWay = await desk.call(assistant);
				assert.equal((await underWay.ask("¿me ayudas con una cosa rara?")).text, "Claro que sí.");
				await enter(desk, { OPENAI_API_KEY: "sk-second" });
				assert.equal((await underWay.ask("¿y con otra cosa rara?")).text, "Claro que sí.");
				assert.deepEqual([...new Set(keysOf(emulator))], ["Bearer sk-first"]);

				await app.stop("SIGKILL");
				app = await startApp(home.config.dataDir, home.environment);
				desk = await openDesk(app.url);
				const before = keysOf(emulator).length;
				const next = await desk.call(assistant);
				assert.equal((await next.ask("¿me ayudas con una cosa rara?")).text, "Claro que sí.");
				assert.deepEqual([...new Set(keysOf(emulator).slice(before))], ["Bearer sk-second"]);
			} finally {
				await app.stop("SIGKILL");
				await home.remove();
				await emulator.close();
			}
		});
	});
