import { Id, Timestamp } from "@centralita/contracts";
import { z } from "zod";
import { AppError } from "../../platform/errors/index.ts";

const Position = z.tuple([Timestamp, Id]);

export type Cursor = { startedAt: Date; id: string };

export const encodeCursor = ({ startedAt, id }: Cursor): string =>
	Buffer.from(JSON.stringify([startedAt.toISOString(), id])).toString("base64url");

/** Rejects with `bad-request` on anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string): Cursor {
	try {
		const [startedAt, id] = Position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
		return { startedAt: new Date(startedAt), id };
	} catch {
		throw new AppError("bad-request", "The cursor is not one that this list gave out.");
	}
}
