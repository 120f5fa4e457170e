import { fold } from "../text/fold.ts";
import type { Slot, SlotContext, SlotParser } from "./types.ts";

const markers = [
	"(?:ay,? |uy,? |ah,? )?no[,.;]* ?(?:no[,.;]* ?)?(?:perdon(?:a|e|ame)?|disculpa(?:me)?|disculpe|espera(?:me)?|espere(?:me)?|aguanta|aguarda|permitame|mentira|digo|mejor|para)",
	"perdon(?:a|e|ame)?",
	"disculpa(?:me)?",
	"disculpe",
	"digo",
	"quise decir",
	"quiero decir",
	"mejor dicho",
	"me equivoque(?: es)?",
	"corrijo",
	"rectifico",
	"mentira",
	"(?:ay|uy|ah),? no",
	"no,? no",
	"no[,.;](?= (?:es|era|el|la|al|a las|con|it's|it is|the)\\b)",
	"no[,.;](?= (?:\\d|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|veinte|veinti[a-z]+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|[a-z]+cient[oa]s|quinient[oa]s|mil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\\b)",
	"(?:o )?mejor(?= (?:el|la|a|al|manana|pasado|lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy)\\b)",
	"(?:no|oh)[,.;]* ?(?:sorry|wait|hang on|hold on|i mean|actually|make (?:it|that)|scratch that|my mistake)",
	"(?:i'm )?sorry",
	"wait",
	"i mean(?:t)?",
	"actually",
	"make (?:it|that)",
	"scratch that",
	"correction",
	"or rather",
	"oops",
	"my mistake",
	"my bad",
];
const marker = new RegExp(`(?<![\\p{L}\\p{N}])(?:${markers.join("|")})(?![\\p{L}\\p{N}])[,.:;!… ]*`, "gu");

export type Segment = { text: string; offset: number };

/** The stretches between "no, perdón", "I mean" and the like, in order; one stretch when nothing was corrected. */
export function correctedSegments(text: string): Segment[] {
	const folded = fold(text);
	const segments: Segment[] = [];
	let from = 0;
	for (const match of folded.matchAll(marker)) {
		segments.push({ text: text.slice(from, match.index), offset: from });
		from = match.index + match[0].length;
	}
	segments.push({ text: text.slice(from), offset: from });
	return segments.filter((segment) => /[\p{L}\p{N}]/u.test(segment.text));
}

export const shift = <T>(slot: Slot<T>, offset: number): Slot<T> => ({
	...slot,
	span: [slot.span[0] + offset, slot.span[1] + offset],
});

/**
 * A parser for which what was said later wins. `merge`, when given, completes a correction that says only the part
 * that changes ("el 14 de marzo… no, perdón, el 15").
 */
export function takingLater<T>(
	parse: SlotParser<T>,
	merge?: (earlier: Slot<T>, correction: Segment, context: SlotContext) => Slot<T> | null,
): SlotParser<T> {
	return (raw, context) => {
		const text = raw.normalize("NFC");
		let found: Slot<T> | null = null;
		for (const segment of correctedSegments(text)) {
			const merged: Slot<T> | null = found && merge ? merge(found, segment, context) : null;
			const own: Slot<T> | null = merged
				? null
				: parse(segment.text, { ...context, expected: context.expected || found !== null });
			found = merged ?? (own ? shift(own, segment.offset) : found);
		}
		return found;
	};
}
