import { type GuideDefinition, GuideFile } from "@centralita/contracts";
import { z } from "zod";

/** Where the JSON Schema of guide files is served; the number is that of the format. */
export const schemaPath = "/schemas/guide.v1.json";

/** As a file that another installation can import. */
export const fileOf = (guide: GuideDefinition, origin: string | null) => ({
	...(origin === null ? {} : { $schema: `${origin}${schemaPath}` }),
	format: "centralita-guide" as const,
	formatVersion: 1 as const,
	guide,
});

/** JSON Schema (2020-12) of a complete guide's file, made of the contract. */
export const guideFileSchema = (): Record<string, unknown> => ({
	...z.toJSONSchema(GuideFile, { io: "input", target: "draft-2020-12" }),
	title: "Centralita guide",
});
