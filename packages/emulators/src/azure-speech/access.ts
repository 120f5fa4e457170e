import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

const TOKEN_MS = 10 * 60_000;

/** Who may ask: with the key in a header or, as the SDK has it for sockets, in the query; or with a token made from it. */
export function createAccess(apiKey: string | undefined) {
	const tokens = new Map<string, number>();
	const rightKey = (key: string | null | undefined): boolean =>
		key !== null && key !== undefined && key !== "" && (apiKey === undefined || key === apiKey);
	return {
		rightKey: (headers: IncomingHttpHeaders): boolean => rightKey(headers["ocp-apim-subscription-key"]?.toString()),
		/** Valid for ten minutes. */
		issue(): string {
			const token = `emulated.${randomUUID()}`;
			tokens.set(token, Date.now() + TOKEN_MS);
			return token;
		},
		allows(headers: IncomingHttpHeaders, query: URLSearchParams): boolean {
			const [, token = ""] = (headers.authorization ?? query.get("Authorization") ?? "").match(/^Bearer (\S+)$/) ?? [];
			return (
				(tokens.get(token) ?? 0) > Date.now() ||
				rightKey(headers["ocp-apim-subscription-key"]?.toString()) ||
				rightKey(query.get("Ocp-Apim-Subscription-Key"))
			);
		},
	};
}

export type Access = ReturnType<typeof createAccess>;
