import type { Language } from "@centralita/contracts";
import type { ItemRow } from "./schema.ts";

type Data = Record<string, unknown>;
type Phrase = (data: Data) => string;

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const ticket = ({ number }: Data) => text(number);
const because = (data: Data) => (text(data.reason) === "" ? "" : `: ${text(data.reason)}`);

/** What happened, in one line. */
const phrases: Record<ItemRow["type"], Record<Language, Phrase>> = {
	"handoff.requested": {
		es: (data) => `Alguien espera a una persona${because(data)}`,
		en: (data) => `Somebody waits for a person${because(data)}`,
	},
	"ticket.created": { es: (data) => `Ticket nuevo: ${ticket(data)}`, en: (data) => `New ticket: ${ticket(data)}` },
	"ticket.replied": {
		es: (data) => `El contacto respondió en el ticket ${ticket(data)}`,
		en: (data) => `The contact replied on ticket ${ticket(data)}`,
	},
	"ticket.breached": {
		es: (data) =>
			`El ticket ${ticket(data)} venció: ${data.clock === "resolution" ? "sin resolver" : "sin primera respuesta"}`,
		en: (data) =>
			`Ticket ${ticket(data)} is overdue: ${data.clock === "resolution" ? "not resolved" : "no first response"}`,
	},
	"ticket.closed": { es: (data) => `Ticket cerrado: ${ticket(data)}`, en: (data) => `Ticket closed: ${ticket(data)}` },
	"call.unanswered": {
		es: (data) => `Una llamada saliente no se atendió (${text(data.outcome)})`,
		en: (data) => `A call out was not answered (${text(data.outcome)})`,
	},
	"session.escalated": { es: () => "Una guía pasó a una persona", en: () => "A guide was handed to a person" },
	"session.abandoned": { es: () => "Una guía quedó a medias", en: () => "A guide was left half done" },
	"problem.detected": { es: () => "Se detectó un problema", en: () => "A problem was detected" },
	"feedback.received": {
		es: ({ rating }) => `Llegó una opinión${typeof rating === "number" ? `: ${rating} de 5` : ""}`,
		en: ({ rating }) => `Feedback arrived${typeof rating === "number" ? `: ${rating} of 5` : ""}`,
	},
	"campaign.finished": { es: () => "Terminó una campaña", en: () => "A campaign finished" },
	"webhook.disabled": {
		es: (data) =>
			`Se apagó el webhook a ${text(data.host)}: ${data.reason === "gone" ? "respondió 410" : "cinco días sin entregar nada"}`,
		en: (data) =>
			`The webhook to ${text(data.host)} was switched off: ${data.reason === "gone" ? "it answered 410" : "nothing arrived for five days"}`,
	},
	"mention.created": {
		es: (data) => {
			const where = text(data.number) === "" ? "en la nota de un chat" : `en una nota del ticket ${ticket(data)}`;
			return text(data.by) === "" ? `Te nombraron ${where}` : `${text(data.by)} te nombró ${where}`;
		},
		en: (data) => {
			const where = text(data.number) === "" ? "in the note of a chat" : `in a note of ticket ${ticket(data)}`;
			return text(data.by) === "" ? `You were named ${where}` : `${text(data.by)} named you ${where}`;
		},
	},
	"contact.erased": { es: () => "Se borró un contacto", en: () => "A contact was erased" },
};

const common = {
	es: {
		many: (count: number) => `${count} avisos`,
		more: (count: number) => `… y ${count} más`,
		open: "Abrir",
		test: "Prueba de avisos: si lees esto, funciona.",
		why: "Lo recibes por las reglas de avisos de Centralita, o porque alguien te nombró. Cada persona elige los suyos en Configuración → Mis avisos.",
	},
	en: {
		many: (count: number) => `${count} notifications`,
		more: (count: number) => `… and ${count} more`,
		open: "Open",
		test: "Notification test: if you read this, it works.",
		why: "You get this by Centralita’s notification rules, or because somebody named you. Everyone chooses their own in Settings → My notifications.",
	},
};

/** What is shown of a crowd of events. */
const shownLines = 20;

/** Where a person looks into it; a path of the dashboard. */
function pathOf({ type, data }: ItemRow): string {
	const isTicket = type.startsWith("ticket.") || type === "mention.created";
	if (isTicket && typeof data.ticketId === "string") return `/tickets/${data.ticketId}`;
	if (type === "mention.created") return `/inbox?view=mentions&chat=${text(data.conversationId)}`;
	if (type === "handoff.requested") return data.channel === undefined ? "/live" : "/inbox";
	if (type === "webhook.disabled") return "/settings/webhooks";
	return "/";
}

export type Line = { type: string; at: string; text: string; url: string | null };
/** A message, whatever it travels by. */
export type Words = { title: string; lines: Line[]; rest: string | null; open: string; why: string };

/** One event is its own title; several are counted, and told line by line. `origin`: of the dashboard, when it is known. */
export function wordsOf(items: readonly ItemRow[], language: Language, origin: string | null): Words {
	const { many, more, open, why } = common[language];
	const lines = items.slice(0, shownLines).map((item) => ({
		type: item.type,
		at: item.at.toISOString(),
		text: phrases[item.type][language](item.data),
		url: origin === null ? null : origin + pathOf(item),
	}));
	const [first] = lines;
	const title = items.length === 1 && first ? first.text : many(items.length);
	const rest = items.length > shownLines ? more(items.length - shownLines) : null;
	return { title, lines, rest, open, why };
}

export function testWords(language: Language, now: Date): Words {
	const { test, open, why } = common[language];
	const line = { type: "notification.test", at: now.toISOString(), text: test, url: null };
	return { title: test, lines: [line], rest: null, open, why };
}
