import { useState } from "react";

/** The `token` of an address's hash: a hash is never sent to a server. */
export const tokenOf = (hash: string): string | null =>
	new URLSearchParams(hash.replace(/^#/, "")).get("token") || null;

/** Reads it once. */
export function useHashToken(): string | null {
	const [token] = useState(() => tokenOf(location.hash));
	return token;
}
