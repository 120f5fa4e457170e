import type { Language, ReportSchedule, SavedReport, SavedReportQuery } from "@centralita/contracts";
import { integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const savedReports = pgTable("insights_saved_reports", {
	id: uuid().primaryKey(),
	name: text().notNull(),
	language: text().$type<Language>().notNull(),
	query: jsonb().$type<SavedReportQuery>().notNull(),
	schedule: jsonb().$type<ReportSchedule>(),
	nextAt: moment("next_at"),
	by: text(),
	createdAt: moment("created_at").notNull(),
	updatedAt: moment("updated_at").notNull(),
});
export type SavedReportRow = typeof savedReports.$inferSelect;

export const reportSends = pgTable("insights_report_sends", {
	id: uuid().primaryKey(),
	reportId: uuid("report_id").notNull(),
	dueAt: moment("due_at").notNull(),
	recipients: jsonb().$type<readonly string[]>().notNull(),
	state: text().$type<NonNullable<SavedReport["lastSend"]>["state"]>().notNull(),
	attempts: integer().notNull().default(0),
	tryAt: moment("try_at").notNull(),
	leaseUntil: moment("lease_until"),
	detail: text(),
	finishedAt: moment("finished_at"),
});
export type ReportSendRow = typeof reportSends.$inferSelect;
