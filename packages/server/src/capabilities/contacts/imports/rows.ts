import type { BlobStore } from "../../../ports/blob-store.ts";
import { csvRows } from "./csv-rows.ts";
import { delimiterOf } from "./delimiter.ts";
import { decoded, type Encoding, encodingOf } from "./encoding.ts";
import { FileProblem, limits } from "./file-problem.ts";
import { xlsxRows } from "./xlsx-rows.ts";

type Blobs = Pick<BlobStore, "read">;
export type FileKind =
	| { format: "csv"; encoding: Encoding; delimiter: string }
	| { format: "xlsx"; encoding: null; delimiter: null };

const beginningBytes = 65_536;
const previewRows = 10;

async function beginning(blobs: Blobs, key: string, bytes: number): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of await blobs.read(key, { start: 0, end: Math.min(bytes, beginningBytes) - 1 }))
		parts.push(part as Buffer);
	return Buffer.concat(parts);
}

/** What a file is, by its content. Throws `FileProblem`. */
export async function kindOf(blobs: Blobs, key: string, bytes: number): Promise<FileKind> {
	if (bytes === 0) throw new FileProblem("empty");
	const head = await beginning(blobs, key, bytes);
	if (head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004", "latin1")))
		return { format: "xlsx", encoding: null, delimiter: null };
	// The container of old workbooks, and of those with a password.
	if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new FileProblem("old-excel");
	const encoding = await encodingOf(await blobs.read(key));
	let text = "";
	for await (const part of decoded(singly(head), encoding)) text += part;
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no text has
	if (/[\u0001-\u0008\u000e-\u001a]/.test(text)) throw new FileProblem("not-a-table");
	return { format: "csv", encoding, delimiter: delimiterOf(text) };
}

async function* singly(bytes: Buffer): AsyncGenerator<Buffer> {
	yield bytes;
}

/** All rows in chunks, the heading first. Throws `FileProblem`. */
export async function* readRows(blobs: Blobs, key: string, bytes: number, kind: FileKind): AsyncGenerator<string[][]> {
	const chunks = kind.format === "xlsx" ? xlsxRows(blobs, key, bytes) : csvRows(await blobs.read(key), kind);
	let rows = 0;
	for await (const chunk of chunks) {
		rows += chunk.length;
		if (rows > limits.rows) throw new FileProblem("too-many-rows");
		yield chunk;
	}
}

/** The heading, and the first rows below it. Throws `FileProblem`. */
export async function previewOf(
	blobs: Blobs,
	key: string,
	bytes: number,
	kind: FileKind,
): Promise<{ columns: string[]; rows: string[][] }> {
	const rows: string[][] = [];
	for await (const chunk of readRows(blobs, key, bytes, kind)) {
		rows.push(...chunk);
		if (rows.length > previewRows) break;
	}
	const [heading, ...others] = rows;
	if (heading === undefined) throw new FileProblem("empty");
	return { columns: heading.map((name) => name.trim().slice(0, 200)), rows: others.slice(0, previewRows) };
}
