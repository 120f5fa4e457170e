import type { QueryClient } from "@tanstack/react-query";
import { setOnSessionExpired } from "../shared/api/index.ts";
import { forgetSession, sessionQuery } from "../shared/auth/index.ts";
import type { buildRouter } from "./router.tsx";

/** Back to sign-in when the session ends, keeping the place to return to. */
export function leaveOnExpiry(router: ReturnType<typeof buildRouter>, queryClient: QueryClient): void {
	setOnSessionExpired(() => {
		const here = router.state.location;
		if (here.pathname === "/sign-in" || !queryClient.getQueryData(sessionQuery.queryKey)) return;
		forgetSession(queryClient);
		void router
			.navigate({ to: "/sign-in", search: { next: here.href, expired: true }, ignoreBlocker: true })
			.then(() => queryClient.clear());
	});
}
