import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyRequest } from "fastify";
import type { AppError } from "../errors/index.ts";
import type { Principal } from "./principal.ts";

/** What a request's credentials say. */
export type Authentication = {
	/** Null without credentials, or with ones that are worth nothing. */
	principal: Principal | null;
	/** Why the credentials given are worth nothing; null without any. Routes that need an account answer with it. */
	refusal: AppError | null;
	/** What `x-csrf-token` must be on writes; null where no cookie was used, and none is needed. */
	csrfToken: string | null;
	/** A cookie to set or remove with the answer (`reply.setCookie(name, value, options)`). */
	cookie: { name: string; value: string; options: CookieSerializeOptions } | null;
	/** Whether the principal may still do all that it could: for answers that last. Absent where nothing can be lost. */
	stillHolds?: () => Promise<boolean>;
};

/** Made by `accounts`, called by the guard before every route and socket handshake. Rejects only when the database does. */
export type Authenticate = (request: FastifyRequest) => Promise<Authentication>;
