/** At the beginning of a file: so spreadsheets read it as UTF-8. */
export const csvMark = "\uFEFF";

type Cell = string | number | Date | null;

/**
 * One value as RFC 4180 has it. What a spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV injection).
 */
export function csvCell(value: Cell): string {
	if (typeof value === "number") return String(value);
	const text = value instanceof Date ? value.toISOString() : (value ?? "");
	const harmless = /^\s*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
	return /[",\r\n;]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;
