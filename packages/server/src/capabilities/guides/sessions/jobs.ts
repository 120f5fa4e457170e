import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { EventListener } from "../../../platform/events/types.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import { applyChange } from "./apply.ts";
import { forgetPerson, lockForgotten } from "./store.ts";

const swept = 200;
const minute = 60_000;

/** Sessions that nobody goes on with: what ended well is assumed to be resolved, the others were abandoned. */
export const sweepJob = (platform: Pick<Platform, "db" | "events" | "clock" | "config">): JobDefinition => ({
	name: "guides.sweep-sessions",
	schema: z.object({}),
	concurrency: 1,
	retryLimit: 2,
	expireInSeconds: 60,
	schedule: "* * * * *",
	async run(_data, { signal }) {
		const { db, clock, config } = platform;
		const now = clock.now();
		const idleSince = new Date(now - config.guideSessionTimeoutMinutes * minute);
		const beganBefore = new Date(now - config.guideSessionMaxHours * 60 * minute);
		for (let closed = swept; closed === swept && !signal.aborted; )
			closed = await db.transaction(async (tx) => {
				const rows = await lockForgotten(tx, { idleSince, beganBefore, limit: swept });
				for (const row of rows) await applyChange(platform, tx, row, { type: "timed-out" });
				return rows.length;
			});
	},
});

/** What a session says of somebody goes with their conversation. */
export const forgetWithConversation = ({ db }: Pick<Platform, "db">): EventListener<"conversation.deleted"> => ({
	name: "guides.forget-sessions",
	types: ["conversation.deleted"],
	handle: ({ data: { conversationId } }) => db.transaction((tx) => forgetPerson(tx, { conversationId })),
});
