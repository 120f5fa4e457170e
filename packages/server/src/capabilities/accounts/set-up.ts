import type { Language } from "@centralita/contracts";
import { eq, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { uuidv7 } from "../../platform/time/index.ts";
import type { Accounts } from "./context.ts";
import { issueLink, refuseClosedLink, useLink } from "./one-time-links.ts";
import { hashPassword, refuseWeakPassword } from "./passwords.ts";
import { userPrincipal } from "./principals.ts";
import { type UserRow, users } from "./schema.ts";
import type { SignedIn } from "./sign-in.ts";

type NewOwner = { name: string; email: string; password: string; language: Language };

export async function setupRequired(query: Queryable): Promise<boolean> {
	const owners = await query.select({ id: users.id }).from(users).where(eq(users.role, "owner")).limit(1);
	return owners.length === 0;
}

/**
 * The owner's account, by the one-time link of the first start.
 * @throws AppError `already-set-up`, `link-expired`, `weak-password`
 */
export async function setUp(
	accounts: Accounts,
	{ token, ...owner }: NewOwner & { token: string },
	ip: string,
): Promise<SignedIn> {
	const { platform, sessions } = accounts;
	if (!(await setupRequired(platform.db.query))) throw alreadySetUp();
	await refuseClosedLink(platform.db.query, "setup", token, platform.clock.now());
	refuseWeakPassword(owner.password, owner);
	const passwordHash = await hashPassword(owner.password);
	return platform.db.transaction(async (tx) => {
		await useLink(tx, "setup", token, platform.clock.now());
		const user = await createOwner(tx, accounts, owner, passwordHash);
		if (user === null) throw alreadySetUp();
		const issued = await sessions.open(tx, user.id);
		const principal = userPrincipal(user, issued.session.id);
		await platform.audit.record(tx, { principal, action: "setup.completed", subject: user.id, ip });
		return { ...issued, user };
	});
}

/** At start: the owner that the environment names, unless there is one already. */
export async function createConfiguredOwner(accounts: Accounts): Promise<void> {
	const { platform } = accounts;
	const { ownerEmail: email, ownerPassword: password, defaultLocale } = platform.config;
	if (email === null || password === null || !(await setupRequired(platform.db.query))) return;
	const language: Language = defaultLocale.startsWith("es") ? "es" : "en";
	const passwordHash = await hashPassword(password);
	await platform.db.transaction(async (tx) => {
		const name = email.split("@")[0] ?? email;
		const user = await createOwner(tx, accounts, { name, email, password, language }, passwordHash);
		if (user === null) return;
		await platform.audit.record(tx, { principal: null, action: "setup.completed", subject: user.id });
	});
}

/** Lines for the operator while there is no owner, with a new set-up link. */
export async function setupNotices({ platform, policy }: Accounts, origin: string): Promise<string[]> {
	const link = await platform.db.transaction(async (tx) => {
		if (!(await setupRequired(tx))) return null;
		return issueLink(tx, { purpose: "setup" }, platform.clock.now(), policy.setupLinkMs);
	});
	return link === null ? [] : [`Para empezar, abre · To begin, open: ${origin}/setup#token=${link.token}`];
}

/** Null when there is an owner already, also one that another process is making at this moment. */
async function createOwner(
	tx: Transaction,
	{ platform }: Accounts,
	owner: NewOwner,
	passwordHash: string,
): Promise<UserRow | null> {
	await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('centralita/first-owner'))`);
	if (!(await setupRequired(tx))) return null;
	const now = platform.clock.now();
	const { name, language } = owner;
	const [user] = await tx
		.insert(users)
		.values({
			id: uuidv7(now),
			name,
			email: owner.email.toLowerCase(),
			role: "owner",
			language,
			passwordHash,
			createdAt: new Date(now),
		})
		.returning();
	return user ?? null;
}

const alreadySetUp = () =>
	new AppError("already-set-up", "There is an owner already. Sign in, or ask for an invitation.");
