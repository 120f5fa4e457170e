import { writeFileSync } from "node:fs";
import { routesOf } from "../packages/client/generate.ts";
import { startTestApp } from "../packages/server/src/app/testing.ts";

const app = await startTestApp({ database: "embedded" });
try {
	const description = await (await fetch(`${app.url}/docs/json`)).json();
	writeFileSync(new URL("../packages/client/src/routes.d.ts", import.meta.url), await routesOf(description));
} finally {
	await app.stop();
}
