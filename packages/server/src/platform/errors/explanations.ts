import type { ErrorCode } from "@centralita/contracts";

/** What each error code means and what to do about it; served at `/docs/errors/<code>`. */
export const explanations: Readonly<Record<ErrorCode, { title: string; meaning: string }>> = {
	"bad-request": { title: "Bad request", meaning: "The request cannot be understood. Check its format." },
	"validation-failed": {
		title: "Validation failed",
		meaning:
			"Some fields are missing or wrong; `errors` lists all of them with their path. Correct them and send again.",
	},
	"not-signed-in": {
		title: "Not signed in",
		meaning: "The route needs an account: sign in, or send an API key as `Authorization: Bearer`.",
	},
	"wrong-credentials": { title: "Wrong credentials", meaning: "The e-mail or the password is wrong." },
	"session-expired": { title: "Session expired", meaning: "The session has ended. Sign in again." },
	forbidden: {
		title: "Forbidden",
		meaning: "The account or key is known, and lacks the permission that the route needs.",
	},
	"csrf-failed": {
		title: "CSRF check failed",
		meaning: "A write with a session needs the session's `csrfToken` in the header `x-csrf-token`.",
	},
	"origin-refused": {
		title: "Origin refused",
		meaning:
			"The page that made the request is not of this installation. `PUBLIC_URL` and `ALLOWED_ORIGINS` say which are.",
	},
	"not-found": { title: "Not found", meaning: "There is nothing under this address, or it was deleted." },
	conflict: { title: "Conflict", meaning: "The request does not fit the present state; read it again and decide." },
	"revision-conflict": {
		title: "Revision conflict",
		meaning: "Somebody else saved in the meantime. Read the new revision, merge, and save again.",
	},
	"window-closed": {
		title: "Window closed",
		meaning:
			"More than 24 hours have passed since the contact last wrote on WhatsApp. Send a template (`POST /api/v1/inbox/{id}/template`), or wait for them to write.",
	},
	"opted-out": {
		title: "Opted out",
		meaning: "The contact asked not to be written to. They can change that by writing ALTA or START, or any question.",
	},
	"idempotency-conflict": {
		title: "Idempotency conflict",
		meaning:
			"The `Idempotency-Key` was used before with another request, or its first request has given no answer. Use a new key for a new request; repeat after `Retry-After` when there is one; otherwise check first whether the work was done.",
	},
	"rehearsal-required": {
		title: "Rehearsal required",
		meaning:
			"The assistant's draft is only published after its rehearsal passed. Rehearse it (`POST /api/v1/assistants/{id}/rehearsals`) and mend what failed, or no longer require it.",
	},
	"experiment-running": {
		title: "Experiment running",
		meaning:
			"Two versions of this guide are being tried against each other. End the experiment (`POST /api/v1/guides/{slug}/experiments/{id}/end`), then publish, archive, or begin another.",
	},
	"last-owner": {
		title: "Last owner",
		meaning: "The installation must keep one owner. Make somebody else owner first.",
	},
	"already-set-up": { title: "Already set up", meaning: "The installation has an owner. Sign in instead." },
	gone: { title: "Gone", meaning: "It existed and was removed for good." },
	"link-expired": { title: "Link expired", meaning: "The link was used or its time is over. Ask for a new one." },
	"payload-too-large": { title: "Payload too large", meaning: "The body is larger than the route accepts." },
	"unsupported-media-type": {
		title: "Unsupported media type",
		meaning: "The route does not accept this `Content-Type`; most want `application/json`.",
	},
	"weak-password": { title: "Weak password", meaning: "The password is too easy to guess. Choose a longer one." },
	"guide-invalid": {
		title: "Guide not ready",
		meaning:
			"The draft cannot be published yet; `errors` lists what is wrong with its node, path, code and message in both languages.",
	},
	"rate-limited": { title: "Too many requests", meaning: "Wait for the seconds of `Retry-After` and try again." },
	internal: {
		title: "Internal error",
		meaning: "Something unexpected failed. The log has the details under the `requestId` of the answer.",
	},
	"provider-failed": {
		title: "Provider failed",
		meaning: "A service that the installation uses did not answer as it should. Try again later.",
	},
	"not-ready": { title: "Not ready", meaning: "The server is starting, or its database is away. Try again shortly." },
	overloaded: {
		title: "Overloaded",
		meaning: "The server has more work than it can do in time. Try again after `Retry-After`.",
	},
	draining: {
		title: "Draining",
		meaning: "This process is stopping and takes no new work. Try again: another one will answer.",
	},
};
