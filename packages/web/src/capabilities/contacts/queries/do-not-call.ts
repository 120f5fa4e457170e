import { DoNotCallEntry, DoNotCallList, type DoNotCallSave } from "@centralita/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api, pagedQuery } from "../../../shared/api/index.ts";

const key = ["do-not-call"] as const;
export const doNotCallQuery = (q: string) => pagedQuery(key, "/do-not-call", DoNotCallList, { q });

const path = (phone: string) => `/do-not-call/${encodeURIComponent(phone)}`;

/** What shows whether a number is on the list. */
function useRefresh() {
	const client = useQueryClient();
	return () =>
		Promise.all([
			client.invalidateQueries({ queryKey: key }),
			client.invalidateQueries({ queryKey: ["contact-consents"] }),
		]);
}

export function useListNumber() {
	const onSuccess = useRefresh();
	return useMutation({
		mutationFn: ({ phone, ...body }: z.input<typeof DoNotCallSave> & { phone: string }) =>
			api.put(path(phone), { body, schema: DoNotCallEntry }),
		onSuccess,
	});
}

export function useUnlistNumber() {
	const onSuccess = useRefresh();
	return useMutation({ mutationFn: (phone: string) => api.delete(path(phone)), onSuccess });
}
