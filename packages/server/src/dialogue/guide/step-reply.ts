import type { Language } from "@centralita/contracts";
import { plainWords } from "../text/fold.ts";

export type StepReply = "done" | "worked" | "failed" | "skip" | "help" | "yes" | "no";

type Rule = [StepReply, RegExp];

const spanish: Rule[] = [
	["no", /^(?:no )?(?:todavia|aun) no$/],
	[
		"failed",
		/\b(?:no (?:me )?(?:funciono|funciona|anduvo|anda|sirvio|sirve|resulto|cambio|prendio|prende|encendio|enciende|soluciono|arreglo|volvio|imprimio|imprime|paso nada|pasa nada|hubo cambio|conecta|conecto|carga|aparece|llego|llega)|no se (?:soluciono|arreglo|resolvio|ve|escucha|conecta|prende|enciende)|(?:sigue|esta|continua|estoy) (?:todo )?(?:igual|lo mismo|sin|mal|con el (?:mismo )?problema)|sigue (?!adelante|por favor|asi|listo)(?:sin|con|\w{3,})|(?:lo mismo|la misma cosa)|(?:sin cambios|sin exito|sin suerte)|(?:todavia|aun) (?:no|nada|sin)|sigo (?:sin|igual)|nada de nada)\b/,
	],
	["failed", /^(?:(?:no|pues|mmm|uy)[ ,]*)*(?:nada|tampoco|igual|nel|peor|negativo)(?: (?:igual|tampoco|nada))*$/],
	[
		"help",
		/\b(?:no (?:lo |la |los |las |se )?(?:encuentro|veo|entiendo|entendi|comprendo|tengo|hay|alcanzo|ubico)|no (?:lo |la )?(?:puedo|pude|logro|logre)|no se (?:como|cual|donde|que)|(?:como|donde) (?:lo |la |se |hago|esta|es|queda|encuentro|puedo)|cual (?:es|de)|que es (?:eso|un|el|la)|ayuda|ayudame|necesito ayuda|explica(?:me)?|mas (?:detalle|despacio|lento)|me perdi)\b/,
	],
	[
		"worked",
		/\b(?:(?:ya |si |ahora si |ahora |ya me |si ya )?(?:funciono|anduvo|sirvio|resulto|prendio|encendio|arranco|volvio|revivio|imprimio|conecto|se (?:soluciono|arreglo|resolvio|conecto|prendio|encendio))|(?:ya|ahora si|ahora|si) (?:me )?(?:funciona|anda|sirve|prende|enciende|imprime|conecta|navega|carga|hay|tengo|puedo|pude|entre|entra|llego|esta (?:funcionando|andando|bien|prendida|prendido|encendida|encendido|conectado|imprimiendo))|(?:solucionado|resuelto|arreglado)|esta (?:funcionando|andando|imprimiendo)|quedo (?:bien|funcionando|solucionado|resuelto|perfecto)|funciona (?:bien|perfecto|de nuevo|otra vez)|exito)\b/,
	],
	[
		"done",
		/^(?:(?:bueno|ok|si|ya|a ver|perfecto|ah|bien)[ ,]*)*(?:listo|lista|hecho|ya|ya esta|ya estuvo|ya quedo|ya lo hice|lo hice|ya la hice|lo (?:desenchufe|desconecte|conecte|apague|prendi|reinicie|revise)|termine|ya termine|siguiente|continua|continuemos|sigamos|seguimos|sigue|adelante|ok|okay|okey|dale|va|vale|bueno|perfecto|que mas|y ahora|ahora que|que sigue|ya (?:la |lo |los |las )?\S+e)(?: (?:gracias|listo|que sigue|ya|que mas|y ahora))*$/,
	],
];

const english: Rule[] = [
	["no", /^(?:no )?not yet$/],
	[
		"failed",
		/\b(?:(?:it |that )?(?:didn't|doesn't|did not|does not|isn't|is not|won't|hasn't|not) (?:\w+ )?(?:work|worked|working|help|helped|helping|change|changed|fixed|solved|turn on|start|print|printing|connect|connected|arrive|come|show|happen)\w*|still (?!waiting|loading|here|doing|working on|looking)\w+|same (?:thing|problem|as before|issue)|the same|no (?:change|luck|difference|joy|success|good)|nothing (?:happened|happens|changed|works)|not (?:yet|fixed|solved)|unsuccessful|never (?:works|worked))\b/,
	],
	["failed", /^(?:(?:no|nope|well|hmm|um)[ ,]*)*(?:nothing|neither|negative|worse)$/],
	[
		"help",
		/\b(?:(?:i )?(?:can't|cannot|couldn't|don't) (?:find|see|do|reach|understand|get|have|know how|know where|know which|know what|locate)|(?:how|where) (?:do|is|are|can|does|would)|which (?:one|is|cable|button)|what(?:'s| is) (?:that|a|an|the)|help|explain|more detail|slower|i'm (?:lost|confused)|there (?:is|are|isn't|aren't) no)\b/,
	],
	[
		"worked",
		/\b(?:(?:it |that |yes it |yeah it )(?:worked|works|did it|helped|fixed it|turned on|came on|came back|started|printed|connected|is (?:working|back|on|fixed|online|printing))|(?:it's|its|now it's|it is) (?:working|back|on now|fixed|online|printing|solved|alive)|(?:works|working|fixed|solved|resolved)(?: now| again| fine| perfectly)?|i'm (?:in|back|online|connected)|i got in|that did the trick|success)\b/,
	],
	[
		"done",
		/^(?:(?:ok|okay|alright|all right|yes|yeah|right|good|great|well)[ ,]*)*(?:done|i'm done|ready|did it|i did|i did it|did that|i've done (?:it|that)|finished|i'm ready|next|next one|continue|go on|go ahead|what's next|what now|now what|and now|then what|ok|okay|alright|got it|all set|i'm back|i (?:un)?plugged it(?: back)?(?: in)?|unplugged|it's (?:off|unplugged|plugged in|done|out))(?: (?:thanks|now|what's next|what now|done|next))*$/,
	],
];

const rules: Record<Language, Rule[]> = { es: spanish, en: english };

/** What was said about an instruction: done, worked, failed, in need of help, or a bare yes or no. */
export function readStepReply(text: string, language: Language): StepReply | null {
	const plain = plainWords(text);
	for (const [reply, rule] of rules[language]) if (rule.test(plain)) return reply;
	return null;
}
