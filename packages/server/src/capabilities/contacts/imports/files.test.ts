import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { describe, it } from "node:test";
import { workbook } from "../../../platform/xlsx/index.ts";
import { zip } from "../../../platform/xlsx/zip.ts";
import { delimiterOf } from "./delimiter.ts";
import { FileProblem, limits } from "./file-problem.ts";
import { guessMapping } from "./guess.ts";
import { kindOf, previewOf, readRows } from "./rows.ts";

const blobOf = (bytes: Buffer) => ({
	read: async (_key: string, range?: { start: number; end: number }) =>
		Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]),
});
async function rowsOf(bytes: Buffer): Promise<string[][]> {
	const blobs = blobOf(bytes);
	const rows: string[][] = [];
	const kind = await kindOf(blobs, "file", bytes.length);
	for await (const chunk of readRows(blobs, "file", bytes.length, kind)) rows.push(...chunk);
	return rows;
}
const text = (content: string, encoding: BufferEncoding = "utf8") => Buffer.from(content, encoding);
const problemOf = async (bytes: Buffer) =>
	rowsOf(bytes).then(
		() => null,
		(error) => (error instanceof FileProblem ? error.problem : Promise.reject(error)),
	);
async function packed(entries: Record<string, string | Iterable<string>>): Promise<Buffer> {
	const parts: Buffer[] = [];
	const list = Object.entries(entries).map(([name, content]) => ({
		name,
		content: typeof content === "string" ? [content] : content,
	}));
	for await (const part of zip(list)) parts.push(part);
	return Buffer.concat(parts);
}
const rels = (target: string) => `<Relationships><Relationship Id="r1" Target="${target}"/></Relationships>`;
const book = (sheet: string | Iterable<string>, more: Record<string, string | Iterable<string>> = {}) =>
	packed({
		"xl/workbook.xml": '<workbook xmlns:r="x"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
		"xl/_rels/workbook.xml.rels": rels("worksheets/sheet1.xml"),
		"xl/worksheets/sheet1.xml": sheet,
		...more,
	});

