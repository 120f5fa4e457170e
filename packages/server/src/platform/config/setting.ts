import type { Kind } from "./kinds.ts";

/** One thing that the environment decides. */
export type Setting<T> = {
	/** Of the environment variable; `<name>_FILE` names a file that holds the value. */
	readonly name: string;
	readonly kind: Kind<unknown>;
	/** As it would be written in the environment; null when there is none. */
	readonly default: string | null;
	/** For the documentation, where the default depends on the machine. */
	readonly defaultWords?: string;
	/** Never printed. */
	readonly secret: boolean;
	readonly description: string;
	readonly example: string;
	/** Only for its type. */
	readonly value?: T;
};

type Words = { description: string; example: string; defaultWords?: string };

/** A setting that always has a value. */
export const setting = <T>(name: string, kind: Kind<T>, fallback: string, words: Words): Setting<T> => ({
	name,
	kind,
	default: fallback,
	secret: false,
	...words,
});

/** A setting that is null when not given. */
export const optional = <T>(name: string, kind: Kind<T>, words: Words): Setting<T | null> => ({
	name,
	kind,
	default: null,
	secret: false,
	...words,
});

/** Like `optional`, and never printed. */
export const secret = <T>(name: string, kind: Kind<T>, words: Words): Setting<T | null> => ({
	name,
	kind,
	default: null,
	secret: true,
	...words,
});
