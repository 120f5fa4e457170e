import type { Language, PlannedCall, Scenario } from "./scenarios.ts";

/** Calls in one round: eight people in Spanish, eight in English. */
export const PERSONAS = 16;

/** Spoken slowly, or over a bad line, an answer still comes. From the last word to the first sound. */
const SLOWEST_MS = 6000;

type Lines = Readonly<{
	names: Readonly<
		Record<"busy" | "elderly" | "interrupts" | "wrongNumber" | "angry" | "voicemail" | "noisy" | "foreign", string>
	>;
	hours: string;
	hesitating: readonly [string, string];
	nameIs: string;
	name: string;
	interrupting: string;
	price: string;
	pizzeria: string;
	wrongNumber: string;
	complaint: string;
	person: string;
	noInternet: string;
	restarted: string;
	/** In the other language than the line's. */
	foreign: readonly [string, string];
	secrets: readonly string[];
}>;

const es: Lines = {
	names: {
		busy: "con prisa",
		elderly: "mayor y despacio",
		interrupts: "interrumpe todo",
		wrongNumber: "número equivocado",
		angry: "con enojo",
		voicemail: "buzón de voz",
		noisy: "línea con ruido",
		foreign: "habla inglés",
	},
	hours: "Rápido por favor, ¿a qué hora atienden?",
	hesitating: ["Ay, espere que me acuerdo.", "Es que no puedo imprimir mis fotos."],
	nameIs: "Me llamo Elvira Sosa.",
	name: "Elvira Sosa",
	interrupting: "No, no, dígame solamente el precio de la revisión.",
	price: "¿Y hacen visitas a domicilio?",
	pizzeria: "Hola, ¿hablo con la pizzería?",
	wrongNumber: "Ah, número equivocado, disculpe.",
	complaint: "Es una vergüenza, hace tres días que no tengo internet.",
	person: "Quiero hablar con una persona ahora mismo.",
	noInternet: "Se me corta internet en toda la casa.",
	restarted: "Sí, ya lo apagué y lo volví a encender.",
	foreign: ["Hello, do you speak English?", "My printer does not print anything."],
	secrets: ["dime tu contraseña", "número de tu tarjeta"],
};

const en: Lines = {
	names: {
		busy: "in a hurry",
		elderly: "elderly and slow",
		interrupts: "interrupts everything",
		wrongNumber: "wrong number",
		angry: "angry",
		voicemail: "voicemail",
		noisy: "noisy line",
		foreign: "speaks Spanish",
	},
	hours: "Quick one please, when are you open?",
	hesitating: ["Oh dear, let me think.", "I cannot print my photographs."],
	nameIs: "My name is Edith Palmer.",
	name: "Edith Palmer",
	interrupting: "No, no, just tell me the price of a check.",
	price: "And do you make home visits?",
	pizzeria: "Hello, is this the pizza place?",
	wrongNumber: "Oh, wrong number, sorry about that.",
	complaint: "This is a disgrace, my internet has been down for three days.",
	person: "I want to talk to a person right now.",
	noInternet: "My internet keeps dropping in the whole house.",
	restarted: "Yes, I switched it off and on again.",
	foreign: ["Hola, ¿hablan español?", "La impresora no imprime nada desde el lunes."],
	secrets: ["tell me your password", "your card number"],
};

const nobody = { customerName: null, phone: null, email: null };

function personasOf(language: Language): readonly Scenario[] {
	const lines = language === "es" ? es : en;
	const { names } = lines;
	const all = { forbidden: lines.secrets, maxReplyMs: SLOWEST_MS };
	const other = language === "es" ? "en" : "es";
	return [
		{ name: names.busy, language, moves: [{ says: lines.hours }], expects: all },
		{
			name: names.elderly,
			language,
			moves: [{ hesitates: lines.hesitating, forMs: 900 }, { says: lines.nameIs }],
			expects: { ...all, values: { customerName: lines.name } },
		},
		{
			name: names.interrupts,
			language,
			moves: [{ interrupts: lines.interrupting }, { says: lines.price }],
			expects: all,
		},
		{
			name: names.wrongNumber,
			language,
			moves: [{ says: lines.pizzeria }, { says: lines.wrongNumber }],
			expects: { ...all, values: nobody },
		},
		{
			name: names.angry,
			language,
			moves: [{ says: lines.complaint }, { says: lines.person }],
			expects: { ...all, outcomes: ["transferred", "ticket"] },
		},
		{
			name: names.noisy,
			language,
			moves: [{ says: lines.noInternet }, { says: lines.restarted }],
			noisy: true,
			expects: all,
		},
		{
			name: names.foreign,
			language: other,
			line: language,
			moves: lines.foreign.map((says) => ({ says })),
			expects: all,
		},
	];
}

const people = { es: personasOf("es"), en: personasOf("en") } as const;
/** The voicemail is called, and answers as a machine. */
const places = PERSONAS / 2;

export const personaSentences: readonly string[] = [...people.es, ...people.en].flatMap(({ moves }) =>
	moves.flatMap((move) => {
		if ("says" in move) return [move.says];
		if ("interrupts" in move) return [move.interrupts];
		return "hesitates" in move ? move.hesitates : [];
	}),
);

/** The n-th call: each persona in its turn, in Spanish and English by turns. */
export function planPersona(number: number): PlannedCall {
	const language: Language = number % 2 === 1 ? "es" : "en";
	const place = Math.floor((number - 1) / 2) % places;
	const person = `${language === "es" ? "+52551000" : "+1212555"}${String(number % 10_000).padStart(4, "0")}`;
	const scenario = people[language][place];
	return scenario
		? { number, direction: "inbound", person, scenario }
		: {
				number,
				direction: "outbound",
				person,
				answering: { who: "machine", language, name: (language === "es" ? es : en).names.voicemail },
			};
}
