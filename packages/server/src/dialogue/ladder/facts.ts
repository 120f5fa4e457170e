import { parsePhoneNumberFromString } from "libphonenumber-js";
import type { Scene } from "../scene.ts";
import { parseEmail, parseName, parsePhone } from "../slots/index.ts";
import { tidy } from "../text/fold.ts";
import type { Turn } from "../turn.ts";

/** The slots that the dialogue itself asks for; guides that use the same names share them. */
export const slotNames = {
	name: "customerName",
	phone: "phone",
	email: "email",
	problem: "problem",
	callback: "wantsCallback",
} as const;

/** Keeps what is said in passing: "me llamo Ana", a number, an address. Returns the names of what is new. */
export function noteFacts(turn: Turn, scene: Scene, text: string): string[] {
	const context = scene.slotContext(false);
	const found: Record<string, string> = {};
	const name = parseName(text, context);
	if (name && name.confidence >= 0.8) found[slotNames.name] = name.value;
	const phone = parsePhone(text, context);
	if (phone && phone.confidence >= 0.8) found[slotNames.phone] = phone.value;
	const email = parseEmail(text, context);
	if (email && email.confidence >= 0.8) found[slotNames.email] = email.value;
	const fresh = Object.keys(found).filter((key) => turn.state.slots[key] !== found[key]);
	if (fresh.length > 0) learn(turn, found);
	return fresh;
}

/** Puts values where both the ladder and the guide under way see them. */
export function learn(turn: Turn, values: Readonly<Record<string, string | number | boolean>>): void {
	const { guide } = turn.state;
	turn.update({
		slots: { ...turn.state.slots, ...values },
		guide: guide && { ...guide, variables: { ...guide.variables, ...values } },
	});
}

/** The first words that name a problem are kept for whoever takes over. */
export function noteProblem(turn: Turn, text: string): void {
	if (turn.state.slots[slotNames.problem] !== undefined) return;
	const words = tidy(text).slice(0, 300);
	if (words.split(" ").length > 1) learn(turn, { [slotNames.problem]: words });
}

export const knownText = (turn: Turn, key: string): string => {
	const value = turn.state.slots[key];
	return value === undefined ? "" : String(value);
};

export const firstNameOf = (name: string): string => name.split(" ")[0] ?? "";

/** A number as people of its country say it, e.g. "11 4523 1234". */
export const spokenPhone = (phone: string): string =>
	parsePhoneNumberFromString(phone)
		?.formatInternational()
		.replace(/^\+\d+ /, "") ?? phone;
