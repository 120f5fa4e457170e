import { readFileSync } from "node:fs";

/** Bodies of webhooks as they come, without the line's end. */
export const webhookBodies = (): Buffer[] =>
	readFileSync(new URL("./__fixtures__/webhooks.jsonl", import.meta.url), "utf8")
		.trimEnd()
		.split("\n")
		.map((line) => Buffer.from(line));
