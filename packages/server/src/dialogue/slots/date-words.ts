const table = (words: string): ReadonlyMap<string, number> =>
	new Map(
		words.split("|").flatMap((names, index) =>
			names
				.split(" ")
				.filter((name) => name !== "")
				.map((name) => [name, index] as const),
		),
	);

/** Sunday is 0. */
export const weekdays: ReadonlyMap<string, number> = table(
	"domingo sunday sun|lunes monday mon|martes tuesday tue tues|miercoles wednesday wed|jueves thursday thu thurs|viernes friday fri|sabado saturday sat",
);

/** January is 1. */
export const months: ReadonlyMap<string, number> = table(
	"|enero january jan ene|febrero february feb|marzo march mar|abril april apr abr|mayo may|junio june jun|julio july jul|" +
		"agosto august aug ago|septiembre setiembre september sep sept|octubre october oct|noviembre november nov|diciembre december dec dic",
);

const ordinalWords: ReadonlyMap<string, number> = table(
	"|first primero primer primera|second segundo|third tercero tercer|fourth cuarto|fifth quinto|sixth sexto|seventh septimo|eighth octavo|ninth noveno|" +
		"tenth decimo|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth",
);

/** "5th", "1ro", "tercero", "third"; null for anything else. "mar" and "may" are left to the caller's context. */
export function readOrdinal(word: string): number | null {
	const written = /^(\d{1,2})(?:st|nd|rd|th|ro|er|do|ero|o|a|ra|º|°)$/.exec(word);
	if (written) return Number(written[1]);
	const value = ordinalWords.get(word);
	return value === undefined || value === 0 ? null : value;
}

/** Words that put a date without a year, or a weekday, in the past. */
export const pastCues =
	/\b(?:pasad[oa]|ultim[oa]|desde|empez(?:o|aste)|comenz(?:o|aste)|compr(?:e|o|amos|aste|aron)|fue|fuiste|paso|ocurrio|llego|vino|vinieron|naci|naciste|nacio|nacimiento|dejo de|pag(?:ue|o|aste)|hice|hiciste|llame|last|since|started|began|bought|was|were|happened|ago|born|birth|paid|called|stopped|did you|did it)\b/;
