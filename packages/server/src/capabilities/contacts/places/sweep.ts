import { asc, inArray, lt } from "drizzle-orm";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { JobDefinition } from "../../../platform/jobs/types.ts";
import { readPhone } from "../phones.ts";
import { contactPhones, contacts } from "../schema.ts";
import { placeOf, placeVersion } from "./place.ts";

const batch = 500;

/** Derives country and time zone of contacts that have none yet, or have them by older rules. */
export const placeSweep = ({ db, clock }: Pick<Platform, "db" | "clock">): JobDefinition => ({
	name: "contacts.place",
	schema: z.object({}),
	concurrency: 1,
	retryLimit: 2,
	expireInSeconds: 3600,
	schedule: "*/10 * * * *",
	async run(_data, { signal }) {
		while (!signal.aborted) {
			const done = await db.transaction(async (tx) => {
				const rows = await tx
					.select({
						id: contacts.id,
						country: contacts.country,
						countrySource: contacts.countrySource,
						timeZone: contacts.timeZone,
						timeZoneSource: contacts.timeZoneSource,
					})
					.from(contacts)
					.where(lt(contacts.placeVersion, placeVersion))
					.orderBy(asc(contacts.placeVersion), asc(contacts.id))
					.limit(batch)
					.for("update", { skipLocked: true });
				if (rows.length === 0) return 0;
				const ids = rows.map(({ id }) => id);
				const phones = await tx
					.select()
					.from(contactPhones)
					.where(inArray(contactPhones.contactId, ids))
					.orderBy(asc(contactPhones.position));
				const first = new Map(phones.toReversed().map(({ contactId, phone }) => [contactId, phone]));
				for (const row of rows) {
					const phone = first.get(row.id);
					const given = {
						country: row.countrySource === "given" ? row.country : null,
						timeZone: row.timeZoneSource === "given" ? row.timeZone : null,
					};
					const place = placeOf(phone === undefined ? null : readPhone(phone, ""), given, clock.now());
					await tx
						.update(contacts)
						.set({ ...place, placeVersion })
						.where(inArray(contacts.id, [row.id]));
				}
				return rows.length;
			});
			if (done < batch) return;
		}
	},
});
