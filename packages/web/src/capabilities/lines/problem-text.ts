import type { LineProblem } from "@centralita/contracts";
import { defineText } from "../../shared/i18n/index.ts";

type Part = "title" | "why" | "mend";
type Key = `${LineProblem["code"]}.${Part}`;

/** Each thing that may be wrong with an account or a line: what it is, what it means, and how to mend it. */
export const lineProblemText = defineText("line-problem", {
	"no-public-url.title": { es: "Falta la dirección pública", en: "The public address is missing" },
	"no-public-url.why": {
		es: "El operador no sabe a dónde avisar de una llamada: Centralita no conoce su propia dirección en internet.",
		en: "The carrier does not know whom to tell about a call: Centralita does not know its own address on the internet.",
	},
	"no-public-url.mend": {
		es: "Define PUBLIC_URL en la configuración del servidor, por ejemplo https://llamadas.tuempresa.com, y reinícialo.",
		en: "Set PUBLIC_URL in the server’s configuration, for example https://calls.yourcompany.com, and restart it.",
	},
	"public-url-not-https.title": { es: "La dirección pública no es HTTPS", en: "The public address is not HTTPS" },
	"public-url-not-https.why": {
		es: "Los operadores envían el audio solo por conexiones cifradas; sin HTTPS las llamadas quedan mudas.",
		en: "Carriers send audio over encrypted connections only; without HTTPS calls stay silent.",
	},
	"public-url-not-https.mend": {
		es: "Pon un certificado delante (nginx, Caddy o tu balanceador) y cambia PUBLIC_URL para que empiece con https://.",
		en: "Put a certificate in front (nginx, Caddy or your load balancer) and make PUBLIC_URL begin with https://.",
	},
	"webhook-unreachable.title": {
		es: "El operador no puede llegar al servidor",
		en: "The carrier cannot reach the server",
	},
	"webhook-unreachable.why": {
		es: "La dirección de avisos no responde desde internet, así que las llamadas entrantes no llegan.",
		en: "The webhook address does not answer from the internet, so inbound calls do not arrive.",
	},
	"webhook-unreachable.mend": {
		es: "Revisa el DNS, el cortafuegos y que el proxy reenvíe /carriers/ con WebSocket a este servidor.",
		en: "Check the DNS, the firewall, and that the proxy forwards /carriers/ with WebSocket to this server.",
	},
	"webhook-altered.title": { es: "Algo cambia los avisos en el camino", en: "Something changes webhooks on their way" },
	"webhook-altered.why": {
		es: "Lo que llega no es lo que se envió: un proxy reescribe la dirección o el cuerpo, y la firma deja de valer.",
		en: "What arrives is not what was sent: a proxy rewrites the address or the body, and the signature no longer holds.",
	},
	"webhook-altered.mend": {
		es: "Haz que el proxy reenvíe la ruta, los parámetros y el cuerpo de /carriers/ tal como llegan.",
		en: "Make the proxy forward the path, the query and the body of /carriers/ just as they come.",
	},
	"signature-mismatch.title": { es: "Las firmas no coinciden", en: "Signatures do not match" },
	"signature-mismatch.why": {
		es: "Llegan avisos que no se pueden dar por auténticos, y se rechazan. Suele ser que la dirección pública configurada no es la que usa el operador.",
		en: "Webhooks arrive that cannot be taken as genuine, and are refused. Usually the configured public address is not the one that the carrier calls.",
	},
	"signature-mismatch.mend": {
		es: "Compara PUBLIC_URL con la dirección de abajo: esquema, dominio y puerto deben ser iguales. Si ya lo son, reemplaza las credenciales.",
		en: "Compare PUBLIC_URL with the address below: scheme, domain and port must be the same. If they are, replace the credentials.",
	},
	"wrong-credentials.title": {
		es: "El operador no acepta las credenciales",
		en: "The carrier does not accept the credentials",
	},
	"wrong-credentials.why": {
		es: "Con lo guardado no se puede consultar la cuenta ni llamar.",
		en: "With what is stored the account cannot be read and no call can be made.",
	},
	"wrong-credentials.mend": {
		es: "Copia de nuevo las credenciales desde la consola del operador y reemplázalas con «Editar».",
		en: "Copy the credentials from the carrier’s console again and replace them with “Edit”.",
	},
	"account-inactive.title": { es: "La cuenta no está activa", en: "The account is not active" },
	"account-inactive.why": {
		es: "El operador la tiene suspendida o cerrada, y no cursa llamadas.",
		en: "The carrier has suspended or closed it, and carries no calls.",
	},
	"account-inactive.mend": {
		es: "Entra en la consola del operador: suele faltar un pago o una verificación.",
		en: "Sign in to the carrier’s console: usually a payment or a verification is missing.",
	},
	"carrier-unreachable.title": { es: "El operador no responde", en: "The carrier does not answer" },
	"carrier-unreachable.why": {
		es: "No se pudo consultar la cuenta. Las llamadas entrantes pueden seguir funcionando.",
		en: "The account could not be read. Inbound calls may work all the same.",
	},
	"carrier-unreachable.mend": {
		es: "Vuelve a comprobar en unos minutos. Si sigue, revisa que el servidor pueda salir a internet y la página de estado del operador.",
		en: "Check again in a few minutes. If it goes on, check that the server can reach the internet, and the carrier’s status page.",
	},
	"no-balance.title": { es: "No queda saldo", en: "There is no balance left" },
	"no-balance.why": {
		es: "El operador rechaza llamadas, y puede hacerlo también con las entrantes.",
		en: "The carrier refuses calls, and may refuse inbound ones too.",
	},
	"no-balance.mend": {
		es: "Carga saldo en la consola del operador y activa la recarga automática.",
		en: "Add funds in the carrier’s console and turn on automatic recharge.",
	},
	"low-balance.title": { es: "Queda poco saldo", en: "The balance is low" },
	"low-balance.why": { es: "Alcanza para pocas llamadas más.", en: "It is enough for a few more calls." },
	"low-balance.mend": {
		es: "Carga saldo o activa la recarga automática antes de que se termine.",
		en: "Add funds or turn on automatic recharge before it runs out.",
	},
	"no-numbers.title": { es: "La cuenta no tiene números", en: "The account has no numbers" },
	"no-numbers.why": {
		es: "Sin un número con voz no hay a dónde llamar.",
		en: "Without a number that carries voice there is nowhere to call.",
	},
	"no-numbers.mend": {
		es: "Compra uno en la consola del operador, con voz habilitada, y vuelve a comprobar.",
		en: "Buy one in the carrier’s console, with voice enabled, and check again.",
	},
	"no-voice-application.title": { es: "No existe la aplicación de voz", en: "The voice application does not exist" },
	"no-voice-application.why": {
		es: "La conexión indicada no está en la cuenta o no es de Call Control, y las llamadas no tienen por dónde pasar.",
		en: "The connection given is not in the account or is not a Call Control one, and calls have no way through.",
	},
	"no-voice-application.mend": {
		es: "Crea una aplicación de Call Control en Mission Control, con la dirección de avisos de abajo, y pon su identificador con «Editar».",
		en: "Create a Call Control application in Mission Control, with the webhook address below, and enter its id with “Edit”.",
	},
	"number-not-connected.title": { es: "Un número no apunta a Centralita", en: "A number does not point to Centralita" },
	"number-not-connected.why": {
		es: "Alguien cambió su configuración en la consola del operador, y sus llamadas van a otra parte.",
		en: "Someone changed its settings in the carrier’s console, and its calls go elsewhere.",
	},
	"number-not-connected.mend": {
		es: "Abre su línea y guárdala de nuevo: eso vuelve a conectar el número.",
		en: "Open its line and save it again: that connects the number once more.",
	},
	"no-assistant.title": { es: "Una línea no tiene quien atienda", en: "A line has nobody to answer" },
	"no-assistant.why": {
		es: "No tiene asistente, o el suyo no está publicado: quien llama oye que la línea no está en servicio.",
		en: "It has no assistant, or its assistant is not published: callers hear that the line is not in service.",
	},
	"no-assistant.mend": {
		es: "Elige un asistente publicado en la línea.",
		en: "Choose a published assistant for the line.",
	},
} satisfies Record<Key, { es: string; en: string }>);
