import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const server = "packages/server/src";

/** Files that break no rule by themselves, for the planted ones to import. */
const innocent: Record<string, string> = {
	[`${server}/app/compose.ts`]: "export const compose = 1;",
	[`${server}/capabilities/conversations/index.ts`]: "export const conversations = 1;",
	[`${server}/capabilities/conversations/store.ts`]: "export const store = 1;",
	[`${server}/capabilities/conversations/migrations/0001-conversations.sql`]:
		"create table turns (id uuid primary key);",
	[`${server}/capabilities/insights/index.ts`]: "export const insights = 1;",
	[`${server}/providers/twilio/index.ts`]: "export const twilio = 1;",
	[`${server}/platform/db/index.ts`]: "export const db = 1;",
	[`${server}/platform/config/index.ts`]: "export const loadConfig = () => 1;",
	[`${server}/platform/http/index.ts`]: "export const http = 1;",
	[`${server}/platform/jobs/index.ts`]: "export const jobs = 1;",
	[`${server}/voice/session.ts`]: "export const session = 1;",
	[`${server}/dialogue/index.ts`]: "export const dialogue = 1;",
	"packages/contracts/src/index.ts": "export const contracts = 1;",
};

type Plant = { rule: string; path: string; text: string };

const importOf = (from: string, path: string) => {
	const up = dirname(from).split("/").length;
	return `import * as planted from "${"../".repeat(up)}${path}";\nexport const used = planted;\n`;
};
const imports = (rule: string, path: string, target: string): Plant => ({ rule, path, text: importOf(path, target) });

const importRules: Plant[] = [
	imports(
		"provider-imports-capability",
		`${server}/providers/telnyx/a.ts`,
		`${server}/capabilities/conversations/index.ts`,
	),
	imports("provider-imports-provider", `${server}/providers/telnyx/b.ts`, `${server}/providers/twilio/index.ts`),
	imports(
		"capability-imports-provider-or-app",
		`${server}/capabilities/calls/a.ts`,
		`${server}/providers/twilio/index.ts`,
	),
	imports("capability-imports-provider-or-app", `${server}/capabilities/calls/b.ts`, `${server}/app/compose.ts`),
	imports(
		"capability-imports-inside",
		`${server}/capabilities/calls/c.ts`,
		`${server}/capabilities/conversations/store.ts`,
	),
	imports(
		"capability-edge-contacts|capability-edge-others",
		`${server}/capabilities/contacts/a.ts`,
		`${server}/capabilities/conversations/index.ts`,
	),
	imports("capability-edge-calls", `${server}/capabilities/calls/d.ts`, `${server}/capabilities/insights/index.ts`),
	imports(
		"capability-edge-others",
		`${server}/capabilities/golive/a.ts`,
		`${server}/capabilities/conversations/index.ts`,
	),
	imports("voice-dialogue-io", `${server}/voice/a.ts`, `${server}/platform/db/index.ts`),
	imports("voice-dialogue-io", `${server}/voice/b.ts`, `${server}/platform/http/index.ts`),
	imports("voice-dialogue-io", `${server}/voice/c.ts`, `${server}/platform/jobs/index.ts`),
	imports("voice-dialogue-io", `${server}/dialogue/a.ts`, `${server}/platform/config/index.ts`),
	{
		rule: "voice-dialogue-io",
		path: `${server}/dialogue/b.ts`,
		text: 'import { readFileSync } from "node:fs";\nexport const used = readFileSync;\n',
	},
	imports("voice-imports-dialogue", `${server}/voice/d.ts`, `${server}/dialogue/index.ts`),
	imports("dialogue-imports-voice", `${server}/dialogue/c.ts`, `${server}/voice/session.ts`),
	imports("turns-know-no-session", `${server}/voice/turns/a.ts`, `${server}/voice/session.ts`),
	imports("ports-import-little", `${server}/ports/a.ts`, `${server}/platform/db/index.ts`),
	imports("platform-imports-upwards", `${server}/platform/time/a.ts`, `${server}/voice/session.ts`),
	imports("only-compose-imports-providers", `${server}/voice/e.ts`, `${server}/providers/twilio/index.ts`),
	imports("nobody-imports-app", `${server}/platform/time/b.ts`, `${server}/app/compose.ts`),
	imports("browser-imports-server", "packages/web/src/a.ts", `${server}/voice/session.ts`),
	imports("browser-imports-server", "packages/widget/src/a.ts", `${server}/voice/session.ts`),
	imports("widget-imports-contract-types-only", "packages/widget/src/b.ts", "packages/contracts/src/index.ts"),
	imports("contracts-import-zod-only", "packages/contracts/src/a.ts", "packages/web/src/a.ts"),
	imports("emulators-import-nothing-of-ours", "packages/emulators/src/a.ts", "packages/contracts/src/index.ts"),
	{
		rule: "no-circular",
		path: `${server}/platform/log/a.ts`,
		text: 'import type { B } from "./b.ts";\nexport type A = B | 1;\n',
	},
	{
		rule: "no-circular",
		path: `${server}/platform/log/b.ts`,
		text: 'import type { A } from "./a.ts";\nexport type B = A | 2;\n',
	},
];

