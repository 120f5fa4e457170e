import type { SmartMode } from "@centralita/contracts";
import { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import type { Actor } from "./actor.ts";
import type { Follower } from "./follow.ts";
import { readSetting, writeSetting } from "./store.ts";

const key = "smart-mode";
const Value = z.object({ enabled: z.boolean() });

export type SmartModeSwitch = {
	/** Whether models may answer now; known without waiting. */
	enabled(): boolean;
	read(): Promise<SmartMode>;
	change(to: boolean, actor: Actor): Promise<SmartMode>;
};

/** Whether language models answer. */
export function createSmartMode(platform: Platform, follower: Follower): SmartModeSwitch {
	const { db, config, events, clock, audit } = platform;
	const fallback = config.smartMode;
	let enabled = fallback;

	async function read(query: Queryable): Promise<SmartMode> {
		const row = await readSetting(query, key);
		if (!row) return { enabled: fallback, default: fallback, changedBy: null, changedAt: null };
		return {
			enabled: Value.parse(row.value).enabled,
			default: fallback,
			changedBy: row.changedBy,
			changedAt: row.changedAt.toISOString(),
		};
	}

	follower.watch(key, async () => {
		enabled = (await read(db.query)).enabled;
	});

	return {
		enabled: () => enabled,
		read: () => read(db.query),
		async change(to, actor) {
			const changed = await db.transaction(async (tx) => {
				const by = actor.principal?.name ?? "system";
				await writeSetting(tx, key, { value: { enabled: to }, changedBy: by, changedAt: new Date(clock.now()) });
				await events.append(tx, "smart-mode.changed", { enabled: to, by });
				await audit.record(tx, { ...actor, action: "smart-mode.changed", detail: { enabled: to } });
				return read(tx);
			});
			await follower.refresh();
			return changed;
		},
	};
}
