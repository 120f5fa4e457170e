/** Arithmetic that many check digits share. Texts hold digits without separators. */

export const digitsOf = (text: string): number[] => text.split("").map(Number);

/** Sum of digit × weight; the weights start again when they run out. */
export const weighted = (digits: readonly number[], weights: readonly number[]): number =>
	digits.reduce((sum, digit, index) => sum + digit * (weights[index % weights.length] ?? 0), 0);

/** The same, with the weights counted from the last digit. */
export const weightedFromRight = (text: string, weights: readonly number[]): number =>
	weighted(digitsOf(text).reverse(), weights);

/** ISO/IEC 7812-1, annex B: the last digit checks the others. */
export function luhn(text: string): boolean {
	let sum = 0;
	for (const [index, digit] of digitsOf(text).reverse().entries()) {
		const doubled = index % 2 === 1 ? digit * 2 : digit;
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return sum % 10 === 0;
}

export const allEqual = (text: string): boolean => text === text.charAt(0).repeat(text.length);
