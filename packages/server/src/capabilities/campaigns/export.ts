import type { CampaignContact, Language } from "@centralita/contracts";
import { csvLine, csvMark } from "../../platform/csv/index.ts";
import type { Queryable } from "../../platform/db/types.ts";
import { workbook } from "../../platform/xlsx/index.ts";
import { readResults } from "./results.ts";
import { readValueNames } from "./store.ts";
import type { CampaignDependencies } from "./types.ts";

const batch = 500;
const micros = 1_000_000;

type Cell = string | number | boolean | null;
type Column = [heading: string, read: (contact: CampaignContact) => Cell];

type Given = {
	campaignId: string;
	format: "csv" | "xlsx";
	language: Language;
	/** Where the dashboard is; null: files have no links. */
	publicUrl: string | null;
};

function columnsFor({ publicUrl }: Given, values: readonly string[]): Column[] {
	const link = (path: string, conversationId: string | null) =>
		publicUrl === null || conversationId === null ? null : new URL(path, publicUrl).href;
	return [
		["contact_id", ({ contactId }) => contactId],
		["name", ({ name }) => name],
		["phone", ({ phone }) => phone],
		["state", ({ state }) => state],
		["outcome", ({ outcome }) => outcome],
		["reason", ({ reason }) => reason],
		["attempts", ({ attempts }) => attempts],
		["last_call_at", ({ lastAt }) => lastAt],
		["next_call_at", ({ nextAt }) => nextAt],
		["cost", ({ costMicros }) => costMicros / micros],
		["conversation_id", ({ conversationId }) => conversationId],
		["conversation_outcome", ({ result }) => result?.outcome ?? null],
		["conversation", ({ conversationId }) => link(`/history/${conversationId}`, conversationId)],
		[
			"recording",
			({ recorded, conversationId }) =>
				recorded ? link(`/api/v1/conversations/${conversationId}/recording`, conversationId) : null,
		],
		...values.map(
			(name): Column => [
				`extracted_${name}`,
				({ result }) => result?.values.find((one) => one.name === name)?.value ?? null,
			],
		),
	];
}

const words: Readonly<Record<Language, { yes: string; no: string; sheet: string }>> = {
	es: { yes: "sí", no: "no", sheet: "Resultados" },
	en: { yes: "yes", no: "no", sheet: "Results" },
};

/** A file of what became of each contact, in pieces; what conversations brought is in the last columns. */
export async function exportResults(
	db: Queryable,
	dependencies: Pick<CampaignDependencies, "calls">,
	given: Given,
): Promise<AsyncIterable<string | Buffer>> {
	const { campaignId, format, language } = given;
	const columns = columnsFor(given, await readValueNames(db, campaignId));
	const heading = columns.map(([name]) => name);
	const { yes, no, sheet } = words[language];
	async function* pages(): AsyncGenerator<Cell[][]> {
		for (let after: string | null = null; ; ) {
			const contacts: CampaignContact[] = await readResults(db, dependencies, campaignId, {
				state: null,
				after,
				limit: batch,
			});
			if (contacts.length > 0) yield contacts.map((contact) => columns.map(([, read]) => read(contact)));
			after = contacts.at(-1)?.contactId ?? null;
			if (contacts.length < batch) return;
		}
	}
	if (format === "xlsx") return workbook(sheet, heading, pages());
	const text = (cell: Cell) => (typeof cell === "boolean" ? (cell ? yes : no) : cell);
	return (async function* () {
		yield csvMark + csvLine(heading);
		for await (const rows of pages()) yield rows.map((cells) => csvLine(cells.map(text))).join("");
	})();
}
