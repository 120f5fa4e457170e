import {
	CannedReply,
	type CannedReplySave,
	TicketAssignees,
	type TicketCreate,
	TicketDetail,
	TicketLinkOpened,
	TicketList,
	type TicketMessageCreate,
	type TicketPatch,
	type TicketSettings,
	TicketSettingsState,
	type TicketStatus,
} from "@centralita/contracts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, newIdempotencyKey, pagedQuery } from "../../../shared/api/index.ts";
import { cannedRepliesQuery } from "../../../shared/canned-replies/index.ts";
import type { TicketSearch } from "../search.ts";

export const ticketEvents = [
	"ticket.created",
	"ticket.updated",
	"ticket.replied",
	"ticket.closed",
	"ticket.breached",
] as const;
export const ticketsKey = ["tickets"] as const;

export const ticketsQuery = (search: TicketSearch) => pagedQuery(ticketsKey, "/tickets", TicketList, search);

export const ticketQuery = (id: string) =>
	queryOptions({
		queryKey: [...ticketsKey, "one", id],
		queryFn: ({ signal }) => api.get(`/tickets/${id}`, { schema: TicketDetail, signal }),
	});

export const assigneesQuery = queryOptions({
	queryKey: [...ticketsKey, "assignees"],
	queryFn: ({ signal }) => api.get("/tickets/assignees", { schema: TicketAssignees, signal }),
	staleTime: 60_000,
});

export const ticketSettingsQuery = queryOptions({
	queryKey: [...ticketsKey, "settings"],
	queryFn: ({ signal }) => api.get("/tickets/settings", { schema: TicketSettingsState, signal }),
});

export function useCreateTicket() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: ({ body, key }: { body: z.input<typeof TicketCreate>; key: string }) =>
			api.post("/tickets", { body, schema: TicketDetail, idempotencyKey: key }),
		onSuccess: () => client.invalidateQueries({ queryKey: [...ticketsKey, "pages"] }),
	});
}

type Deed =
	| { type: "patch"; patch: TicketPatch }
	| { type: "move"; to: Exclude<TicketStatus, "new"> }
	| { type: "message"; message: TicketMessageCreate; key: string }
	| { type: "watch"; watch: boolean }
	| { type: "revoke"; linkId: string };

function send(id: string, deed: Deed): Promise<TicketDetail> {
	const path = `/tickets/${id}`;
	const schema = TicketDetail;
	switch (deed.type) {
		case "patch":
			return api.patch(path, { body: deed.patch, schema });
		case "move":
			return api.post(`${path}/transition`, { body: { to: deed.to }, schema });
		case "message":
			return api.post(`${path}/messages`, { body: deed.message, schema, idempotencyKey: deed.key });
		case "watch":
			return deed.watch ? api.put(`${path}/watch`, { schema }) : api.delete(`${path}/watch`, { schema });
		case "revoke":
			return api.delete(`${path}/links/${deed.linkId}`, { schema });
	}
}

/** Anything that is done to a ticket; the page then shows what came of it. */
export function useTicketDeed(id: string) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (deed: Deed) => send(id, deed),
		onSuccess: (ticket) => {
			client.setQueryData(ticketQuery(id).queryKey, ticket);
			return client.invalidateQueries({ queryKey: [...ticketsKey, "pages"] });
		},
	});
}

export function useMergeTicket(id: string) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (into: string) => api.post(`/tickets/${id}/merge`, { body: { into }, schema: TicketDetail }),
		onSuccess: () => client.invalidateQueries({ queryKey: ticketsKey }),
	});
}

export function useOpenLink(id: string) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: () =>
			api.post(`/tickets/${id}/links`, { schema: TicketLinkOpened, idempotencyKey: newIdempotencyKey() }),
		onSuccess: () => client.invalidateQueries({ queryKey: ticketQuery(id).queryKey }),
	});
}

export function useSaveTicketSettings() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (body: TicketSettings) => api.put("/tickets/settings", { body, schema: TicketSettingsState }),
		onSuccess: (saved) => client.setQueryData(ticketSettingsQuery.queryKey, saved),
	});
}

/** Adds a canned reply, or replaces the one of that id. */
export function useSaveCannedReply(id: string | null) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (body: z.output<typeof CannedReplySave>) =>
			id === null
				? api.post("/tickets/canned-replies", { body, schema: CannedReply, idempotencyKey: newIdempotencyKey() })
				: api.put(`/tickets/canned-replies/${id}`, { body, schema: CannedReply }),
		onSuccess: () => client.invalidateQueries({ queryKey: cannedRepliesQuery.queryKey }),
	});
}

export function useRemoveCannedReply() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => api.delete(`/tickets/canned-replies/${id}`, {}),
		onSuccess: () => client.invalidateQueries({ queryKey: cannedRepliesQuery.queryKey }),
	});
}
