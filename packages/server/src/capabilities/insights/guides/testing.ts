/** Sessions with whatever a test says of them; the rest is a session that was resolved within four minutes. */
import type { SessionChannel } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import type { Queryable } from "../../../platform/db/types.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { firstIdAt } from "./count-day.ts";

export type TestStep = { node: string; next?: string; kind?: string; outcome?: string; seconds?: number };
export type TestSession = {
	at: number;
	guide?: string;
	version?: number;
	channel?: SessionChannel;
	locale?: string;
	opening?: boolean;
	status?: string;
	resolution?: "confirmed" | "assumed" | null;
	returned?: boolean;
	minutes?: number;
	/** Where it waits or was left. */
	node?: string;
	problem?: string;
	rating?: number;
	helpful?: boolean;
	comment?: string;
	path?: readonly TestStep[];
};

/** Stores one; answers its id. */
export async function insertTestSession(db: Queryable, session: TestSession): Promise<string> {
	const status = session.status ?? "resolved";
	const resolution = session.resolution === undefined && status === "resolved" ? "confirmed" : session.resolution;
	const at = new Date(session.at).toISOString();
	const ended = new Date(session.at + (session.minutes ?? 4) * 60_000).toISOString();
	const open = status === "started" || status === "in_progress";
	// As ids of that moment are, whatever the clock of this process says.
	const id = `${firstIdAt(session.at).slice(0, 14)}7${uuidv7().slice(15)}`;
	const guide = session.guide ?? "no-internet";
	const version = session.version ?? 1;
	await db.execute(sql`
		insert into guide_sessions (id, guide, version, opening, channel, locale, status, resolution, started_at, active_at,
			ended_at, returned_at, node_guide, node, steps, problem, rating, helpful, comment, rated_at)
		values (${id}, ${guide}, ${version}, ${session.opening ?? false}, ${session.channel ?? "web"},
			${session.locale ?? "es-AR"}, ${status}, ${resolution ?? null}, ${at}, ${at}, ${open ? null : ended},
			${session.returned ? ended : null}, ${session.node === undefined ? null : guide}, ${session.node ?? null}, ${session.path?.length ?? 0},
			${session.problem ?? null}, ${session.rating ?? null}, ${session.helpful ?? null}, ${session.comment ?? null},
			${session.rating === undefined ? null : ended})`);
	for (const [index, step] of (session.path ?? []).entries())
		await db.execute(sql`
			insert into guide_session_steps (session_id, ordinal, guide, version, node, kind, outcome, next_node, seconds, at)
			values (${id}, ${index + 1}, ${guide}, ${version}, ${step.node}, ${step.kind ?? "step"},
				${step.outcome ?? "worked"}, ${step.next ?? null}, ${step.seconds ?? 10}, ${at})`);
	return id;
}