const houseRules: Plant[] = [
	{ rule: "process.env", path: `${server}/voice/env.ts`, text: "export const port = () => process.env.PORT;\n" },
	{
		rule: "process.exit",
		path: `${server}/capabilities/calls/exit.ts`,
		text: "export const stop = () => process.exit(1);\n",
	},
	{
		rule: "when the module loads",
		path: `${server}/capabilities/calls/load.ts`,
		text: "export const config = loadConfig();\n",
	},
	{
		rule: "names the table turns of conversations",
		path: `${server}/capabilities/calls/sql.ts`,
		text: 'export const query = "select * from turns";\n',
	},
	{ rule: "over 500 needs a reason", path: `${server}/voice/long.ts`, text: "export {};\n".repeat(501) },
];

describe("each rule of the house catches a planted breach", () => {
	let folder: string;
	let report: { summary: { violations: { from: string; rule: { name: string }; cycle?: { name: string }[] }[] } };
	let house: string;

	before(() => {
		folder = mkdtempSync(join(tmpdir(), "centralita-house-"));
		copyFileSync(join(root, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
		const plants = Object.fromEntries([...importRules, ...houseRules].map(({ path, text }) => [path, text]));
		for (const [path, text] of Object.entries({ ...innocent, ...plants })) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), text);
		}
		const cruise = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
		const config = join(root, ".dependency-cruiser.mjs");
		const args = [cruise, "--config", config, "--output-type", "json", "packages"];
		report = JSON.parse(
			spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 64 << 20 }).stdout,
		);
		house = spawnSync(process.execPath, [join(root, "scripts/house.ts"), folder], { encoding: "utf8" }).stdout;
	});
	after(() => rmSync(folder, { recursive: true, force: true }));

	for (const { rule, path } of importRules)
		test(`${rule}: ${path}`, () => {
			const caught = report.summary.violations.filter(
				({ from, cycle }) => from === path || cycle?.some(({ name }) => name === path),
			);
			assert.ok(
				caught.some((violation) => rule.split("|").includes(violation.rule.name)),
				`caught only ${JSON.stringify(caught.map((violation) => violation.rule.name))}`,
			);
		});

	for (const { rule, path } of houseRules)
		test(`${rule}: ${path}`, () => {
			const caught = house.split("\n").filter((line) => line.startsWith(path));
			assert.ok(
				caught.some((line) => line.includes(rule)),
				house,
			);
		});

	test("the innocent files break nothing", () => {
		for (const path of Object.keys(innocent)) {
			assert.equal(
				report.summary.violations.find((violation) => violation.from === path),
				undefined,
				path,
			);
			assert.ok(!house.includes(`${path}:`), path);
		}
	});
});
