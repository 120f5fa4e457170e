import { defineText } from "../i18n/index.ts";

/** Templates, and writing to a contact first. */
export const templatesText = defineText("whatsapp-templates", {
	template: { es: "Plantilla", en: "Template" },
	chooseTemplate: { es: "Elige una plantilla", en: "Choose a template" },
	noTemplates: {
		es: "No hay plantillas. Quien administra las agrega en Configuración → WhatsApp.",
		en: "There are no templates. An administrator adds them in Settings → WhatsApp.",
	},
	preview: { es: "Así se lee", en: "It reads" },
	sendTemplate: { es: "Enviar la plantilla", en: "Send the template" },
	templateSent: { es: "Plantilla enviada", en: "Template sent" },
	write: { es: "Escribir por WhatsApp", en: "Write on WhatsApp" },
	writeLead: {
		es: "Con una plantilla aprobada, aunque el chat haya terminado. Si te responde, el chat es tuyo.",
		en: "By an approved template, also when the chat is over. If they answer, the chat is yours.",
	},
	to: { es: "A", en: "To" },
	hidden: { es: "Número oculto", en: "Hidden number" },
	refuses: { es: "Pidió que no le escriban", en: "They asked not to be written to" },
	refusesLead: {
		es: "Solo el contacto puede cambiarlo, con ALTA o START.",
		en: "Only they can change it, with ALTA or START.",
	},
	agreed: {
		es: "Esta persona aceptó recibir mensajes nuestros por WhatsApp",
		en: "This person agreed to get messages from us on WhatsApp",
	},
	agreedHint: {
		es: "Nunca nos escribió por aquí. Queda anotado con tu nombre.",
		en: "They have never written to us here. It is noted with your name.",
	},
});
