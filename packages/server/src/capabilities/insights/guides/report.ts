import type { GuideAnalytics } from "@centralita/contracts";
import type { Queryable } from "../../../platform/db/types.ts";
import { figures } from "./figures.ts";
import type { Scope } from "./scope.ts";
import { funnel, worstSteps } from "./steps.ts";
import { freshness } from "./views.ts";
import { comments, ratingCounts, topProblems, versionsOf } from "./voices.ts";

/** The oldest of the views tells how old a report is. */
export async function freshnessOf(db: Queryable): Promise<GuideAnalytics["freshness"]> {
	const all = await freshness(db);
	const oldest = Math.min(...all.map(({ refreshedAt }) => refreshedAt.getTime()));
	return { refreshedAt: new Date(oldest).toISOString(), failing: all.some(({ failedAt }) => failedAt !== null) };
}

/** All that a report shows; `shown` masks what people wrote. */
export async function report(db: Queryable, scope: Scope, shown: (text: string) => string): Promise<GuideAnalytics> {
	// Before the figures: they may become newer meanwhile, not older.
	const age = await freshnessOf(db);
	const [total] = await figures(db, scope, null);
	if (!total) throw new Error("no total");
	return {
		from: scope.from,
		to: scope.to,
		groupBy: scope.groupBy,
		total: total.figures,
		groups: await figures(db, scope, scope.groupBy),
		funnel: scope.guide === undefined ? [] : await funnel(db, scope),
		worstSteps: await worstSteps(db, scope),
		topProblems: await topProblems(db, scope, shown),
		ratings: await ratingCounts(db, scope),
		comments: await comments(db, scope, shown),
		versions: await versionsOf(db, scope),
		freshness: age,
	};
}
