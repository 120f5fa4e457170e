import type { QueryClient } from "@tanstack/react-query";
import { setOnSessionExpired } from "../shared/api/index.ts";
import { forgetSession } from "../shared/auth/index.ts";
import type { buildRouter } from "./router.tsx";

/** Back to sign-in when the session ends, keeping the place to return to. */
export function leaveOnExpiry(router: ReturnType<typeof buildRouter>, queryClient: QueryClient): void {
	let leaving = false;
	setOnSessionExpired(() => {
		const here = router.state.location;
		if (leaving || here.pathname === "/sign-in") return;
		leaving = true;
		void router
			.navigate({ to: "/sign-in", search: { next: here.href, expired: true }, ignoreBlocker: true })
			.finally(() => {
				forgetSession(queryClient);
				leaving = false;
			});
	});
}
