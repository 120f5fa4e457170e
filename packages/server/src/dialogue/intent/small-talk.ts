import type { Language } from "@centralita/contracts";
import { plainWords } from "../text/fold.ts";

export type SmallTalk =
	| "greet"
	| "how-are-you"
	| "thanks"
	| "goodbye"
	| "person"
	| "callback"
	| "repeat"
	| "unsure"
	| "help"
	| "robot"
	| "wait"
	| "back"
	| "cancel";

const people = {
	es: "(?:persona(?: real| de verdad)?|humano|ser humano|agente|operador[a]?|asesor[a]?|alguien|representante|tecnico|ejecutivo|empleado|supervisor[a]?|encargad[oa]|gerente)",
	en: "(?:(?:real |live |actual )?(?:person|human(?: being)?|agent|operator|representative|rep|someone|somebody|advisor|technician|manager|supervisor|human agent))",
};

type Rule = [SmallTalk, RegExp];

/** Anchored rules must be all that was said; the others may stand in a longer sentence. */
const spanish: Rule[] = [
	[
		"robot",
		/\b(?:eres|sos|es usted|estoy hablando con|hablo con|esto es) (?:un |una )?(?:robot|bot|maquina|grabacion|contestador|computadora|inteligencia artificial|ia|humano|humana|persona(?: real)?)\b/,
	],
	[
		"how-are-you",
		/^(?:(?:hola|buenas|buenos dias|buenas tardes)[ ,]*)*(?:como (?:estas|esta|andas|le va|te va)|que tal(?: estas)?|todo bien)$/,
	],
	[
		"person",
		new RegExp(
			`\\b(?:hablar|comunicar(?:me|se)?|contactar(?:me)?|atienda|atender|pasa(?:me|r|rme)?|pase(?:me)?|transfier[ea](?:me)?|transferi(?:me|r|rme)|comunica(?:me)?|comuniqueme|conecta(?:me|r|rme)?|necesito|quiero|prefiero|dame|deme|puede(?:s)? pasarme)\\b(?: \\S+){0,3}? (?:con |a |de )?(?:un |una |otra |algun |alguna |el |la )?${people.es}\\b`,
		),
	],
	[
		"person",
		new RegExp(
			`^(?:con )?(?:un |una |el |la )?${people.es.replace("|alguien", "").replace("|tecnico", "|tecnico")}(?: por favor)?$`,
		),
	],
	[
		"person",
		/\b(?:no quiero hablar con (?:una maquina|un robot|una computadora|un bot)|atencion humana|algun humano)\b/,
	],
	[
		"callback",
		/\b(?:que me (?:llame[ns]?|llamen|contacten|contacte|devuelvan la llamada)|me (?:puede[ns]?|podria[ns]?|pueden) (?:llamar|devolver la llamada)|llam[ae](?:n)?me (?:manana|luego|mas tarde|despues|el|a las|por favor)|llamenme|devuelvan(?:me)? la llamada)\b/,
	],
	[
		"repeat",
		/\b(?:no (?:te|le) (?:escuche|oi|oigo|escucho)(?: bien| nada)?|(?:dilo|digalo|decilo|dimelo|otra vez),? (?:otra vez|de nuevo|por favor)|que dijiste|que dijo|como dijiste|como dijo)\b/,
	],
	[
		"repeat",
		/^(?:\S+ ){0,4}?(?:repit(?:e|es|a|ame|eme|elo|alo|emelo|amelo)|repeti(?:me|melo|r|lo|s)?|repetis|repetirmelo)(?: (?:por favor|eso|otra vez|de nuevo|lo ultimo|la pregunta|la instruccion|el paso|lo que dijiste))*$/,
	],
	["repeat", /^(?:como|que|eh|mande|perdon|como perdon|perdon que|otra vez|de nuevo|disculpa|como dices|que cosa)$/],
	[
		"wait",
		/^(?:(?:ok|si|bueno|ah|eh|por favor|no|pero)[ ,]*)*(?:espera(?:me|te)?|espere(?:me)?|un (?:momento|momentito|segundo|segundito|minuto|minutito|rato|ratito)|(?:dame|deme|regalame|aguantame) (?:un|unos|una) (?:momento|momentito|segundo|segundos|segundito|minuto|minutos|minutito|rato|ratito)|aguanta(?:me)?|aguarda|aguarde|ya voy|voy a ver|estoy en eso|en eso estoy|dejame ver|dejeme ver|a ver)(?: \S+){0,5}$/,
	],
	[
		"back",
		/\b(?:volver|vuelve|volvamos|regresa|regresar|regresemos|vuelva) (?:atras|al (?:paso )?anterior|un paso|para atras)\b|^(?:atras|el anterior|paso anterior|el paso anterior)$/,
	],
	[
		"cancel",
		/^(?:(?:no|mejor|bueno|ya|sabes que|mira|ok)[ ,]*)*(?:cancela|cancelalo|cancelar|quiero cancelar|dejalo|dejelo|dejemoslo|olvidalo|olvidelo|no quiero seguir|no sigas|quiero parar|terminar aqui|ya no (?:quiero(?: seguir)?|importa|hace falta))(?: (?:asi|ahi|esto|todo|gracias|por favor|mas))*$/,
	],
	[
		"goodbye",
		/^(?:(?:no|bueno|ok|ya|listo|nada|perfecto|muchas|muy amable|gracias|dale)[ ,]*)*(?:adios|chau|chao|bye|hasta luego|hasta pronto|hasta manana|nos vemos|eso (?:es|era|seria) todo|es todo|eso es|nada mas|que (?:este|tenga|estes|tengas)(?: un)? (?:bien|buen dia|linda tarde))(?: (?:gracias|muchas gracias|por ahora|por hoy))*$/,
	],
	[
		"thanks",
		/^(?:(?:ok|listo|bueno|perfecto|genial|dale|ah|buenisimo|excelente|no|ya)[ ,]*)*(?:muchas |muchisimas |mil )?gracias(?: (?:por .{1,30}|muy amable|a ti|a usted|a vos))?$|^(?:te|le|se lo|te lo) agradezco(?: mucho)?$/,
	],
	[
		"greet",
		/^(?:(?:si|bueno|oiga|diga|ah|eh)[ ,]+)*(?:(?:hola|buenas|buenos dias|buen dia|buenas tardes|buenas noches|que tal|alo|oiga|hey|saludos|diga)[ ,]*)+$/,
	],
	[
		"help",
		/^(?:ayuda|ayudame|ayudeme|necesito ayuda|me (?:puedes|puede|podes|podrias) ayudar|(?:en )?que (?:puedes|podes|sabes|puede) hacer|que opciones (?:hay|tengo)|opciones|menu|para que sirves|como funciona esto|no entiendo|no entendi|no comprendo)(?: nada| por favor)?$/,
	],
	[
		"unsure",
		/^(?:(?:la verdad|pues|mmm|eh|bueno|uy|ay)[ ,]*)*(?:no (?:lo )?se|no sabria(?: decir(?:te|le))?|ni idea|no tengo (?:ni )?idea|no estoy segur[oa]|no (?:me )?(?:recuerdo|acuerdo)|quien sabe|prefiero no decirlo|prefiero no decir|paso|no lo tengo)(?: (?:la verdad|bien|ahora|que decir(?:te|le)?|eso|a mano))*$/,
	],
];

