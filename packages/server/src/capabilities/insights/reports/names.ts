import type { ReportChoices, ReportGroup } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { none } from "./columns.ts";

const named = ["line", "assistant", "campaign"] as const;
type Named = (typeof named)[number];
const isNamed = (by: ReportGroup): by is Named => named.some((one) => one === by);

/** By id, of lines, assistants or campaigns; of other groups nothing. */
export async function namesOf(db: Queryable, by: ReportGroup): Promise<Map<string, string>> {
	if (!isNamed(by)) return new Map();
	const { rows } = await db.execute<{ id: string; name: string | null }>(
		sql`select id, name from insights_names where kind = ${by}`,
	);
	return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}

/** What is in the reports, by name. */
export async function choices(db: Queryable): Promise<ReportChoices> {
	const found = async (kind: Named) => {
		const column = sql.identifier(kind);
		const { rows } = await db.execute<{ id: string; name: string | null }>(sql`
			select used.id, names.name from (select distinct ${column} as id from insights_report_days where fine) used
			left join insights_names names on names.kind = ${kind} and names.id = used.id
			where used.id <> ${none}::uuid order by names.name nulls last, used.id limit 500`);
		return rows;
	};
	return { lines: await found("line"), assistants: await found("assistant"), campaigns: await found("campaign") };
}
