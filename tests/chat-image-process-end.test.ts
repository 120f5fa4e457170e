import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { ChatImageAnalysis, ChatImageUpload } from "@centralita/contracts";
import { startOpenAiEmulator } from "@centralita/emulators";
import { createTestHome } from "../packages/server/src/app/testing.ts";
import { aPicture } from "../packages/server/src/capabilities/chat/images/fixtures.ts";
import { expireJobs } from "../packages/server/src/platform/jobs/testing.ts";
import { type RunningApp, startApp } from "./e2e/support/app.ts";
import { openDesk } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";
import { visit } from "./support/visitor.ts";

const read: ChatImageAnalysis = {
	deviceType: "Router",
	problemDetected: "La luz de internet está roja.",
	errorMessages: ["Error 651"],
	technicalDetails: "",
	recommendations: "Reinícialo.",
};

async function upload(url: string, sessionId: string): Promise<ChatImageUpload> {
	const form = new FormData();
	form.append("image", new Blob([new Uint8Array(await aPicture())], { type: "image/jpeg" }), "router.jpg");
	const response = await fetch(`${url}/api/upload-image`, {
		method: "POST",
		headers: { "x-session-id": sessionId },
		body: form,
	});
	assert.equal(response.status, 200);
	return (await response.json()) as ChatImageUpload;
}

if (process.env.TEST_DATABASE_URL !== undefined)
	describe("a worker that is killed while it is at a visitor's picture", () => {
		it("leaves it to another: worked on once, told once, nothing left over", { timeout: 120_000 }, async () => {
			const emulator = await startOpenAiEmulator();
			const home = await createTestHome("postgresql", {
				...ownerEnvironment,
				LLM_BASE_URL: emulator.baseUrl,
				LLM_MODEL: "sees",
			});
			const start = (roles: string) => startApp(home.config.dataDir, { ...home.environment, CENTRALITA_ROLES: roles });
			const running: RunningApp[] = [];
			try {
				const web = await start("web,voice");
				const killed = await start("worker");
				running.push(web, killed);
				const desk = await openDesk(web.url);
				const visitor = await visit(web.url, "Ana");
				const ear = await visitor.listen();
				const before = emulator.requests.length;
				emulator.fault({ kind: "hang", on: "chat" });
				const { imageUrl } = await upload(web.url, visitor.sessionId);
				const imageId = imageUrl.split("/").at(-1) ?? "";
				await desk.eventually(
					async () => emulator.requests.length,
					(count) => count > before,
					"the model looks at the picture",
				);
				const blobs = () => readdirSync(join(home.config.dataDir, "blobs", "chat-images")).sort();
				assert.deepEqual(blobs(), [`${imageId}.jpg`, `${imageId}.original`], "it is in the middle of its work");
				await killed.stop("SIGKILL");
				// The queue gives a job to another worker two minutes after its last one began it: nobody wants to wait for that.
				assert.equal(await expireJobs(home.config.databaseUrl ?? "", "chat.image"), 1, "the job was under way");

				emulator.script([{ when: { picture: true }, reply: { object: read } }]);
				running.push(await start("worker"));
				const analyses = () => ear.heard.filter(({ name }) => name === "analysis").map(({ data }) => data);
				await desk.eventually(
					async () => analyses().length,
					(count) => count > 0,
					"the picture is read",
				);
				await desk.eventually(
					async () => blobs(),
					(names) => !names.includes(`${imageId}.original`),
					"the original goes",
				);
				assert.deepEqual(blobs(), [`${imageId}.jpg`]);
				const [analysis] = analyses();
				assert.ok(analysis?.type === "analysis");
				assert.deepEqual([analysis.imageUrl, analysis.status, analysis.analysis], [imageUrl, "done", read]);
				const picture = await fetch(`${web.url}${imageUrl}?sessionId=${visitor.sessionId}`);
				assert.deepEqual([picture.status, picture.headers.get("content-type")], [200, "image/jpeg"]);

				const reply = await visitor.say("¿y ahora?");
				await ear.until(({ data }) => data.type === "message" && data.text === "¿y ahora?");
				assert.ok(reply.ok);
				assert.equal(analyses().length, 1, "told once");
				const lines = await visitor.lines();
				assert.equal(lines.filter(({ imageUrl: url }) => url === imageUrl).length, 1);
				assert.equal(lines.filter(({ text }) => text === analysis.reply).length, 1);
			} finally {
				for (const app of running) await app.stop("SIGKILL");
				await emulator.close();
				await home.remove();
			}
		});
	});
