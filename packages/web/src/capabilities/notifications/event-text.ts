import type { NotificationEventType, PersonalNotificationType } from "@centralita/contracts";
import { defineText } from "../../shared/i18n/index.ts";

/** What people may be told of. */
export const notificationEventText = defineText("notification-events", {
	"handoff.requested": { es: "Alguien pide una persona", en: "Somebody asks for a person" },
	"ticket.created": { es: "Se abrió un ticket", en: "A ticket was opened" },
	"ticket.replied": { es: "Un contacto respondió en un ticket", en: "A contact replied on a ticket" },
	"ticket.breached": { es: "Un ticket venció", en: "A ticket is overdue" },
	"ticket.closed": { es: "Se cerró un ticket", en: "A ticket was closed" },
	"call.unanswered": { es: "Una llamada no se atendió", en: "A call was not answered" },
	"session.escalated": { es: "Una guía pasó a una persona", en: "A guide was handed to a person" },
	"session.abandoned": { es: "Una guía quedó a medias", en: "A guide was left half done" },
	"problem.detected": { es: "Se detectó un problema", en: "A problem was detected" },
	"feedback.received": { es: "Alguien dio su opinión", en: "Somebody gave feedback" },
	"campaign.finished": { es: "Terminó una campaña", en: "A campaign finished" },
	"webhook.disabled": { es: "Se apagó un webhook", en: "A webhook was switched off" },
	"mention.created": { es: "Alguien nombró a un colega", en: "Somebody named a colleague" },
	"contact.erased": { es: "Se borró un contacto", en: "A contact was erased" },
} satisfies Record<NotificationEventType | PersonalNotificationType, { es: string; en: string }>);
