import { z } from "zod";
import { Id, Language, page, Timestamp } from "./common.ts";

export const roles = ["owner", "admin", "supervisor", "agent", "viewer"] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/**
 * What a principal may do. Roles hold them by the one table in the server's `platform/security/permissions.ts`;
 * an API key holds the ones it was given, never more than its maker's role.
 */
export const permissions = [
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
	"contacts:import",
	"contacts:export",
	"campaigns:read",
	"campaigns:write",
	"campaigns:export",
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
	"settings:write",
	"users:read",
	"users:write",
	"api-keys:manage",
	"audit:read",
] as const;
export const Permission = z.enum(permissions);
export type Permission = z.infer<typeof Permission>;

export const Password = z.string().min(10).max(200);
const Email = z.email().max(254);
const Name = z.string().trim().min(1).max(120);

export const User = z.object({
	id: Id,
	name: z.string(),
	email: z.string(),
	role: Role,
	language: Language,
	disabled: z.boolean(),
	createdAt: Timestamp,
	lastSeenAt: Timestamp.nullable(),
});
export type User = z.infer<typeof User>;

/** The signed-in user; `csrfToken` goes back in `x-csrf-token` on every write. */
export const Session = z.object({
	user: User,
	permissions: z.array(Permission),
	csrfToken: z.string(),
	expiresAt: Timestamp,
});
export type Session = z.infer<typeof Session>;

export const SetupStatus = z.object({ required: z.boolean() });
/** `token` is the one-time value of the printed set-up link (`/setup#token=…`). */
export const SetupRequest = z.object({
	token: z.string().min(1).max(200),
	name: Name,
	email: Email,
	password: Password,
	language: Language,
});
export const SignInRequest = z.object({ email: Email, password: z.string().min(1).max(200) });
export const PasswordChange = z.object({ current: z.string().min(1).max(200), next: Password });
export const ProfileChange = z.object({ name: Name.optional(), language: Language.optional() });

export const UserList = page(User);
export const UserInvite = z.object({ name: Name, email: Email, role: Role, language: Language });
/** The link is shown once; the person sets a password with it (`/invitation#token=…`). */
export const UserInvited = z.object({ user: User, link: z.string(), expiresAt: Timestamp });
export const UserChange = z.object({ name: Name.optional(), role: Role.optional(), disabled: z.boolean().optional() });
export const InvitationAccept = z.object({ token: z.string().min(1).max(200), password: Password });

export const ApiKey = z.object({
	id: Id,
	name: z.string(),
	/** First characters, to recognise it by. */
	start: z.string(),
	scopes: z.array(Permission),
	createdAt: Timestamp,
	expiresAt: Timestamp.nullable(),
	lastUsedAt: Timestamp.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;
export const ApiKeyList = page(ApiKey);
export const ApiKeyCreate = z.object({
	name: Name,
	scopes: z.array(Permission).min(1),
	expiresInDays: z.number().int().min(1).max(3650).nullable(),
});
/** `key` is shown once; send it as `Authorization: Bearer`. */
export const ApiKeyCreated = z.object({ apiKey: ApiKey, key: z.string() });

export const AuditEntry = z.object({
	id: Id,
	at: Timestamp,
	/** User name, API key name, or `system`. */
	actor: z.string(),
	actorId: z.string().nullable(),
	action: z.string(),
	subject: z.string().nullable(),
	ip: z.string().nullable(),
	detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditList = page(AuditEntry);
