import {
	IdParams,
	NotificationTest,
	ReportTest,
	SavedReport,
	SavedReportList,
	SavedReportSave,
} from "@centralita/contracts";
import { z } from "zod";
import type { Http, Platform } from "../../../platform/capability.ts";
import { addSaved, changeSaved, findSaved, readSaved, removeSaved } from "./saved.ts";
import type { Sending } from "./sending.ts";
import { companyZone } from "./zone.ts";

type Parts = Pick<Platform, "db" | "clock" | "config" | "audit"> & { sending: Sending; canSend: boolean };

const tags = ["reports"];
const read = { access: "insights:read" } as const;
const write = { access: "insights:export" } as const;

/** Reports that are kept under a name, and sent by e-mail. */
export const savedReportRoutes =
	({ db, clock, config, audit, sending, canSend }: Parts) =>
	(http: Http): void => {
		const timeZone = companyZone(config);
		const at = () => ({ timeZone, now: clock.now() });

		http.get(
			"/api/v1/reports/saved",
			{ config: read, schema: { tags, summary: "Saved reports, by name", response: { 200: SavedReportList } } },
			async () => ({ items: await readSaved(db.query), canSend, timeZone }),
		);

		http.post(
			"/api/v1/reports/saved",
			{
				config: { ...write, idempotent: true },
				schema: {
					tags,
					summary: "Save a report, and have it sent",
					description:
						"With a schedule it is sent by e-mail as PDF and CSV, at an hour of the company's clock, of the whole days before: once for each time that it is due. Of what was missed only the last is sent.",
					body: SavedReportSave,
					response: { 201: SavedReport },
				},
			},
			async ({ body, principal, ip }, reply) => {
				const saved = await db.transaction(async (tx) => {
					const added = await addSaved(tx, body, { ...at(), by: principal?.name ?? null });
					const detail = { name: body.name, recipients: body.schedule?.recipients ?? [] };
					await audit.record(tx, { principal, ip, action: "report.saved", subject: added.id, detail });
					return added;
				});
				return reply.code(201).send(saved);
			},
		);

		http.put(
			"/api/v1/reports/saved/:id",
			{
				config: write,
				schema: {
					tags,
					summary: "Change a saved report",
					params: IdParams,
					body: SavedReportSave,
					response: { 200: SavedReport },
				},
			},
			({ params: { id }, body, principal, ip }) =>
				db.transaction(async (tx) => {
					const changed = await changeSaved(tx, id, body, at());
					const detail = { name: body.name, recipients: body.schedule?.recipients ?? [] };
					await audit.record(tx, { principal, ip, action: "report.changed", subject: id, detail });
					return changed;
				}),
		);

		http.delete(
			"/api/v1/reports/saved/:id",
			{
				config: write,
				schema: { tags, summary: "Delete a saved report", params: IdParams, response: { 204: z.null() } },
			},
			async ({ params: { id }, principal, ip }, reply) => {
				await db.transaction(async (tx) => {
					await removeSaved(tx, id);
					await audit.record(tx, { principal, ip, action: "report.deleted", subject: id });
				});
				return reply.code(204).send(null);
			},
		);

		http.post(
			"/api/v1/reports/saved/:id/send",
			{
				config: { ...write, rateLimit: { max: 20, timeWindow: 60_000 } },
				schema: {
					tags,
					summary: "Send a saved report to an address now, to see it",
					params: IdParams,
					body: ReportTest,
					response: { 200: NotificationTest },
				},
			},
			async ({ params: { id }, body: { to }, principal, ip }) => {
				const saved = await findSaved(db.query, id);
				await db.transaction((tx) =>
					audit.record(tx, { principal, ip, action: "report.exported", subject: id, detail: { format: "mail", to } }),
				);
				return sending.trial(saved, to);
			},
		);
	};
