import { defineText } from "../../shared/i18n/index.ts";

/** What the audit log's actions mean; said after who did it; one that is not here is shown by its name. */
export const actionText = defineText("action", {
	"setup.completed": { es: "configuró Centralita", en: "set up Centralita" },
	"session.signed-in": { es: "inició sesión", en: "signed in" },
	"session.signed-out": { es: "cerró sesión", en: "signed out" },
	"session.sign-in-failed": { es: "intentó entrar sin éxito", en: "failed to sign in" },
	"session.token-reused": {
		es: "cerró una sesión cuya cookie fue copiada",
		en: "ended a session whose cookie had been copied",
	},
	"password.changed": { es: "cambió su contraseña", en: "changed the password" },
	"password.change-failed": { es: "intentó cambiar la contraseña sin éxito", en: "failed to change the password" },
	"invitation.accepted": { es: "aceptó la invitación", en: "accepted the invitation" },
	"user.invited": { es: "invitó a un usuario", en: "invited a user" },
	"user.changed": { es: "cambió un usuario", en: "changed a user" },
	"user.removed": { es: "eliminó un usuario", en: "deleted a user" },
	"api-key.created": { es: "creó una clave de API", en: "created an API key" },
	"api-key.removed": { es: "revocó una clave de API", en: "revoked an API key" },
	"assistant.created": { es: "creó un asistente", en: "created an assistant" },
	"assistant.published": { es: "publicó un asistente", en: "published an assistant" },
	"assistant.saved": { es: "guardó el borrador de un asistente", en: "saved an assistant’s draft" },
	"assistant.version-restored": {
		es: "restauró una versión de un asistente",
		en: "restored an assistant’s version",
	},
	"assistant.brought-back": { es: "recuperó un asistente archivado", en: "brought back an archived assistant" },
	"assistant.archived": { es: "archivó un asistente", en: "archived an assistant" },
	"call.hung-up": { es: "colgó una llamada", en: "hung up a call" },
	"conversation.deleted": { es: "eliminó una conversación", en: "deleted a conversation" },
	"conversation.exported": { es: "exportó una conversación", en: "exported a conversation" },
	"contact.created": { es: "creó un contacto", en: "created a contact" },
	"contact.changed": { es: "cambió un contacto", en: "changed a contact" },
	"smart-mode.changed": { es: "cambió el modo inteligente", en: "changed smart mode" },
});
