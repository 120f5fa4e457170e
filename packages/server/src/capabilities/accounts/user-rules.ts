import { type Role, roles } from "@centralita/contracts";
import { AppError } from "../../platform/errors/index.ts";

type Actor = { id: string; role: Role };

/** Smaller is higher. */
const rank = (role: Role): number => roles.indexOf(role);

/**
 * Whether `actor` may make (`user` null) or touch an account: nobody touches an account above their own or makes one,
 * so admins neither make nor touch owners and nobody raises themselves. Nobody locks themselves out.
 * @throws AppError `forbidden`
 */
export function refuseChange(
	actor: Actor,
	user: Actor | null,
	change: { role?: Role | undefined; disabled?: boolean | undefined },
): void {
	if (user !== null && rank(user.role) < rank(actor.role)) {
		throw new AppError("forbidden", "You cannot change an account with a higher role than yours.");
	}
	if (change.role !== undefined && rank(change.role) < rank(actor.role)) {
		throw new AppError("forbidden", "You cannot give a higher role than yours.");
	}
	if (user !== null && user.id === actor.id && change.disabled === true) {
		throw new AppError("forbidden", "You cannot disable your own account.");
	}
}

/** `owners`: the ids of those who can sign in. @throws AppError `last-owner` */
export function refuseOwnerLoss(owners: readonly string[], id: string): void {
	if (owners.length === 1 && owners[0] === id) {
		throw new AppError("last-owner", "This is the last owner. Make someone else an owner first.");
	}
}
