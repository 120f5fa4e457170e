import { defineText } from "../i18n/index.ts";

export const queueText = defineText("queue", {
	queue: { es: "Cola", en: "Queue" },
	any: { es: "Todas las colas", en: "All queues" },
	mine: { es: "Mis colas", en: "My queues" },
	default: { es: "Cola general", en: "General queue" },
});
