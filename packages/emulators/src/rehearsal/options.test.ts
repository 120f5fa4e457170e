import assert from "node:assert/strict";
import { test } from "node:test";
import { harmlessEnvironment } from "./installation.ts";
import { OptionError, readOptions } from "./options.ts";

test("options have sensible defaults", () => {
	const { carrier, calls, out, concurrency, minutes, language, json } = readOptions(
		["--carrier", "telnyx", "--calls", "40"],
		{ LANG: "es_AR.UTF-8" },
	);
	assert.deepEqual(
		[carrier, calls, out, concurrency, minutes, language, json],
		["telnyx", 40, 10, 20, null, "es", false],
	);
	const timed = readOptions(["--carrier=twilio", "--minutes=3"], { LANG: "es_AR", LC_ALL: "C" });
	assert.deepEqual([timed.calls, timed.minutes, timed.round, timed.out, timed.language], [null, 3, 20, 5, "en"]);
	const few = readOptions(["--carrier=twilio", "--calls=3", "--out=1", "--language=es"], {});
	assert.deepEqual([few.out, few.concurrency, few.language], [1, 3, "es"]);
});

test("what makes no sense is refused", () => {
	for (const args of [
		[],
		["--carrier", "vonage"],
		["--carrier", "twilio", "--calls", "0"],
		["--carrier", "twilio", "--calls", "2.5"],
		["--carrier", "twilio", "--calls", "2", "--out", "3"],
		["--carrier", "twilio", "--language", "fr"],
		["--carrier", "twilio", "--what"],
		["--carrier", "twilio", "20"],
	])
		assert.throws(() => readOptions(args, {}), OptionError, args.join(" "));
});

test("an installation that is rehearsed knows no vendor's key and nobody's database", () => {
	const environment = {
		PATH: "/bin",
		LC_ALL: "C",
		OPENAI_API_KEY: "sk-x",
		DATABASE_URL: "postgres://x",
		DATA_DIR: "/x",
	};
	assert.deepEqual(harmlessEnvironment(environment), { PATH: "/bin", LC_ALL: "C" });
});
