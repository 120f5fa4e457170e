/**
 * Words of technical support that mean the same, so that a few examples cover the many ways people put it.
 * A word not listed stands for itself. `bad` words deny by themselves ("la impresora está muerta").
 */
type Concept = {
	name: string;
	/** Whole words, or beginnings when they end in `*`. Folded. */
	words: string;
	/** Verbs and states: an affirmed one contradicts examples that deny it. */
	predicate?: true;
	bad?: true;
	/** How much it tells: 1 unless given. */
	weight?: number;
};

const concepts: Concept[] = [
	{
		name: "power",
		predicate: true,
		words: "prend* prend enciend* encend* arranc* boot* booteo turnon turnson poweron start starts starting started",
	},
	{ name: "power", predicate: true, bad: true, words: "apag* turnoff turnsoff shutoff" },
	{
		name: "work",
		predicate: true,
		weight: 0.45,
		words:
			"funcion* back volvi* vuelv* regreso anda andan andar andaba ande sirve sirven servia sirva jala jalan camina work works working worked function functions functioning",
	},
	{
		name: "work",
		predicate: true,
		bad: true,
		weight: 0.45,
		words:
			"falla* fallo error errores problema* inconveniente* roto rota rotos rotas rompi* descompu* danad* dano muert* caid* cayo cae cuelga colg* trabad* trabo traba averia* averi* malogr* mal broken broke fail* error* problem* issue* trouble* down dead crash* wrong stuck out bad dropped drops drop",
	},
	{
		name: "internet",
		words:
			"internet wifi red conexion naveg* modem router ruteador enrutador fibra bandaancha network connection online web broadband connectivity paginas senal signal",
	},
	{ name: "connect", predicate: true, weight: 0.7, words: "conect* conecta connect connects connecting connected" },
	{ name: "connect", predicate: true, bad: true, weight: 0.7, words: "desconect* disconnect* offline" },
	{
		name: "computer",
		weight: 0.8,
		words:
			"compu compus computador* pc ordenador* laptop* notebook* portatil netbook* equipo maquina cpu mac macbook computer* desktop machine",
	},
	{ name: "phone", weight: 0.8, words: "celular* telefono* movil* smartphone* iphone* android phone* cellphone* cell" },
	{ name: "printer", words: "impresora* impresor* multifuncion printer*" },
	{ name: "print", predicate: true, words: "imprim* impresion* imprim print prints printing printed" },
	{ name: "account", words: "cuenta cuentas usuario perfil account* username profile" },
	{ name: "password", words: "contrasen* clave claves password* passcode pass pwd" },
	{
		name: "enter",
		predicate: true,
		words: "entr* acced* acceso ingres* login logueo loguear* loguea* logging access enter signin getinto",
	},
	{
		name: "remember",
		predicate: true,
		weight: 0.6,
		words: "recuerd* recordar recorda acuerd* acordar remember remembers",
	},
	{
		name: "remember",
		predicate: true,
		bad: true,
		weight: 0.6,
		words: "olvid* forgot forget forgotten perdi perdido perdida lost",
	},
	{ name: "lock", predicate: true, words: "bloque* lock locked suspend* disabled" },
	{ name: "recover", words: "recuper* desbloque* unlock* restablec* resete* reset resetear recover* restore" },
	{ name: "change", weight: 0.8, words: "cambi* modific* actualiz* change* update*" },
	{
		name: "have",
		predicate: true,
		weight: 0.2,
		words: "tengo tiene tenes tienen tenemos tenia tener hay habia have has had having got there's",
	},
	{ name: "can", weight: 0.1, words: "puedo puede podemos pueden podia logro consigo can could able" },
	{
		name: "buy",
		predicate: true,
		words:
			"contrat* compr* precio* cuesta* cobr* costo costos vend* venta* tarifa* buy purchase price* cost* sell* sales",
	},
	{ name: "screen", weight: 0.8, words: "pantalla monitor display screen" },
	{ name: "slow", words: "lent* despaci* slow* lag*" },
	{ name: "duration", words: "tard* demor* long" },
	{ name: "charge", predicate: true, words: "carg* charge* charging" },
	{ name: "paper", weight: 0.7, words: "papel hoja hojas paper" },
	{
		name: "hours",
		words: "horario* hora horas trabajan abren abierto cierran atienden hours open opening close closing",
	},
];

export type Meaning = { concept: string; predicate: boolean; bad: boolean; weight: number };

const whole = new Map<string, Meaning>();
const beginnings: { start: string; meaning: Meaning }[] = [];
for (const { name, words, predicate = false, bad = false, weight = 1 } of concepts) {
	const meaning: Meaning = { concept: name, predicate, bad, weight };
	for (const word of words.split(" ")) {
		if (word.endsWith("*")) beginnings.push({ start: word.slice(0, -1), meaning });
		else if (!whole.has(word)) whole.set(word, meaning);
	}
}
beginnings.sort((a, b) => b.start.length - a.start.length);

export const meaningOf = (word: string): Meaning | null =>
	whole.get(word) ?? beginnings.find(({ start }) => word.startsWith(start))?.meaning ?? null;

/** Words a typing error may have been meant for. */
export const knownWords: readonly string[] = [...whole.keys()].filter((word) => word.length >= 5);

export const negators: ReadonlySet<string> = new Set(
	"no ni nunca jamas sin tampoco nada ningun ninguna not never without cannot neither nothing unable stopped refuses lacks".split(
		" ",
	),
);

/** Words that tell nothing about the subject. */
export const stopWords: ReadonlySet<string> = new Set(
	(
		"el la los las un una unos unas lo le les me te se nos mi mis tu tus su sus de del al a en con por para que y o u es esta estan estaba son soy ser estar " +
		"muy mas ya si como cuando donde este esta esto ese esa eso aqui aca alli ahi hola buenas buenos dias tardes noches favor gracias " +
		"necesito quiero quisiera queria ayuda ayudar ayudame mire mira oiga oye bueno pues eh entonces hoy ayer ahora desde hace rato tambien porque pero " +
		"yo usted ella ellos ha he han haber hacer hago hace va voy ver ser sido todo toda todos todas algo mismo misma nuevo vez veces ultimamente sigue " +
		"solo sola sale salen llamo llamaba llamando saber casa oficina trabaj trabajo trabajar trabajando " +
		"the a an my our your his her its this that these those i you he she we they it me us them is are was were be been am do does did will would " +
		"to of in on at for with from by and or so if then as just please hi hello hey good morning afternoon need want help like really very any some " +
		"today now since yesterday again anymore all been being when what why how i'm i've it's that's calling about because but im get gets getting keeps keep " +
		"house office home up there into"
	).split(" "),
);
