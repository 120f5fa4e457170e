import { availableParallelism } from "node:os";
import type { ChatImageRefusal } from "@centralita/contracts";

/** The largest that phones take, 8192 × 6144, and some air. */
const maxPixels = 52_000_000;
/** Enough to read a screenshot's small print. */
const maxSide = 2048;
const quality = 82;
const timeoutSeconds = 20;

/** The picture is no good, and will not be the next time either. */
export class PictureRefused extends Error {
	readonly reason: ChatImageRefusal;
	constructor(reason: ChatImageRefusal, cause?: unknown) {
		super(`a picture was refused: ${reason}`, { cause });
		this.reason = reason;
	}
}

async function loadSharp() {
	const { default: sharp } = await import("sharp");
	// Only what is taken can be decoded: no SVG, which draws what it likes, no PDF, no TIFF.
	sharp.block({ operation: ["VipsForeignLoad"] });
	sharp.unblock({
		operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"],
	});
	sharp.cache(false);
	// How many pictures are worked on at once is the job's concurrency.
	sharp.concurrency(1);
	return sharp;
}
let loading: ReturnType<typeof loadSharp> | null = null;

const reasonOf = (message: string): ChatImageRefusal =>
	/pixel limit/i.test(message) ? "too-many-pixels" : /timeout/i.test(message) ? "failed" : "damaged";

/** One core stays free: in an installation of one process it answers requests. */
const atOnce = Math.max(1, availableParallelism() - 1);
let underway = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (underway >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
	else underway++;
	try {
		return await work();
	} finally {
		// The turn is handed on; nobody who comes meanwhile can take it.
		const next = waiting.shift();
		if (next) next();
		else underway--;
	}
}

export type Redrawn = { bytes: Buffer; width: number; height: number };

/**
 * Decodes a picture and draws it anew as a JPEG, upright, its longer side at most 2048 pixels, the first frame of an
 * animation, without anything that the original carried besides its pixels. The work is done on threads, of so
 * many pictures at once as there are cores to spare. Rejects with `PictureRefused` when it is cut off, damaged, or would
 * take too many pixels to decode.
 */
export const redraw = (original: Buffer): Promise<Redrawn> => inTurn(() => draw(original));

async function draw(original: Buffer): Promise<Redrawn> {
	loading ??= loadSharp();
	const sharp = await loading;
	try {
		const { data, info } = await sharp(original, { limitInputPixels: maxPixels, failOn: "error", sequentialRead: true })
			.autoOrient()
			.resize({ width: maxSide, height: maxSide, fit: "inside", withoutEnlargement: true })
			.flatten({ background: "#ffffff" })
			// Small coloured letters survive only with colour in full resolution.
			.jpeg({ quality, chromaSubsampling: "4:4:4" })
			.timeout({ seconds: timeoutSeconds })
			.toBuffer({ resolveWithObject: true });
		return { bytes: data, width: info.width, height: info.height };
	} catch (error) {
		throw new PictureRefused(reasonOf(error instanceof Error ? error.message : ""), error);
	}
}
