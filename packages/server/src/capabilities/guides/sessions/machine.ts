import type { EscalationReason, guideOutcomes, SessionResolution, SessionStatus } from "@centralita/contracts";
import type { NodeOutcome } from "../../../dialogue/index.ts";

/** Where a session stands. A guide that came to its end says so in `outcome`; that alone resolves nothing. */
export type Standing = {
	status: SessionStatus;
	resolution: SessionResolution | null;
	outcome: (typeof guideOutcomes)[number] | null;
	/** Why a person is needed. */
	reason: EscalationReason | null;
	/** A ticket was opened, or a person called. */
	handedOver: boolean;
	failures: number;
};

export type Change =
	| { type: "node"; outcome: NodeOutcome }
	| { type: "person-needed"; reason: EscalationReason }
	| { type: "goes-on" }
	| { type: "handed-over" }
	| { type: "ended"; outcome: (typeof guideOutcomes)[number]; confirmed: boolean }
	| { type: "confirmed" }
	| { type: "denied" }
	/** Nobody answered for long, or it has lasted too long. */
	| { type: "timed-out" };

export const begun: Standing = {
	status: "started",
	resolution: null,
	outcome: null,
	reason: null,
	handedOver: false,
	failures: 0,
};

const over: ReadonlySet<SessionStatus> = new Set(["resolved", "escalated", "abandoned"]);
export const isOver = ({ status }: Standing): boolean => over.has(status);

/** A guide that ended well, if the contact agrees. */
export const wentWell = ({ outcome }: Standing): boolean => outcome === "resolved" || outcome === "informed";

/**
 * What a session becomes. Pure, and total: what does not fit changes nothing. Escalated is for ever; resolved until the
 * contact denies it; whoever answers again after they were gone goes on.
 */
export function next(standing: Standing, change: Change): Standing {
	const { status } = standing;
	if (status === "escalated") return standing;
	if (status === "resolved")
		return change.type === "denied" ? needsPerson(standing, "unresolved") : confirm(standing, change);
	switch (change.type) {
		case "node": {
			if (change.outcome === "passed" || change.outcome === "known") return standing;
			const failures = standing.failures + (change.outcome === "failed" ? 1 : 0);
			return { ...standing, status: "in_progress", outcome: null, reason: null, failures };
		}
		case "person-needed":
			return status === "needs_escalation" ? standing : needsPerson(standing, change.reason);
		case "goes-on":
			return status === "needs_escalation" && standing.outcome === null
				? { ...standing, status: "in_progress", reason: null }
				: standing;
		case "handed-over":
			return status === "needs_escalation"
				? { ...standing, status: "escalated", handedOver: true }
				: { ...standing, handedOver: true };
		case "ended":
			return ended({ ...standing, outcome: change.outcome }, change.confirmed);
		case "confirmed":
			return confirm(standing, change);
		case "denied":
			return wentWell(standing) ? needsPerson(standing, "unresolved") : standing;
		case "timed-out":
			if (status === "abandoned") return standing;
			if (standing.handedOver) return escalated(standing);
			if (wentWell(standing) && status !== "needs_escalation")
				return { ...standing, status: "resolved", resolution: "assumed" };
			return { ...standing, status: "abandoned" };
	}
}

function ended(standing: Standing, confirmed: boolean): Standing {
	if (standing.handedOver) return escalated(standing);
	if (standing.outcome === "abandoned") return { ...standing, status: "abandoned" };
	if (!wentWell(standing)) return needsPerson(standing, standing.reason ?? "unresolved");
	if (standing.outcome === "resolved" && confirmed) return { ...standing, status: "resolved", resolution: "confirmed" };
	return { ...standing, status: "in_progress" };
}

const escalated = (standing: Standing): Standing => ({
	...standing,
	status: "escalated",
	reason: standing.reason ?? "asked",
});

const needsPerson = (standing: Standing, reason: EscalationReason): Standing => ({
	...standing,
	status: "needs_escalation",
	resolution: null,
	reason,
});

/** "Sí, funciona": of a guide that ended well, whether or not it was assumed already. */
const confirm = (standing: Standing, change: Change): Standing =>
	change.type === "confirmed" && wentWell(standing) && standing.status !== "abandoned"
		? { ...standing, status: "resolved", resolution: "confirmed", reason: null }
		: standing;
