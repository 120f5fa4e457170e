import { describe } from "node:test";
import { type Option, parseChoice } from "./choice.ts";
import { english, spanish, table, unasked } from "./table.ts";
import { parseYesNo } from "./yes-no.ts";

describe("yes and no", () => {
	table(parseYesNo, spanish, [
		...[
			"sí",
			"si",
			"sip",
			"sí, claro",
			"dale",
			"claro",
			"claro que sí",
			"ajá",
			"obvio",
			"por supuesto",
			"de una",
			"simón",
			"órale",
			"va",
			"vale",
			"okey",
			"correcto",
			"así es",
			"cómo no",
			"sí, no hay problema",
			"no hay drama",
			"no, sí, está bien",
			"ya",
			"creo que sí",
			"sí por favor",
			"bueno",
			"me parece bien",
			"no tengo problema",
		].map((said) => [said, true] as const),
		...[
			"no",
			"nop",
			"nel",
			"para nada",
			"claro que no",
			"no, gracias",
			"todavía no",
			"ya no",
			"creo que no",
			"ni loco",
			"nunca",
			"negativo",
			"tampoco",
			"en absoluto",
			"no tengo",
			"sí, digo, no",
			"bueno, no",
			"que va",
			"mejor no",
			"no hace falta",
		].map((said) => [said, false] as const),
		...["no sé", "ni idea", "depende", "la computadora", "tal vez", "", "el martes"].map(
			(said) => [said, null] as const,
		),
	]);
	table(parseYesNo, english, [
		...[
			"yes",
			"yeah",
			"yep",
			"yup",
			"sure",
			"of course",
			"uh-huh",
			"mm-hmm",
			"right",
			"that's right",
			"okay",
			"no problem",
			"go ahead",
			"I think so",
			"absolutely",
			"it does",
			"yes please",
			"why not",
		].map((said) => [said, true] as const),
		...[
			"no",
			"nope",
			"nah",
			"not really",
			"not at all",
			"no thanks",
			"no way",
			"I don't think so",
			"of course not",
			"not yet",
			"it doesn't",
			"never",
		].map((said) => [said, false] as const),
		...["I don't know", "not sure", "maybe", "the blue one"].map((said) => [said, null] as const),
	]);
	table(parseYesNo, unasked(spanish), [
		["sí, tengo dos impresoras en la oficina", null],
		["dale", true],
	]);
});

const lights: Option[] = [
	{ value: "red", words: ["Roja", "colorada"] },
	{ value: "green", words: ["Verde"] },
	{ value: "off", words: ["Apagada", "no prende"] },
];
const plans: Option[] = [
	{ value: "basic", words: ["Basic plan"] },
	{ value: "pro", words: ["Pro plan"] },
	{ value: "max", words: ["Max plan"] },
];

describe("choices", () => {
	const among = (options: Option[]) => (text: string, context: typeof spanish) => parseChoice(text, options, context);
	table(among(lights), spanish, [
		["roja", "red"],
		["está en rojo", "red"],
		["la colorada", "red"],
		["la segunda", "green"],
		["la última", "off"],
		["el dos", "green"],
		["opción 3", "off"],
		["la 1", "red"],
		["verd", "green"],
		["está apagado", "off"],
		["no prende", "off"],
		["la verde, no perdón la roja", "red"],
		["no la roja, la verde", "green"],
		["creo que es verde fija", "green"],
		["ninguna", null],
		["no sé", null],
		["roja o verde", null],
		["azul", null],
		["la quinta", null],
	]);
	table(among(plans), english, [
		["the pro plan", "pro"],
		["pro", "pro"],
		["the second one", "pro"],
		["number three", "max"],
		["the last one", "max"],
		["not the basic plan, the max plan", "max"],
		["neither", null],
		["I don't know", null],
	]);
	table(among(lights), unasked(spanish), [
		["la segunda", null],
		["se puso roja", "red"],
	]);
});
