/** 0 too short · 1 easy to guess · 2 fair · 3 good · 4 strong. A hint for people; the server has the last word. */
export type Strength = 0 | 1 | 2 | 3 | 4;

const common =
	/^[\d\W_]*(password|contraseña|contrasena|qwerty\w*|asdfghjkl|letmein|welcome|bienvenido|administra\w+|admin|iloveyou|teamo|centralita|0?123456789\d*|9876543210)[\d\W_]*$/iu;

/** How hard a password is to guess, by its length and variety; `about` are words that everybody knows about its owner. */
export function passwordStrength(password: string, about: readonly string[] = []): Strength {
	if (password.length < 10) return 0;
	const plain = password.toLowerCase();
	const rest = about
		.map((word) => word.trim().toLowerCase())
		.filter((word) => word.length > 2)
		.reduce((left, word) => left.replaceAll(word, ""), plain);
	const distinct = new Set(plain).size;
	if (rest.length < 5 || distinct < 5 || common.test(plain)) return 1;
	const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d\s]/u].filter((kind) => kind.test(password)).length;
	const points = (rest.length >= 12 ? 1 : 0) + (rest.length >= 16 ? 1 : 0) + (kinds >= 3 || distinct >= 12 ? 1 : 0);
	return points >= 3 ? 4 : points === 2 ? 3 : 2;
}
