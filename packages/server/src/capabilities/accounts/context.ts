import type { Platform } from "../../platform/capability.ts";
import { accountPolicy, type Policy } from "./policy.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { createSignInLimits, type SignInLimits } from "./sign-in-limits.ts";

/** What every part of accounts works with. */
export type Accounts = {
	readonly platform: Platform;
	readonly policy: Policy;
	readonly sessions: Sessions;
	readonly limits: SignInLimits;
};

export function accountsContext(platform: Platform): Accounts {
	const policy = accountPolicy(platform.config);
	return {
		platform,
		policy,
		sessions: createSessions(platform, policy),
		limits: createSignInLimits(platform, policy),
	};
}
