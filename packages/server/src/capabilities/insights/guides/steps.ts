import type { GuideAnalytics, GuideEdges, GuideStepFigures } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { inSums, type Scope } from "./scope.ts";

const mostNodes = 300;
const worst = 10;
/** Of fewer sessions a share says little. */
const enoughSessions = 20;

type Row = {
	guide: string;
	version: number;
	node_guide: string;
	node: string;
	is_step: boolean;
	sessions: number;
	abandoned: number;
	escalated: number;
	worked: number;
	failed: number;
	skipped: number;
	helped: number;
	answered: number;
	seconds: number;
	trouble: number;
};

const sums = sql.join(
	["sessions", "abandoned", "escalated", "worked", "failed", "skipped", "helped", "answered", "seconds"].map(
		(name) => sql`sum(${sql.identifier(name)})::float8 as ${sql.identifier(name)}`,
	),
	sql`, `,
);

const stepOf = (row: Omit<Row, "guide" | "version" | "trouble">): GuideStepFigures => ({
	guide: row.node_guide,
	node: row.node,
	isStep: row.is_step,
	sessions: row.sessions,
	abandoned: row.abandoned,
	escalated: row.escalated,
	dropOff: (row.abandoned + row.escalated) / row.sessions,
	worked: row.worked,
	failed: row.failed,
	skipped: row.skipped,
	helped: row.helped,
	meanSeconds: row.answered === 0 ? null : row.seconds / row.answered,
});

/** A guide's nodes in the order in which its sessions came to them. */
export async function funnel(db: Queryable, scope: Scope): Promise<GuideStepFigures[]> {
	const { rows } = await db.execute<Row>(sql`
		select node_guide, node, bool_or(is_step) as is_step, ${sums}
		from insights_steps where ${inSums(scope)}
		group by node_guide, node order by sum(ordinals)::float8 / sum(sessions), node limit ${mostNodes}`);
	return rows.map(stepOf);
}

/** Steps where people are stuck most: the share of their sessions that failed them, asked for help, or ended there. */
export async function worstSteps(db: Queryable, scope: Scope): Promise<GuideAnalytics["worstSteps"]> {
	const trouble = sql`(sum(failed) + sum(helped) + sum(abandoned) + sum(escalated))::float8 / sum(sessions)`;
	const { rows } = await db.execute<Row>(sql`
		select guide, version, node_guide, node, bool_or(is_step) as is_step, ${sums}, ${trouble} as trouble
		from insights_steps where ${inSums(scope)} and is_step
		group by guide, version, node_guide, node having sum(sessions) >= ${enoughSessions}
		order by trouble desc, sum(sessions) desc limit ${worst}`);
	return rows.map((row) => ({ ...stepOf(row), inGuide: row.guide, inVersion: row.version, trouble: row.trouble }));
}

/** How often each way of a version was taken. */
export async function edges(db: Queryable, guide: string, version: number): Promise<GuideEdges["edges"]> {
	const { rows } = await db.execute<GuideEdges["edges"][number]>(sql`
		select node, next_node as next, outcome, sum(times)::float8 as times from insights_edges
		where guide = ${guide} and version = ${version} group by 1, 2, 3 order by 1, 2, 3`);
	return rows;
}
