import { defineText } from "../../shared/i18n/index.ts";

export const queuesText = defineText("queues", {
	title: { es: "Colas", en: "Queues" },
	lead: {
		es: "A qué cola va un chat cuando pide a una persona, y el ticket que sale de él. Se prueban en este orden; lo que ninguna toma queda en la cola general.",
		en: "Which queue a chat goes to when it asks for a person, and the ticket that comes of it. They are tried in this order; what none takes stays in the general queue.",
	},
	add: { es: "Nueva cola", en: "New queue" },
	edit: { es: "Editar cola", en: "Edit queue" },
	none: { es: "Solo está la cola general", en: "There is the general queue only" },
	noneLead: {
		es: "Crea una para separar, por ejemplo, ventas de soporte.",
		en: "Add one to keep, say, sales apart from support.",
	},
	name: { es: "Nombre", en: "Name" },
	members: { es: "Quién la atiende", en: "Who answers it" },
	membersHint: {
		es: "La ven con «Mis colas» en la bandeja. Los demás también pueden tomar sus chats.",
		en: "They see it under “My queues” in the inbox. Everybody else may take its chats too.",
	},
	assistants: { es: "Asistentes que la usan", en: "Assistants that hand over to it" },
	guides: { es: "Guías que llevan a ella", en: "Guides that lead to it" },
	languages: { es: "Idiomas", en: "Languages" },
	rules: {
		es: "Un chat debe cumplir cada regla marcada. Sin ninguna, la cola solo recibe lo que alguien le pasa.",
		en: "A chat must meet each rule that is ticked. Without any, the queue only gets what somebody moves to it.",
	},
	people: {
		es: "{count, plural, =0 {sin personas} one {# persona} other {# personas}}",
		en: "{count, plural, =0 {nobody} one {# person} other {# people}}",
	},
	byHand: { es: "solo a mano", en: "by hand only" },
	removeTitle: { es: "¿Eliminar esta cola?", en: "Remove this queue?" },
	removeBody: {
		es: "Sus chats y tickets pasan a la cola general.",
		en: "Its chats and tickets go to the general queue.",
	},
	move: { es: "Mover a la cola…", en: "Move to queue…" },
});
