import { newcombe, type ReportRecommendation, type ReportRecommendations } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { proportion } from "../guides/interval.ts";
import { none } from "./columns.ts";
import { namesOf } from "./names.ts";
import { inScope, type Scope } from "./scope.ts";

/** Fewer of one side say nothing. */
const least = 100;
const confidence = 0.95;
const mostCampaigns = 5;
const mostShown = 8;

/** Of calls or conversations of a kind, how many went well. */
export type Tally = { count: number; of: number };
type Group = {
	kind: ReportRecommendation["kind"];
	campaign: string | null;
	/** What is compared: each with all the others of its group. */
	parts: ReadonlyMap<string, Tally>;
};

const sumOf = (tallies: Iterable<Tally>): Tally => {
	const sum = { count: 0, of: 0 };
	for (const { count, of } of tallies) {
		sum.count += count;
		sum.of += of;
	}
	return sum;
};

/**
 * So many standard deviations that all of `comparisons` intervals hold together: Bonferroni's share of the error for each,
 * and P(|Z| > z) ≤ exp(−z²/2), which is on the safe side.
 */
const deviations = (comparisons: number) => Math.sqrt(2 * Math.log(comparisons / (1 - confidence)));

type Found = Omit<ReportRecommendation, "campaign" | "better" | "rest"> & {
	campaign: string | null;
	better: { key: string; tally: Tally };
	rest: { keys: readonly string[]; tally: Tally };
};

/** What was better than the rest by more than chance, the surest first. */
export function compare(groups: readonly Group[]): { comparisons: number; found: Found[] } {
	const pairs = groups.flatMap(({ kind, campaign, parts }) => {
		const all = [...parts].map(([key, tally]) => {
			const others = [...parts].filter(([other]) => other !== key);
			return {
				kind,
				campaign,
				better: { key, tally },
				rest: { keys: others.map(([other]) => other), tally: sumOf(others.map(([, other]) => other)) },
			};
		});
		return all.filter(({ better, rest }) => better.tally.of >= least && rest.tally.of >= least);
	});
	// Two parts are one comparison, seen from both sides.
	const comparisons = pairs.reduce((sum, { rest }) => sum + (rest.keys.length === 1 ? 0.5 : 1), 0);
	const z = deviations(Math.max(1, comparisons));
	const found = pairs.flatMap((pair) => {
		const { low, high } = newcombe(
			proportion(pair.rest.tally.count, pair.rest.tally.of, z),
			proportion(pair.better.tally.count, pair.better.tally.of, z),
		);
		return low > 0 ? [{ ...pair, low, high }] : [];
	});
	return { comparisons: Math.ceil(comparisons), found: found.sort((a, b) => b.low - a.low) };
}

const partOfDay = (hour: number) =>
	hour < 12 ? "morning" : hour < 15 ? "midday" : hour < 18 ? "afternoon" : "evening";

function add(parts: Map<string, Tally>, key: string, tally: Tally): void {
	parts.set(key, sumOf([parts.get(key) ?? { count: 0, of: 0 }, tally]));
}

async function callsByTime(db: Queryable, scope: Scope): Promise<Group[]> {
	const { rows } = await db.execute<{ campaign: string; weekday: number; hour: number } & Tally>(sql`
		select campaign, weekday, hour, sum(answered)::float8 as count, sum(dialled)::float8 as of
		from insights_report_hours where fine and ${inScope(scope)} and dialled > 0 group by 1, 2, 3`);
	const byCampaign = Map.groupBy(rows, ({ campaign }) => campaign);
	const largest = [...byCampaign]
		.filter(([campaign]) => campaign !== none)
		.map(([campaign, calls]) => ({ campaign, calls, of: sumOf(calls).of }))
		.sort((a, b) => b.of - a.of)
		.slice(0, mostCampaigns);
	const groups = [
		// One campaign alone is the same as all.
		...(byCampaign.size > 1 || largest.length === 0 ? [{ campaign: null, calls: rows }] : []),
		...largest,
	];
	return groups.flatMap(({ campaign, calls }) => {
		const [hours, days] = [new Map<string, Tally>(), new Map<string, Tally>()];
		for (const { weekday, hour, count, of } of calls) {
			add(hours, partOfDay(hour), { count, of });
			add(days, weekday >= 6 ? "weekend" : "week", { count, of });
		}
		return [
			{ kind: "hours" as const, campaign, parts: hours },
			{ kind: "days" as const, campaign, parts: days },
		];
	});
}

async function byColumn(db: Queryable, scope: Scope, kind: "line" | "assistant"): Promise<Group> {
	const [count, of] = kind === "line" ? ["answered", "dialled"] : ["contained", "ended"];
	const column = sql.identifier(kind);
	const { rows } = await db.execute<{ key: string } & Tally>(sql`
		select ${column} as key, sum(${sql.identifier(count)})::float8 as count, sum(${sql.identifier(of)})::float8 as of
		from insights_report_days where fine and ${inScope(scope)} and ${column} <> ${none}::uuid and ${sql.identifier(of)} > 0
		group by 1 order by 3 desc limit 10`);
	return { kind, campaign: null, parts: new Map(rows.map(({ key, ...tally }) => [key, tally])) };
}

/** What the figures advise, with the figures. */
export async function recommendations(db: Queryable, scope: Scope): Promise<ReportRecommendations> {
	const groups = [
		...(await callsByTime(db, scope)),
		await byColumn(db, scope, "line"),
		await byColumn(db, scope, "assistant"),
	];
	const { comparisons, found } = compare(groups);
	const campaigns = await namesOf(db, "campaign");
	const names = new Map([...(await namesOf(db, "line")), ...(await namesOf(db, "assistant"))]);
	return {
		from: scope.from,
		to: scope.to,
		comparisons,
		confidence,
		least,
		items: found.slice(0, mostShown).map(({ kind, campaign, better, rest, low, high }) => ({
			kind,
			campaign: campaign === null ? null : { id: campaign, name: campaigns.get(campaign) ?? null },
			better: {
				key: better.key,
				name: names.get(better.key) ?? null,
				proportion: proportion(better.tally.count, better.tally.of),
			},
			rest: { key: rest.keys.join(","), name: null, proportion: proportion(rest.tally.count, rest.tally.of) },
			low,
			high,
		})),
	};
}
