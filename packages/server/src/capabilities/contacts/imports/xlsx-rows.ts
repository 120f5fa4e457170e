import { Readable } from "node:stream";
import sax from "sax";
import yauzl from "yauzl";
import type { BlobStore } from "../../../ports/blob-store.ts";
import { FileProblem, limits } from "./file-problem.ts";

const chunkRows = 200;
const dayMs = 86_400_000;
/** Serial 0 of spreadsheets, with the day that 1900 did not have. */
const epoch = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
/** Formats of dates that every spreadsheet has (ECMA-376, part 1, section 18.8.30). */
const dateFormats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** Reads an archive where it lies, without a copy. */
class BlobReader extends yauzl.RandomAccessReader {
	readonly #blobs: Pick<BlobStore, "read">;
	readonly #key: string;

	constructor(blobs: Pick<BlobStore, "read">, key: string) {
		super();
		this.#blobs = blobs;
		this.#key = key;
	}

	override _readStreamForRange(start: number, end: number): Readable {
		const { read } = this.#blobs;
		const key = this.#key;
		return Readable.from(
			(async function* () {
				if (end > start) yield* await read(key, { start, end: end - 1 });
			})(),
		);
	}
}

type Archive = { zip: yauzl.ZipFile; entries: Map<string, yauzl.Entry> };

function openArchive(blobs: Pick<BlobStore, "read">, key: string, bytes: number): Promise<Archive> {
	return new Promise((resolve, reject) => {
		const damaged = (cause: unknown) => reject(new FileProblem("damaged", { cause }));
		yauzl.fromRandomAccessReader(
			new BlobReader(blobs, key),
			bytes,
			{ lazyEntries: true, autoClose: false },
			(error, zip) => {
				if (error || !zip) return damaged(error);
				const entries = new Map<string, yauzl.Entry>();
				zip.on("entry", (entry: yauzl.Entry) => {
					entries.set(entry.fileName.toLowerCase(), entry);
					if (entries.size > limits.partsOfArchive) return damaged(new Error("too many parts"));
					zip.readEntry();
				});
				zip.on("end", () => resolve({ zip, entries }));
				zip.on("error", damaged);
				zip.readEntry();
			},
		);
	});
}

/** A part of the archive, unpacked as it is read; what it says of its size is not believed. */
async function* unpacked({ zip, entries }: Archive, name: string, mostBytes: number): AsyncGenerator<Buffer> {
	const entry = entries.get(name.toLowerCase());
	if (!entry) return;
	if (entry.isEncrypted()) throw new FileProblem("encrypted");
	const stream = await new Promise<Readable>((resolve, reject) => {
		zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
	});
	let bytes = 0;
	try {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			bytes += chunk.length;
			if (bytes > mostBytes) throw new FileProblem("unpacks-too-large");
			yield chunk;
		}
	} catch (error) {
		if (error instanceof FileProblem) throw error;
		throw new FileProblem("damaged", { cause: error });
	} finally {
		stream.destroy();
	}
}

type Handlers = {
	open?: (name: string, attributes: Record<string, string>) => void;
	text?: (text: string) => void;
	close?: (name: string) => void;
};

/** Elements without their namespace. Entities that a document declares are not expanded. Resolves after each chunk. */
async function* parsed(bytes: AsyncIterable<Uint8Array>, handlers: Handlers): AsyncGenerator<void> {
	const parser = sax.parser(true, {});
	const local = (name: string) => name.slice(name.indexOf(":") + 1);
	const decoder = new TextDecoder();
	let problem: Error | null = null;
	parser.onopentag = ({ name, attributes }) => handlers.open?.(local(name), attributes as Record<string, string>);
	parser.onclosetag = (name) => handlers.close?.(local(name));
	parser.ontext = (text) => handlers.text?.(text);
	parser.oncdata = (text) => handlers.text?.(text);
	parser.onerror = (error) => {
		problem ??= error;
	};
	for await (const chunk of bytes) {
		parser.write(decoder.decode(chunk, { stream: true }));
		if (problem !== null) throw new FileProblem("damaged", { cause: problem });
		yield;
	}
	parser.close();
	if (problem !== null) throw new FileProblem("damaged", { cause: problem });
}

async function read(bytes: AsyncIterable<Uint8Array>, handlers: Handlers): Promise<void> {
	for await (const _ of parsed(bytes, handlers));
}

/** What the cells share: each text once. */
async function sharedTexts(archive: Archive): Promise<string[]> {
	const texts: string[] = [];
	let text = "";
	let within = false;
	let phonetic = 0;
	await read(unpacked(archive, "xl/sharedStrings.xml", limits.wordBytes), {
		open(name) {
			if (name === "si") text = "";
			else if (name === "rPh") phonetic++;
			else if (name === "t") within = phonetic === 0;
		},
		text(part) {
			if (within) text += part;
		},
		close(name) {
			if (name === "si") texts.push(text);
			else if (name === "rPh") phonetic--;
			else if (name === "t") within = false;
		},
	});
	return texts;
}

