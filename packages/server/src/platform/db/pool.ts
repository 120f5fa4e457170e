import { createHash } from "node:crypto";
import pg from "pg";
import type { Logger } from "../log/index.ts";
import { NoConnectionError } from "./trouble.ts";

/** A statement is worth a plan that is kept once it was asked so often. */
const oftenEnough = 10;
/** Statements with a plan, and statements counted, at most: a text made of values must not fill the server's memory. */
const mostNamed = 500;
const mostCounted = 5000;

/** Names of statements that come again and again: PostgreSQL keeps what it made of their text, by connection. */
function createNames(): (text: string) => string | undefined {
	const names = new Map<string, string>();
	const counts = new Map<string, number>();
	return (text) => {
		const known = names.get(text);
		if (known !== undefined || names.size >= mostNamed) return known;
		const count = (counts.get(text) ?? 0) + 1;
		if (count < oftenEnough) {
			if (counts.size >= mostCounted) counts.clear();
			counts.set(text, count);
			return undefined;
		}
		counts.delete(text);
		const name = createHash("sha256").update(text).digest("base64url");
		names.set(text, name);
		return name;
	};
}

/**
 * A client that names what it is asked with values, sends what is asked in one turn of the event loop in one write, and
 * does not wait for BEGIN: whatever follows waits for it at the server, and where it does not arrive, nothing does.
 */
function manyAtOnce(): typeof pg.Client {
	const nameOf = createNames();
	return class extends pg.Client {
		#corked = false;

		// biome-ignore lint/suspicious/noExplicitAny: the six forms that `pg` declares; only one of them is looked at.
		override query(...given: any[]): any {
			const [config, values] = given;
			if (typeof config?.text === "string" && Array.isArray(values)) {
				this.#cork();
				const name = values.length > 0 && !config.name ? nameOf(config.text) : undefined;
				if (name !== undefined) given[0] = { ...config, name };
				if (config.text === "begin") {
					(Reflect.apply(super.query, this, given) as Promise<unknown>).catch(() => {});
					return Promise.resolve();
				}
			}
			return Reflect.apply(super.query, this, given);
		}

		#cork(): void {
			if (this.#corked) return;
			this.#corked = true;
			const { stream } = this.connection;
			stream.cork();
			process.nextTick(() => {
				this.#corked = false;
				stream.uncork();
			});
		}
	};
}

/** A client that asks one thing after the other, whoever asks meanwhile: `pg` itself is about to refuse a second one. */
class InTurn extends pg.Client {
	#asked: Promise<unknown> = Promise.resolve();

	// biome-ignore lint/suspicious/noExplicitAny: the six forms that `pg` declares; those with a callback are the pool's, which lends a client to one at a time.
	override query(...given: any[]): any {
		if (typeof given.at(-1) === "function") return Reflect.apply(super.query, this, given);
		const asked = this.#asked.then(() => Reflect.apply(super.query, this, given));
		this.#asked = asked.catch(() => {});
		return asked;
	}
}

/** A pool that says by its error's type that there was no connection. */
class Pool extends pg.Pool {
	// biome-ignore lint/suspicious/noExplicitAny: the two forms that `pg` declares.
	override connect(...given: any[]): any {
		const [lend] = given;
		if (lend === undefined)
			return super.connect().catch((error: Error) => Promise.reject(new NoConnectionError(error)));
		super.connect((error, client, done) => lend(error && new NoConnectionError(error), client, done));
	}
}

/** `many`: several statements of a transaction may be on their way at once. */
export function makePool({ many, ...options }: pg.PoolConfig & { many: boolean }, log: Logger): pg.Pool {
	const pool = new Pool({
		connectionTimeoutMillis: 10_000,
		...(many ? { Client: manyAtOnce(), pipeline: true } : { Client: InTurn }),
		...options,
	});
	// Idle and lent connections both break when the server restarts; the next query takes a new one.
	pool.on("error", (error) => log.warn({ err: error }, "a database connection was lost"));
	pool.on("connect", (client) => {
		client.on("error", (error) => log.debug({ err: error }, "a database connection in use was lost"));
	});
	return pool;
}
