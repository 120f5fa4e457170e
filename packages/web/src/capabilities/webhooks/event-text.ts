import type { WebhookEventGroup, WebhookEventType } from "@centralita/contracts";
import { defineText } from "../../shared/i18n/index.ts";

/** What each type of webhook tells. */
export const webhookEventText = defineText("webhook-events", {
	"conversation.started": { es: "Empezó una conversación", en: "A conversation began" },
	"conversation.ended": { es: "Terminó una conversación", en: "A conversation ended" },
	"extraction.completed": { es: "Se analizó una conversación", en: "A conversation was analysed" },
	"handoff.requested": { es: "Alguien pide una persona", en: "Somebody asks for a person" },
	"call.started": { es: "Empezó una llamada", en: "A call began" },
	"call.ended": { es: "Terminó una llamada", en: "A call ended" },
	"call.unanswered": { es: "Una llamada no se atendió", en: "A call was not answered" },
	"ticket.created": { es: "Se abrió un ticket", en: "A ticket was opened" },
	"ticket.updated": { es: "Cambió un ticket", en: "A ticket changed" },
	"ticket.replied": { es: "Se escribió en un ticket", en: "Something was written on a ticket" },
	"ticket.closed": { es: "Se cerró un ticket", en: "A ticket was closed" },
	"ticket.breached": { es: "Un ticket venció", en: "A ticket is overdue" },
	"session.started": { es: "Empezó una guía", en: "A guide began" },
	"step.completed": { es: "Un paso funcionó", en: "A step worked" },
	"step.failed": { es: "Un paso no funcionó", en: "A step did not work" },
	"problem.detected": { es: "Se detectó un problema", en: "A problem was detected" },
	"session.resolved": { es: "Una guía resolvió el problema", en: "A guide solved the problem" },
	"session.escalated": { es: "Una guía pasó a una persona", en: "A guide was handed to a person" },
	"session.abandoned": { es: "Una guía quedó a medias", en: "A guide was left half done" },
	"feedback.received": { es: "Alguien dio su opinión", en: "Somebody gave feedback" },
	"campaign.started": { es: "Empezó una campaña", en: "A campaign began" },
	"campaign.attempt-ended": { es: "Terminó una llamada de una campaña", en: "A call of a campaign is over" },
	"campaign.result": {
		es: "Una campaña tiene el resultado de una conversación",
		en: "A campaign has a conversation’s result",
	},
	"campaign.finished": { es: "Terminó una campaña", en: "A campaign finished" },
	"contact.erased": { es: "Se borró un contacto", en: "A contact was erased" },
	"webhook.test": { es: "Prueba", en: "Test" },
} satisfies Record<WebhookEventType | "webhook.test", { es: string; en: string }>);

export const webhookGroupText = defineText("webhook-groups", {
	conversations: { es: "Conversaciones", en: "Conversations" },
	calls: { es: "Llamadas", en: "Calls" },
	tickets: { es: "Tickets", en: "Tickets" },
	guides: { es: "Guías", en: "Guides" },
	campaigns: { es: "Campañas", en: "Campaigns" },
	contacts: { es: "Contactos", en: "Contacts" },
} satisfies Record<WebhookEventGroup, { es: string; en: string }>);
