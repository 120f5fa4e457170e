import { defineText } from "../../shared/i18n/index.ts";

/** Lines and the carriers' accounts behind them. */
export const linesText = defineText("lines", {
	title: { es: "Líneas telefónicas", en: "Phone lines" },
	lead: {
		es: "Qué números atienden tus asistentes, y a qué hora.",
		en: "Which numbers your assistants answer, and when.",
	},
	"carrier.twilio": { es: "Twilio", en: "Twilio" },
	"carrier.telnyx": { es: "Telnyx", en: "Telnyx" },
	connect: { es: "Conectar una cuenta", en: "Connect an account" },
	connectCarrier: { es: "Conectar {carrier}", en: "Connect {carrier}" },
	connected: { es: "{label} está conectada", en: "{label} is connected" },
	carrierRefused: { es: "El operador no lo aceptó: {detail}", en: "The carrier did not accept it: {detail}" },
	emptyTitle: { es: "Conecta tu operador telefónico", en: "Connect your phone carrier" },
	emptyLead: {
		es: "Con una cuenta de Twilio o Telnyx, tus números quedan atendidos por un asistente en unos minutos. Mientras tanto puedes hablar con ellos desde el simulador.",
		en: "With a Twilio or Telnyx account, an assistant answers your numbers within minutes. Until then you can talk to assistants from the simulator.",
	},
	emptyReadOnly: {
		es: "Quien administra Centralita puede conectar una cuenta de Twilio o Telnyx.",
		en: "Whoever manages Centralita can connect a Twilio or Telnyx account.",
	},
	lines: { es: "Líneas", en: "Lines" },
	noLines: {
		es: "Todavía no hay líneas. Elige un número de una cuenta para crear la primera.",
		en: "No lines yet. Choose a number of an account to create the first.",
	},
	alwaysOpen: { es: "Siempre abierta", en: "Always open" },
	openNow: { es: "Abierta", en: "Open" },
	closedNow: { es: "Cerrada", en: "Closed" },
	disabled: { es: "Desactivada", en: "Off" },
	noAssistant: { es: "Sin asistente", en: "No assistant" },
	liveCalls: {
		es: "{count, plural, one {# en curso} other {# en curso}}",
		en: "{count, plural, one {# live call} other {# live calls}}",
	},
	accounts: { es: "Cuentas de operador", en: "Carrier accounts" },
	fromEnvironment: { es: "Del entorno", en: "From the environment" },
	environmentHint: {
		es: "Viene de variables de entorno del servidor: se cambia y se quita ahí.",
		en: "It comes from the server’s environment variables: change or remove it there.",
	},
	accountId: { es: "Termina en {hint}", en: "Ends in {hint}" },
	checkAgain: { es: "Comprobar de nuevo", en: "Check again" },
	checking: { es: "Comprobando la cuenta…", en: "Checking the account…" },
	checkedAt: { es: "Comprobado a las {time}", en: "Checked at {time}" },
	allWell: { es: "Todo en orden", en: "All is well" },
	allWellLead: {
		es: "El operador responde y la dirección pública lleva a este servidor.",
		en: "The carrier answers, and the public address leads to this server.",
	},
	problems: {
		es: "{count, plural, one {Hay algo por arreglar} other {Hay # cosas por arreglar}}",
		en: "{count, plural, one {There is something to mend} other {There are # things to mend}}",
	},
	howToMend: { es: "Cómo se arregla", en: "How to mend it" },
	seen: { es: "Lo que se vio", en: "What was seen" },
	accountName: { es: "Nombre en el operador", en: "Name at the carrier" },
	balance: { es: "Saldo", en: "Balance" },
	webhooks: { es: "Avisos recibidos", en: "Webhooks received" },
	webhookCounts: {
		es: "{accepted} aceptados, {refused} rechazados",
		en: "{accepted} accepted, {refused} refused",
	},
	noWebhooks: { es: "Ninguno desde que arrancó", en: "None since it started" },
	lastWebhook: { es: "último {when}", en: "last {when}" },
	webhookUrl: { es: "Dirección de avisos", en: "Webhook address" },
	webhookUrlHint: {
		es: "Al usar un número se configura sola. Solo la necesitas para ponerla a mano en la consola del operador.",
		en: "It is set up by itself when you use a number. You need it only to enter it by hand in the carrier’s console.",
	},
	noWebhookUrl: {
		es: "Estará cuando el servidor tenga PUBLIC_URL.",
		en: "It comes once the server has PUBLIC_URL.",
	},
	numbers: { es: "Números", en: "Numbers" },
	noNumbers: { es: "Esta cuenta no tiene números con voz.", en: "This account has no numbers that carry voice." },
	useNumber: { es: "Usar este número", en: "Use this number" },
	inUse: { es: "En uso", en: "In use" },
	editAccount: { es: "Editar", en: "Edit" },
	removeAccount: { es: "Quitar la cuenta", en: "Remove the account" },
	removeAccountTitle: { es: "¿Quitar «{label}»?", en: "Remove “{label}”?" },
	removeAccountLead: {
		es: "Se olvidan sus credenciales. Las conversaciones se conservan.",
		en: "Its credentials are forgotten. Conversations are kept.",
	},
	removeLinesFirst: {
		es: "Primero quita {count, plural, one {la línea que la usa} other {las # líneas que la usan}}.",
		en: "First remove {count, plural, one {the line that uses it} other {the # lines that use it}}.",
	},
	accountRemoved: { es: "«{label}» se quitó", en: "“{label}” was removed" },
});
