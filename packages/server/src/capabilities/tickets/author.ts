import type { Principal } from "../../platform/security/principal.ts";
import type { Author } from "./types.ts";

/** Who writes, of whoever asks on a route that asks for a permission. */
export function authorOf(principal: Principal | null): Author {
	if (principal === null) throw new Error("a route for people of the company let a stranger in");
	const { kind, id, name } = principal;
	return { kind, id, name };
}
