import type { Language, Permission, Role } from "@centralita/contracts";
import { boolean, customType, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const moment = (name: string) => timestamp(name, { withTimezone: true });

export const users = pgTable("users", {
	id: uuid("id").primaryKey(),
	name: text("name").notNull(),
	/** Lower case. */
	email: text("email").notNull(),
	role: text("role").$type<Role>().notNull(),
	language: text("language").$type<Language>().notNull(),
	/** Null until the invitation is accepted. */
	passwordHash: text("password_hash"),
	disabled: boolean("disabled").notNull().default(false),
	createdAt: moment("created_at").notNull(),
	lastSeenAt: moment("last_seen_at"),
});
export type UserRow = typeof users.$inferSelect;

export const userSessions = pgTable("user_sessions", {
	id: uuid("id").primaryKey(),
	userId: uuid("user_id").notNull(),
	createdAt: moment("created_at").notNull(),
	expiresAt: moment("expires_at").notNull(),
	lastSeenAt: moment("last_seen_at").notNull(),
	/** When the newest token was issued. */
	renewedAt: moment("renewed_at").notNull(),
});
export type UserSessionRow = typeof userSessions.$inferSelect;

export const userSessionTokens = pgTable("user_session_tokens", {
	hash: bytes("hash").primaryKey(),
	sessionId: uuid("session_id").notNull(),
	issuedAt: moment("issued_at").notNull(),
	/** Null while it is not known to have reached the browser. */
	firstUsedAt: moment("first_used_at"),
	/** When a later token of the session was first used. */
	replacedAt: moment("replaced_at"),
});

export const oneTimeLinks = pgTable("one_time_links", {
	id: uuid("id").primaryKey(),
	purpose: text("purpose").$type<"setup" | "invitation">().notNull(),
	userId: uuid("user_id"),
	hash: bytes("hash").notNull(),
	createdAt: moment("created_at").notNull(),
	expiresAt: moment("expires_at").notNull(),
	usedAt: moment("used_at"),
});

export const apiKeys = pgTable("api_keys", {
	id: uuid("id").primaryKey(),
	userId: uuid("user_id").notNull(),
	name: text("name").notNull(),
	start: text("start").notNull(),
	hash: bytes("hash").notNull(),
	scopes: text("scopes").array().$type<Permission[]>().notNull(),
	createdAt: moment("created_at").notNull(),
	expiresAt: moment("expires_at"),
	lastUsedAt: moment("last_used_at"),
});
export type ApiKeyRow = typeof apiKeys.$inferSelect;

/** Sign-in attempts of one address or one account in a fixed window. */
export const signInAttempts = pgTable("sign_in_attempts", {
	key: text("key").primaryKey(),
	count: integer("count").notNull(),
	windowEndsAt: moment("window_ends_at").notNull(),
});

export const auditEntries = pgTable("audit_entries", {
	id: uuid("id").primaryKey(),
	at: moment("at").notNull(),
	actor: text("actor").notNull(),
	actorId: uuid("actor_id"),
	action: text("action").notNull(),
	subject: text("subject"),
	ip: text("ip"),
	detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
});
export type AuditRow = typeof auditEntries.$inferSelect;
