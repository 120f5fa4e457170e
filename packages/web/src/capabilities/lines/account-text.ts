import { defineText } from "../../shared/i18n/index.ts";

/** The dialog that connects a carrier's account, or changes one. */
export const accountText = defineText("carrier-account", {
	connectTitle: { es: "Conectar una cuenta", en: "Connect an account" },
	connectLead: {
		es: "Las credenciales se guardan cifradas y no se vuelven a mostrar.",
		en: "Credentials are stored encrypted and never shown again.",
	},
	editTitle: { es: "Editar «{label}»", en: "Edit “{label}”" },
	carrier: { es: "Operador", en: "Carrier" },
	label: { es: "Nombre", en: "Name" },
	labelHint: { es: "Para reconocerla, por ejemplo «Ventas».", en: "To recognise it by, for example “Sales”." },
	replace: { es: "Reemplazar las credenciales", en: "Replace the credentials" },
	replaceHint: {
		es: "Las que hay siguen en uso hasta que guardes otras.",
		en: "Those there are stay in use until you save others.",
	},
	accountSid: { es: "Account SID", en: "Account SID" },
	accountSidHint: {
		es: "En console.twilio.com, en la portada, bajo «Account Info». Empieza con AC.",
		en: "At console.twilio.com, on the first page, under “Account Info”. It begins with AC.",
	},
	authToken: { es: "Auth Token", en: "Auth Token" },
	authTokenHint: {
		es: "Junto al Account SID; pulsa «Show» para verlo. También comprueba la firma de los avisos.",
		en: "Beside the Account SID; press “Show” to see it. It also verifies the webhooks’ signatures.",
	},
	apiKey: { es: "Clave de API", en: "API key" },
	apiKeyHint: {
		es: "En portal.telnyx.com, «Account Settings» → «Keys & Credentials» → «API Keys». Empieza con KEY.",
		en: "At portal.telnyx.com, “Account Settings” → “Keys & Credentials” → “API Keys”. It begins with KEY.",
	},
	publicKey: { es: "Clave pública", en: "Public key" },
	publicKeyHint: {
		es: "En la misma página, pestaña «Public Key». Comprueba la firma de los avisos.",
		en: "On the same page, tab “Public Key”. It verifies the webhooks’ signatures.",
	},
	connectionId: { es: "Identificador de la aplicación", en: "Application id" },
	connectionIdHint: {
		es: "En «Voice» → «Programmable Voice», el «Application ID» de tu aplicación de Call Control: solo cifras.",
		en: "Under “Voice” → “Programmable Voice”, the “Application ID” of your Call Control application: digits only.",
	},
	connect: { es: "Conectar", en: "Connect" },
	saved: { es: "Cuenta guardada", en: "Account saved" },
});
