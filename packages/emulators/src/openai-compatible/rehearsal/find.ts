type Wanted = {
	/** The value's name last, what it is in before. */
	names: readonly string[];
	description: string;
	text: string;
	type: string;
	options: readonly unknown[] | undefined;
	format: string | undefined;
};

type Finder = { about: RegExp; find: (text: string) => string | number | boolean | null };

const first = (pattern: RegExp) => (text: string) => pattern.exec(text)?.[1]?.trim() ?? null;

const email = (text: string) => /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(text)?.[0] ?? null;

const phone = (text: string) => {
	const digits = /\+?\d[\d ().-]{6,18}\d/.exec(text)?.[0];
	return digits === undefined ? null : digits.replace(/[^\d+]/g, "");
};

const name = first(
	/(?:me llamo|mi nombre es|habla|my name is|this is|i am called)\s+(\p{Lu}[\p{L}'’-]*(?:\s+(?:de\s+)?\p{Lu}[\p{L}'’-]*){0,3})/iu,
);

const upperWords = (text: string) => {
	const found = name(text);
	const words = found?.split(/\s+/) ?? [];
	const end = words.findIndex((word) => !/^\p{Lu}/u.test(word) && word !== "de");
	const kept = words.slice(0, end < 0 ? words.length : end).join(" ");
	return kept === "" ? null : kept;
};

/** What the person said, without who said it. */
const spoken = (text: string) =>
	text
		.split("\n")
		.filter((line) => !/^\W*\d*\W*(assistant|asistente|agent)\b/i.test(line))
		.map((line) => line.replace(/^\W*\d*\W*(user|contact|cliente|customer|caller|usuario|contacto)\W*/i, "").trim())
		.filter((line) => line !== "");

const summary = (text: string) => {
	const line = spoken(text).reduce((longest, current) => (current.length > longest.length ? current : longest), "");
	return line === "" ? null : line.slice(0, 240);
};

/** By what a property's name or description says; the name decides before the description does. */
const finders: readonly Finder[] = [
	{ about: /e-?mail|correo/i, find: email },
	{ about: /phone|tel[eé]fono|celular|whatsapp|number to call/i, find: phone },
	{ about: /\bdate\b|fecha/i, find: first(/\b(\d{4}-\d{2}-\d{2})\b/) },
	{ about: /\b(time|hora)\b/i, find: first(/\b(\d{1,2}:\d{2})\b/) },
	{ about: /order|pedido|invoice|factura|serial|account|cuenta|\bid\b/i, find: first(/\b([A-Z]{0,4}-?\d{4,12})\b/) },
	{ about: /summary|resumen|problem|issue|falla|reason|motivo|note|text|query|description/i, find: summary },
	{ about: /name|nombre/i, find: upperWords },
];

const sentiments: readonly [[RegExp, RegExp], [RegExp, RegExp], [RegExp, RegExp]] = [
	[/negativ|bad|malo/i, /molest|enoj|p[eé]simo|terrible|angry|awful|furios|sigue sin|no funciona|does not work|still/i],
	[/positiv|good|bueno/i, /gracias|excelente|perfecto|thank|great|perfect/i],
	[/neutral|mixed/i, /./],
];

/** Names of the outcome that fit, the best first. */
const outcomeOf = (said: string): readonly string[] => {
	if (/ya funciona|solucionad|resuelto|it works|fixed|solved/.test(said)) return ["resolved", "resuelto"];
	if (/una persona|un humano|un agente|a person|a human/.test(said)) return ["transferred", "transferido"];
	return ["unresolved", "informed", "unknown"];
};

const moodOf = (text: string): number => {
	const said = spoken(text).join("\n");
	if (sentiments[0][1].test(said)) return -0.5;
	return sentiments[1][1].test(said) ? 0.6 : 0;
};

function choose(wanted: Wanted): unknown {
	const options = wanted.options ?? [];
	const said = spoken(wanted.text).join("\n").toLowerCase();
	const label = wanted.names.at(-1) ?? "";
	if (/outcome|resultado|resolution/i.test(label))
		return outcomeOf(said).find((name) => options.includes(name)) ?? null;
	const named = options.find((option) => said.includes(String(option).toLowerCase().replaceAll(/[-_]/g, " ")));
	if (named !== undefined) return named;
	if (/sentiment|sentimiento|mood/i.test(label || wanted.description))
		for (const [label, words] of sentiments)
			if (words.test(said)) {
				const option = options.find((candidate) => label.test(String(candidate)));
				if (option !== undefined) return option;
			}
	const parts = options.map((option) =>
		String(option)
			.split(/[-_ ]/)
			.filter((part) => part.length > 3),
	);
	const near = parts.findIndex((words) => words.some((word) => said.includes(word.toLowerCase())));
	return near < 0 ? null : options[near];
}

function number(text: string): number | null {
	const found = /(?:^|[^\d\w-])(\d{1,6}(?:[.,]\d{1,2})?)(?![\d-])/m.exec(spoken(text).join("\n"))?.[1];
	return found === undefined ? null : Number(found.replace(",", "."));
}

/** The value the text gives for what is wanted, or null. */
export function findValue(wanted: Wanted): unknown {
	if (wanted.options !== undefined) return choose(wanted);
	if (wanted.type === "boolean") {
		const answers = spoken(wanted.text).join("\n");
		return /\b(s[ií]|claro|yes|sure)\b/iu.test(answers) ? true : /\bno\b/i.test(answers) ? false : null;
	}
	if (wanted.type === "number" || wanted.type === "integer") {
		if (/confidence|confianza/i.test(wanted.names.at(-1) ?? "")) return 0.9;
		if (/sentiment|sentimiento/i.test(wanted.names.at(-1) ?? "")) return moodOf(wanted.text);
		const found = number(wanted.text);
		return found !== null && wanted.type === "integer" ? Math.round(found) : found;
	}
	if (wanted.format === "email") return email(wanted.text);
	const label = wanted.names.at(-1) ?? "";
	const finder =
		finders.find(({ about }) => about.test(label)) ?? finders.find(({ about }) => about.test(wanted.description));
	return finder ? finder.find(wanted.text) : null;
}
