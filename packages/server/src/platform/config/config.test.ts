import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import fc from "fast-check";
import { configurationPage } from "./document.ts";
import { ConfigError, type Environment, loadConfig, loadSettings } from "./index.ts";
import { settings } from "./settings/index.ts";

const problemsOf = (env: Environment, files: Record<string, string> = {}) => {
	try {
		loadSettings(env, (path) => {
			const found = files[path];
			if (found === undefined) throw Object.assign(new Error("no such file"), { code: "ENOENT" });
			return found;
		});
		return [];
	} catch (error) {
		assert.ok(error instanceof ConfigError);
		return error.problems;
	}
};

describe("settings", () => {
	it("need nothing to be given", () => {
		const values = loadSettings({});
		assert.equal(values.port, 3000);
		assert.equal(values.host, "127.0.0.1");
		assert.deepEqual([...values.roles], ["web", "voice", "worker"]);
		assert.equal(values.databaseUrl, null);
		assert.equal(values.smartMode, true);
	});

	it("take empty values as not given", () => {
		assert.equal(loadSettings({ PORT: "", REDIS_URL: " " }).port, 3000);
	});

	it("list every problem, in words", () => {
		const problems = problemsOf({
			PORT: "99999",
			CENTRALITA_ROLES: "web,fax",
			PUBLIC_URL: "https://example.com/path",
			DEFAULT_COUNTRY: "Argentina",
			OWNER_EMAIL: "nobody",
		});
		assert.equal(problems.length, 5);
		for (const name of ["PORT", "CENTRALITA_ROLES", "PUBLIC_URL", "DEFAULT_COUNTRY", "OWNER_EMAIL"])
			assert.ok(
				problems.some((problem) => problem.startsWith(`${name} must be`)),
				name,
			);
		assert.ok(problems[0]?.includes('"99999"'));
	});

	it("never print a secret", () => {
		const secret = "mysql://root:hunter2@db/x";
		const problems = problemsOf({ DATABASE_URL: secret, LOG_TOKEN: "short", ENCRYPTION_KEY: "hunter2" });
		assert.equal(problems.length, 3);
		assert.doesNotMatch(problems.join("\n"), /hunter2|short$/);
	});

	it("can each be given as a file, but not both ways", () => {
		const files = { "/run/secrets/db": "postgres://a:b@c/d\n", "/run/secrets/empty": "\n" };
		const values = loadSettings({ DATABASE_URL_FILE: "/run/secrets/db" }, (path) => files[path as keyof typeof files]);
		assert.equal(values.databaseUrl, "postgres://a:b@c/d");
		assert.match(
			String(problemsOf({ PORT_FILE: "/nowhere" })),
			/PORT_FILE names a file that cannot be read \(ENOENT\)/,
		);
		assert.match(String(problemsOf({ PORT_FILE: "/run/secrets/empty" }, files)), /empty file/);
		assert.match(String(problemsOf({ PORT: "1", PORT_FILE: "/x" })), /both given/);
	});

	it("belong together", () => {
		assert.match(String(problemsOf({ OWNER_EMAIL: "a@example.com" })), /OWNER_PASSWORD/);
		assert.match(String(problemsOf({ LLM_BASE_URL: "http://127.0.0.1:1/v1" })), /LLM_MODEL/);
		assert.match(String(problemsOf({ CENTRALITA_ROLES: "web" })), /voice and worker/);
		assert.equal(problemsOf({ AZURE_OPENAI_API_KEY: "k" }).length, 2);
		assert.match(String(problemsOf({ AZURE_SPEECH_KEY: "k" })), /AZURE_SPEECH_REGION or AZURE_SPEECH_ENDPOINT/);
		assert.deepEqual(problemsOf({ AZURE_SPEECH_KEY: "k", AZURE_SPEECH_REGION: "brazilsouth" }), []);
		assert.match(String(problemsOf({ TWILIO_AUTH_TOKEN: "t" })), /TWILIO_ACCOUNT_SID/);
		assert.deepEqual(problemsOf({ TWILIO_AUTH_TOKEN: "t", TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}` }), []);
		assert.match(String(problemsOf({ TELNYX_API_KEY: "k", TELNYX_CONNECTION_ID: "1" })), /TELNYX_PUBLIC_KEY/);
	});

	it("answer any text with a value or a problem, never with a crash", () => {
		fc.assert(
			fc.property(fc.constantFrom(...Object.values(settings)), fc.string(), (setting, text) => {
				problemsOf({ [setting.name]: text });
			}),
			{ numRuns: 500 },
		);
	});

	it("have defaults that are valid themselves", () => {
		for (const setting of Object.values(settings))
			if (setting.default !== null) assert.ok(setting.kind.schema.safeParse(setting.default).success, setting.name);
	});

	it("are documented as they are", () => {
		const committed = readFileSync(new URL("../../../../../docs/configuration.md", import.meta.url), "utf8");
		assert.equal(committed, configurationPage(), "run: node scripts/write-configuration-docs.ts");
	});
});

describe("secrets", () => {
	let dataDir: string;
	beforeEach(() => {
		dataDir = mkdtempSync(join(tmpdir(), "ctt-"));
	});
	afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

	it("are made once, for nobody else's eyes", () => {
		const first = loadConfig({ DATA_DIR: join(dataDir, "new") });
		const second = loadConfig({ DATA_DIR: join(dataDir, "new") });
		assert.equal(Buffer.from(first.encryptionKey, "base64").length, 32);
		assert.equal(second.encryptionKey, first.encryptionKey);
		assert.equal(second.authSecret, first.authSecret);
		assert.notEqual(first.authSecret, first.encryptionKey);
		assert.equal(statSync(join(dataDir, "new")).mode & 0o777, 0o700);
		assert.equal(statSync(join(dataDir, "new", "encryption.key")).mode & 0o777, 0o600);
	});

	it("prefer the key that is given", () => {
		const key = Buffer.alloc(32, 7);
		assert.equal(
			loadConfig({ DATA_DIR: dataDir, ENCRYPTION_KEY: key.toString("hex") }).encryptionKey,
			key.toString("base64"),
		);
	});

	it("refuse a damaged key file instead of making another key", () => {
		writeFileSync(join(dataDir, "encryption.key"), "oops");
		assert.throws(() => loadConfig({ DATA_DIR: dataDir }), /problem/);
	});
});
