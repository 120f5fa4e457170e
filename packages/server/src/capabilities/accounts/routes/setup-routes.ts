import { Session, SetupRequest, SetupStatus } from "@centralita/contracts";
import type { Http } from "../../../platform/capability.ts";
import type { Accounts } from "../context.ts";
import type { SessionCookie } from "../cookies.ts";
import { setUp, setupRequired } from "../set-up.ts";
import { answerSession } from "./session-answer.ts";

const tags = ["setup"];

export const setupRoutes = (accounts: Accounts, cookie: SessionCookie) => (http: Http) => {
	http.get(
		"/api/v1/setup",
		{
			config: { access: "public" },
			schema: { tags, summary: "Whether the installation still needs its owner", response: { 200: SetupStatus } },
		},
		async () => ({ required: await setupRequired(accounts.platform.db.query) }),
	);

	http.post(
		"/api/v1/setup",
		{
			config: { access: "token" },
			schema: {
				tags,
				summary: "Make the owner's account with the one-time link, and sign in",
				body: SetupRequest,
				response: { 200: Session },
			},
		},
		async (request, reply) => answerSession(reply, accounts, cookie, await setUp(accounts, request.body, request.ip)),
	);
};
