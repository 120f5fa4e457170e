import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Http } from "../capability.ts";
import type { Config } from "../config/index.ts";
import { AppError } from "../errors/index.ts";
import { sendProblem } from "./problems.ts";

const year = 31_536_000;
const notBuilt = `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Centralita</title></head><body>
<h1>Centralita</h1>
<p>El servidor funciona, pero el panel no está construido. Ejecuta <code>npm run build</code> y recarga esta página.</p>
<p lang="en">The server runs, but the dashboard is not built. Run <code>npm run build</code> and reload this page.</p>
<p><a href="/docs">API</a></p></body></html>`;

/** Addresses that are never a page of the dashboard. */
const machine = /^\/(api|carriers|hooks|docs|assets|health|ready|metrics)(\/|$)/;

const wantsPage = ({ method, headers, url }: FastifyRequest) =>
	(method === "GET" || method === "HEAD") &&
	!machine.test(url.split("?", 1)[0] ?? "") &&
	(headers.accept ?? "").includes("text/html");

/**
 * The built dashboard of `folder`: files with a hash in their name are kept for ever, its page is asked for each time
 * and answers every address that is not the API's. Also answers unknown addresses.
 */
export async function registerDashboard(
	http: Http,
	folder: string,
	{ allowedOrigins }: Pick<Config, "allowedOrigins">,
): Promise<void> {
	const index = join(folder, "index.html");
	if (existsSync(index))
		await http.register(async (scope) => {
			scope.addHook("onRoute", (route) => {
				route.config = { ...route.config, access: "public" };
				route.schema = { ...route.schema, hide: true };
			});
			await scope.register(fastifyStatic, {
				root: folder,
				wildcard: false,
				index: false,
				cacheControl: false,
				setHeaders(response, path) {
					const hashed = path.includes(`${join(folder, "assets")}`);
					response.header("cache-control", hashed ? `public, max-age=${year}, immutable` : "no-cache");
				},
			});
		});
	const sendPage = async (reply: FastifyReply) => {
		reply.header("cache-control", "no-cache").type("text/html; charset=utf-8");
		if (existsSync(index)) return reply.send(await readFile(index, "utf8"));
		return reply.code(503).send(notBuilt);
	};
	http.get("/", { config: { access: "public" }, schema: { hide: true } }, (_request, reply) => sendPage(reply));
	// A guide's page may stand in a frame of the company's pages, and shows pictures from where its author keeps them.
	http.get("/g/:slug", { config: { access: "public" }, schema: { hide: true } }, (_request, reply) => {
		const policy = String(reply.getHeader("content-security-policy") ?? "");
		reply
			.header(
				"content-security-policy",
				policy
					.replace("frame-ancestors 'none'", `frame-ancestors ${["'self'", ...allowedOrigins].join(" ")}`)
					.replace("img-src 'self'", "img-src 'self' https:"),
			)
			.removeHeader("x-frame-options");
		return sendPage(reply);
	});
	http.setNotFoundHandler({ preHandler: http.rateLimit() }, async (request, reply) => {
		if (wantsPage(request)) return sendPage(reply);
		return sendProblem(new AppError("not-found", "There is nothing under this address."), request, reply);
	});
}
