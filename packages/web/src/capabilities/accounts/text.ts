import { defineText } from "../../shared/i18n/index.ts";

/** Set-up, sign-in, invitation, profile. */
export const accountsText = defineText("accounts", {
	setupTitle: { es: "Bienvenido a Centralita", en: "Welcome to Centralita" },
	setupLead: {
		es: "Crea la cuenta propietaria. Con ella invitas después al resto del equipo.",
		en: "Create the owner’s account. With it you will invite the rest of the team.",
	},
	setupAction: { es: "Crear la cuenta", en: "Create the account" },
	setupNoToken: {
		es: "Abre el enlace completo que el servidor muestra en la terminal al arrancar.",
		en: "Open the complete link that the server prints in the terminal when it starts.",
	},
	setupNoTokenTitle: { es: "Falta el enlace de configuración", en: "The set-up link is missing" },
	setupDone: { es: "Centralita ya tiene propietario.", en: "Centralita already has an owner." },
	setupPending: {
		es: "Centralita todavía no está configurada. Abre el enlace que el servidor muestra en la terminal al arrancar.",
		en: "Centralita is not set up yet. Open the link that the server prints in the terminal when it starts.",
	},
	invitationTitle: { es: "Elige tu contraseña", en: "Choose your password" },
	invitationLead: {
		es: "Te invitaron a Centralita. Con tu contraseña la cuenta queda lista.",
		en: "You were invited to Centralita. With your password the account is ready.",
	},
	invitationAction: { es: "Entrar", en: "Continue" },
	invitationNoToken: {
		es: "Abre el enlace completo que recibiste, o pide uno nuevo.",
		en: "Open the complete link that you received, or ask for a new one.",
	},
	invitationNoTokenTitle: { es: "Falta el enlace de invitación", en: "The invitation link is missing" },
	signInTitle: { es: "Inicia sesión", en: "Sign in" },
	signInLead: { es: "Entra a la centralita de tu empresa.", en: "Open your company’s contact centre." },
	signInAction: { es: "Entrar", en: "Sign in" },
	signInExpired: {
		es: "Tu sesión terminó. Entra de nuevo y seguirás donde estabas.",
		en: "Your session ended. Sign in again and you will be back where you were.",
	},
	goSignIn: { es: "Ir a iniciar sesión", en: "Go to sign in" },
	forgot: {
		es: "¿Olvidaste la contraseña? Pide a quien administra Centralita un enlace nuevo.",
		en: "Forgot your password? Ask whoever manages Centralita for a new link.",
	},
	name: { es: "Nombre", en: "Name" },
	email: { es: "Correo electrónico", en: "E-mail" },
	password: { es: "Contraseña", en: "Password" },
	language: { es: "Idioma", en: "Language" },
	passwordHint: {
		es: "Diez caracteres o más. Una frase larga es mejor que símbolos raros.",
		en: "Ten characters or more. A long phrase is better than odd symbols.",
	},
	strength: { es: "Fortaleza de la contraseña", en: "Password strength" },
	"strength.0": { es: "Muy corta", en: "Too short" },
	"strength.1": { es: "Fácil de adivinar", en: "Easy to guess" },
	"strength.2": { es: "Aceptable", en: "Fair" },
	"strength.3": { es: "Buena", en: "Good" },
	"strength.4": { es: "Muy buena", en: "Strong" },
	pitch: {
		es: "La centralita con inteligencia artificial que tu empresa aloja en su propia casa.",
		en: "The AI contact centre that your company hosts in its own house.",
	},
	profileTitle: { es: "Perfil", en: "Profile" },
	profileLead: { es: "Tu nombre, tu idioma y tu contraseña.", en: "Your name, language and password." },
	profileCard: { es: "Datos personales", en: "Personal details" },
	passwordCard: { es: "Cambiar la contraseña", en: "Change password" },
	passwordCardLead: {
		es: "Al cambiarla se cierran tus sesiones en otros dispositivos.",
		en: "Changing it ends your sessions on other devices.",
	},
	currentPassword: { es: "Contraseña actual", en: "Current password" },
	nextPassword: { es: "Contraseña nueva", en: "New password" },
	changePassword: { es: "Cambiar contraseña", en: "Change password" },
	passwordChanged: { es: "Contraseña cambiada", en: "Password changed" },
});
