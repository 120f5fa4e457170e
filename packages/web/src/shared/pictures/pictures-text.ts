import { defineText } from "../i18n/index.ts";

export const picturesText = defineText("pictures", {
	picture: { es: "Imagen {number}", en: "Picture {number}" },
	enlarge: { es: "Ampliar la imagen {number}", en: "Enlarge picture {number}" },
	queued: { es: "Se está revisando…", en: "Being looked at…" },
	notShown: { es: "No se pudo mostrar.", en: "It could not be shown." },
	"refused.damaged": {
		es: "No se guardó: está dañada o incompleta.",
		en: "Not kept: it is damaged or incomplete.",
	},
	"refused.too-many-pixels": {
		es: "No se guardó: tiene demasiados píxeles.",
		en: "Not kept: it has too many pixels.",
	},
	"refused.disguised": {
		es: "No se guardó: además de una imagen llevaba otra cosa adentro.",
		en: "Not kept: it carried something else besides a picture.",
	},
	"refused.failed": { es: "No se guardó: no se pudo procesar.", en: "Not kept: it could not be processed." },
	unread: { es: "Nadie la leyó automáticamente.", en: "Nobody read it automatically." },
	analysis: { es: "Qué leyó el asistente", en: "What the assistant read" },
	deviceType: { es: "Equipo", en: "Device" },
	problemDetected: { es: "Problema", en: "Problem" },
	errorMessages: { es: "Mensajes de error", en: "Error messages" },
	technicalDetails: { es: "Detalles técnicos", en: "Technical details" },
	recommendations: { es: "Recomendación", en: "Recommendation" },
	nothingSeen: { es: "No reconoció ningún problema.", en: "It recognised no problem." },
});
