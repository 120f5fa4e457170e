import { GuideVersion } from "@centralita/contracts";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/api/index.ts";

export const guideQuery = (slug: string) =>
	queryOptions({
		queryKey: ["guides", slug],
		queryFn: ({ signal }) => api.get(`/guides/${slug}`, { schema: GuideVersion, signal }),
	});
