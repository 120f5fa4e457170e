import type { Problem } from "./judge.ts";
import type { Language } from "./scenarios.ts";

type Texts = {
	usage: string;
	starting: string;
	ready(url: string, email: string, password: string): string;
	lines(numbers: readonly string[]): string;
	manual: string;
	states: Readonly<Record<string, string>>;
	names: Readonly<Record<string, string>>;
	columns: readonly { readonly head: string; readonly means: string }[];
	meaning: string;
	total(calls: number, failed: number): string;
	totals: { greeting: string; response: string; turns: string; cost: string };
	recording: Readonly<Record<"complete" | "cut" | "none", string>>;
	carrierTroubles(count: number): string;
	noTroubles: string;
	wentWrong: string;
	problems: Readonly<Record<Problem["code"], string>>;
	lastLines: string;
	gone: string;
};

const es: Texts = {
	usage: `npm run rehearse -- --carrier twilio|telnyx [opciones]

  --calls N        hace N llamadas y dice qué pasó; sin esto ni --minutes espera a que llames tú
  --minutes M      hace llamadas nuevas durante M minutos
  --concurrency N  cuántas a la vez (20 como mucho si no se dice)
  --out N          cuántas salen (una de cada cuatro si no se dice)
  --personas       llaman ocho clases de personas en cada idioma: con prisa, mayor, número equivocado…
  --data DIR       carpeta de la instalación (una temporal si no se dice)
  --language es|en idioma de lo que se imprime
  --json           un informe en JSON al final`,
	starting: "Arranca la instalación con una operadora y un proveedor de IA emulados…",
	ready: (url, email, password) => `Lista: ${url}  (${email} / ${password})`,
	lines: (numbers) => `Líneas: ${numbers.join(", ")}`,
	manual: "Pulsa Intro para que alguien llame, q para terminar.",
	states: {
		ringing: "suena",
		dialling: "se marca",
		live: "en curso",
		connecting: "conecta",
		listening: "escucha",
		thinking: "piensa",
		speaking: "habla",
		person: "con una persona",
		transferring: "pasa la llamada",
		reconnecting: "se cortó",
		ended: "terminó",
	},
	names: { machine: "contestador", busy: "ocupado", nobody: "nadie contesta" },
	columns: [
		{ head: "n.º", means: "número de la llamada" },
		{ head: "llamada", means: "← entra, → sale; qué hace la persona" },
		{ head: "saludo", means: "ms desde que se abre el audio hasta que se oye el saludo" },
		{ head: "turnos", means: "veces que alguien habló" },
		{ head: "resp. p50", means: "ms desde que la persona calla hasta que oye la respuesta: la mitad tarda menos" },
		{ head: "resp. p95", means: "lo mismo: el 95 % tarda menos" },
		{ head: "oído", means: "parte de lo que el asistente escribió que la persona llegó a oír" },
		{ head: "resultado", means: "cómo quedó, según el análisis" },
		{ head: "grabación", means: "si está entera" },
		{ head: "fin", means: "por qué terminó" },
		{ head: "costo", means: "de la operadora y los proveedores, en la moneda de la tabla de precios" },
		{ head: "bien", means: "si todo fue como debía" },
	],
	meaning: "Qué es cada columna:",
	total: (calls, failed) =>
		`${calls === 1 ? "1 llamada" : `${calls} llamadas`}, ${failed === 0 ? "todo bien" : `${failed} con problemas`}`,
	totals: { greeting: "saludo p50/p95", response: "respuesta p50/p95", turns: "turnos", cost: "costo" },
	recording: { complete: "entera", cut: "incompleta", none: "–" },
	carrierTroubles: (count) => `La operadora se quejó ${count === 1 ? "una vez" : `${count} veces`}:`,
	noTroubles: "La operadora no se quejó de nada.",
	wentWrong: "Qué salió mal:",
	problems: {
		"not-made": "no se pudo hacer",
		outcome: "quedó de otra manera",
		value: "trajo otro dato",
		forbidden: "el asistente dijo lo que no debe",
		slow: "tardó demasiado en responder",
		"no-conversation": "no hay conversación en el historial",
		"not-ended": "no terminó",
		"end-reason": "terminó por otra cosa",
		"no-greeting": "no se oyó el saludo",
		"not-answered": "alguna frase quedó sin respuesta",
		"not-understood": "no se entendió",
		"not-interrupted": "el asistente no se dejó interrumpir",
		"not-reattached": "la llamada no volvió después del corte",
		"untrue-heard": "lo oído no concuerda con lo dicho",
		"no-analysis": "falta el análisis",
		"no-recording": "la grabación falta o está incompleta",
		"recording-length": "la grabación no dura lo que la llamada",
		"no-cost": "no se conoce el costo",
	},
	lastLines: "Lo último que escribió la instalación:",
	gone: "La instalación terminó sola.",
};

