import { type Permission, roles } from "@centralita/contracts";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Queryable } from "../../platform/db/types.ts";
import { rolePermissions } from "../../platform/security/permissions.ts";
import { users } from "./schema.ts";

/** The users whose role has the permission and who may sign in, by name. */
export async function holdersOf(db: Queryable, permission: Permission): Promise<{ id: string; name: string }[]> {
	const able = roles.filter((role) => rolePermissions[role].has(permission));
	return db
		.select({ id: users.id, name: users.name })
		.from(users)
		.where(and(inArray(users.role, able), eq(users.disabled, false)))
		.orderBy(asc(users.name), asc(users.id));
}
