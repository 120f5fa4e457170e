import { type AssistantDefinition, languageOf, type RehearsalCase } from "@centralita/contracts";

type Ready = Omit<RehearsalCase, "caller"> & { expects: RehearsalCase["expects"] };

/** Promises and questions that no support reception may make. */
const forbidden = {
	es: ["dime tu contraseña", "dame tu contraseña", "número de tu tarjeta", "código de seguridad"],
	en: ["tell me your password", "give me your password", "your card number", "security code"],
};
const maxReplyMs = 5000;

const expects = (
	language: "es" | "en",
	outcomes: RehearsalCase["expects"]["outcomes"],
	values: RehearsalCase["expects"]["values"] = [],
): RehearsalCase["expects"] => ({ outcomes, values, forbidden: forbidden[language], maxReplyMs });

const nobody = (values: readonly string[]) => values.map((name) => ({ name, value: null }));

const spanish: readonly Ready[] = [
	{
		name: "Con prisa",
		persona: "busy",
		lines: ["Rápido, por favor: ¿a qué hora atienden?", "Perfecto, gracias."],
		expects: expects("es", ["informed", "resolved"]),
	},
	{
		name: "Persona mayor, despacio",
		persona: "elderly",
		lines: [
			"Ay, hola, soy Elvira Sosa y quiero hablar con una persona.",
			"Es que la impresora no imprime.",
			"Elvira Sosa.",
			"once, cuarenta y cinco veintitrés, doce treinta y cuatro",
		],
		expects: expects("es", ["transferred", "ticket"], [{ name: "customerName", value: "Elvira Sosa" }]),
	},
	{
		name: "Interrumpe",
		persona: "interrupts",
		lines: ["¿Cuánto cuesta la revisión?", "No, espera, ¿hacen visitas a domicilio?", "Bueno, gracias, chau."],
		expects: expects("es", []),
	},
	{
		name: "Número equivocado",
		persona: "wrong-number",
		lines: ["¿Hola? ¿Pizzería?", "No, número equivocado, disculpe.", "Chau."],
		expects: expects("es", [], nobody(["customerName", "phone", "email"])),
	},
	{
		name: "Enojado",
		persona: "angry",
		lines: [
			"¡Es una vergüenza, hace tres días que no tengo internet y nadie hace nada!",
			"¡Quiero hablar con una persona ya mismo!",
			"Ramón Paz.",
			"once cuarenta y cinco veintitrés doce treinta y cuatro",
			"¡Ya les dije, que no tengo internet!",
		],
		expects: expects("es", ["transferred", "ticket"]),
	},
	{
		name: "Contestador",
		persona: "voicemail",
		lines: ["Se ha comunicado con el buzón de voz. Deje su mensaje después de la señal."],
		expects: expects("es", [], nobody(["customerName", "phone", "email"])),
	},
	{
		name: "Línea con ruido",
		persona: "noisy",
		lines: ["Hola, no tengo internet en toda la casa desde ayer", "Sí, ya reinicié el módem"],
		expects: expects("es", []),
	},
	{
		name: "Habla inglés",
		persona: "foreign",
		lines: ["Hello, do you speak English?", "My printer is not printing.", "I want to talk to a person."],
		expects: expects("es", []),
	},
];

const english: readonly Ready[] = [
	{
		name: "In a hurry",
		persona: "busy",
		lines: ["Quick one: what are your opening hours?", "Great, thanks."],
		expects: expects("en", ["informed", "resolved"]),
	},
	{
		name: "Elderly and slow",
		persona: "elderly",
		lines: [
			"Oh hello dear, my name is Edith Palmer and I want to talk to a person.",
			"It's my printer, it does not print.",
			"Edith Palmer.",
			"two one two, five five five, oh one four two",
		],
		expects: expects("en", ["transferred", "ticket"], [{ name: "customerName", value: "Edith Palmer" }]),
	},
	{
		name: "Interrupts",
		persona: "interrupts",
		lines: ["How much does a check cost?", "No wait, do you make home visits?", "All right, thanks, bye."],
		expects: expects("en", []),
	},
	{
		name: "Wrong number",
		persona: "wrong-number",
		lines: ["Hello? Is this the pizza place?", "Oh, wrong number, sorry.", "Bye."],
		expects: expects("en", [], nobody(["customerName", "phone", "email"])),
	},
	{
		name: "Angry",
		persona: "angry",
		lines: [
			"This is a disgrace, my internet has been down for three days and nobody cares!",
			"I want to talk to a person right now!",
			"Ray Stone.",
			"two one two five five five oh one four three",
			"I told you, my internet is down!",
		],
		expects: expects("en", ["transferred", "ticket"]),
	},
	{
		name: "Voicemail",
		persona: "voicemail",
		lines: ["You have reached the voicemail. Please leave a message after the tone."],
		expects: expects("en", [], nobody(["customerName", "phone", "email"])),
	},
	{
		name: "Noisy line",
		persona: "noisy",
		lines: ["Hi, there is no internet in my whole house since yesterday", "Yes, I already restarted the modem"],
		expects: expects("en", []),
	},
	{
		name: "Speaks Spanish",
		persona: "foreign",
		lines: ["Hola, ¿hablan español?", "La impresora no imprime.", "Quiero hablar con una persona."],
		expects: expects("en", []),
	},
];

/** One caller of each persona in the assistant's language, who expects only values that it brings back. */
export const readyMadeCases = ({ locale, extraction }: Pick<AssistantDefinition, "locale" | "extraction">) =>
	(languageOf(locale) === "es" ? spanish : english).map(
		(one): RehearsalCase => ({
			...one,
			caller: "script",
			expects: {
				...one.expects,
				values: one.expects.values.filter(({ name }) => extraction.some((field) => field.name === name)),
			},
		}),
	);
