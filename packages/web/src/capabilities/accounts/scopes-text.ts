import type { Permission } from "@centralita/contracts";
import { defineText } from "../../shared/i18n/index.ts";

/** What each permission lets one do. */
export const scopesText = defineText("scopes", {
	"conversations:read": { es: "Leer conversaciones", en: "Read conversations" },
	"conversations:delete": { es: "Eliminar conversaciones", en: "Delete conversations" },
	"conversations:export": { es: "Exportar conversaciones", en: "Export conversations" },
	"personal-data:read": {
		es: "Exportar sin enmascarar y ver lo enmascarado",
		en: "Export unmasked and see what is masked",
	},
	"calls:simulate": { es: "Llamar desde el simulador", en: "Call from the simulator" },
	"calls:supervise": { es: "Supervisar llamadas", en: "Supervise calls" },
	"calls:dial": { es: "Llamar a teléfonos", en: "Call telephones" },
	"chats:answer": { es: "Atender chats", en: "Answer chats" },
	"contacts:read": { es: "Leer contactos", en: "Read contacts" },
	"contacts:write": { es: "Editar contactos", en: "Edit contacts" },
	"contacts:erase": { es: "Borrar contactos", en: "Erase contacts" },
	"contacts:import": { es: "Importar contactos de archivos", en: "Import contacts from files" },
	"contacts:export": { es: "Exportar contactos", en: "Export contacts" },
	"campaigns:read": { es: "Ver campañas", en: "See campaigns" },
	"campaigns:write": { es: "Crear y controlar campañas", en: "Make and run campaigns" },
	"assistants:read": { es: "Ver asistentes", en: "See assistants" },
	"assistants:write": { es: "Editar y publicar asistentes", en: "Edit and publish assistants" },
	"guides:read": { es: "Ver guías", en: "See guides" },
	"guides:write": { es: "Editar guías", en: "Edit guides" },
	"guides:run": { es: "Ejecutar guías paso a paso", en: "Run guides step by step" },
	"tickets:read": { es: "Leer tickets", en: "Read tickets" },
	"tickets:write": { es: "Abrir y atender tickets", en: "Open and work on tickets" },
	"tickets:export": { es: "Exportar tickets", en: "Export tickets" },
	"insights:read": { es: "Ver informes", en: "See reports" },
	"settings:read": { es: "Ver la configuración", en: "See settings" },
	"settings:write": { es: "Cambiar la configuración", en: "Change settings" },
	"users:read": { es: "Ver usuarios", en: "See users" },
	"users:write": { es: "Gestionar usuarios", en: "Manage users" },
	"api-keys:manage": { es: "Gestionar claves de API", en: "Manage API keys" },
	"audit:read": { es: "Leer la auditoría", en: "Read the audit log" },
} satisfies Record<Permission, { es: string; en: string }>);
