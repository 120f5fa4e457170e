import { defineText } from "../../shared/i18n/index.ts";

/** The WhatsApp channel in Configuration. */
export const whatsappSettingsText = defineText("whatsapp", {
	title: { es: "WhatsApp", en: "WhatsApp" },
	lead: {
		es: "Las personas escriben al número de la empresa y responden el mismo asistente, las guías y la bandeja.",
		en: "People write to the company’s number, and the same assistant, guides and inbox answer.",
	},
	off: { es: "WhatsApp no está configurado", en: "WhatsApp is not set up" },
	missing: {
		es: "Faltan estas variables de entorno: {names}. Complétalas y reinicia el servidor.",
		en: "These environment variables are missing: {names}. Set them and restart the server.",
	},
	on: { es: "WhatsApp está configurado", en: "WhatsApp is set up" },
	refused: { es: "Llegó un aviso con una firma equivocada", en: "A webhook came with a wrong signature" },
	refusedLead: {
		es: "WHATSAPP_APP_SECRET no es el de la aplicación que envía los avisos.",
		en: "WHATSAPP_APP_SECRET is not that of the app that sends the webhooks.",
	},
	problem: {
		es: "Un mensaje no salió por algo que puedes arreglar",
		en: "A message failed for something you can mend",
	},
	"problem.auth": {
		es: "El token de acceso venció, fue retirado o no tiene permiso.",
		en: "The access token expired, was withdrawn, or lacks a permission.",
	},
	"problem.account": { es: "Meta restringió la cuenta.", en: "Meta restricted the account." },
	"problem.held-back": {
		es: "Meta retuvo mensajes porque muchas personas los denunciaron o los límites se agotaron.",
		en: "Meta held messages back: many people reported them, or limits were reached.",
	},
	"problem.template": {
		es: "Una plantilla no existe, está en pausa o no coincide con sus valores.",
		en: "A template does not exist, is paused, or does not fit its values.",
	},
	connection: { es: "Conexión", en: "Connection" },
	connectionLead: {
		es: "Copia esta dirección en la aplicación de Meta, junto con el token de verificación que elegiste.",
		en: "Copy this address into Meta’s app, beside the verify token that you chose.",
	},
	webhookUrl: { es: "Dirección del webhook", en: "Webhook address" },
	noWebhookUrl: {
		es: "Configura PUBLIC_URL con la dirección https de esta instalación para ver la del webhook.",
		en: "Set PUBLIC_URL to this installation’s https address to see the webhook’s.",
	},
	phoneNumberId: { es: "Identificador del número", en: "Id of the number" },
	apiVersion: { es: "Versión de la API", en: "API version" },
	lastWebhook: { es: "Último aviso recibido", en: "Last webhook received" },
	never: { es: "Nunca", en: "Never" },
	unset: { es: "Sin configurar", en: "Not set" },
	test: { es: "Probar", en: "Test" },
	works: { es: "Funciona: {number} ({name})", en: "It works: {number} ({name})" },
	notSubscribed: {
		es: "El token funciona, pero la aplicación no está suscrita a la cuenta: no llegará ningún mensaje. Suscríbela en Meta (WhatsApp → Configuración → Webhooks, campo messages).",
		en: "The token works, but the app is not subscribed to the account: no message will arrive. Subscribe it at Meta (WhatsApp → Configuration → Webhooks, field messages).",
	},
	"kind.auth": {
		es: "Meta no acepta el token o le falta un permiso.",
		en: "Meta does not take the token, or it lacks a permission.",
	},
	"kind.timeout": { es: "Meta no respondió a tiempo.", en: "Meta did not answer in time." },
	"kind.unavailable": { es: "No se pudo llegar a Meta.", en: "Meta could not be reached." },
	"kind.bad-request": {
		es: "Meta no conoce ese identificador de número o de cuenta.",
		en: "Meta does not know that id of a number or an account.",
	},
	"kind.other": { es: "La prueba falló.", en: "The test failed." },
	templates: { es: "Plantillas", en: "Templates" },
	templatesLead: {
		es: "Textos aprobados en Meta. Desde la bandeja se envían cuando pasaron más de 24 horas.",
		en: "Texts approved at Meta. They are sent from the inbox after more than 24 hours.",
	},
	noTemplates: { es: "Todavía no hay plantillas", en: "No templates yet" },
	add: { es: "Agregar plantilla", en: "Add a template" },
	remove: { es: "Quitar {name}", en: "Remove {name}" },
	removed: { es: "Plantilla quitada", en: "Template removed" },
	added: { es: "Plantilla agregada", en: "Template added" },
	name: { es: "Nombre en Meta", en: "Name at Meta" },
	nameHint: { es: "Tal como se aprobó: minúsculas, números y _.", en: "As approved: lower case, digits and _." },
	language: { es: "Idioma en Meta", en: "Language at Meta" },
	languageHint: { es: "Por ejemplo es, es_AR o en_US.", en: "For example es, es_AR or en_US." },
	body: { es: "Texto aprobado", en: "Approved text" },
	bodyHint: {
		es: "Con sus lugares {places}: es lo que se ve en la conversación.",
		en: "With its places {places}: it is what the conversation shows.",
	},
	values: { es: "Qué va en cada lugar", en: "What goes in each place" },
	valuesHint: { es: "Uno por línea, en orden.", en: "One a line, in order." },
	save: { es: "Guardar", en: "Save" },
});