describe("files of contacts", () => {
	const expected = [
		["nombre", "teléfono"],
		["José Núñez", "11 4321-0000"],
		["Ana", ""],
	];

	it("are read with each encoding and separator", async () => {
		const written = (separator: string) =>
			`${["nombre", "teléfono"].join(separator)}\r\nJosé Núñez${separator}11 4321-0000\r\n\r\nAna${separator}\r\n`;
		for (const separator of [",", ";", "\t", "|"]) {
			const content = written(separator);
			assert.deepEqual(await rowsOf(text(content)), expected, `UTF-8 with ${separator}`);
			assert.deepEqual(await rowsOf(text(`\uFEFF${content}`)), expected, `UTF-8 with its mark and ${separator}`);
			assert.deepEqual(await rowsOf(text(content, "latin1")), expected, `Latin-1 with ${separator}`);
			assert.deepEqual(await rowsOf(text(`\uFEFF${content}`, "utf16le")), expected, `UTF-16 with ${separator}`);
		}
	});

	it("are read as Windows writes them", async () => {
		// € and “ are in no Latin-1.
		const bytes = Buffer.concat([text("nota\n"), Buffer.from([0x80, 0x20, 0x93, 0xe1, 0x94, 0x0a])]);
		assert.deepEqual(await rowsOf(bytes), [["nota"], ["€ “á”"]]);
	});

	it("keep what is in quotes together", async () => {
		assert.deepEqual(await rowsOf(text('a;b\n"uno; dos\ntres ""y"" cuatro";2\n')), [
			["a", "b"],
			['uno; dos\ntres "y" cuatro', "2"],
		]);
		assert.equal(delimiterOf('"a;b;c",d\n"e;f;g",h\n'), ",");
	});

	it("are refused for a reason", async () => {
		assert.equal(await problemOf(text("")), "empty");
		assert.equal(await problemOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])), "old-excel");
		assert.equal(
			await problemOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01])),
			"not-a-table",
		);
		assert.equal(await problemOf(text(`a,b\n${"x".repeat(10 * 1024 * 1024)},1\n`)), "row-too-long");
		assert.equal(await problemOf(text('a,b\n"nunca se cierra,1\n2,3\n')), "quote-not-closed");
		assert.equal(await problemOf(text(`${"a,".repeat(limits.columns)}a\n`)), "too-many-columns");
		assert.equal(await problemOf(text("PK\u0003\u0004 no archive at all")), "damaged");
	});

	it("are workbooks: what is written is what is read", async () => {
		const rows = [
			["=1+1", 'José <Núñez> & "Cía"', 5_491_143_210_000, true, null, "último"],
			["dos\nlíneas", "  espacios  ", -2.5, false, "", "\u0000x"],
		];
		const parts: Buffer[] = [];
		for await (const part of workbook("Contactos", ["a", "b", "c", "d", "e", "f"], Readable.from([rows])))
			parts.push(part);
		assert.deepEqual(await rowsOf(Buffer.concat(parts)), [
			["a", "b", "c", "d", "e", "f"],
			["=1+1", 'José <Núñez> & "Cía"', "5491143210000", "true", "", "último"],
			["dos\nlíneas", "  espacios  ", "-2.5", "false", "", "x"],
		]);
	});

	it("are workbooks with shared texts, dates, gaps, and the first sheet that is shown", async () => {
		const bytes = await packed({
			"xl/workbook.xml":
				'<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="Z" state="hidden" r:id="r9"/><x:sheet name="A" r:id="r1"/></x:sheets></x:workbook>',
			"xl/_rels/workbook.xml.rels": rels("/xl/worksheets/hoja.xml"),
			"xl/sharedStrings.xml":
				"<sst><si><t>nombre</t></si><si><r><t>José </t></r><r><t>Núñez</t></r><rPh><t>no</t></rPh></si></sst>",
			"xl/styles.xml":
				'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="[Red]0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
			"xl/worksheets/hoja.xml":
				'<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>fecha</t></is></c></row><row/><row r="5"><c r="A5" t="s"><v>1</v></c><c r="C5" s="1"><v>46022</v></c><c r="D5" s="2"><v>1.5</v></c><c r="E5" t="str"><f>A1</f><v>texto</v></c><c r="F5" t="e"><v>#N/A</v></c></row></sheetData></worksheet>',
		});
		assert.deepEqual(await rowsOf(bytes), [
			["nombre", "", "fecha"],
			["José Núñez", "", "2025-12-31", "1.5", "texto", ""],
		]);
	});

	it("are no bombs", async () => {
		const cell = `<c t="inlineStr"><is><t>${"x".repeat(60_000)}</t></is></c>`;
		const long = function* () {
			yield "<worksheet><sheetData><row>";
			for (let index = 0; index < 60; index++) yield cell;
			yield "</row></sheetData></worksheet>";
		};
		assert.equal(await problemOf(await book(long())), "row-too-long");
		const shared = function* () {
			yield "<sst>";
			const text = `<si><t>${"y".repeat(1_000_000)}</t></si>`;
			for (let bytes = 0; bytes <= limits.wordBytes; bytes += text.length) yield text;
			yield "</sst>";
		};
		const bomb = await book("<worksheet/>", { "xl/sharedStrings.xml": shared() });
		assert.ok(bomb.length < 2_000_000);
		assert.equal(await problemOf(bomb), "unpacks-too-large");
		const entity =
			'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>';
		assert.equal(await problemOf(await book(entity)), "damaged");
		assert.equal(await problemOf(await packed({ "algo.txt": "hola" })), "not-a-table");
	});

	it("are mapped by the names of their columns in both languages, else by what is in them", async () => {
		const fields = [{ key: "plan", label: { es: "Plan contratado", en: "Plan" }, type: "text" as const, options: [] }];
		const guess = (columns: string[], row: string[] = []) => guessMapping({ columns, rows: [row] }, fields, "AR");
		assert.deepEqual(guess(["Nombre", "Apellido", "Teléfono móvil", "Correo electrónico", "País", "Plan Contratado"]), {
			guess: ["name", "name", "phone", "email", "country", "field:plan"],
			key: "phone",
		});
		assert.deepEqual(guess(["customer_id", "Full name", "E-mail", "Time zone", "Tags", "Do not call", "???"]), {
			guess: ["externalId", "name", "email", "timeZone", "tags", "doNotCall", null],
			key: "externalId",
		});
		assert.deepEqual(guess(["A", "B", "C"], ["11 4321-0000", "ana@example.com", "azul"]).guess, [
			"phone",
			"email",
			null,
		]);
		assert.equal(guess(["mail"]).key, "email");
	});

	it("show their first rows", async () => {
		const bytes = text(`nombre\n${Array.from({ length: 500 }, (_, index) => `n${index}`).join("\n")}`);
		const found = await previewOf(
			blobOf(bytes),
			"file",
			bytes.length,
			await kindOf(blobOf(bytes), "file", bytes.length),
		);
		assert.deepEqual(found.columns, ["nombre"]);
		assert.equal(found.rows.length, 10);
	});
});
