import type { SmartMode } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import type { Principal } from "../../platform/security/principal.ts";
import { settings } from "./schema.ts";

const key = "smart-mode";
const Value = z.object({ enabled: z.boolean() });

export type SmartModeSwitch = {
	/** Whether models may answer now; known without waiting. */
	enabled(): boolean;
	read(db: Queryable): Promise<SmartMode>;
	change(to: boolean, actor: { principal: Principal | null; ip: string }): Promise<SmartMode>;
	/** Learns what the database says, and follows it from then on. */
	follow(): Promise<void>;
};

/**
 * Whether language models answer. Each process keeps the answer in memory and looks again whenever something was
 * appended to the event feed, and once a second: a change on one node reaches the others within that.
 */
export function createSmartMode(platform: Platform): SmartModeSwitch {
	const { db, config, events, log, clock, audit } = platform;
	const fallback = config.smartMode;
	let enabled = fallback;
	let looking = false;
	let again = false;

	async function read(query: Queryable): Promise<SmartMode> {
		const [row] = await query.select().from(settings).where(eq(settings.key, key));
		if (!row) return { enabled: fallback, default: fallback, changedBy: null, changedAt: null };
		return {
			enabled: Value.parse(row.value).enabled,
			default: fallback,
			changedBy: row.changedBy,
			changedAt: row.changedAt.toISOString(),
		};
	}

	async function refresh(): Promise<void> {
		again = looking;
		if (looking) return;
		looking = true;
		try {
			enabled = (await read(db.query)).enabled;
		} catch (error) {
			log.warn({ err: error }, "the smart mode could not be read; it stays as it is");
		} finally {
			looking = false;
		}
		if (again) await refresh();
	}

	return {
		enabled: () => enabled,
		read,
		async change(to, actor) {
			const changed = await db.transaction(async (tx) => {
				const by = actor.principal?.name ?? "system";
				const row = { value: { enabled: to }, changedBy: by, changedAt: new Date(clock.now()) };
				await tx
					.insert(settings)
					.values({ key, ...row })
					.onConflictDoUpdate({ target: settings.key, set: row });
				await events.append(tx, "smart-mode.changed", { enabled: to, by });
				await audit.record(tx, { ...actor, action: "smart-mode.changed", detail: { enabled: to } });
				return read(tx);
			});
			enabled = to;
			return changed;
		},
		async follow() {
			enabled = (await read(db.query)).enabled;
			events.onAppended(() => void refresh());
		},
	};
}
