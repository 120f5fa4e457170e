import { readOverrides } from "./destination.ts";
import { mayPlace, readLimits, readTarget } from "./dial.ts";
import { sendDigits } from "./dtmf.ts";
import { unprocessable } from "./errors.ts";
import type { Fields } from "./fields.ts";
import type { AudioPath, Leg } from "./leg.ts";
import { detectMachine, readDetection } from "./machine-detection.ts";
import { ring } from "./ring.ts";
import type { Switchboard } from "./switchboard.ts";

/** What one hears the other says. Keys are not passed on. */
const pathTo = (other: Leg): AudioPath => ({ frame: (bytes) => other.ear.receive(bytes) });

/** Whether the commanded leg stays when the other leaves. */
const readParks = (fields: Fields): boolean => fields.oneOf("park_after_unbridge", ["self"]) !== undefined;

/**
 * Joins two people until one of them leaves; the other is hung up then, unless it `parks`. What a media socket sends
 * meanwhile waits in the same queue as what the other person says.
 */
function join(leg: Leg, other: Leg, parks: boolean): void {
	for (const one of [leg, other]) if (one.peer !== null) one.peer.end("normal_clearing", "product", "200");
	if (leg.over || other.over) return;
	const ends = [
		{ one: leg, peer: other, path: pathTo(other), stays: parks },
		{ one: other, peer: leg, path: pathTo(leg), stays: false },
	];
	const separate = () => {
		for (const { one, path } of ends) {
			one.life.removeEventListener("abort", separate);
			one.detach(path);
			one.peer = null;
		}
		for (const { one, stays } of ends) if (!stays) one.end("normal_clearing", "product", "200");
	};
	for (const { one, peer, path } of ends) {
		one.peer = peer;
		one.life.addEventListener("abort", separate);
		one.attach(path);
		one.tell("call.bridged");
	}
}

/** `bridge`: joins two answered calls; `call_control_id` is the other one, whatever the SDK calls it. Throws `ApiError`. */
export function bridge(board: Switchboard, leg: Leg, fields: Fields): void {
	const other = board.find(fields.required("call_control_id"));
	const parks = readParks(fields);
	if (other === undefined || other === leg || other.over || !other.answered)
		throw unprocessable("The call to bridge with is not active.");
	if (fields.flag("prevent_double_bridge") && other.peer !== null)
		throw unprocessable("The call to bridge with is bridged already.");
	join(leg, other, parks);
}

/** `transfer`: rings somebody and joins the two; the first leg is left as it was when nobody takes it. Throws `ApiError`. */
export function transfer(board: Switchboard, leg: Leg, fields: Fields): void {
	const { to, digits } = readTarget(fields);
	const from = fields.party("from") ?? leg.to;
	const { ringMs, timeLimitMs } = readLimits(fields);
	const detection = readDetection(fields);
	const parks = readParks(fields);
	const target = board.open({
		direction: "outgoing",
		from,
		to,
		behaviour: board.state.behaviour(to),
		sessionId: leg.sessionId,
		clientState: fields.base64("target_leg_client_state"),
		overrides: readOverrides(fields),
		timeLimitMs,
	});
	leg.transfers.push(target);
	void reach(board, leg, target, { ringMs, digits }).then((reached) => {
		if (!reached) return;
		leg.answer();
		void detectMachine(target, detection);
		join(leg, target, parks);
	});
}

async function reach(
	board: Switchboard,
	leg: Leg,
	target: Leg,
	{ ringMs, digits }: { ringMs: number; digits: string },
): Promise<boolean> {
	target.initiate();
	if (!mayPlace(board, target.from, [leg.from, leg.to])) {
		target.end("call_rejected", "network", "403");
		return false;
	}
	const giveUp = () => target.end("originator_cancel", "product", "487");
	leg.life.addEventListener("abort", giveUp);
	const answered = await ring(target, ringMs);
	leg.life.removeEventListener("abort", giveUp);
	if (!answered || leg.over) return false;
	sendDigits(target, digits);
	return true;
}
