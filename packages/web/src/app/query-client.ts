import { QueryClient } from "@tanstack/react-query";
import { isTransient } from "../shared/api/index.ts";

export const createQueryClient = (): QueryClient =>
	new QueryClient({
		defaultOptions: {
			queries: {
				staleTime: 10_000,
				retry: (failures, error) => failures < 2 && isTransient(error),
				throwOnError: false,
			},
			mutations: { retry: false },
		},
	});
