import { note } from "../guide/journal.ts";
import { present, summarise } from "../guide/walk.ts";
import type { SmallTalk } from "../intent/index.ts";
import type { Scene } from "../scene.ts";
import { parseName, parsePhone, parseYesNo } from "../slots/index.ts";
import { tidy } from "../text/fold.ts";
import { skipsQuestion } from "../text/skip.ts";
import type { Turn } from "../turn.ts";
import type { HandoffWay } from "../types.ts";
import { beforeConsent } from "./consent.ts";
import { firstNameOf, knownText, learn, noteFacts, noteProblem, slotNames, spokenPhone } from "./facts.ts";

type HandoffSlot = "handoff-problem" | "handoff-name" | "handoff-phone";
const order: readonly HandoffSlot[] = ["handoff-problem", "handoff-name", "handoff-phone"];
const slotOf = {
	"handoff-problem": slotNames.problem,
	"handoff-name": slotNames.name,
	"handoff-phone": slotNames.phone,
};
/** Asked again once; then it goes on without. */
const maxAttempts = 2;

/** Offers a person and waits for yes or no. */
export function offerPerson(turn: Turn, scene: Scene, text: string): void {
	if (beforeConsent(turn, scene)) {
		turn.source("guide");
		present(turn, scene);
		return;
	}
	turn.source("handoff");
	turn.say(text);
	turn.update({ pending: { kind: "confirm-handoff" }, misunderstood: 0 });
	const { labels } = scene.phrases;
	turn.options([
		{ value: "yes", label: labels.yes },
		{ value: "no", label: labels.no },
	]);
}

/**
 * Takes what a person needs to know to go on: problem, name, telephone; then hands over, or notes to call back. Before
 * the contact has agreed to be written down nobody is told: it waits for that.
 */
export function startHandoff(turn: Turn, scene: Scene, how: HandoffWay = "transfer"): void {
	turn.source("handoff");
	if (beforeConsent(turn, scene)) {
		turn.update({ awaited: how });
		turn.say(scene.phrases.handoff.afterConsent);
		return;
	}
	note(turn, scene, { type: "person-needed", reason: "asked" });
	turn.update({ misunderstood: 0 });
	learn(turn, { [slotNames.callback]: how === "callback" });
	const next = missing(turn, order);
	if (next) turn.say(how === "callback" ? scene.phrases.handoff.callback : scene.phrases.handoff.start);
	askFor(turn, scene, next);
}

/** The hand-over that was asked for before the contact agreed, now that they have. */
export function startAwaited(turn: Turn, scene: Scene, how: HandoffWay): void {
	turn.update({ awaited: undefined, guide: null, stack: [] });
	if (how === "callback" || !transfersToPeople(scene)) {
		startHandoff(turn, scene, how);
		return;
	}
	note(turn, scene, { type: "person-needed", reason: "asked" });
	finishHandoff(turn, scene);
}

const transfersToPeople = (scene: Scene): boolean => scene.script.tools.includes("transfer_to_person");

const missing = (turn: Turn, slots: readonly HandoffSlot[]): HandoffSlot | undefined =>
	slots.find((slot) => knownText(turn, slotOf[slot]) === "");

/** Asks for that; with nothing left to ask for, hands over. */
export function askFor(turn: Turn, scene: Scene, slot: HandoffSlot | undefined): void {
	const { handoff } = scene.phrases;
	if (!slot) {
		finishHandoff(turn, scene);
		return;
	}
	turn.update({ pending: { kind: slot } });
	turn.say(slot === "handoff-problem" ? handoff.problem : slot === "handoff-name" ? handoff.name : handoff.phone);
}

/** The answer to one of the hand-over's questions. */
export function answerHandoff(
	turn: Turn,
	scene: Scene,
	slot: HandoffSlot,
	text: string,
	small: SmallTalk | null,
): void {
	turn.source("slots");
	if (small === "person") {
		learn(turn, { [slotNames.callback]: false });
		finishHandoff(turn, scene);
		return;
	}
	if (small === "wait" || small === "repeat") {
		if (small === "wait") turn.say(scene.phrases.waiting);
		else askFor(turn, scene, slot);
		return;
	}
	const rest = order.slice(order.indexOf(slot) + 1);
	const declined = small === "unsure" || small === "cancel" || skipsQuestion(text) || refuses(slot, text, scene);
	if (!declined && !take(turn, scene, slot, text, small)) {
		const attempts = turn.state.misunderstood + 1;
		if (attempts < maxAttempts) {
			turn.update({ misunderstood: attempts });
			const { handoff } = scene.phrases;
			turn.say(
				slot === "handoff-phone" ? handoff.phoneAgain : slot === "handoff-name" ? handoff.nameAgain : handoff.problem,
			);
			return;
		}
	}
	turn.update({ misunderstood: 0 });
	askFor(turn, scene, missing(turn, rest));
}

const refuses = (slot: HandoffSlot, text: string, scene: Scene): boolean =>
	slot !== "handoff-problem" &&
	text.trim().split(/\s+/).length <= 3 &&
	parseYesNo(text, scene.slotContext(true))?.value === false;

function take(turn: Turn, scene: Scene, slot: HandoffSlot, text: string, small: SmallTalk | null): boolean {
	const context = scene.slotContext(true);
	noteFacts(turn, scene, text);
	if (slot === "handoff-phone") {
		const phone = parsePhone(text, context);
		if (phone) learn(turn, { [slotNames.phone]: phone.value });
		return phone !== null;
	}
	if (slot === "handoff-name") {
		const name = small === null ? parseName(text, context) : null;
		if (name) learn(turn, { [slotNames.name]: name.value });
		return name !== null;
	}
	if (small !== null || tidy(text).length < 3) return false;
	noteProblem(turn, tidy(text).includes(" ") ? text : `${tidy(text)} `);
	if (knownText(turn, slotNames.problem) === "") learn(turn, { [slotNames.problem]: tidy(text) });
	return true;
}

function finishHandoff(turn: Turn, scene: Scene): void {
	const { handoff } = scene.phrases;
	turn.source("handoff");
	const name = firstNameOf(knownText(turn, slotNames.name));
	const phone = knownText(turn, slotNames.phone);
	const spoken = phone === "" ? "" : spokenPhone(phone);
	const summary = summarise(scene, turn.state.guide, turn.state.slots);
	const transfers = transfersToPeople(scene) && turn.state.slots[slotNames.callback] !== true;
	turn.say(transfers ? handoff.transfer(name, spoken) : handoff.ticket(name, spoken));
	turn.act({ type: "ticket", priority: "normal", summary });
	if (transfers) turn.act({ type: "transfer", reason: handoff.reason, summary });
	note(turn, scene, { type: "handed-over" });
	turn.update({ guide: null, stack: [], pending: { kind: "anything-else" }, misunderstood: 0 });
}
