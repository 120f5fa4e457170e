/** Check digits of bank, card and identity numbers. Each takes digits (and letters) without separators. */

const digitsOf = (text: string) => Array.from(text, Number);
const weighted = (digits: readonly number[], weights: readonly number[]) =>
	digits.reduce((sum, digit, index) => sum + digit * (weights[index % weights.length] ?? 0), 0);

/** ISO/IEC 7812-1, annex B. */
export function luhn(text: string): boolean {
	const sum = digitsOf(text)
		.reverse()
		.reduce((total, digit, index) => {
			const doubled = index % 2 === 1 ? digit * 2 : digit;
			return total + (doubled > 9 ? doubled - 9 : doubled);
		}, 0);
	return sum % 10 === 0;
}

/** Argentina, CBU and CVU: 8 and 14 digits, each with its check digit at the end. */
export function cbu(text: string): boolean {
	const block = (digits: string) => {
		const body = digitsOf(digits.slice(0, -1)).reverse();
		return (10 - (weighted(body, [3, 1, 7, 9]) % 10)) % 10 === Number(digits.at(-1));
	};
	return /^\d{22}$/.test(text) && block(text.slice(0, 8)) && block(text.slice(8));
}

/** Argentina, CUIT and CUIL. */
export function cuit(text: string): boolean {
	if (!/^(20|23|24|27|30|33|34|50|51|55)\d{9}$/.test(text)) return false;
	const rest = 11 - (weighted(digitsOf(text.slice(0, 10)), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
	return (rest === 11 ? 0 : rest === 10 ? 9 : rest) === Number(text.at(-1));
}

const nifLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

/** Spain, DNI and NIE. */
export function dniOrNie(text: string): boolean {
	const match = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(text.toUpperCase());
	if (!match) return false;
	const [, prefix = "", digits = "", letter] = match;
	if (prefix.length + digits.length !== 8) return false;
	const number = Number(`${prefix === "" ? "" : "XYZ".indexOf(prefix)}${digits}`);
	return nifLetters[number % 23] === letter;
}

/** Spain, NIF of a company. */
export function companyNif(text: string): boolean {
	const match = /^[ABCDEFGHJNPQRSUVW](\d{7})([\dA-J])$/.exec(text.toUpperCase());
	if (!match) return false;
	const [, digits = "", check = ""] = match;
	for (let digit = 0; digit < 10; digit++)
		if (luhn(`${digits}${digit}`)) return check === String(digit) || check === "JABCDEFGHI"[digit];
	return false;
}

/** Chile, RUT. */
export function rut(text: string): boolean {
	const match = /^(\d{7,8})([\dK])$/.exec(text.toUpperCase());
	if (!match) return false;
	const rest = 11 - (weighted(digitsOf(match[1] ?? "").reverse(), [2, 3, 4, 5, 6, 7]) % 11);
	return (rest === 11 ? "0" : rest === 10 ? "K" : String(rest)) === match[2];
}

/** Length by country (SWIFT IBAN registry), for Europe and the Americas. */
const ibanLengths: Readonly<Record<string, number>> = {
	AD: 24,
	AT: 20,
	BE: 16,
	BG: 22,
	BR: 29,
	CH: 21,
	CR: 22,
	CY: 28,
	CZ: 24,
	DE: 22,
	DK: 18,
	DO: 28,
	EE: 20,
	ES: 24,
	FI: 18,
	FR: 27,
	GB: 22,
	GR: 27,
	GT: 28,
	HR: 21,
	HU: 28,
	IE: 22,
	IS: 26,
	IT: 27,
	LI: 21,
	LT: 20,
	LU: 20,
	LV: 21,
	MC: 27,
	MT: 31,
	NI: 28,
	NL: 18,
	NO: 15,
	PL: 28,
	PT: 25,
	RO: 24,
	SE: 24,
	SI: 19,
	SK: 24,
	SM: 27,
	SV: 28,
};

/** ISO 13616: mod 97. */
export function iban(text: string): boolean {
	const upper = text.toUpperCase();
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(upper) || ibanLengths[upper.slice(0, 2)] !== upper.length) return false;
	const moved = `${upper.slice(4)}${upper.slice(0, 4)}`;
	let rest = 0;
	for (const character of moved) {
		const value = Number.parseInt(character, 36);
		rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
	}
	return rest === 1;
}
