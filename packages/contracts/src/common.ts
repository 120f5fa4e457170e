import { z } from "zod";

export const locales = ["es-419", "es-AR", "es-ES", "en-US", "en-GB"] as const;
export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;

export const Language = z.enum(["es", "en"]);
export type Language = z.infer<typeof Language>;
export const languageOf = (locale: Locale): Language => (locale.startsWith("es") ? "es" : "en");

export const Id = z.uuid();
/** ISO 8601 in UTC. */
export const Timestamp = z.iso.datetime();

export const Channel = z.enum(["voice", "web", "whatsapp"]);
export type Channel = z.infer<typeof Channel>;

/** A keyset page: pass `nextCursor` back as `cursor`; null on the last page. */
export const page = <T extends z.ZodType>(item: T) =>
	z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const PageQuery = z.object({
	cursor: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(30),
});

export const IdParams = z.object({ id: Id });
export const Empty = z.object({});

/** Exports leave identifiers of people masked unless they are asked for as they are. */
export const ExportQuery = z.object({ masked: z.enum(["true", "false"]).default("true") });

/** Text in the product's languages; at least one is there. */
export const LocalizedText = z
	.object({ es: z.string().min(1).max(2000).optional(), en: z.string().min(1).max(2000).optional() })
	.refine((text) => text.es !== undefined || text.en !== undefined, "needs es or en");
export type LocalizedText = z.infer<typeof LocalizedText>;
