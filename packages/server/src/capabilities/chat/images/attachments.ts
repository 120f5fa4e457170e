import type { Attachment } from "@centralita/contracts";
import type { Queryable } from "../../../platform/db/types.ts";
import { keptImages } from "./store.ts";

/** The pictures of a chat that were kept, oldest first, as a ticket carries them. */
export async function imagesOf(db: Queryable, conversationId: string): Promise<Attachment[]> {
	const kept = await keptImages(db, conversationId);
	return kept.flatMap(({ blobKey, bytes, analysis }, index) =>
		blobKey === null || bytes === null
			? []
			: [
					{
						key: blobKey,
						name: `picture-${index + 1}.jpg`,
						type: "image/jpeg",
						bytes,
						...(analysis ? { analysis } : {}),
					},
				],
	);
}
