import type { ContactField, ContactFieldValue } from "@centralita/contracts";

type Field = Pick<ContactField, "type" | "options">;
export type ReadValue = { value: ContactFieldValue } | { problem: string };

const longestText = 500;
const yes = new Set(["si", "s", "yes", "y", "true", "verdadero", "1", "x"]);
const no = new Set(["no", "n", "false", "falso", "0"]);

/** Lower case without accents: what people mean by two words that they wrote differently. */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** `31/12/2026`, `31-12-26`, `2026-12-31` → ISO; null for a day that does not exist. Days come before months. */
export function readDate(text: string): string | null {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
	const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
	const [year, month, day] = iso
		? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
		: local
			? [Number(local[3]) + (local[3]?.length === 2 ? 2000 : 0), Number(local[2]), Number(local[1])]
			: [0, 0, 0];
	if (year < 1000) return null;
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** `1.234,56`, `1,234.56`, `1234.5`, `$ 12`; a single separator before three digits is of thousands when it repeats. */
export function readNumber(text: string): number | null {
	const bare = text.replace(/[\s$€\u00a0]/g, "");
	if (!/^[-+]?\d[\d.,]*$|^[-+]?[.,]\d+$/.test(bare)) return null;
	const lastComma = bare.lastIndexOf(",");
	const lastPoint = bare.lastIndexOf(".");
	const decimal = lastComma > lastPoint ? "," : ".";
	const other = decimal === "," ? "." : ",";
	const times = bare.split(decimal).length - 1;
	// A separator that is there twice cannot be the decimal one.
	const plainText = times > 1 ? bare.replace(/[.,]/g, "") : bare.replaceAll(other, "").replace(decimal, ".");
	const value = Number(plainText);
	return Number.isFinite(value) ? value : null;
}

/** Whether a value fits its field. */
export function checkValue({ type, options }: Field, value: ContactFieldValue): ReadValue {
	switch (type) {
		case "number":
			return typeof value === "number" && Number.isFinite(value) ? { value } : { problem: "is not a number" };
		case "boolean":
			return typeof value === "boolean" ? { value } : { problem: "is not yes or no" };
		case "date": {
			const day = typeof value === "string" ? readDate(value.trim()) : null;
			return day === null ? { problem: "is not a date" } : { value: day };
		}
		case "choice":
			return typeof value === "string" && options.includes(value)
				? { value }
				: { problem: "is not one of the options" };
		case "text":
			return typeof value === "string" && value.length <= longestText ? { value } : { problem: "is not a short text" };
	}
}

/** A cell of a file, which is always text. */
export function readValue(field: Field, written: string): ReadValue {
	const text = written.trim();
	switch (field.type) {
		case "number": {
			const value = readNumber(text);
			return value === null ? { problem: "is not a number" } : { value };
		}
		case "boolean": {
			const word = plain(text);
			return yes.has(word) ? { value: true } : no.has(word) ? { value: false } : { problem: "is not yes or no" };
		}
		case "choice": {
			const chosen = field.options.find((option) => plain(option) === plain(text));
			return chosen === undefined ? { problem: "is not one of the options" } : { value: chosen };
		}
		default:
			return checkValue(field, text);
	}
}
