import type { IncomingHttpHeaders } from "node:http";

/** `Token` for a key; any will do where none is asked for. */
export function authorised(headers: IncomingHttpHeaders, apiKey: string | undefined): boolean {
	const [, key] = headers.authorization?.match(/^Token (\S+)$/) ?? [];
	return key !== undefined && (apiKey === undefined || key === apiKey);
}
