import { defineText } from "../../shared/i18n/index.ts";

/** What the audit log's actions mean; one that is not here is shown by its name. */
export const actionText = defineText("action", {
	"setup.completed": { es: "Configuró Centralita", en: "Set up Centralita" },
	"session.signed-in": { es: "Inició sesión", en: "Signed in" },
	"session.signed-out": { es: "Cerró sesión", en: "Signed out" },
	"session.sign-in-failed": { es: "Intento de entrada fallido", en: "Failed sign-in" },
	"session.token-reused": {
		es: "Se cerró una sesión cuya cookie fue copiada",
		en: "Ended a session whose cookie had been copied",
	},
	"password.changed": { es: "Cambió su contraseña", en: "Changed the password" },
	"password.change-failed": { es: "Intento fallido de cambiar la contraseña", en: "Failed to change the password" },
	"invitation.accepted": { es: "Aceptó la invitación", en: "Accepted the invitation" },
	"user.invited": { es: "Invitó a un usuario", en: "Invited a user" },
	"user.changed": { es: "Cambió un usuario", en: "Changed a user" },
	"user.removed": { es: "Eliminó un usuario", en: "Deleted a user" },
	"api-key.created": { es: "Creó una clave de API", en: "Created an API key" },
	"api-key.removed": { es: "Revocó una clave de API", en: "Revoked an API key" },
	"assistant.created": { es: "Creó un asistente", en: "Created an assistant" },
	"assistant.published": { es: "Publicó un asistente", en: "Published an assistant" },
	"assistant.restored": { es: "Restauró una versión de un asistente", en: "Restored an assistant’s version" },
	"assistant.archived": { es: "Archivó un asistente", en: "Archived an assistant" },
	"call.hung-up": { es: "Colgó una llamada", en: "Hung up a call" },
	"conversation.deleted": { es: "Eliminó una conversación", en: "Deleted a conversation" },
	"conversation.exported": { es: "Exportó una conversación", en: "Exported a conversation" },
	"contact.created": { es: "Creó un contacto", en: "Created a contact" },
	"contact.changed": { es: "Cambió un contacto", en: "Changed a contact" },
	"smart-mode.changed": { es: "Cambió el modo inteligente", en: "Changed smart mode" },
});
