import type { Language, Report, ReportGroup, ReportOutcome } from "@centralita/contracts";

type Both = Readonly<Record<Language, string>>;
const both = (es: string, en: string): Both => ({ es, en });

const groups: Readonly<Record<ReportGroup, Both>> = {
	day: both("Día", "Day"),
	hour: both("Hora", "Hour"),
	channel: both("Canal", "Channel"),
	line: both("Línea", "Line"),
	assistant: both("Asistente", "Assistant"),
	campaign: both("Campaña", "Campaign"),
	outcome: both("Resultado", "Outcome"),
};

const outcomes: Readonly<Record<ReportOutcome, Both>> = {
	resolved: both("Resuelta", "Resolved"),
	unresolved: both("Sin resolver", "Unresolved"),
	transferred: both("Transferida", "Transferred"),
	ticket: both("Ticket", "Ticket"),
	informed: both("Informada", "Informed"),
	abandoned: both("Abandonada", "Abandoned"),
	failed: both("Falló", "Failed"),
	unanswered: both("Nadie atendió", "Unanswered"),
	open: both("Sin analizar", "Not analysed yet"),
};

const channels: Readonly<Record<string, Both>> = {
	voice: both("Teléfono", "Phone"),
	web: both("Chat web", "Web chat"),
	whatsapp: both("WhatsApp", "WhatsApp"),
	simulator: both("Simulador", "Simulator"),
};

const words = {
	title: both("Informe de llamadas y chats", "Report of calls and chats"),
	days: both("Días", "Days"),
	clock: both("hora de", "clock of"),
	madeAt: both("hecho el", "made on"),
	total: both("Total", "Total"),
	contacts: both("Llamadas y chats", "Calls and chats"),
	conversations: both("Conversaciones", "Conversations"),
	answered: both("Atendidas de las hechas", "Answered of those dialled"),
	taken: both("Atendidas de las recibidas", "Taken of those received"),
	contained: both("Sin una persona", "Without a person"),
	transferred: both("Transferidas", "Transferred"),
	resolved: both("Resueltas", "Resolved"),
	response: both("Respuesta", "Response"),
	handling: both("Duración", "Length"),
	mean: both("media", "mean"),
	sentiment: both("Ánimo", "Sentiment"),
	cost: both("Costo", "Cost"),
	each: both("por contacto", "per contact"),
	result: both("por resultado", "per result"),
	none: both("(ninguna)", "(none)"),
	gone: both("(ya no está)", "(gone)"),
	nothing: both("No hubo llamadas ni chats en estos días.", "There were no calls or chats in these days."),
	failures: both("Fallas de proveedores de IA", "Failures of AI providers"),
	covered: both("cubiertas por otro", "covered by another"),
	page: both("Página", "Page"),
	enclosed: both(
		"Va adjunto en PDF, y en CSV para una hoja de cálculo.",
		"It is attached as a PDF, and as CSV for a spreadsheet.",
	),
	open: both("Ver en Centralita", "See in Centralita"),
} as const satisfies Record<string, Both>;

export const say = (word: keyof typeof words, language: Language): string => words[word][language];
export const groupWord = (group: ReportGroup, language: Language): string => groups[group][language];

/** What a group of a report is called. */
export function groupName(
	by: ReportGroup,
	{ key, name }: Pick<Report["groups"][number], "key" | "name">,
	language: Language,
): string {
	if (by === "day") return key;
	if (by === "hour") return `${key}:00`;
	if (by === "channel") return channels[key]?.[language] ?? key;
	if (by === "outcome") return outcomes[key as ReportOutcome]?.[language] ?? key;
	return name ?? say(key === "" ? "none" : "gone", language);
}
