import { hashPassword, verifyPassword } from "better-auth/crypto";
import { AppError } from "../../platform/errors/index.ts";
import { newSecret } from "../../platform/security/secrets.ts";

export { hashPassword };

let decoy: Promise<string> | undefined;

/**
 * Whether `password` belongs to `hash`. Without a hash (no such account, or one without a password yet) it takes as
 * long and says no, so that the time of the answer does not tell which accounts exist.
 */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
	if (hash !== null) return verifyPassword({ password, hash });
	decoy ??= hashPassword(newSecret());
	await verifyPassword({ password, hash: await decoy });
	return false;
}

/** @throws AppError `weak-password` when it can be guessed from what everybody knows about its owner. */
export function refuseWeakPassword(password: string, about: { email: string; name: string }): void {
	const plain = password.toLowerCase();
	const distinct = new Set(plain).size;
	const guesses = [about.email, about.email.split("@")[0] ?? "", about.name.toLowerCase(), "centralita"];
	const rest = guesses.filter((guess) => guess.length > 2).reduce((text, guess) => text.replaceAll(guess, ""), plain);
	if (distinct < 5 || rest.length < 5 || common.test(plain)) {
		throw new AppError("weak-password", "This password is too easy to guess. Use a longer phrase of several words.");
	}
}

/** Runs and words that open every list of leaked passwords, alone or with digits and signs around them. */
const common =
	/^[\d\W_]*(password|contraseña|contrasena|qwertyuiop|qwerty|asdfghjkl|letmein|welcome|bienvenido|administrador|administrator|admin|iloveyou|teamo|0?123456789\d*|9876543210)[\d\W_]*$/;
