import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Http } from "../capability.ts";
import { AppError } from "../errors/index.ts";
import { digest } from "../security/secrets.ts";

/** Pages keep the script so long before they ask whether there is another, in seconds. */
const freshSeconds = 300;

const DemoQuery = z.object({
	locale: z.enum(["auto", "es", "en"]).default("auto"),
	theme: z.enum(["auto", "light", "dark"]).default("auto"),
	color: z
		.string()
		.regex(/^#[0-9a-f]{6}$/i)
		.default("#0c5a56"),
});

type Script = { body: Buffer; etag: string; changedMs: number };

/** The chat widget of `folder` for any page, under an address that never changes, and a page to try it on. */
export function registerWidget(http: Http, folder: string): void {
	const file = join(folder, "dist", "widget.js");
	let kept: Script | null = null;

	async function script(): Promise<Script> {
		if (!existsSync(file)) throw new AppError("not-ready", "The widget is not built: run `npm run build`.");
		const { mtimeMs } = await stat(file);
		if (kept?.changedMs !== mtimeMs) {
			const body = await readFile(file);
			kept = { body, etag: `"${digest(body.toString()).toString("base64url").slice(0, 27)}"`, changedMs: mtimeMs };
		}
		return kept;
	}

	const open = { access: "public" } as const;
	http.get(
		"/widget.js",
		{ config: { ...open, crossOrigin: true }, schema: { hide: true } },
		async ({ headers }, reply) => {
			const { body, etag } = await script();
			reply.header("cache-control", `public, max-age=${freshSeconds}`).header("etag", etag);
			// Weak comparison (RFC 9110, section 13.1.2): a proxy that compresses weakens the tag.
			const known = (headers["if-none-match"] ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
			if (known.includes(etag)) return reply.code(304).send();
			return reply.type("text/javascript; charset=utf-8").send(body);
		},
	);
	http.get("/widget-demo", { config: open, schema: { hide: true, querystring: DemoQuery } }, async (request, reply) => {
		const page = await readFile(join(folder, "demo", "index.html"), "utf8");
		const filled = Object.entries(request.query).reduce(
			(text, [name, value]) => text.replace(`{${name}}`, value),
			page,
		);
		return reply
			.header("cache-control", "no-cache")
			.header("x-robots-tag", "noindex")
			.type("text/html; charset=utf-8")
			.send(filled);
	});
	http.get("/widget-demo.css", { config: open, schema: { hide: true } }, async (_request, reply) =>
		reply
			.header("cache-control", "no-cache")
			.type("text/css; charset=utf-8")
			.send(await readFile(join(folder, "demo", "demo.css"))),
	);
}
