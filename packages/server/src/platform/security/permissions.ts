import { type Permission, permissions, type Role } from "@centralita/contracts";

const everything: readonly Permission[] = permissions;

/**
 * What each role may do: the only place that says it. Whose account an admin may touch is a rule about users,
 * not a permission, and lives with them in `accounts`.
 */
export const rolePermissions: Readonly<Record<Role, ReadonlySet<Permission>>> = {
	owner: new Set(everything),
	admin: new Set(everything),
	supervisor: new Set<Permission>([
		"conversations:read",
		"conversations:delete",
		"conversations:export",
		"personal-data:read",
		"calls:simulate",
		"calls:supervise",
		"calls:dial",
		"chats:answer",
		"contacts:read",
		"contacts:write",
		"contacts:erase",
		"campaigns:read",
		"campaigns:write",
		"campaigns:export",
		"contacts:import",
		"contacts:export",
		"assistants:read",
		"assistants:write",
		"guides:read",
		"guides:write",
		"guides:run",
		"tickets:read",
		"tickets:write",
		"tickets:export",
		"insights:read",
		"insights:export",
		"settings:read",
	]),
	agent: new Set<Permission>([
		"conversations:read",
		"calls:simulate",
		"chats:answer",
		"contacts:read",
		"contacts:write",
		"assistants:read",
		"guides:read",
		"guides:run",
		"tickets:read",
		"tickets:write",
	]),
	viewer: new Set<Permission>([
		"conversations:read",
		"assistants:read",
		"guides:read",
		"tickets:read",
		"insights:read",
	]),
};

/** What a key may do: the scopes it was given that its maker's role still holds. */
export function keyPermissions(scopes: readonly Permission[], makerRole: Role): ReadonlySet<Permission> {
	return new Set(scopes.filter((scope) => rolePermissions[makerRole].has(scope)));
}
