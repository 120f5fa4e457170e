import type { Problem } from "@centralita/contracts";
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./routes.d.ts";

/** Every route of `/api/v1`, by method and path, with the types of its contracts. */
export type Centralita = Client<paths>;

/** The answer is none of what was asked for. `docs/errors.md` says of each code what to do about it. */
export class CentralitaError extends Error {
	readonly status: number;
	/** Null when it was not the server that answered, but something before it. */
	readonly problem: Problem | null;
	/** Seconds; null: nothing is said about when to try again. */
	readonly retryAfter: number | null;

	constructor(response: Response, body: unknown) {
		const problem = isProblem(body) ? body : null;
		super(problem ? `${problem.code}: ${problem.detail}` : `HTTP ${response.status}`);
		this.name = "CentralitaError";
		this.status = response.status;
		this.problem = problem;
		const after = Number(response.headers.get("retry-after") ?? Number.NaN);
		this.retryAfter = Number.isFinite(after) ? after : null;
	}
}

const isProblem = (body: unknown): body is Problem =>
	typeof body === "object" && body !== null && "code" in body && "detail" in body;

type Options = {
	/** Where the installation is, e.g. `https://support.example.com`. */
	url: string;
	/** Made under Settings → API keys. Keep it on a server: whoever has it may do what it may. */
	apiKey: string;
	/** Instead of the platform's own. */
	fetch?: (request: Request) => Promise<Response>;
};

/** The installation's API: `centralita.POST("/api/v1/troubleshooting/sessions", { body: { problem: "…" } })`. */
export const connect = ({ url, apiKey, fetch }: Options): Centralita =>
	createClient<paths>({
		baseUrl: url,
		headers: { authorization: `Bearer ${apiKey}` },
		...(fetch ? { fetch } : {}),
	});

/** What a call was answered. Rejects with a `CentralitaError` when it was refused, or failed. */
export async function answered<T>(
	call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Exclude<T, undefined>> {
	const { data, error, response } = await call;
	if (!response.ok) throw new CentralitaError(response, error);
	return data as Exclude<T, undefined>;
}
