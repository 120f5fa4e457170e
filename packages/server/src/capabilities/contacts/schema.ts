import type {
	ConsentSource,
	ConsentState,
	ContactChannel,
	ContactFactSource,
	ContactFieldType,
	ContactFieldValue,
	ContactFilter,
	ContactPurpose,
	DoNotCallReason,
	Locale,
} from "@centralita/contracts";
import {
	boolean,
	customType,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	timestamp,
	uuid,
} from "drizzle-orm/pg-core";
import type { KeptOfMerge } from "./merges/kept.ts";

const searchVector = customType<{ data: string }>({ dataType: () => "tsvector" });
const moment = (name: string) => timestamp(name, { withTimezone: true });

export const contacts = pgTable("contacts", {
	id: uuid("id").primaryKey(),
	revision: integer("revision").notNull().default(1),
	name: text("name"),
	locale: text("locale").$type<Locale>(),
	country: text("country"),
	countrySource: text("country_source").$type<ContactFactSource>().notNull(),
	timeZone: text("time_zone"),
	timeZoneSource: text("time_zone_source").$type<ContactFactSource>().notNull(),
	placeVersion: smallint("place_version").notNull(),
	tags: text("tags").array().notNull(),
	fields: jsonb("fields").$type<Record<string, ContactFieldValue>>().notNull(),
	externalId: text("external_id"),
	/** Which import made them, and which one had them last. */
	importId: uuid("import_id"),
	lastImportId: uuid("last_import_id"),
	conversations: integer("conversations").notNull().default(0),
	search: searchVector("search").notNull(),
	activeAt: moment("active_at"),
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

export const contactFields = pgTable("contact_fields", {
	key: text("key").primaryKey(),
	labelEs: text("label_es").notNull(),
	labelEn: text("label_en").notNull(),
	type: text("type").$type<ContactFieldType>().notNull(),
	options: text("options").array().notNull(),
	position: integer("position").notNull(),
	archivedAt: moment("archived_at"),
});

export const contactConsents = pgTable("contact_consents", {
	id: uuid("id").primaryKey(),
	contactId: uuid("contact_id").notNull(),
	purpose: text("purpose").$type<ContactPurpose>().notNull(),
	channel: text("channel").$type<ContactChannel>().notNull(),
	state: text("state").$type<ConsentState>().notNull(),
	source: text("source").$type<ConsentSource>().notNull(),
	at: moment("at").notNull(),
	proof: text("proof").notNull(),
	by: text("by"),
	cause: text("cause"),
	current: boolean("current").notNull(),
});

export const doNotCall = pgTable("do_not_call", {
	/** E.164. */
	phone: text("phone").primaryKey(),
	reason: text("reason").$type<DoNotCallReason>().notNull(),
	source: text("source").$type<ConsentSource>().notNull(),
	note: text("note").notNull(),
	by: text("by"),
	at: moment("at").notNull(),
	conversationId: uuid("conversation_id"),
});

export const contactSegments = pgTable("contact_segments", {
	id: uuid("id").primaryKey(),
	name: text("name").notNull(),
	filter: jsonb("filter").$type<ContactFilter>().notNull(),
	by: text("by"),
	createdAt: moment("created_at").notNull(),
	updatedAt: moment("updated_at").notNull(),
});

export const contactMerges = pgTable("contact_merges", {
	id: uuid("id").primaryKey(),
	intoId: uuid("into_id").notNull(),
	fromId: uuid("from_id").notNull(),
	fromName: text("from_name"),
	kept: jsonb("kept").$type<KeptOfMerge>().notNull(),
	revision: integer("revision").notNull(),
	by: text("by"),
	at: moment("at").notNull(),
	undoneAt: moment("undone_at"),
});
