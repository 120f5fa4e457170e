import type {
	ContactFileProblem,
	ContactImport,
	ContactImportCounts,
	ContactImportMapping,
	ContactImportOptions,
	ContactImportState,
} from "@centralita/contracts";
import { bigint, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { ContactData } from "../store.ts";
import type { CellProblem } from "./read-row.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const contactImports = pgTable("contact_imports", {
	id: uuid("id").primaryKey(),
	fileName: text("file_name").notNull(),
	state: text("state").$type<ContactImportState>().notNull(),
	format: text("format").$type<ContactImport["format"]>(),
	encoding: text("encoding").$type<ContactImport["encoding"]>(),
	delimiter: text("delimiter"),
	bytes: bigint("bytes", { mode: "number" }),
	columns: text("columns").array().notNull(),
	mapping: jsonb("mapping").$type<ContactImportMapping>(),
	options: jsonb("options").$type<ContactImportOptions>(),
	problem: text("problem").$type<ContactFileProblem>(),
	counts: jsonb("counts").$type<ContactImportCounts>().notNull(),
	rows: integer("rows"),
	position: integer("position").notNull().default(0),
	run: integer("run").notNull().default(0),
	errors: integer("errors").notNull().default(0),
	kept: integer("kept"),
	by: text("by"),
	createdAt: moment("created_at").notNull(),
	startedAt: moment("started_at"),
	finishedAt: moment("finished_at"),
	seenAt: moment("seen_at").notNull(),
});
export type ImportRecord = typeof contactImports.$inferSelect;

export const contactImportErrors = pgTable(
	"contact_import_errors",
	{
		importId: uuid("import_id").notNull(),
		row: integer("row").notNull(),
		problems: jsonb("problems").$type<CellProblem[]>().notNull(),
		cells: text("cells").array().notNull(),
	},
	(table) => [primaryKey({ columns: [table.importId, table.row] })],
);

export const contactImportChanges = pgTable(
	"contact_import_changes",
	{
		importId: uuid("import_id").notNull(),
		contactId: uuid("contact_id").notNull(),
		before: jsonb("before").$type<ContactData>().notNull(),
		revision: integer("revision").notNull(),
	},
	(table) => [primaryKey({ columns: [table.importId, table.contactId] })],
);
