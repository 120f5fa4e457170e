import { IdParams } from "@centralita/contracts";
import { z } from "zod";
import type { Capability, Platform } from "../../platform/capability.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";

const PersonalData = z.object({ exportedAt: z.iso.datetime(), data: z.record(z.string(), z.unknown()) });

/**
 * What a contact may ask for: a copy of all that is kept of them, and its erasure (GDPR, articles 15 and 17; Argentina's
 * law 25.326, articles 14 and 16). Knows no capability: `contributors` are all of them, and each gives or erases its own.
 */
export function createPrivacy(
	{ db, clock, audit, events }: Pick<Platform, "db" | "clock" | "audit" | "events">,
	{
		contributors,
		isContact,
	}: { contributors: () => readonly Capability[]; isContact: (db: Queryable, id: string) => Promise<boolean> },
): { capability: Capability } {
	const tags = ["contacts"];
	const requireContact = async (id: string) => {
		if (!(await isContact(db.query, id))) throw new AppError("not-found", "There is no such contact.");
	};
	return {
		capability: {
			name: "privacy",
			routes(http) {
				http.get(
					"/api/v1/contacts/:id/data",
					{
						config: { access: "conversations:export" },
						schema: {
							tags,
							summary: "Download all that is kept of a contact, as it is",
							params: IdParams,
							response: { 200: PersonalData },
						},
					},
					async ({ params: { id }, principal, ip }, reply) => {
						await requireContact(id);
						const parts = await Promise.all(
							contributors().map(async ({ name, personalData }) => [name, await personalData?.(db.query, id)] as const),
						);
						await db.transaction((tx) => audit.record(tx, { principal, ip, action: "contact.exported", subject: id }));
						reply.header("content-disposition", `attachment; filename="contact-${id}.json"`);
						reply.header("cache-control", "no-store");
						return {
							exportedAt: new Date(clock.now()).toISOString(),
							data: Object.fromEntries(parts.filter(([, part]) => part !== undefined && part !== null)),
						};
					},
				);

				http.delete(
					"/api/v1/contacts/:id",
					{
						config: { access: "contacts:erase" },
						schema: {
							tags,
							summary: "Erase a contact with all that is kept of them",
							description:
								"Conversations, recordings, pictures, and what their tickets say of them. Refused with `conflict` while a conversation is going on.",
							params: IdParams,
							response: { 204: z.null() },
						},
					},
					async ({ params: { id }, principal, ip }, reply) => {
						await requireContact(id);
						await db.transaction(async (tx) => {
							// The contact itself goes last: the others find theirs by it.
							for (const { erasure } of contributors().toReversed()) await erasure?.(tx, id);
							await events.append(tx, "contact.erased", { contactId: id, by: principal?.name ?? "system" });
							await audit.record(tx, { principal, ip, action: "contact.erased", subject: id });
						});
						return reply.code(204).send(null);
					},
				);
			},
		},
	};
}
