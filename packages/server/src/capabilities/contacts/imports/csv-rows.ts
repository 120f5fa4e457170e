import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { decoded, type Encoding } from "./encoding.ts";
import { FileProblem, limits } from "./file-problem.ts";

/** Rows at once: few enough that whatever else the process does gets its turn. */
const chunkRows = 200;

const problems: Readonly<Record<string, ConstructorParameters<typeof FileProblem>[0]>> = {
	CSV_MAX_RECORD_SIZE: "row-too-long",
	CSV_QUOTE_NOT_CLOSED: "quote-not-closed",
};

/** The rows of a text table, in chunks; empty lines are none. Throws `FileProblem`. */
export async function* csvRows(
	bytes: AsyncIterable<Uint8Array>,
	{ encoding, delimiter }: { encoding: Encoding; delimiter: string },
): AsyncGenerator<string[][]> {
	const parser = Readable.from(decoded(bytes, encoding)).pipe(
		parse({
			delimiter,
			bom: true,
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			max_record_size: limits.rowLength,
		}),
	);
	let chunk: string[][] = [];
	try {
		for await (const row of parser as AsyncIterable<string[]>) {
			if (row.length > limits.columns) throw new FileProblem("too-many-columns");
			chunk.push(row);
			if (chunk.length < chunkRows) continue;
			yield chunk;
			chunk = [];
		}
	} catch (error) {
		if (error instanceof CsvError) throw new FileProblem(problems[error.code] ?? "not-a-table", { cause: error });
		throw error;
	} finally {
		parser.destroy();
	}
	if (chunk.length > 0) yield chunk;
}
