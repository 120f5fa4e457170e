/** Whole messages that mean "do not write to me": nobody is taken off for a word in a sentence. */
const out = new Set([
	"baja",
	"dar de baja",
	"darme de baja",
	"dame de baja",
	"denme de baja",
	"quiero darme de baja",
	"stop",
	"stop all",
	"unsubscribe",
	"opt out",
	"no me escriban",
	"no me escriban mas",
	"no me escribas mas",
	"no escriban mas",
	"dejen de escribirme",
	"deja de escribirme",
	"no quiero recibir mensajes",
	"no quiero recibir mas mensajes",
	"no quiero mas mensajes",
	"do not write to me",
	"dont write to me",
	"stop writing to me",
	"stop messaging me",
]);
const back = new Set(["alta", "darme de alta", "quiero darme de alta", "start", "unstop", "subscribe", "opt in"]);

/** Lower case without accents and marks. */
const plain = (text: string): string =>
	text
		.normalize("NFD")
		.replace(/[\u0300-\u036f'’]/g, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, " ")
		.trim();

/** What a message says of being written to; null for nothing. A quick answer that is offered now comes first. */
export function wishOf(text: string, offered: readonly string[]): "out" | "in" | null {
	const words = plain(text);
	if (offered.some((label) => plain(label) === words)) return null;
	return out.has(words) ? "out" : back.has(words) ? "in" : null;
}
