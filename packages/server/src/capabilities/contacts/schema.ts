import type { Locale } from "@centralita/contracts";
import { customType, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

const searchVector = customType<{ data: string }>({ dataType: () => "tsvector" });
const moment = (name: string) => timestamp(name, { withTimezone: true });

export const contacts = pgTable("contacts", {
	id: uuid("id").primaryKey(),
	name: text("name"),
	locale: text("locale").$type<Locale>(),
	conversations: integer("conversations").notNull().default(0),
	search: searchVector("search").notNull(),
	createdAt: moment("created_at").notNull(),
	updatedAt: moment("updated_at").notNull(),
});

/** One number belongs to one contact. */
export const contactPhones = pgTable("contact_phones", {
	/** E.164. */
	phone: text("phone").primaryKey(),
	contactId: uuid("contact_id").notNull(),
	position: integer("position").notNull(),
});

/** One address belongs to one contact. */
export const contactEmails = pgTable("contact_emails", {
	/** Lower case. */
	email: text("email").primaryKey(),
	contactId: uuid("contact_id").notNull(),
	position: integer("position").notNull(),
});

/** What a contact is called at a channel's account, e.g. at one of the company's WhatsApp numbers. */
export const contactIdentities = pgTable(
	"contact_identities",
	{
		channel: text("channel").notNull(),
		account: text("account").notNull(),
		externalId: text("external_id").notNull(),
		contactId: uuid("contact_id").notNull(),
	},
	(table) => [primaryKey({ columns: [table.channel, table.account, table.externalId] })],
);

export const contactNotes = pgTable("contact_notes", {
	id: uuid("id").primaryKey(),
	contactId: uuid("contact_id").notNull(),
	at: moment("at").notNull(),
	text: text("text").notNull(),
	by: text("by").notNull(),
});
