import { type InfiniteData, infiniteQueryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { api, type QueryValue } from "./client.ts";

type Page<T> = { items: T[]; nextCursor: string | null };

/** Options for `useInfiniteQuery` over a keyset list; flatten with `flattenPages`. */
export function pagedQuery<T>(
	key: readonly unknown[],
	path: string,
	schema: z.ZodType<Page<T>>,
	query: Readonly<Record<string, QueryValue>> = {},
) {
	return infiniteQueryOptions({
		queryKey: [...key, "pages", query],
		queryFn: ({ pageParam, signal }) => api.get(path, { schema, query: { ...query, cursor: pageParam }, signal }),
		initialPageParam: null as string | null,
		getNextPageParam: (last) => last.nextCursor,
	});
}

export const flattenPages = <T>(data: InfiniteData<Page<T>> | undefined): T[] =>
	data?.pages.flatMap((page) => page.items) ?? [];
