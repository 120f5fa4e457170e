import { PriceTable, type PriceTableChange } from "@centralita/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { api } from "../../../shared/api/index.ts";
import { pricesQuery } from "../../../shared/queries/index.ts";

export function useSavePrices() {
	const client = useQueryClient();
	return useMutation({
		mutationFn: (body: z.output<typeof PriceTableChange>) => api.put("/settings/prices", { body, schema: PriceTable }),
		onSuccess: (table) => client.setQueryData(pricesQuery.queryKey, table),
	});
}
