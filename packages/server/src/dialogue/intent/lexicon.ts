import { concepts } from "./concepts.ts";

/** What a word means: words of support that mean the same share a concept, so that few examples cover many ways to put it. */
export type Meaning = {
	concept: string;
	predicate: boolean;
	bad: boolean;
	opposite: boolean;
	trouble: boolean;
	subject: boolean;
	weight: number;
};

const whole = new Map<string, Meaning>();
const beginnings = new Map<string, Meaning>();
for (const { name, words, predicate, bad, opposite, trouble, subject, weight } of concepts) {
	const meaning: Meaning = {
		concept: name,
		predicate: predicate === true || trouble === true || opposite === true,
		bad: bad === true,
		opposite: opposite === true,
		trouble: trouble === true,
		subject: subject === true,
		weight: weight ?? 1,
	};
	for (const word of words.split(" ")) {
		const start = word.endsWith("*") ? word.slice(0, -1) : null;
		const table = start === null ? whole : beginnings;
		if (!table.has(start ?? word)) table.set(start ?? word, meaning);
	}
}

/** Of a folded word; null when the lexicon does not know it. The longest beginning counts. */
export function meaningOf(word: string): Meaning | null {
	const exact = whole.get(word);
	if (exact) return exact;
	for (let length = word.length; length >= 2; length--) {
		const meaning = beginnings.get(word.slice(0, length));
		if (meaning) return meaning;
	}
	return null;
}

/** Words, and beginnings of words, that a typing error may have been meant for. */
export const knownWords: readonly { text: string; open: boolean }[] = [
	...[...whole.keys()].map((text) => ({ text, open: false })),
	...[...beginnings.keys()].map((text) => ({ text, open: true })),
].filter(({ text }) => text.length >= 5);

/** Verbs and states, beginnings as if they were words. */
export const stateWords: readonly string[] = [...whole, ...beginnings].flatMap(([word, { predicate }]) =>
	predicate ? [word] : [],
);

export const negators: ReadonlySet<string> = new Set(
	"no ni nunca jamas sin tampoco nada nadie ningun ninguna ninguno not never without cannot neither nothing nobody none unable refuses lacks".split(
		" ",
	),
);

export const askingWords: ReadonlySet<string> = new Set(
	"que como cual cuales cuando cuanto cuanta cuantos cuantas donde quien quienes what how which when where who why".split(
		" ",
	),
);

/** Words that tell nothing about the subject. */
export const stopWords: ReadonlySet<string> = new Set(
	(
		"el la los las un una unos unas lo le les me te se nos mi mis tu tus su sus de del al a en con por para que q k xq pq y o u e es esta estan estaba son soy ser estar " +
		"muy mas ya si como cuando donde este esta esto ese esa eso aqui aca alli ahi hola ola buenas buenos buen buena dia dias tarde tardes noche noches favor porfa plis gracias " +
		"necesito quiero quisiera queria ayuda ayudar ayudame ayudan ayudarme mire mira che bueno pues eh entonces hoy ayer anoche ahora desde hace rato tambien porque pero " +
		"yo usted ella ellos ha he han haber hacer hago hace va voy vamos ver ser sido todo toda todos todas algo alguien mismo misma nuevo vez veces ultimamente sigue siguen " +
		"solo sola solita sale salen salio llamo llamaba llamando saber casa oficina trabaj trabajo trabajar trabajando laburo vale " +
		"queda quedan quedo quede quedado quedaron pone ponen puso pongo da dan dar doy tira tiran tiro salta aparece aparecen aparecio apareciendo dice dicen decia marca deja dejan dejo pasa paso pasando se sabe " +
		"podes queres decime fijate viste quiere quieren cada apenas siempre super re bastante mucho mucha muchos manana semana mes pasado entiendo entiende entender entendi gente primero segundo verdad parece creo lunes martes miercoles jueves viernes sabado sabados domingo ultimo ultima sobre hasta " +
		"the a an my our your his her its this that these those i you he she we they it me us him them is are was were be been am do does did will would " +
		"to of in on at for with from by and or so if then as just please pls hi hello hey good morning afternoon need want help like really very any some " +
		"today now since yesterday again anymore all been being when what why how i'm i've it's that's calling about because but im ive get gets getting keeps keep says say saying said " +
		"house office home up there into every time theres whats what's who's where's how's try tried trying tomorrow both monday tuesday wednesday thursday friday saturday sunday week month night last anything something everything goes going go went"
	).split(" "),
);