/** Which styles of cells show dates. */
async function dateStyles(archive: Archive): Promise<Set<number>> {
	const custom = new Set<number>();
	const styles = new Set<number>();
	let inCells = false;
	let index = 0;
	await read(unpacked(archive, "xl/styles.xml", limits.wordBytes), {
		open(name, attributes) {
			if (name === "numFmt") {
				// Without what is quoted or in brackets: [Red] is no day.
				const code = (attributes.formatCode ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
				if (/[dmyhs]/i.test(code) && !/^general$/i.test(code)) custom.add(Number(attributes.numFmtId));
			} else if (name === "cellXfs") inCells = true;
			else if (name === "xf" && inCells) {
				const format = Number(attributes.numFmtId);
				if (dateFormats.has(format) || custom.has(format)) styles.add(index);
				index++;
			}
		},
		close(name) {
			if (name === "cellXfs") inCells = false;
		},
	});
	return styles;
}

/** The first sheet that the book shows, and whether its days count from 1904. */
async function firstSheet(archive: Archive): Promise<{ path: string; since1904: boolean }> {
	let relation: string | undefined;
	let since1904 = false;
	await read(unpacked(archive, "xl/workbook.xml", limits.wordBytes), {
		open(name, attributes) {
			if (name === "workbookPr") since1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
			else if (name === "sheet" && attributes.state !== "hidden" && attributes.state !== "veryHidden")
				relation ??= Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
		},
	});
	let path: string | undefined;
	await read(unpacked(archive, "xl/_rels/workbook.xml.rels", limits.wordBytes), {
		open(name, { Id, Target = "" }) {
			if (name === "Relationship" && Id === relation) path = Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`;
		},
	});
	if (path === undefined || !archive.entries.has(path.toLowerCase())) throw new FileProblem("not-a-table");
	return { path, since1904 };
}

/** `BC12` → 54. */
function columnOf(reference: string): number {
	let column = 0;
	for (const letter of reference) {
		const value = letter.charCodeAt(0) - 64;
		if (value < 1 || value > 26) break;
		column = column * 26 + value;
	}
	return column - 1;
}

/** A number as people write it: telephone numbers keep all their digits, dates become ISO. */
function shownNumber(raw: string, isDate: boolean, since1904: boolean): string {
	const value = Number(raw);
	if (!Number.isFinite(value)) return raw;
	if (!isDate) return Number.isInteger(value) ? String(BigInt(value)) : String(value);
	const at = new Date((since1904 ? epoch1904 : epoch) + Math.round(value * dayMs));
	if (Number.isNaN(at.getTime())) return raw;
	return value % 1 === 0 ? at.toISOString().slice(0, 10) : at.toISOString().slice(0, 19).replace("T", " ");
}

/** The rows of a workbook's first sheet, in chunks; empty rows are none. Throws `FileProblem`. */
export async function* xlsxRows(
	blobs: Pick<BlobStore, "read">,
	key: string,
	bytes: number,
): AsyncGenerator<string[][]> {
	const archive = await openArchive(blobs, key, bytes);
	try {
		if (archive.entries.has("encryptedpackage")) throw new FileProblem("encrypted");
		const { path, since1904 } = await firstSheet(archive);
		const texts = await sharedTexts(archive);
		const dates = await dateStyles(archive);
		let rows: string[][] = [];
		let row: string[] = [];
		let length = 0;
		let column = 0;
		let type = "n";
		let isDate = false;
		let text = "";
		let within = false;
		let problem: FileProblem | null = null;
		const cell = (): string => {
			switch (type) {
				case "s":
					return texts[Number(text)] ?? "";
				case "b":
					return text === "1" ? "true" : "false";
				case "e":
					return "";
				case "n":
					return text === "" ? "" : shownNumber(text, isDate, since1904);
				default:
					return text;
			}
		};
		const sheet = parsed(unpacked(archive, path, limits.sheetBytes), {
			open(name, attributes) {
				if (name === "row") {
					row = [];
					length = 0;
					column = -1;
				} else if (name === "c") {
					column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
					type = attributes.t ?? "n";
					isDate = attributes.s !== undefined && dates.has(Number(attributes.s));
					text = "";
				} else within = name === "v" || name === "t";
			},
			text(part) {
				if (!within) return;
				text += part;
				length += part.length;
				if (length > limits.rowLength) problem ??= new FileProblem("row-too-long");
			},
			close(name) {
				if (name === "v" || name === "t") within = false;
				else if (name === "c") {
					if (column < 0 || column >= limits.columns) problem ??= new FileProblem("too-many-columns");
					else {
						while (row.length < column) row.push("");
						row[column] = cell().replaceAll("\0", "");
					}
				} else if (name === "row" && row.some((value) => value !== "")) rows.push(row);
			},
		});
		for await (const _ of sheet) {
			if (problem !== null) throw problem;
			while (rows.length >= chunkRows) yield rows.splice(0, chunkRows);
		}
		if (rows.length > 0) yield rows;
		rows = [];
	} finally {
		archive.zip.close();
	}
}
