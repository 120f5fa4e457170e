import { type Permission, Session } from "@centralita/contracts";
import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiError, api, setCsrfToken } from "../api/index.ts";
import { hasSignedInHere, rememberSignedIn } from "./signed-in-here.ts";

/** The signed-in user, or null. */
export const sessionQuery = queryOptions({
	queryKey: ["session"],
	queryFn: async ({ signal }): Promise<Session | null> => {
		if (!hasSignedInHere()) return null;
		try {
			const session = await api.get("/session", { schema: Session, signal, keepSession: true });
			setCsrfToken(session.csrfToken);
			return session;
		} catch (error) {
			if (error instanceof ApiError && error.status === 401) {
				rememberSignedIn(false);
				return null;
			}
			throw error;
		}
	},
	staleTime: 5 * 60_000,
	retry: false,
});

/** The session; only inside the shell, where there is one. */
export function useSession(): Session {
	const { data } = useQuery(sessionQuery);
	if (!data) throw new Error("useSession outside the signed-in pages");
	return data;
}

/** Whether the signed-in user may do something. Hide what they may not. */
export function useCan(): (permission: Permission) => boolean {
	const { permissions } = useSession();
	return (permission) => permissions.includes(permission);
}

/** Takes over a session that an answer brought (sign-in, set-up, profile). */
export function useAdoptSession(): (session: Session) => void {
	const client = useQueryClient();
	return (session) => {
		rememberSignedIn(true);
		setCsrfToken(session.csrfToken);
		client.setQueryData(sessionQuery.queryKey, session);
	};
}

/** Drops the session and all that was read with it. Leave the signed-in pages first. */
export function forgetSession(client: QueryClient): void {
	rememberSignedIn(false);
	setCsrfToken(null);
	client.clear();
}
