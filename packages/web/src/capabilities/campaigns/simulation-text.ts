import { defineText } from "../../shared/i18n/index.ts";

/** Of simulated runs. */
export const simulationText = defineText("campaign-simulation", {
	title: { es: "Simulación", en: "Simulated run" },
	lead: {
		es: "Mira a cada contacto con las mismas reglas que al marcar; no llama a nadie.",
		en: "Looks at each contact by the same rules as when dialling; it calls nobody.",
	},
	simulate: { es: "Simular", en: "Simulate" },
	progress: { es: "{looked} de {all} contactos…", en: "{looked} of {all} contacts…" },
	now: { es: "Se llamaría ahora a", en: "Would be called now" },
	calls: { es: "Llamadas en total", en: "Calls in all" },
	endsAt: { es: "Última llamada", en: "Last call" },
	cost: { es: "Costo", en: "Cost" },
	assumed: {
		es: "Supone que contesta el {share} y que una llamada ocupa {seconds} s; todavía no hay llamadas de las que aprender.",
		en: "It assumes that {share} answer and that a call takes {seconds} s; there are no calls to learn from yet.",
	},
	learned: {
		es: "Según las últimas {count} llamadas: contesta el {share}, y una llamada ocupa {seconds} s.",
		en: "By the last {count} calls: {share} answer, and a call takes {seconds} s.",
	},
});
