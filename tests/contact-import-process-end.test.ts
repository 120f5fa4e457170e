import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ContactCount, ContactImport } from "@centralita/contracts";
import pg from "pg";
import { createTestHome } from "../packages/server/src/app/testing.ts";
import { type RunningApp, startApp } from "./e2e/support/app.ts";
import { openDesk } from "./support/desk.ts";
import { ownerEnvironment, signIn } from "./support/people.ts";

const rows = 25_000;

/** Whoever was at an import counts as gone after a silent minute, which nobody wants to wait for. */
async function pretendLongSilence(databaseUrl: string): Promise<void> {
	const client = new pg.Client({ connectionString: databaseUrl });
	await client.connect();
	await client.query("update contact_imports set seen_at = now() - interval '5 minutes'");
	await client.end();
}

if (process.env.TEST_DATABASE_URL !== undefined)
	describe("a worker that is killed in the middle of an import", () => {
		it("leaves it to another, which imports each row once", { timeout: 300_000 }, async () => {
			const home = await createTestHome("postgresql", { ...ownerEnvironment, DEFAULT_COUNTRY: "AR" });
			const start = (roles: string) => startApp(home.config.dataDir, { ...home.environment, CENTRALITA_ROLES: roles });
			const running: RunningApp[] = [];
			try {
				const web = await start("web,voice");
				const killed = await start("worker");
				running.push(web, killed);
				const desk = await openDesk(web.url);
				const owner = await signIn(web.url, "owner");
				const ask = async (method: string, path: string, body?: object) => {
					const answer = await desk.request(method, `/api/v1/contacts/imports${path}`, body);
					assert.ok(answer.ok, `${path} ${answer.status}`);
					return ContactImport.parse(await answer.json());
				};
				const { id } = await ask("POST", "", { fileName: "clientes.csv" });
				const file = `nombre,tel\n${Array.from({ length: rows }, (_, index) => `P${index},+5411${20_000_000 + index}`).join("\n")}`;
				const sent = await fetch(`${web.url}/api/v1/contacts/imports/${id}/file?offset=0&last=true`, {
					method: "PUT",
					headers: { ...owner.headers, "content-type": "application/octet-stream" },
					body: file,
				});
				assert.equal(sent.status, 200);
				await ask("POST", `/${id}/run`, { mapping: ["name", "phone"], options: { key: "phone" } });
				const state = () => ask("GET", `/${id}`);
				const { counts } = await desk.eventually(state, ({ counts }) => counts.rows > 0, "the first rows");
				assert.ok(counts.rows < rows, "it is in the middle of its work");
				await killed.stop("SIGKILL");
				const left = await state();
				assert.equal(left.state, "running");
				assert.equal(left.counts.created, left.counts.rows);
				await pretendLongSilence(home.config.databaseUrl ?? "");
				running.push(await start("worker"));
				const done = await desk.eventually(state, (now) => now.state !== "running", "the rest", 200_000);
				assert.deepEqual(
					[done.state, done.counts.rows, done.counts.created, done.counts.failed],
					["finished", rows, rows, 0],
				);
				const count = await desk.request("GET", "/api/v1/contacts/count");
				assert.equal(ContactCount.parse(await count.json()).count, rows);
			} finally {
				for (const app of running) await app.stop("SIGKILL");
				await home.remove();
			}
		});
	});
