import { defineText } from "../../shared/i18n/index.ts";

/** Of what is allowed in each country. */
export const rulesText = defineText("dial-rules", {
	title: { es: "Reglas de llamada por país", en: "Calling rules by country" },
	lead: {
		es: "Horario, llamadas y festivos que toda campaña respeta, en el reloj de cada contacto. No son asesoría legal.",
		en: "Hours, calls and holidays that every campaign keeps to, on the clock of each contact. They are no legal advice.",
	},
	changed: { es: "Propia", en: "Your own" },
	source: { es: "Según {source}", en: "After {source}" },
	careful: { es: "Por prudencia", en: "By caution" },
	never: { es: "No se llama nunca", en: "Nobody is ever called" },
	limits: {
		es: "{day} al día, {week} a la semana por número",
		en: "{day} a day, {week} a week to a number",
	},
	holidays: { es: "no en festivos", en: "not on holidays" },
	add: { es: "Agregar país", en: "Add a country" },
	addHint: {
		es: "En un país sin reglas no se llama a nadie.",
		en: "In a country without rules nobody is called.",
	},
	choose: { es: "Elige un país", en: "Choose a country" },
	change: { es: "Cambiar {country}", en: "Change {country}" },
	editTitle: { es: "Reglas de {country}", en: "Rules of {country}" },
	hours: { es: "Cuándo se puede llamar", en: "When calling is allowed" },
	hoursHint: { es: "Sin ningún horario no se llama a nadie allí.", en: "Without any hours nobody is called there." },
	perDay: { es: "Llamadas al día", en: "Calls a day" },
	perWeek: { es: "Llamadas a la semana", en: "Calls a week" },
	limitHint: {
		es: "A un mismo número, de todas las campañas juntas.",
		en: "To one number, by all campaigns together.",
	},
	skipHolidays: { es: "No llamar en los festivos de todo el país", en: "Call nobody on holidays of the whole country" },
	reset: { es: "Volver a las del producto", en: "Back to the product's" },
	resetTitle: { es: "¿Quitar las reglas propias?", en: "Remove your own rules?" },
	resetLead: {
		es: "Vuelven las del producto; si no tiene para ese país, allí no se llama a nadie.",
		en: "The product's apply again; if it has none for that country, nobody is called there.",
	},
	laxer: {
		es: "Ampliar el horario o los límites es tu responsabilidad ante la ley de ese país.",
		en: "Wider hours or limits are your responsibility before the law of that country.",
	},
	readOnly: {
		es: "Solo propietarios y administradores cambian estas reglas.",
		en: "Only owners and administrators change these rules.",
	},
});
