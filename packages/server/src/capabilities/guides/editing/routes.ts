import {
	GuideCompareQuery,
	GuideComparison,
	GuideCreate,
	GuideExportQuery,
	GuideFile,
	GuideImport,
	GuidePublish,
	GuideSave,
	GuideSlug,
	GuideTemplateList,
	GuideTry,
	GuideTryRequest,
	GuideVersion,
	GuideVersionList,
	GuideWork,
} from "@centralita/contracts";
import { z } from "zod";
import { innerGuides } from "../../../dialogue/index.ts";
import type { Http, Platform } from "../../../platform/capability.ts";
import { withInner } from "../service.ts";
import { listVersions, readGuide } from "../store.ts";
import { guideTemplates } from "../templates/index.ts";
import { editingExamples } from "./examples.ts";
import { fileOf, guideFileSchema, schemaPath } from "./file.ts";
import type { GuideEditing } from "./service.ts";
import { tryGuide } from "./try-out.ts";

const Params = z.object({ slug: GuideSlug });
const VersionParams = Params.extend({ version: z.coerce.number().int().min(1) });

export const editingRoutes = (
	{ db, config, clock }: Pick<Platform, "db" | "config" | "clock">,
	editing: GuideEditing,
) => {
	const schema = guideFileSchema();
	const tags = ["guides"];
	const read = { access: "guides:read" } as const;
	const write = { access: "guides:write" } as const;
	const begin = { ...write, idempotent: true } as const;
	const timeZone = config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

	return (http: Http): void => {
		http.post(
			"/api/v1/guides",
			{
				config: begin,
				schema: {
					tags,
					summary: "Create a guide: blank, from a template, or as a copy",
					body: GuideCreate.meta({ examples: [editingExamples.create] }),
					response: { 201: GuideWork },
				},
			},
			async ({ body, principal, ip }, reply) => {
				const made = await db.transaction((tx) => editing.create(tx, { principal, ip }, body));
				return reply.code(201).header("location", `/api/v1/guides/${made.slug}/draft`).send(made);
			},
		);

		http.post(
			"/api/v1/guides/import",
			{
				config: begin,
				schema: {
					tags,
					summary: "Import a guide from a file, as a new draft or over one",
					description: `The file's JSON Schema is at \`${schemaPath}\`; drafts with gaps are taken too.`,
					body: GuideImport.meta({ examples: [editingExamples.import] }),
					response: { 201: GuideWork },
				},
			},
			async ({ body, principal, ip }, reply) =>
				reply.code(201).send(await db.transaction((tx) => editing.importFile(tx, { principal, ip }, body))),
		);

		http.get(
			"/api/v1/guide-templates",
			{
				config: read,
				schema: { tags, summary: "List the templates of guides", response: { 200: GuideTemplateList } },
			},
			async () => ({
				items: guideTemplates.map(({ definition, ...template }) => ({ ...template, nodes: definition.nodes.length })),
			}),
		);

		http.get(
			"/api/v1/guides/:slug/draft",
			{
				config: read,
				schema: {
					tags,
					summary: "Read a guide's draft, with what is wrong with it",
					params: Params,
					response: { 200: GuideWork },
				},
			},
			({ params }) => editing.read(db.query, params.slug),
		);

		http.put(
			"/api/v1/guides/:slug/draft",
			{
				config: write,
				schema: {
					tags,
					summary: "Save the draft",
					params: Params,
					body: GuideSave.meta({ examples: [editingExamples.save] }),
					response: { 200: GuideWork },
				},
			},
			({ params, body, principal, ip }) =>
				db.transaction((tx) => editing.save(tx, { principal, ip }, params.slug, body)),
		);

		http.post(
			"/api/v1/guides/:slug/publish",
			{
				config: begin,
				schema: {
					tags,
					summary: "Publish the draft as the next version",
					params: Params,
					body: GuidePublish.meta({ examples: [editingExamples.publish] }),
					response: { 200: GuideWork },
				},
			},
			({ params, body, principal, ip }) =>
				db.transaction((tx) => editing.publish(tx, { principal, ip }, params.slug, body)),
		);

		http.get(
			"/api/v1/guides/:slug/versions",
			{
				config: read,
				schema: {
					tags,
					summary: "List published versions, newest first",
					params: Params,
					response: { 200: GuideVersionList },
				},
			},
			async ({ params }) => {
				await readGuide(db.query, params.slug);
				return { items: await listVersions(db.query, params.slug) };
			},
		);

		http.get(
			"/api/v1/guides/:slug/versions/:version",
			{
				config: read,
				schema: { tags, summary: "Read a published version", params: VersionParams, response: { 200: GuideVersion } },
			},
			({ params }) => editing.version(db.query, params.slug, params.version),
		);

		http.post(
			"/api/v1/guides/:slug/versions/:version/restore",
			{
				config: begin,
				schema: {
					tags,
					summary: "Copy a published version into the draft",
					params: VersionParams,
					response: { 200: GuideWork },
				},
			},
			({ params, principal, ip }) =>
				db.transaction((tx) => editing.restore(tx, { principal, ip }, params.slug, params.version)),
		);

		http.get(
			"/api/v1/guides/:slug/compare",
			{
				config: read,
				schema: {
					tags,
					summary: "What differs between two versions, or a version and the draft, by node",
					params: Params,
					querystring: GuideCompareQuery,
					response: { 200: GuideComparison },
				},
			},
			({ params, query }) => editing.compare(db.query, params.slug, query.from, query.to),
		);

		http.get(
			"/api/v1/guides/:slug/export",
			{
				config: read,
				schema: {
					tags,
					summary: "Export a version, or the draft, as a file",
					params: Params,
					querystring: GuideExportQuery,
					response: { 200: GuideFile.extend({ guide: GuideWork.shape.draft }) },
				},
			},
			async ({ params, query }, reply) => {
				const guide = await editing.content(db.query, params.slug, query.version);
				return reply
					.header("content-disposition", `attachment; filename="${params.slug}.guide.json"`)
					.send(fileOf(guide, config.publicUrl ?? null));
			},
		);

		for (const [verb, deed] of [
			["archive", editing.archive],
			["unarchive", editing.unarchive],
		] as const)
			http.post(
				`/api/v1/guides/:slug/${verb}`,
				{
					config: begin,
					schema: {
						tags,
						summary: verb === "archive" ? "Archive a guide" : "Bring an archived guide back",
						params: Params,
						response: { 200: GuideWork },
					},
				},
				({ params, principal, ip }) => db.transaction((tx) => deed(tx, { principal, ip }, params.slug)),
			);

		http.delete(
			"/api/v1/guides/:slug",
			{
				config: write,
				schema: {
					tags,
					summary: "Delete a guide that was never published",
					params: Params,
					response: { 204: z.null() },
				},
			},
			async ({ params, principal, ip }, reply) => {
				await db.transaction((tx) => editing.remove(tx, { principal, ip }, params.slug));
				return reply.code(204).send(null);
			},
		);

		http.post(
			"/api/v1/guides/:slug/try",
			{
				config: write,
				schema: {
					tags,
					summary: "Try the draft out: what it answers, shown and spoken",
					description: "Runs from the beginning each time and keeps nothing.",
					params: Params,
					body: GuideTryRequest.meta({ examples: [editingExamples.try] }),
					response: { 200: GuideTry },
				},
			},
			async ({ params, body }) => {
				const { draft } = await editing.read(db.query, params.slug);
				const inner = await withInner(db.query, innerGuides(draft));
				return tryGuide(draft, inner, body, { country: config.defaultCountry, timeZone, now: clock.now() });
			},
		);

		http.get(
			schemaPath,
			{
				config: { access: "public" },
				schema: {
					tags,
					summary: "JSON Schema of guide files",
					response: { 200: z.record(z.string(), z.unknown()) },
				},
			},
			async (_request, reply) => reply.header("cache-control", "public, max-age=3600").send(schema),
		);
	};
};
