import type { IncomingHttpHeaders } from "node:http";

/** Any key will do where none is asked for. */
export function authorised(headers: IncomingHttpHeaders, apiKey: string | undefined): boolean {
	const key = headers["xi-api-key"];
	return typeof key === "string" && key !== "" && (apiKey === undefined || key === apiKey);
}
