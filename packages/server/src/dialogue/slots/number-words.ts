import type { Language } from "@centralita/contracts";
import type { Token } from "../text/tokens.ts";

type Vocabulary = {
	/** 0–19 and, in Spanish, the one-word numbers to 29. */
	units: ReadonlyMap<string, number>;
	tens: ReadonlyMap<string, number>;
	hundreds: ReadonlyMap<string, number>;
	scales: ReadonlyMap<string, number>;
};

const table = (entries: Record<string, number>): ReadonlyMap<string, number> => new Map(Object.entries(entries));

const spanish: Vocabulary = {
	units: table({
		cero: 0,
		un: 1,
		uno: 1,
		una: 1,
		dos: 2,
		tres: 3,
		cuatro: 4,
		cinco: 5,
		seis: 6,
		siete: 7,
		ocho: 8,
		nueve: 9,
		diez: 10,
		once: 11,
		doce: 12,
		trece: 13,
		catorce: 14,
		quince: 15,
		dieciseis: 16,
		diecisiete: 17,
		dieciocho: 18,
		diecinueve: 19,
		veintiun: 21,
		veintiuno: 21,
		veintiuna: 21,
		veintidos: 22,
		veintitres: 23,
		veinticuatro: 24,
		veinticinco: 25,
		veintiseis: 26,
		veintisiete: 27,
		veintiocho: 28,
		veintinueve: 29,
	}),
	tens: table({
		veinte: 20,
		treinta: 30,
		cuarenta: 40,
		cincuenta: 50,
		sesenta: 60,
		setenta: 70,
		ochenta: 80,
		noventa: 90,
	}),
	hundreds: table({
		cien: 100,
		ciento: 100,
		doscientos: 200,
		doscientas: 200,
		trescientos: 300,
		trescientas: 300,
		cuatrocientos: 400,
		cuatrocientas: 400,
		quinientos: 500,
		quinientas: 500,
		seiscientos: 600,
		seiscientas: 600,
		setecientos: 700,
		setecientas: 700,
		ochocientos: 800,
		ochocientas: 800,
		novecientos: 900,
		novecientas: 900,
	}),
	scales: table({ mil: 1000, millon: 1_000_000, millones: 1_000_000 }),
};

const english: Vocabulary = {
	units: table({
		zero: 0,
		one: 1,
		two: 2,
		three: 3,
		four: 4,
		five: 5,
		six: 6,
		seven: 7,
		eight: 8,
		nine: 9,
		ten: 10,
		eleven: 11,
		twelve: 12,
		thirteen: 13,
		fourteen: 14,
		fifteen: 15,
		sixteen: 16,
		seventeen: 17,
		eighteen: 18,
		nineteen: 19,
	}),
	tens: table({
		twenty: 20,
		thirty: 30,
		forty: 40,
		fourty: 40,
		fifty: 50,
		sixty: 60,
		seventy: 70,
		eighty: 80,
		ninety: 90,
	}),
	hundreds: table({}),
	scales: table({ thousand: 1000, grand: 1000, million: 1_000_000 }),
};

const vocabularies: Record<Language, Vocabulary> = { es: spanish, en: english };
const connector: Record<Language, string> = { es: "y", en: "and" };

/** A number read from tokens: `next` is the index after it. `words` is false for bare digits. */
export type Cardinal = { value: number; next: number; words: boolean };

const isUnitWord = (word: string, language: Language): boolean => {
	const value = vocabularies[language].units.get(word);
	return value !== undefined && value < 10;
};

/** Reads the longest whole number at `index`, in words ("mil doscientos", "twelve hundred") or digits with a scale ("3 mil"). */
export function readCardinal(tokens: readonly Token[], index: number, language: Language): Cardinal | null {
	const { units, tens, hundreds, scales } = vocabularies[language];
	let total = 0;
	let group: number | null = null;
	let lastScale = Number.POSITIVE_INFINITY;
	let next = index;
	let words = false;
	let joined = false;
	while (next < tokens.length) {
		const token = tokens[next];
		if (!token) break;
		const word = token.folded;
		if (token.kind === "number") {
			if (next !== index || !/^\d+$/.test(word)) break;
			const scaled = scales.has(tokens[next + 1]?.folded ?? "");
			if (!scaled) return { value: Number(word), next: next + 1, words: false };
			group = Number(word);
			next++;
			continue;
		}
		if (language === "en" && word === "a" && group === null && total === 0) {
			const following = tokens[next + 1]?.folded ?? "";
			if (following !== "hundred" && !scales.has(following)) break;
			group = 1;
			next++;
			continue;
		}
		const value: number | undefined = units.get(word) ?? tens.get(word) ?? hundreds.get(word);
		if (value !== undefined) {
			if (!fits(group, value, language, joined)) break;
			group = (group ?? 0) + value;
			joined = false;
			words = true;
			next++;
			continue;
		}
		if (language === "en" && word === "hundred" && group !== null && group > 0 && group < 100) {
			group *= 100;
			words = true;
			next++;
			continue;
		}
		// "Setenta y nueve millones, quinientos doce mil": a pause where the scale allows no other reading.
		if (word === "," && group === null && total > 0) {
			const following = tokens[next + 1]?.folded ?? "";
			const goesOn = lastScale > 1000 ? units.has(following) || tens.has(following) : false;
			if (!goesOn && !hundreds.has(following)) break;
			next++;
			continue;
		}
		const scale = scales.get(word);
		if (scale !== undefined && scale < lastScale) {
			if (language === "en" && group === null) break;
			total += (group ?? 1) * scale;
			group = null;
			lastScale = scale;
			words = true;
			next++;
			continue;
		}
		if (word === connector[language] && joinsNext(tokens, next, group, total, language)) {
			joined = true;
			next++;
			continue;
		}
		if (word === "-" && language === "en" && !token.spaced && group !== null && group >= 20 && group % 10 === 0) {
			if (!isUnitWord(tokens[next + 1]?.folded ?? "", "en")) break;
			next++;
			continue;
		}
		break;
	}
	if (next === index || (group === null && total === 0 && !words)) return null;
	return { value: total + (group ?? 0), next, words };
}

/** Whether `value` can follow what the group holds: "treinta" + "uno" only joined by "y"; "doscientos" + "tres" always. */
function fits(group: number | null, value: number, language: Language, joined: boolean): boolean {
	if (group === null) return true;
	if (group === 0 || value === 0) return false;
	if (value >= 100) return false;
	if (value >= 10) return group % 100 === 0;
	if (group % 100 === 0) return true;
	const ten = group % 100;
	if (ten % 10 !== 0 || ten < (language === "es" ? 10 : 20)) return false;
	return language === "en" ? true : joined;
}

/** "y" joins a ten and a unit; "and" follows hundreds and thousands. */
function joinsNext(
	tokens: readonly Token[],
	index: number,
	group: number | null,
	total: number,
	language: Language,
): boolean {
	const { units, tens } = vocabularies[language];
	const following = tokens[index + 1]?.folded ?? "";
	if (language === "es") return group !== null && group % 100 >= 10 && group % 10 === 0 && isUnitWord(following, "es");
	const afterHundred = group !== null && group >= 100 && group % 100 === 0;
	const afterScale = group === null && total > 0;
	return (afterHundred || afterScale) && (units.has(following) || tens.has(following));
}
