import { useCallback } from "react";
import { defineText, useText } from "../i18n/index.ts";
import { ApiError, type FailureCode } from "./problem.ts";

export const problemText = defineText("problem", {
	"bad-request": { es: "La solicitud no es válida.", en: "The request is not valid." },
	"validation-failed": { es: "Hay datos por corregir.", en: "Some details need correcting." },
	"not-signed-in": { es: "Inicia sesión para continuar.", en: "Sign in to continue." },
	"wrong-credentials": {
		es: "El correo o la contraseña no coinciden.",
		en: "The e-mail or the password does not match.",
	},
	"session-expired": { es: "Tu sesión terminó. Vuelve a entrar.", en: "Your session ended. Sign in again." },
	forbidden: { es: "Tu rol no permite hacer esto.", en: "Your role does not allow this." },
	"csrf-failed": {
		es: "La página quedó desactualizada. Recárgala e inténtalo de nuevo.",
		en: "This page is out of date. Reload it and try again.",
	},
	"origin-refused": {
		es: "El servidor no acepta solicitudes desde esta dirección.",
		en: "The server does not accept requests from this address.",
	},
	"not-found": { es: "No existe o ya no está disponible.", en: "It does not exist or is no longer available." },
	"window-closed": {
		es: "Pasaron más de 24 horas desde que el contacto escribió por WhatsApp: envía una plantilla.",
		en: "More than 24 hours have passed since the contact wrote on WhatsApp: send a template.",
	},
	"opted-out": {
		es: "El contacto pidió que no le escriban.",
		en: "The contact asked not to be written to.",
	},
	conflict: { es: "Choca con algo que ya existe.", en: "It conflicts with something that already exists." },
	"revision-conflict": {
		es: "Otra persona guardó cambios mientras editabas.",
		en: "Someone else saved changes while you were editing.",
	},
	"idempotency-conflict": {
		es: "Esta acción ya se envió. Recarga la página para ver si se hizo.",
		en: "This action was already sent. Reload the page to see whether it was done.",
	},
	"rehearsal-required": {
		es: "Este borrador todavía no pasó su ensayo.",
		en: "This draft has not passed its rehearsal yet.",
	},
	"experiment-running": {
		es: "La guía tiene un experimento en curso: termínalo primero.",
		en: "An experiment runs on this guide: end it first.",
	},
	"last-owner": {
		es: "Debe quedar al menos un propietario activo.",
		en: "At least one active owner must remain.",
	},
	"already-set-up": { es: "Centralita ya está configurada.", en: "Centralita is already set up." },
	gone: { es: "Ya no está disponible.", en: "It is no longer available." },
	"link-expired": {
		es: "El enlace venció o ya se usó. Pide uno nuevo.",
		en: "The link has expired or was already used. Ask for a new one.",
	},
	"payload-too-large": { es: "Es demasiado grande para enviarlo.", en: "It is too large to send." },
	"unsupported-media-type": { es: "Ese tipo de archivo no se acepta.", en: "That kind of file is not accepted." },
	"weak-password": {
		es: "Esa contraseña es fácil de adivinar. Prueba con una frase más larga.",
		en: "That password is easy to guess. Try a longer phrase.",
	},
	"guide-invalid": {
		es: "La guía todavía tiene errores: corrígelos antes de publicar.",
		en: "The guide still has errors: correct them before publishing.",
	},
	"rate-limited": {
		es: "Demasiados intentos. Espera un momento y vuelve a probar.",
		en: "Too many attempts. Wait a moment and try again.",
	},
	internal: {
		es: "Algo falló en el servidor. Inténtalo de nuevo.",
		en: "Something failed on the server. Try again.",
	},
	"provider-failed": {
		es: "Un proveedor externo no respondió bien.",
		en: "An outside provider did not answer properly.",
	},
	"not-ready": { es: "El servidor todavía está arrancando.", en: "The server is still starting." },
	overloaded: {
		es: "El servidor está muy ocupado. Inténtalo en un momento.",
		en: "The server is very busy. Try again in a moment.",
	},
	draining: {
		es: "El servidor se está reiniciando. Inténtalo en un momento.",
		en: "The server is restarting. Try again in a moment.",
	},
	network: {
		es: "No hay respuesta del servidor. Revisa tu conexión.",
		en: "The server does not answer. Check your connection.",
	},
	unreadable: {
		es: "El servidor respondió algo inesperado. Recarga la página.",
		en: "The server answered something unexpected. Reload the page.",
	},
} satisfies Record<FailureCode, { es: string; en: string }>);

/** The code whose text to show for anything that was thrown. */
export const failureCode = (error: unknown): FailureCode => (error instanceof ApiError ? error.code : "internal");

/** What went wrong, in the reader's language. */
export function useProblemText(): (error: unknown) => string {
	const t = useText(problemText);
	return useCallback((error) => t(failureCode(error)), [t]);
}
