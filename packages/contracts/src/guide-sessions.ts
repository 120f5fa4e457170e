/** Sessions: runs of a guide's version, on any channel. */
import { z } from "zod";
import { Id } from "./common.ts";
import { GuideSlug, NodeId } from "./guides.ts";

/** Where a guide is run: `page` is its public page, `agent` a colleague beside a conversation, `simulator` a call from the browser. */
export const sessionChannels = ["voice", "web", "whatsapp", "page", "api", "agent", "simulator"] as const;
export const SessionChannel = z.enum(sessionChannels);
export type SessionChannel = z.infer<typeof SessionChannel>;

export const sessionStatuses = [
	"started",
	"in_progress",
	"resolved",
	"needs_escalation",
	"escalated",
	"abandoned",
] as const;
export const SessionStatus = z.enum(sessionStatuses);
export type SessionStatus = z.infer<typeof SessionStatus>;

/** Said by the contact, or assumed after their silence. */
export const SessionResolution = z.enum(["confirmed", "assumed"]);
export type SessionResolution = z.infer<typeof SessionResolution>;

/** Why a person is needed. */
export const escalationReasons = ["failures", "asked", "not-understood", "unresolved", "frustration"] as const;
export const EscalationReason = z.enum(escalationReasons);
export type EscalationReason = z.infer<typeof EscalationReason>;

/** Of every event of a session; `version` is the one that it runs to its end. */
export const sessionFacts = {
	sessionId: Id,
	guide: GuideSlug,
	version: z.number().int(),
	channel: SessionChannel,
	conversationId: Id.optional(),
};

const step = z.object({
	...sessionFacts,
	step: z.object({ guide: GuideSlug, node: NodeId, ordinal: z.number().int() }),
});

export const sessionEvents = {
	"session.started": z.object(sessionFacts),
	/** A step was done and worked. */
	"step.completed": step,
	"step.failed": step,
	"session.resolved": z.object({ ...sessionFacts, resolution: SessionResolution }),
	"session.escalated": z.object({ ...sessionFacts, reason: EscalationReason, ticketId: Id.nullable() }),
	"session.abandoned": z.object({ ...sessionFacts, node: NodeId.nullable() }),
	"feedback.received": z.object({
		...sessionFacts,
		rating: z.number().int(),
		helpful: z.boolean().nullable(),
		comment: z.string(),
	}),
	/** Somebody described a problem and a guide was found for it; personal data in `problem` is masked. */
	"problem.detected": z.object({ ...sessionFacts, problem: z.string() }),
} as const;
