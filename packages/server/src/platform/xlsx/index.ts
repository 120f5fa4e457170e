import { zip } from "./zip.ts";

type Cell = string | number | boolean | null;

/** Rows of one sheet, by the format; what is more goes on in another one. */
const mostRows = 1_048_576;
/** Characters of one cell, by the format. */
const longestText = 32_767;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

const escaped = (text: string): string =>
	text
		.slice(0, longestText)
		.toWellFormed()
		// biome-ignore lint/suspicious/noControlCharactersInRegex: XML knows none of them
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;");

/** Text is text by its type and by its style, so that it never becomes a formula, not even when somebody edits it. */
function cell(value: Cell): string {
	if (value === null || value === "") return "<c/>";
	if (typeof value === "number" && Number.isFinite(value)) return `<c><v>${value}</v></c>`;
	if (typeof value === "boolean") return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
	return `<c t="inlineStr" s="1"><is><t xml:space="preserve">${escaped(String(value))}</t></is></c>`;
}
const row = (cells: readonly Cell[]): string => `<row>${cells.map(cell).join("")}</row>`;

const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** A workbook (ECMA-376) with a heading and rows, in pieces, as they come. */
export function workbook(
	sheetName: string,
	heading: readonly string[],
	rows: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<Buffer> {
	const chunks = rows[Symbol.asyncIterator]();
	let rest: (readonly Cell[])[] = [];
	let over = false;
	async function* sheet(): AsyncGenerator<string> {
		yield `${declaration}<worksheet xmlns="${main}"><sheetData>${row(heading)}`;
		for (let room = mostRows - 1; room > 0; ) {
			if (rest.length === 0) {
				const next = await chunks.next();
				if (next.done) {
					over = true;
					break;
				}
				rest = [...next.value];
				continue;
			}
			const taken = rest.splice(0, room);
			room -= taken.length;
			yield taken.map(row).join("");
		}
		yield "</sheetData></worksheet>";
	}
	async function* parts() {
		let sheets = 0;
		do {
			sheets++;
			yield { name: `xl/worksheets/sheet${sheets}.xml`, content: sheet() };
		} while (!over);
		const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
		const named = (number: number) => escaped(number === 1 ? sheetName : `${sheetName} ${number}`);
		yield { name: "xl/styles.xml", content: [styles] };
		yield {
			name: "xl/workbook.xml",
			content: [
				`${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbers.map((number) => `<sheet name="${named(number)}" sheetId="${number}" r:id="rId${number}"/>`).join("")}</sheets></workbook>`,
			],
		};
		yield {
			name: "xl/_rels/workbook.xml.rels",
			content: [
				`${declaration}<Relationships xmlns="${packageRelations}">${numbers.map((number) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join("")}<Relationship Id="rIdStyles" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
			],
		};
		yield {
			name: "_rels/.rels",
			content: [
				`${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			],
		};
		const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
		yield {
			name: "[Content_Types].xml",
			content: [
				`${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${numbers.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${types}.worksheet+xml"/>`).join("")}</Types>`,
			],
		};
	}
	return zip(parts());
}
