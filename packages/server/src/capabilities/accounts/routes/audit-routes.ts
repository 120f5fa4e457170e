import { AuditList, Id, PageQuery } from "@centralita/contracts";
import { z } from "zod";
import type { Http } from "../../../platform/capability.ts";
import { listAudit } from "../audit.ts";
import type { Accounts } from "../context.ts";
import { pageOf } from "./paging.ts";

const AuditQuery = PageQuery.extend({
	cursor: Id.optional(),
	action: z.string().max(100).optional(),
	/** Id of a user or an API key. */
	actor: Id.optional(),
});

export const auditRoutes = (accounts: Accounts) => (http: Http) => {
	http.get(
		"/api/v1/audit",
		{
			config: { access: "audit:read" },
			schema: { tags: ["audit"], summary: "Read who did what", querystring: AuditQuery, response: { 200: AuditList } },
		},
		({ query }) => {
			const filter = { action: query.action, actorId: query.actor };
			return pageOf(query.limit, (limit) => listAudit(accounts.platform.db.query, filter, query.cursor ?? null, limit));
		},
	);
};
