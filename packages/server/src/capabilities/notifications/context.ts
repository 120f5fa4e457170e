import type { Language, Role } from "@centralita/contracts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import type { Outbound } from "../../platform/outbound/index.ts";
import type { Principal } from "../../platform/security/principal.ts";
import type { Sealer } from "../../platform/security/sealing.ts";
import type { Mail } from "../../ports/mail.ts";
import type { TextMessages } from "../../ports/text-messages.ts";

/** Somebody who may sign in. */
export type Person = { id: string; name: string; email: string; role: Role; language: Language };

export type Dependencies = {
	people: (db: Queryable) => Promise<readonly Person[]>;
	/** Null: no mail server is set. */
	mail: Mail | null;
	/** Null: no carrier is set to send them. */
	textMessages: TextMessages | null;
};

export type Context = Pick<Platform, "db" | "jobs" | "events" | "log" | "clock" | "audit" | "config" | "metrics"> &
	Dependencies & { readonly outbound: Outbound; readonly sealer: Sealer };

/** Who changes something, and from where. */
export type Actor = { principal: Principal | null; ip: string };
