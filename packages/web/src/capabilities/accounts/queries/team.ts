import {
	type ApiKeyCreate,
	ApiKeyCreated,
	ApiKeyList,
	AuditList,
	User,
	type UserChange,
	type UserInvite,
	UserInvited,
	UserList,
} from "@centralita/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey, pagedQuery, useProblemText } from "../../../shared/api/index.ts";
import { toast } from "../../../shared/kit/index.ts";

export const usersQuery = pagedQuery(["users"], "/users", UserList);
export const apiKeysQuery = pagedQuery(["api-keys"], "/api-keys", ApiKeyList);
export const auditQuery = pagedQuery(["audit"], "/audit", AuditList, { limit: 50 });

/** After any of these the list is read again; failures are shown unless the form shows them. */
function useTeamMutation<I, O>(key: string, deed: (input: I) => Promise<O>, quiet = false) {
	const client = useQueryClient();
	const problem = useProblemText();
	return useMutation({
		mutationFn: deed,
		onSettled: () => client.invalidateQueries({ queryKey: [key] }),
		onError: (error) => {
			if (!quiet) toast.error(problem(error));
		},
	});
}

export const useInviteUser = () =>
	useTeamMutation(
		"users",
		(body: z.output<typeof UserInvite>) =>
			api.post("/users", { body, schema: UserInvited, idempotencyKey: newIdempotencyKey() }),
		true,
	);
export const useNewInvitation = () =>
	useTeamMutation("users", (id: string) => api.post(`/users/${id}/invitation`, { schema: UserInvited }));
export const useChangeUser = () =>
	useTeamMutation("users", ({ id, ...body }: z.output<typeof UserChange> & { id: string }) =>
		api.patch(`/users/${id}`, { body, schema: User }),
	);
export const useRemoveUser = () => useTeamMutation("users", (id: string) => api.delete(`/users/${id}`));

export const useCreateApiKey = () =>
	useTeamMutation(
		"api-keys",
		(body: z.output<typeof ApiKeyCreate>) =>
			api.post("/api-keys", { body, schema: ApiKeyCreated, idempotencyKey: newIdempotencyKey() }),
		true,
	);
export const useRevokeApiKey = () => useTeamMutation("api-keys", (id: string) => api.delete(`/api-keys/${id}`));
