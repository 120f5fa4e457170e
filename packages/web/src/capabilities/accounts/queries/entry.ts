import {
	type InvitationAccept,
	Session,
	type SetupRequest,
	SetupStatus,
	type SignInRequest,
} from "@centralita/contracts";
import { queryOptions, useMutation } from "@tanstack/react-query";
import type { z } from "zod";
import { api } from "../../../shared/api/index.ts";
import { useAdoptSession } from "../../../shared/auth/index.ts";
import { activateLanguage } from "../../../shared/i18n/index.ts";

export const setupStatusQuery = queryOptions({
	queryKey: ["setup"],
	queryFn: ({ signal }) => api.get("/setup", { schema: SetupStatus, signal, keepSession: true }),
	staleTime: 0,
});

type Entry =
	| { path: "/session"; body: z.input<typeof SignInRequest> }
	| { path: "/setup"; body: z.input<typeof SetupRequest> }
	| { path: "/invitations/accept"; body: z.input<typeof InvitationAccept> };

/** The three ways in: each answers with a session. */
export function useEntry() {
	const adopt = useAdoptSession();
	return useMutation({
		mutationFn: ({ path, body }: Entry) => api.post(path, { body, schema: Session, keepSession: true }),
		onSuccess: (session) => {
			activateLanguage(session.user.language);
			adopt(session);
		},
	});
}
