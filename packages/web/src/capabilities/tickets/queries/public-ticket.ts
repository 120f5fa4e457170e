import { PublicTicket } from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError, api } from "../../../shared/api/index.ts";

const pathOf = (token: string) => `/api/tickets/public/${encodeURIComponent(token)}`;

/** What a link that is over, or none, answers does not change by asking again. */
const isFinal = (error: unknown) => error instanceof ApiError && (error.status === 404 || error.status === 410);

export const publicTicketQuery = (token: string) =>
	queryOptions({
		queryKey: ["public-ticket", token],
		queryFn: ({ signal }) => api.get(pathOf(token), { schema: PublicTicket, signal }),
		retry: (failures, error) => !isFinal(error) && failures < 2,
		// No feed is for people without an account.
		refetchInterval: 60_000,
	});

export function usePublicReply(token: string) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: ({ text, key }: { text: string; key: string }) =>
			api.post(`${pathOf(token)}/replies`, { body: { text }, schema: PublicTicket, idempotencyKey: key }),
		onSuccess: (ticket) => client.setQueryData(publicTicketQuery(token).queryKey, ticket),
	});
}
