import { type Language, Session } from "@centralita/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, useProblemText } from "../../shared/api/index.ts";
import { forgetSession, useAdoptSession } from "../../shared/auth/index.ts";
import { toast } from "../../shared/kit/index.ts";

/** Ends the session here and on the server. */
export function useSignOut() {
	const client = useQueryClient();
	const navigate = useNavigate();
	const problem = useProblemText();
	return useMutation({
		mutationFn: () => api.delete("/session"),
		onSuccess: async () => {
			await navigate({ to: "/sign-in", ignoreBlocker: true });
			forgetSession(client);
		},
		onError: (error) => toast.error(problem(error)),
	});
}

/** Keeps the chosen language in the profile, where it follows the person to other devices. */
export function useSaveLanguage() {
	const adopt = useAdoptSession();
	const problem = useProblemText();
	return useMutation({
		mutationFn: (language: Language) => api.patch("/session/profile", { body: { language }, schema: Session }),
		onSuccess: adopt,
		onError: (error) => toast.error(problem(error)),
	});
}