const en: Texts = {
	usage: `npm run rehearse -- --carrier twilio|telnyx [options]

  --calls N        makes N calls and tells what happened; without this or --minutes it waits for you to call
  --minutes M      makes new calls for M minutes
  --concurrency N  how many at a time (at most 20 unless you say)
  --out N          how many go out (one in four unless you say)
  --personas       eight kinds of people call in each language: busy, elderly, wrong number…
  --data DIR       the installation's folder (a temporary one unless you say)
  --language es|en language of what is printed
  --json           a report in JSON at the end`,
	starting: "Starting the installation with an emulated carrier and AI provider…",
	ready: (url, email, password) => `Ready: ${url}  (${email} / ${password})`,
	lines: (numbers) => `Lines: ${numbers.join(", ")}`,
	manual: "Press Enter and somebody calls, q to stop.",
	states: {
		ringing: "ringing",
		dialling: "dialling",
		live: "in progress",
		connecting: "connecting",
		listening: "listening",
		thinking: "thinking",
		speaking: "speaking",
		person: "with a person",
		transferring: "transferring",
		reconnecting: "line lost",
		ended: "ended",
	},
	names: { machine: "machine", busy: "busy", nobody: "nobody answers" },
	columns: [
		{ head: "no.", means: "number of the call" },
		{ head: "call", means: "← in, → out; what the person does" },
		{ head: "greeting", means: "ms from the opening of the audio until the greeting is heard" },
		{ head: "turns", means: "times that somebody spoke" },
		{ head: "resp. p50", means: "ms from the person's last word until the answer is heard: half take less" },
		{ head: "resp. p95", means: "the same: 95 % take less" },
		{ head: "heard", means: "share of what the assistant wrote that the person got to hear" },
		{ head: "outcome", means: "how it turned out, by the analysis" },
		{ head: "recording", means: "whether all of it is there" },
		{ head: "end", means: "why it ended" },
		{ head: "cost", means: "of the carrier and the providers, in the price table's currency" },
		{ head: "ok", means: "whether everything went as it should" },
	],
	meaning: "What each column is:",
	total: (calls, failed) =>
		`${calls === 1 ? "1 call" : `${calls} calls`}, ${failed === 0 ? "all well" : `${failed} with problems`}`,
	totals: { greeting: "greeting p50/p95", response: "response p50/p95", turns: "turns", cost: "cost" },
	recording: { complete: "complete", cut: "cut", none: "–" },
	carrierTroubles: (count) => `The carrier complained ${count === 1 ? "once" : `${count} times`}:`,
	noTroubles: "The carrier complained of nothing.",
	wentWrong: "What went wrong:",
	problems: {
		"not-made": "could not be made",
		outcome: "came out otherwise",
		value: "brought back something else",
		forbidden: "the assistant said what it must not",
		slow: "took too long to answer",
		"no-conversation": "there is no conversation in History",
		"not-ended": "did not end",
		"end-reason": "ended for another reason",
		"no-greeting": "the greeting was not heard",
		"not-answered": "a sentence got no answer",
		"not-understood": "was not understood",
		"not-interrupted": "the assistant could not be interrupted",
		"not-reattached": "the call did not come back after the line was lost",
		"untrue-heard": "what was heard does not fit what was said",
		"no-analysis": "the analysis is missing",
		"no-recording": "the recording is missing or cut",
		"recording-length": "the recording is not as long as the call",
		"no-cost": "the cost is not known",
	},
	lastLines: "The last that the installation wrote:",
	gone: "The installation ended by itself.",
};

export const textsFor = (language: Language): Texts => (language === "es" ? es : en);
