import { dtmfTone, encodeMuLaw } from "../telephone/index.ts";
import type { Leg } from "./leg.ts";

/** Lets the person hear keys, after what is queued. */
export function sendDigits(leg: Leg, digits: string): void {
	for (const digit of digits) {
		leg.keys += digit;
		leg.note("digit-sent", { digit });
		leg.ear.receive(encodeMuLaw(dtmfTone(digit)));
	}
}
