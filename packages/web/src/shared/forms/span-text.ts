import { defineText } from "../i18n/index.ts";

/** Of the hours of a week. */
export const spanText = defineText("span", {
	span: { es: "Horario {number}", en: "Span {number}" },
	addSpan: { es: "Agregar horario", en: "Add a span" },
	days: { es: "Días", en: "Days" },
	from: { es: "Desde", en: "From" },
	to: { es: "Hasta", en: "To" },
	untilMidnight: { es: "Hasta el final del día", en: "Until the end of the day" },
	pastMidnight: { es: "Termina al día siguiente", en: "Ends on the following day" },
	noDays: { es: "Elige al menos un día.", en: "Choose at least one day." },
});
