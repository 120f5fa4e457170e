/**
 * "1.200,50", "1,200.50", "1200.5", "1.200": the last of two separators is the decimal one; a single separator before
 * exactly three digits groups thousands, as people write amounts everywhere.
 */
export function readNumeral(text: string): number | null {
	if (!/^\d+(?:[.,]\d+)*$/.test(text)) return null;
	const separators = text.replace(/\d/g, "");
	if (separators === "") return Number(text);
	const mixed = new Set(separators).size > 1;
	const decimals = text.slice(Math.max(text.lastIndexOf("."), text.lastIndexOf(",")) + 1);
	const isDecimal = mixed || (separators.length === 1 && (decimals.length !== 3 || isFraction(text)));
	if (!isDecimal) return Number(text.replace(/[.,]/g, ""));
	const cut = text.length - decimals.length - 1;
	return Number(`${text.slice(0, cut).replace(/[.,]/g, "")}.${decimals}`);
}

/** One separator before three digits: "1.200" and "1,200" are twelve hundred; "0.125" and "12345.678" are fractions. */
const isFraction = (text: string): boolean => /^0[.,]/.test(text) || text.search(/[.,]/) > 3;
