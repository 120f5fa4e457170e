import { defineText } from "../../shared/i18n/index.ts";

/** Of how a campaign goes at this moment. */
export const boardText = defineText("campaign-board", {
	title: { es: "Cómo va", en: "How it goes" },
	waiting: { es: "{count, plural, one {# en espera} other {# en espera}}", en: "{count} waiting" },
	dialled: { es: "Marcadas", en: "Dialled" },
	ringing: { es: "Sonando", en: "Ringing" },
	talking: { es: "Hablando", en: "Talking" },
	done: { es: "Terminados", en: "Done" },
	skipped: { es: "{count, plural, one {# descartado} other {# descartados}}", en: "{count} left out" },
	answerRate: { es: "Contestan", en: "Answer rate" },
	answered: {
		es: "{count, plural, one {# contacto contestó} other {# contactos contestaron}}",
		en: "{count, plural, one {# contact answered} other {# contacts answered}}",
	},
	ofBudget: { es: "de {budget}", en: "of {budget}" },
	resting: {
		es: "La línea {line} falló varias veces seguidas y descansa hasta:",
		en: "The line {line} failed several times in a row and is left alone until:",
	},
	outcomes: { es: "Cómo terminaron las llamadas", en: "How calls ended" },
	values: { es: "Lo que trajeron las conversaciones", en: "What conversations brought" },
});
