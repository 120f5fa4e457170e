import type { Principal } from "../../platform/security/principal.ts";

/** Who does it, and from where. */
export type Actor = { principal: Principal | null; ip: string };
