import type { NotificationPreferences } from "@centralita/contracts";
import { eq } from "drizzle-orm";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { preferences } from "./schema.ts";

/** Of who has chosen nothing yet. */
const standard: NotificationPreferences = {
	language: null,
	email: true,
	sms: false,
	mentions: true,
	phone: null,
	quietHours: null,
	timeZone: "UTC",
};

export async function preferencesOf(db: Queryable, userId: string): Promise<NotificationPreferences> {
	const [row] = await db.select().from(preferences).where(eq(preferences.userId, userId));
	return { ...standard, ...row?.preferences };
}

/** Rejects with `validation-failed` for text messages without a number. */
export async function changePreferences(
	{ db, clock }: Pick<Platform, "db" | "clock">,
	userId: string,
	chosen: NotificationPreferences,
): Promise<NotificationPreferences> {
	if (chosen.sms && chosen.phone === null)
		throw new AppError("validation-failed", "Text messages need a number.", {
			fields: [{ path: "phone", message: "is needed for text messages" }],
		});
	const row = { preferences: chosen, changedAt: new Date(clock.now()) };
	await db.query
		.insert(preferences)
		.values({ userId, ...row })
		.onConflictDoUpdate({ target: preferences.userId, set: row });
	return chosen;
}
