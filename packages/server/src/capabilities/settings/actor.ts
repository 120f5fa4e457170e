import type { Principal } from "../../platform/security/principal.ts";

/** Who changes a setting, and from where. */
export type Actor = { principal: Principal | null; ip: string };
