import { z } from "zod";

/** Every error code of the API with its HTTP status. Codes are stable; `docs/errors.md` explains each. */
export const errorCatalogue = {
	"bad-request": 400,
	"validation-failed": 400,
	"not-signed-in": 401,
	"wrong-credentials": 401,
	"session-expired": 401,
	forbidden: 403,
	"csrf-failed": 403,
	"origin-refused": 403,
	"not-found": 404,
	conflict: 409,
	"revision-conflict": 409,
	"idempotency-conflict": 409,
	"experiment-running": 409,
	"rehearsal-required": 409,
	"last-owner": 409,
	"already-set-up": 409,
	"window-closed": 409,
	"opted-out": 409,
	gone: 410,
	"link-expired": 410,
	"payload-too-large": 413,
	"unsupported-media-type": 415,
	"weak-password": 422,
	"guide-invalid": 422,
	"rate-limited": 429,
	internal: 500,
	"provider-failed": 502,
	"not-ready": 503,
	overloaded: 503,
	draining: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errorCatalogue;
export const ErrorCode = z.enum(Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]]);

/** RFC 9457. `type` is the address of the code's documentation page. */
export const Problem = z.object({
	type: z.string(),
	title: z.string(),
	status: z.number().int(),
	code: ErrorCode,
	detail: z.string(),
	instance: z.string(),
	requestId: z.string(),
	/** `code`, `node` and `messages` are told of what keeps a guide from being published. */
	errors: z
		.array(
			z.object({
				path: z.string(),
				message: z.string(),
				code: z.string().optional(),
				node: z.string().nullable().optional(),
				messages: z.object({ es: z.string(), en: z.string() }).optional(),
			}),
		)
		.optional(),
});
export type Problem = z.infer<typeof Problem>;
