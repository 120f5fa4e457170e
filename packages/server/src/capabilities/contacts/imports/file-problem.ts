import type { ContactFileProblem } from "@centralita/contracts";

/** A file that cannot be read, and why; whoever sent it is told. */
export class FileProblem extends Error {
	override readonly name = "FileProblem";
	readonly problem: ContactFileProblem;

	constructor(problem: ContactFileProblem, options?: ErrorOptions) {
		super(problem, options);
		this.problem = problem;
	}
}

export const limits = {
	fileBytes: 256 * 1024 * 1024,
	/** Of one request that brings a part of a file. */
	partBytes: 16 * 1024 * 1024,
	rows: 5_000_000,
	columns: 200,
	/** One row, in characters; what is longer is a quote that was never closed, or no table. */
	rowLength: 1_000_000,
	/** What a spreadsheet may unpack to: its sheet, and the words that its cells share. */
	sheetBytes: 4 * 1024 * 1024 * 1024,
	wordBytes: 256 * 1024 * 1024,
	partsOfArchive: 2000,
} as const;
