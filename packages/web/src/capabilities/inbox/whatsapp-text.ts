import { defineText } from "../../shared/i18n/index.ts";

/** What is particular to chats over WhatsApp. */
export const whatsappText = defineText("inbox-whatsapp", {
	channel: { es: "WhatsApp", en: "WhatsApp" },
	"state.waiting": { es: "Esperando para salir", en: "Waiting to leave" },
	"state.unknown": {
		es: "No se sabe si llegó: se perdió la respuesta de WhatsApp y no se reenvía solo",
		en: "It is not known whether it arrived: WhatsApp’s answer was lost, and it is not sent again by itself",
	},
	"state.accepted": { es: "WhatsApp lo tiene", en: "WhatsApp has it" },
	"state.sent": { es: "Enviado", en: "Sent" },
	"state.delivered": { es: "Entregado", en: "Delivered" },
	"state.read": { es: "Leído", en: "Read" },
	"state.failed": { es: "No se entregó", en: "Not delivered" },
	"problem.window-closed": {
		es: "Pasaron más de 24 horas desde que el contacto escribió.",
		en: "More than 24 hours had passed since the contact wrote.",
	},
	"problem.undeliverable": {
		es: "El contacto no puede recibirlo: sin WhatsApp, versión vieja, o nos bloqueó.",
		en: "The contact cannot get it: no WhatsApp, an old version, or we are blocked.",
	},
	"problem.held-back": { es: "WhatsApp lo retuvo.", en: "WhatsApp held it back." },
	"problem.template": { es: "WhatsApp no aceptó la plantilla.", en: "WhatsApp did not take the template." },
	"problem.auth": { es: "El token de WhatsApp no sirve.", en: "WhatsApp’s token does not work." },
	"problem.account": { es: "La cuenta de WhatsApp está restringida.", en: "The WhatsApp account is restricted." },
	"problem.invalid": { es: "WhatsApp no aceptó el mensaje.", en: "WhatsApp did not take the message." },
	"problem.unavailable": { es: "WhatsApp no respondió.", en: "WhatsApp did not answer." },
	closed: { es: "La ventana de 24 horas se cerró", en: "The 24-hour window has closed" },
	closedLead: {
		es: "WhatsApp solo acepta plantillas hasta que el contacto vuelva a escribir.",
		en: "WhatsApp takes templates only until the contact writes again.",
	},
	optedOut: { es: "Este contacto pidió que no le escriban", en: "This contact asked not to be written to" },
	optedOutLead: {
		es: "Si vuelve a escribir, puedes responderle. Solo el contacto puede cambiarlo, con ALTA o START.",
		en: "If they write again, you can answer. Only they can change it, with ALTA or START.",
	},
});
