/** What ends a sentence keeps its place; the rest becomes words without accents, apostrophes and marks. */
const plain = (text: string): string =>
	text
		.normalize("NFD")
		.replace(/\p{M}|['’´`]/gu, "")
		.toLowerCase()
		.replace(/[.!?;:\n¡¿]+/g, " . ")
		.replace(/,+/g, " , ")
		.replace(/[^a-z0-9.,]+/g, " ")
		.replace(/ +/g, " ")
		.trim();

// Spanish: imperatives and subjunctives of usted, tú, vos and vosotros; accents are gone.
const call =
	"(?:llam(?:en|e|es|eis)|contact(?:en|e|es)|marqu(?:en|e|es)|telefone(?:en|e|es)|molest(?:en|e|es)|fastidi(?:en|e|es)|jod(?:an|a|as)|hinch(?:en|es)|escrib(?:an|a|as))";
const calling = "(?:llamar|contactar|marcar|telefonear|molestar|fastidiar|joder|hinchar|romper|escribir)";
const numberWord = "(?:numero|telefono|celular|movil|cel|fijo)";
const list = "(?:listas?|base|bases|registros?|sistema|agenda|contactos)";

/** A wish by itself, unless what follows limits it. */
const spanish = [
	`no (?:me|nos) (?:vuelv(?:an|a|as|ais)|volv(?:as|ais)|vay(?:an|a|as)) (?:nunca )?a ${calling}`,
	`no (?:vuelv(?:an|a|as)|volvas) (?:nunca )?a ${calling}(?:me|nos)?`,
	`nunca (?:mas )?(?:me|nos) (?:vuelv(?:an|a|as) a ${calling}|${call})`,
	`(?<!no |nunca )(?:dej(?:en|e|a|ad)|par(?:en|e|a|ad|ala)|termin(?:en|e|a)|cesen|corten|cortala|basta|ya estuvo) (?:ya )?(?:de|con) (?:estar )?(?:${calling}(?:me|nos)?|llamando|tantas? llamadas?|las llamadas|los llamados|llamadas|llamados)`,
	`no (?:me|nos) ${call} (?:por favor )?(?:ya )?(?:mas|nunca|jamas|de nuevo|otra vez|nuevamente)`,
	`no (?:me|nos) est(?:en|e|es) (?:llamando|molestando|jodiendo|hinchando|marcando)`,
	`(?:ya )?no (?:llam(?:en|e|es)|marqu(?:en|e|es)|molest(?:en|e|es)|jod(?:an|as)|hinch(?:en|es)) (?:por favor )?(?:mas|nunca|jamas|de nuevo|otra vez)`,
	`(?:ya )?no (?:quiero|deseo|quisiera|queremos) (?:volver a )?(?:recibir |seguir recibiendo |tener |atender )?(?:mas |sus |estas |esas |tus |ninguna |ningun tipo de )*(?:llamadas?|llamados?)`,
	`no (?:autorizo|consiento|acepto) (?:a )?(?:que (?:me|nos) (?:llamen|contacten)|(?:mas |sus )?llamadas)`,
	`(?:saqu|quit|borr|elimin|retir)(?:en|e|a|enme|eme|ame|ennos)(?: (?:me|mi nombre|mis datos|mi ${numberWord}|este ${numberWord}))? (?:ya )?de (?:la|su|sus|las|esa|esta|tu|tus|vuestra|todas las) ${list}`,
	`(?:saca|quita|borra|elimina)me de (?:la|su|sus|tu|tus|esa|esta) ${list}`,
	`(?:borr|elimin|olvid|quit)(?:en|e|a|ate de|ense de) (?:ya )?(?:este|mi|ese) ${numberWord}`,
	`dej(?:enme|eme|ame|ennos) (?:en paz|tranquil[oa]s?|de ${calling})`,
	`(?:quiero|quisiera|necesito|solicito|pido) (?:que me den de baja|darme de baja|la baja) de (?:la lista|las listas|su lista|las llamadas|sus llamadas|los llamados|la base)`,
	`(?:denme|deme|dame) de baja de (?:la lista|las listas|su lista|las llamadas|los llamados|la base)`,
];
/** A wish where nothing follows but courtesy. */
const spanishBare = [
	`no (?:me|nos) ${call}`,
	`(?:ya )?no (?:quiero|deseo|quisiera) que (?:me|nos) (?:${call}|vuelv(?:an|a|as) a ${calling}|esten llamando)(?: mas| nunca mas)?`,
	`no (?:me|nos) ${call} (?:mas )?(?:a|en|por|al) (?:este|mi|ese) ${numberWord}`,
];
const english = [
	"(?<!\\b(?:they|we|i|he|she|people|why|who) )(?:dont|do not|never)(?: you)?(?: ever)? (?:call|phone|ring|contact|telephone|text|bother|disturb)(?: me| us| here| this number| my (?:number|phone|cell|house|home))?(?: ever)? (?:again|anymore|any more|no more)",
	"(?:take|get|remove|delete|cross|scratch|strike) (?:me|us|my (?:name|number|phone number|phone)|this number|that number) (?:off|out|from)(?: of)?(?: (?:your|the|this|that|any|all))+(?: \\w+){0,2}? (?:lists?|database|system|records?|files?)",
	"(?:put|add|place) (?:me|us|my number|my name|this number) (?:on|to|in|onto) (?:your|the)(?: \\w+)? (?:do not call|dont call|no call)",
	"(?:dont|do not|no longer) want (?:you |anyone |anybody |you guys )?(?:to )?(?:call|contact|phone|bother)(?:ing)?(?: me| us)? (?:again|anymore|any more)",
	"(?:dont|do not|no longer) want (?:to (?:get|receive|be getting) )?(?:any |more |these |those |your |anymore |further )*(?:phone )?calls",
	"(?:lose|delete|erase|forget|remove) my (?:phone )?number",
	"leave (?:me|us) alone",
	"opt (?:me )?out of (?:your |these |the |all |any )*calls",
];
const englishBare = [
	"(?<!\\b(?:you|they|we|i|he|she|people|why|who|to|would|ill|will) )(?:dont|do not|never)(?: you)?(?: ever)? (?:call|phone|ring|contact|telephone|bother|disturb) (?:me|us|here|this number)(?: back)?",
	"(?<!\\b(?:dont|do not|not|never|did you|didnt|you|they|to|did they|wont|ever) )(?:stop|quit) (?:calling|phoning|ringing|contacting|bothering|harassing|texting|pestering)(?: me| us| here| this number| my (?:number|phone|house|home|cell))?",
	"(?:dont|do not) want (?:you |anyone |anybody )?(?:to )?(?:call|contact|phone|bother)(?:ing)? (?:me|us)",
	"no more (?:phone )?calls",
];

/** Only for a time, a place or a name: that is no wish to be left in peace. */
const limited =
	/^ ?,? ?(?:(?:por favor|please|mas|again|anymore|any more|back) )*(?:tarde|temprano|pronto|hoy|por hoy|manana|por ahora|ahora|todavia|esta (?:tarde|noche|semana|manana)|este (?:mes|fin|finde)|a (?:esta|esa|estas|esas) horas?|tan\b|de (?:noche|madrugada|dia|manana|tarde)|antes|despues|hasta|mientras|durante|cuando|si\b|en (?:horario|la manana|la noche|la tarde|el trabajo|la oficina|horas?)|al trabajo|a (?:la oficina|mi trabajo|mi oficina|las \d|la una)|los (?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|fines)|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|fin)|por la (?:manana|tarde|noche)|entre|desde|senor|senora|senorita|don|dona|asi\b|today|tonight|tomorrow|this (?:week|morning|evening|afternoon|month)|before|after|until|till|when|while|if\b|unless|so (?:early|late)|at (?:work|night|this hour|this time|\d|the office)|in the (?:morning|evening|afternoon)|on (?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends?)|late\b|later|early|right now|for now|by (?:my|that))/;
/** What may follow a bare wish: nothing, or courtesy, or the reason. */
const courtesy =
	/^(?: ?(?:$|\.|,)| (?:por favor|porfa|please|gracias|muchas gracias|thanks|thank you|ya|che|eh|entendido|entendieron|me entiende|ok|okay|mas|nunca|jamas|anymore|any more|again|ever|already|now|y\b|and\b|or\b|que\b|porque|because|ni\b|nor\b|this is|its\b|i\b|you\b|all the time|every day|so much|at all|from now on|para (?:nada|ofrecer|vender)|to (?:sell|offer)))/;
/** Another way to reach them: then they only say where. */
const elsewhere =
	/(?<!\bno |\bno me |\bnot |\bdont |\bnever )\b(?:(?:llam(?:en|e|a|enme|eme|ame|anos)|marqu(?:en|enme|eme)|marcame|prueben|usen|use|usa) (?:me )?(?:mejor )?(?:al otro|al (?:celular|movil|cel|fijo|trabajo|numero|telefono|\d)|a (?:mi|la|el|este|ese|otro|las|partir)|a el|por la|manana|despues|luego|mas tarde|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))|(?:call|try|use|ring|reach) (?:me )?(?:instead )?(?:on|at|in|my (?:other|cell|mobile|work|office|home|wife|husband|landline)|the other|later|tomorrow|tonight|after|around))\b/;
/** The opposite, said with two negations. */
const opposite =
	/\bno (?:dejes?|dejen) de (?:llamar|contactar)|\bdont stop calling|\bno es que no\b|\bnot that i dont\b/;

const patternsOf = (sources: readonly string[]) => sources.map((source) => new RegExp(`\\b${source}\\b`, "g"));
const alone = patternsOf([...spanish, ...english]);
const bare = patternsOf([...spanishBare, ...englishBare]);

function isSaid(text: string, patterns: readonly RegExp[], accepts: (rest: string) => boolean): boolean {
	return patterns.some((pattern) =>
		[...text.matchAll(pattern)].some((match) => accepts(text.slice(match.index + match[0].length))),
	);
}

/**
 * Whether somebody asks, in Spanish or English, not to be called or written to any more. By rules alone: it must work
 * while no model answers. In doubt it is a wish: one call too few harms less than one too many.
 */
export function wishesPeace(said: string): boolean {
	const text = plain(said);
	if (elsewhere.test(text) || opposite.test(text)) return false;
	return (
		isSaid(text, alone, (rest) => !limited.test(rest)) ||
		isSaid(text, bare, (rest) => courtesy.test(rest) && !limited.test(rest))
	);
}
