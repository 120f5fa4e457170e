import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { ProviderSettings, ProviderSettingsList, ProviderTest } from "@centralita/contracts";
import { type OpenAiEmulator, startOpenAiEmulator } from "@centralita/emulators";
import { sql } from "drizzle-orm";
import { buildProviders, type Providers } from "../../../app/providers/index.ts";
import { createTestPlatform, type TestPlatform, testDatabases, wholeFeed } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import { createLogger } from "../../../platform/log/index.ts";
import { createMetrics } from "../../../platform/telemetry/index.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { createSettings } from "../index.ts";
import { eventually } from "../testing.ts";

const log = createLogger({ logLevel: "silent" });
const auto = { provider: "auto", fallbacks: [] };
const key = "sk-a-secret-that-nobody-sees";

for (const database of testDatabases()) {
	describe(`keys of providers on ${database}`, () => {
		let test: TestPlatform;
		let emulator: OpenAiEmulator;
		let http: Http;
		let here: Awaited<ReturnType<typeof build>>;
		const processes: Providers[] = [];

		/** One process of the installation. */
		async function build(encryptionKey = test.platform.config.encryptionKey) {
			const metrics = createMetrics(false);
			const providers = await buildProviders({ settings: test.platform.config, metrics, log });
			processes.push(providers);
			const platform = { ...test.platform, metrics, config: { ...test.platform.config, encryptionKey } };
			const { capability } = createSettings(platform, {
				facts: async () => ({ version: "1", liveCalls: 0, notices: [] }),
				providers: providers.control,
			});
			return { providers, capability, platform };
		}

		before(async () => {
			emulator = await startOpenAiEmulator();
			test = await createTestPlatform({ database, environment: { GROQ_API_KEY: "gsk-of-the-environment" } });
			here = await build();
			await test.start([here.capability]);
			http = await createTestHttp(test.platform, [here.capability]);
		});
		after(async () => {
			await http.close();
			for (const providers of processes) providers.close();
			await test.stop();
			await emulator.close();
		});

		const url = "/api/v1/settings/providers";
		const put = (id: string, values: object) =>
			http.inject({ method: "PUT", url: `${url}/${id}`, payload: { values } });
		const listed = async (from = http) => ProviderSettingsList.parse((await from.inject(url)).json()).items;
		const field = ({ fields }: ProviderSettings, name: string) => fields.find((one) => one.name === name);

		async function ask(model: LanguageModel | null): Promise<string | undefined> {
			assert.ok(model);
			const { signal } = new AbortController();
			const request = { system: "", messages: [{ role: "user", text: "hola" }] as const, tools: [], signal };
			for await (const _part of model.reply(request));
			return emulator.requests.at(-1)?.headers.authorization?.toString();
		}

		it("are listed by what is missing, and never shown", async () => {
			const items = await listed();
			const [openai, groq] = [items.find(({ id }) => id === "openai"), items.find(({ id }) => id === "groq")];
			assert.ok(openai && groq);
			assert.deepEqual([openai.configured, openai.problem, groq.configured], [false, null, true]);
			const { source, value, secret, required } = field(groq, "GROQ_API_KEY") ?? {};
			assert.deepEqual([source, value, secret, required], ["environment", null, true, true]);
			const incomplete = ProviderSettings.parse((await put("openai", { OPENAI_MODEL: "gpt-9" })).json());
			assert.deepEqual([incomplete.configured, incomplete.problem], [false, "incomplete"]);
			assert.equal(field(incomplete, "OPENAI_MODEL")?.value, "gpt-9");
		});

		it("work at once here and soon on other processes; calls under way keep theirs", async () => {
			const elsewhere = await build();
			await elsewhere.capability.start?.(test.platform.db.query);
			const answer = await put("openai", { OPENAI_API_KEY: key, OPENAI_BASE_URL: emulator.baseUrl });
			assert.doesNotMatch(answer.body, /secret-that/);
			const saved = ProviderSettings.parse(answer.json());
			assert.deepEqual([saved.configured, saved.problem], [true, null]);
			assert.equal(field(saved, "OPENAI_BASE_URL")?.value, emulator.baseUrl);
			const underWay = here.providers.languageModel(auto);
			assert.deepEqual([underWay?.provider, underWay?.model], ["openai", "gpt-9"]);
			assert.equal(await ask(underWay), `Bearer ${key}`);

			await put("openai", { OPENAI_API_KEY: "sk-the-next", OPENAI_MODEL: null });
			assert.equal(await ask(underWay), `Bearer ${key}`, "a call keeps the key that it began with");
			assert.equal(await ask(here.providers.languageModel(auto)), "Bearer sk-the-next");
			await eventually(() => elsewhere.providers.languageModel(auto)?.model === "gpt-4.1-mini");
			assert.equal(await ask(elsewhere.providers.languageModel(auto)), "Bearer sk-the-next");
			const restarted = await build();
			await restarted.capability.start?.(test.platform.db.query);
			assert.equal(await ask(restarted.providers.languageModel(auto)), "Bearer sk-the-next");
		});

		it("lie sealed in the database, and are in no event and no audit entry", async () => {
			await put("openai", { OPENAI_API_KEY: key });
			const rows = await test.platform.db.query.execute(sql`select field, sealed from provider_settings`);
			assert.equal(rows.rows.length, 2);
			for (const row of rows.rows)
				assert.doesNotMatch(Buffer.from(row.sealed as Buffer).toString("latin1"), /secret-that|http/);
			const events = await wholeFeed(test.platform);
			assert.deepEqual(
				[events.at(-1)?.type, events.at(-1)?.data],
				["providers.changed", { provider: "openai", by: "Ana" }],
			);
			assert.deepEqual(test.audited.at(-1), {
				principal: test.audited.at(-1)?.principal,
				ip: "127.0.0.1",
				action: "providers.changed",
				subject: "openai",
				detail: { entered: ["OPENAI_API_KEY"], removed: [] },
			});
			assert.doesNotMatch(JSON.stringify([events, test.audited]), /secret-that|sk-/);
		});

		it("cannot be opened under another ENCRYPTION_KEY: that is said, and does not stop the start", async () => {
			const other = await build(randomBytes(32).toString("base64"));
			await other.capability.start?.(test.platform.db.query);
			const door = await createTestHttp(other.platform, [other.capability]);
			try {
				const openai = (await listed(door)).find(({ id }) => id === "openai");
				assert.ok(openai);
				assert.deepEqual([openai.configured, openai.problem], [false, "unreadable"]);
				assert.deepEqual(
					[field(openai, "OPENAI_BASE_URL")?.source, field(openai, "OPENAI_BASE_URL")?.value],
					["dashboard", null],
				);
				assert.equal(other.providers.languageModel(auto)?.provider, "groq");
			} finally {
				await door.close();
			}
		});

		it("stay with the address that they were entered for", async () => {
			for (const [id, values] of [
				["openai", { OPENAI_BASE_URL: "https://elsewhere.example/v1" }],
				["groq", { GROQ_BASE_URL: "https://elsewhere.example/v1" }],
			] as const) {
				assert.equal((await put(id, values)).json().code, "validation-failed");
				const tried = await http.inject({ method: "POST", url: `${url}/${id}/test`, payload: { values } });
				assert.equal(tried.json().code, "validation-failed", "nor is it sent there to try it");
			}
			assert.equal((await put("openai", { OPENAI_API_KEY: key, OPENAI_BASE_URL: emulator.baseUrl })).statusCode, 200);
		});

		it("keep out what cannot be", async () => {
			const wrong = await put("openai", { OPENAI_BASE_URL: "nowhere", GROQ_API_KEY: "k" });
			assert.equal(wrong.json().code, "validation-failed");
			assert.deepEqual(
				wrong.json().errors.map(({ path }: { path: string }) => path),
				["values.OPENAI_BASE_URL", "values.GROQ_API_KEY"],
			);
			assert.equal((await put("nobody", {})).json().code, "not-found");
			assert.equal((await put("groq", { GROQ_API_KEY: "k" })).json().code, "conflict", "the environment wins");
			const metrics = createMetrics(false);
			const reader = await createTestHttp({ ...test.platform, metrics }, [here.capability], {
				kind: "api-key",
				id: "0191f1d0-0000-7000-8000-0000000000bb",
				name: "Leo",
				permissions: new Set(["settings:read"]),
			});
			try {
				assert.equal((await reader.inject(url)).statusCode, 200);
				for (const [method, path] of [
					["PUT", "/openai"],
					["POST", "/openai/test"],
				] as const)
					assert.equal(
						(await reader.inject({ method, url: `${url}${path}`, payload: { values: {} } })).json().code,
						"forbidden",
					);
			} finally {
				await reader.close();
			}
		});

		it("can be tried, saved or not, and failures say which", async () => {
			const attempt = async (id: string, payload?: object) => {
				const answer = await http.inject({ method: "POST", url: `${url}/${id}/test`, ...(payload ? { payload } : {}) });
				assert.doesNotMatch(answer.body, /secret-that/);
				return ProviderTest.parse(answer.json()).results.map(({ port, ok, kind }) => `${port} ${ok} ${kind}`);
			};
			assert.deepEqual(await attempt("openai"), [
				"language-model true null",
				"speech-to-text true null",
				"text-to-speech true null",
			]);
			emulator.fault({ kind: "status", status: 401, times: 10, on: "chat" });
			assert.deepEqual((await attempt("openai"))[0], "language-model false auth");
			emulator.reset();
			const before = emulator.requests.length;
			assert.deepEqual(await attempt("openai", { values: { OPENAI_API_KEY: null } }), [
				"language-model false incomplete",
				"speech-to-text false incomplete",
				"text-to-speech false incomplete",
			]);
			assert.equal(emulator.requests.length, before);
			assert.deepEqual(
				await attempt("deepgram", { values: { DEEPGRAM_API_KEY: key, DEEPGRAM_BASE_URL: "http://127.0.0.1:1" } }),
				["speech-to-text false unavailable", "text-to-speech false unavailable"],
			);
			assert.equal(
				here.providers.speechToText({ provider: "deepgram", fallbacks: [] })?.provider,
				"openai",
				"nothing was saved",
			);
		});

		it("are gone when they are removed", async () => {
			await put("openai", { OPENAI_API_KEY: null, OPENAI_BASE_URL: null });
			const openai = (await listed()).find(({ id }) => id === "openai");
			assert.deepEqual([openai?.configured, openai?.problem], [false, null]);
			const { rows } = await test.platform.db.query.execute(sql`select count(*)::int as left from provider_settings`);
			assert.deepEqual(rows, [{ left: 0 }]);
		});
	});
}
