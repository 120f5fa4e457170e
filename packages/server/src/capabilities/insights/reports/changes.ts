import type { EventData, EventType } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import type { Platform } from "../../../platform/capability.ts";
import type { EventListener, StoredEvent } from "../../../platform/events/types.ts";
import { countJob } from "./job-names.ts";
import { markDays } from "./marks.ts";
import { companyZone } from "./zone.ts";

const dayMs = 86_400_000;
/** What happens within it is counted together. */
const gatherSeconds = 3;

const types = [
	"conversation.started",
	"conversation.ended",
	"conversation.reopened",
	"conversation.analysed",
	"conversation.deleted",
	"call.ended",
	"call.unanswered",
	"provider.failed",
] as const satisfies readonly EventType[];

/** The moment that the first 48 bits of a UUIDv7 are (RFC 9562, section 5.7). */
const momentOf = (id: string): number => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);

/** Which days have to be counted anew, from what happens; and each failure of a vendor. Repeats change nothing. */
export function reportListener({
	db,
	jobs,
	config,
}: Pick<Platform, "db" | "jobs" | "config">): EventListener<(typeof types)[number]> {
	const zone = companyZone(config);
	async function began(event: StoredEvent): Promise<Date[]> {
		const { callId = null } = event.data as Partial<EventData<"call.unanswered">>;
		const { rows } = await db.query.execute<{ at: string | Date }>(sql`
			select created_at as at from insights_calls where id = ${callId} or conversation_id = ${event.conversationId}
			union all select started_at from insights_conversation_facts where id = ${event.conversationId}`);
		if (rows.length > 0 || event.conversationId === null) return rows.map(({ at }) => new Date(at));
		// It is gone: it began when it got its id, or within a day.
		const about = momentOf(event.conversationId);
		return [new Date(about - dayMs), new Date(about), new Date(about + dayMs)];
	}
	return {
		name: "reports",
		types,
		async handle(event) {
			if (event.type === "provider.failed") {
				const { provider, kind, fellBackTo } = event.data as EventData<"provider.failed">;
				await db.query.execute(sql`
					insert into insights_provider_failures (event, at, provider, kind, covered)
					values (${event.id}::bigint, ${event.at.toISOString()}, ${provider}, ${kind}, ${fellBackTo !== null})
					on conflict (event) do nothing`);
				return;
			}
			const moments = await began(event);
			await db.transaction(async (tx) => {
				if (await markDays(tx, zone, moments))
					await jobs.enqueue(tx, countJob, {}, { singletonKey: "count", startAfterSeconds: gatherSeconds });
			});
		},
	};
}
