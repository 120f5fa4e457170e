export type Language = "es" | "en";

/** What a caller does, once the assistant has spoken; `interrupts` does not wait for it to finish. */
export type Move =
	| { readonly says: string }
	| { readonly interrupts: string }
	/** Two parts of one answer, with a pause between them. */
	| { readonly hesitates: readonly [string, string]; readonly forMs: number }
	| { readonly presses: string }
	/** The media socket breaks, and the line comes back. */
	| { readonly loses: "line" };

export type Scenario = {
	readonly name: string;
	readonly language: Language;
	readonly moves: readonly Move[];
	/** The language of the line that is called, when it is another one. */
	readonly line?: Language;
	/** Hiss under every sentence. */
	readonly noisy?: boolean;
	readonly expects?: Expectations;
};

/** What must come of a call, besides what is right for every call. */
export type Expectations = {
	readonly outcomes?: readonly string[];
	/** By name of the field; null: it must not be brought back. */
	readonly values?: Readonly<Record<string, string | null>>;
	/** What the assistant must never say. */
	readonly forbidden?: readonly string[];
	/** From the end of a sentence to the first sound of its answer. */
	readonly maxReplyMs?: number;
};

/** Somebody who is called: */
export type Answering =
	| { readonly who: "person"; readonly scenario: Scenario }
	| { readonly who: "machine" | "busy" | "nobody"; readonly language: Language; readonly name?: string };

const says = (...texts: readonly string[]): Move[] => texts.map((text) => ({ says: text }));

const es: readonly Scenario[] = [
	{
		name: "impresora",
		language: "es",
		moves: says(
			"La impresora no imprime desde ayer.",
			"Sí, está encendida y conectada.",
			"Me llamo Ana Torres y mi teléfono es 55 1234 5678.",
		),
	},
	{
		name: "interrumpe",
		language: "es",
		moves: [
			{ interrupts: "Perdón que interrumpa, ¿a qué hora atienden?" },
			...says("¿Y cuánto cuesta la revisión de una computadora?", "Muy bien, muchas gracias."),
		],
	},
	{
		name: "sin internet",
		language: "es",
		moves: says(
			"Hola, buenas, no tengo internet desde esta mañana.",
			"Sí, ya reinicié el módem.",
			"No, sigue sin funcionar.",
			"Quiero hablar con una persona.",
		),
	},
	{
		name: "se corta",
		language: "es",
		moves: [
			...says("¿Cuánto tarda la reparación de una notebook?"),
			{ loses: "line" },
			...says("Se había cortado. ¿Cuánto cobran por una visita?"),
		],
	},
	{
		name: "marca teclas",
		language: "es",
		moves: [...says("Olvidé la contraseña de mi cuenta."), { presses: "1" }, ...says("Quiero hablar con una persona.")],
	},
];

const en: readonly Scenario[] = [
	{
		name: "printer",
		language: "en",
		moves: says(
			"The printer has not printed since yesterday.",
			"Yes, it is switched on and connected.",
			"My name is Emma Hill and my number is 212 555 0142.",
		),
	},
	{
		name: "interrupts",
		language: "en",
		moves: [
			{ interrupts: "Sorry to interrupt, what are your opening hours?" },
			...says("And how much does a repair cost?", "Very good, thank you very much."),
		],
	},
	{
		name: "no internet",
		language: "en",
		moves: says(
			"Hi, my internet has been down since this morning.",
			"Yes, I already restarted the modem.",
			"No, it still does not work.",
			"I would like to talk to a person.",
		),
	},
	{
		name: "cut off",
		language: "en",
		moves: [
			...says("How long does a repair take?"),
			{ loses: "line" },
			...says("We were cut off. How much do you charge for a visit?"),
		],
	},
	{
		name: "presses keys",
		language: "en",
		moves: [
			...says("I forgot the password of my account."),
			{ presses: "1" },
			...says("I would like to talk to a person."),
		],
	},
];

/** Each kind in its turn, Spanish and English in turn: ten different ones. */
const inbound: readonly Scenario[] = Array.from(
	{ length: es.length * 2 },
	(_, index) => (index % 2 === 0 ? es : en)[index % es.length] as Scenario,
);

const [printer, , noInternet] = es as readonly [Scenario, Scenario, Scenario];
const outbound: readonly Answering[] = [
	{ who: "person", scenario: printer },
	{ who: "busy", language: "en" },
	{ who: "machine", language: "es" },
	{ who: "nobody", language: "en" },
	{ who: "person", scenario: noInternet },
];

export type PlannedCall = {
	/** 1, 2, 3 … */
	readonly number: number;
	/** The person's, E.164; nobody else's in this rehearsal. */
	readonly person: string;
} & (
	| { readonly direction: "inbound"; readonly scenario: Scenario }
	| { readonly direction: "outbound"; readonly answering: Answering }
);

/** Numbers that nobody has: of Mexico City, and of those that North America keeps for fiction. */
const personOf = (number: number, language: Language): string =>
	`${language === "es" ? "+52551000" : "+1212555"}${String(number % 10_000).padStart(4, "0")}`;

export const languageOf = (call: PlannedCall): Language => {
	if (call.direction === "inbound") return call.scenario.language;
	return call.answering.who === "person" ? call.answering.scenario.language : call.answering.language;
};

/** How many of the first `number` calls go out, when `out` of every `round` do, spread evenly. */
const outUpTo = (number: number, round: number, out: number): number => Math.floor((number * out) / round);

/** The n-th call of a rehearsal, each kind in its turn, for ever. */
export function planCall(number: number, round: number, out: number): PlannedCall {
	const before = outUpTo(number - 1, round, out);
	if (outUpTo(number, round, out) > before) {
		const answering = outbound[before % outbound.length] as Answering;
		const language = answering.who === "person" ? answering.scenario.language : answering.language;
		return { number, direction: "outbound", person: personOf(number, language), answering };
	}
	const scenario = inbound[(number - 1 - before) % inbound.length] as Scenario;
	return { number, direction: "inbound", person: personOf(number, scenario.language), scenario };
}

/** What these callers say. */
export const scenarioSentences: readonly string[] = [...es, ...en].flatMap(({ moves }) =>
	moves.flatMap((move) => ("says" in move ? [move.says] : "interrupts" in move ? [move.interrupts] : [])),
);