const english: Rule[] = [
	[
		"robot",
		/\b(?:are you|is this|am i (?:talking|speaking) (?:to|with)) (?:a |an )?(?:real |actual |live )?(?:robot|bot|machine|recording|computer|ai|human|person|artificial intelligence|automated)\b/,
	],
	[
		"how-are-you",
		/^(?:(?:hi|hello|hey)[ ,]*)*(?:how are you(?: doing| today)?|how's it going|how do you do|what's up)$/,
	],
	[
		"person",
		new RegExp(
			`\\b(?:speak|talk|speaking|talking|connect|transfer|put me through|get me|give me|i want|i need|i'd like|prefer|can i get|let me)\\b(?: \\S+){0,4}? (?:to |with )?(?:a |an |the |another )?${people.en}\\b`,
		),
	],
	["person", new RegExp(`^(?:a |an |the )?${people.en.replace("|someone|somebody", "")}(?: please)?$`)],
	["person", /\b(?:don't want to (?:talk|speak) (?:to|with) a (?:machine|robot|bot|computer)|human please)\b/],
	[
		"callback",
		/\b(?:call (?:me|us) back|callback|call back|give me a call|have (?:someone|somebody) call|can (?:you|someone|somebody) call me|call me (?:tomorrow|later|on|at|when))\b/,
	],
	[
		"repeat",
		/\b(?:repeat(?: that| it| please)?|say (?:that|it) again|come again|one more time|didn't (?:hear|catch|get)(?: you| that| it)?|couldn't hear|can't hear you|what did you say|what was that)\b/,
	],
	["repeat", /^(?:what|pardon|pardon me|sorry|huh|excuse me|again|again please|sorry what|what sorry)$/],
	[
		"wait",
		/^(?:(?:ok|okay|yes|well|uh|um|please|no|but)[ ,]*)*(?:hold on|hang on|wait|(?:just )?(?:one|a) (?:moment|second|sec|minute)|give me a (?:moment|second|sec|minute)|bear with me|let me (?:see|check|look)|i'm (?:doing it|on it)|working on it|not ready yet)(?: \S+){0,5}$/,
	],
	[
		"back",
		/\b(?:go back|step back|back a step|back up|previous step|the step before|the last step again)\b|^(?:back|previous)$/,
	],
	[
		"cancel",
		/^(?:(?:no|actually|well|ok|you know what)[ ,]*)*(?:(?:i want to )?cancel|forget (?:it|about it)|never ?mind|i don't want to (?:continue|go on)|let's stop|stop|quit)(?: (?:it|this|that|here|please|thanks))*$/,
	],
	[
		"goodbye",
		/^(?:(?:no|ok|okay|great|well|alright|thanks|thank you|nothing|perfect)[ ,]*)*(?:bye|bye bye|goodbye|good bye|see you|see ya|that's all|that is all|that's it|that will be all|that'll be all|nothing else|have a (?:nice|good|great) (?:day|one|evening|night)|take care)(?: (?:thanks|thank you|for now|bye))*$/,
	],
	[
		"thanks",
		/^(?:(?:ok|okay|great|perfect|alright|awesome|no|cool|wonderful|oh)[ ,]*)*(?:thanks|thank you|many thanks|thanks a lot|thank you (?:so|very) much|cheers|much appreciated|i appreciate it)(?: (?:so much|a lot|very much|for .{1,30}|again))?$/,
	],
	[
		"greet",
		/^(?:(?:hi|hello|hey|good morning|good afternoon|good evening|morning|hi there|hello there|yes hello|howdy)[ ,]*)+$/,
	],
	[
		"help",
		/^(?:help|help me|i need help|i need some help|can you help(?: me)?|could you help(?: me)?|what can you do|what are my options|options|menu|how does this work|i don't understand|i don't get it|i'm lost)(?: please)?$/,
	],
	[
		"unsure",
		/^(?:(?:well|um|uh|hmm|oh|honestly)[ ,]*)*(?:i (?:really )?(?:don't|do not) know|don't know|dunno|not sure|i'm not sure|no idea|i have no idea|(?:i )?can't remember|(?:i )?don't remember|skip|i'd rather not(?: say)?|prefer not to(?: say)?|who knows)(?: (?:really|honestly|that|what to say))*$/,
	],
];

const rules: Record<Language, Rule[]> = { es: spanish, en: english };

/** What a phrase of conversation that is about no subject means; null when it is (or may be) about one. */
export function smallTalk(text: string, language: Language): SmallTalk | null {
	const plain = plainWords(text);
	if (plain === "") return null;
	for (const [kind, rule] of rules[language]) if (rule.test(plain)) return kind;
	const other = rules[language === "es" ? "en" : "es"].find(([kind, rule]) => kind === "person" && rule.test(plain));
	return other ? other[0] : null;
}
