import type { Clock } from "../platform/time/index.ts";
import { frameMs } from "./audio/framing.ts";

/** Calls are spread over the slots, so that hundreds of them do not want to send in the same millisecond. */
const slotCount = 10;
const slotMs = frameMs / slotCount;

export type Wheel = {
	/** Calls back about every 20 ms until the function returned is called. */
	add(callback: () => void): () => void;
};

/** One timer for every call of a clock. It is anchored, so periods do not add up, and late turns are not caught up. */
function createWheel(clock: Clock): Wheel {
	const slots = Array.from({ length: slotCount }, () => new Set<() => void>());
	let members = 0;
	let anchor = 0;
	/** The last slot that was served, counted from the anchor. */
	let turn = 0;
	let state: "still" | "waiting" | "turning" = "still";
	let cancelTimer = () => {};

	/** Waits for the next slot that has members. */
	function schedule(): void {
		let next = turn + 1;
		while (next < turn + slotCount && slots[next % slotCount]?.size === 0) next++;
		state = "waiting";
		cancelTimer();
		cancelTimer = clock.after(Math.max(0, anchor + next * slotMs - clock.elapsed()), run);
	}

	function run(): void {
		if (members === 0) {
			state = "still";
			return;
		}
		state = "turning";
		const due = Math.floor((clock.elapsed() - anchor) / slotMs);
		if (due - turn > slotCount) turn = due - slotCount;
		while (turn < due) {
			turn++;
			for (const callback of slots[turn % slotCount] ?? []) callback();
		}
		schedule();
	}

	/** Empty slots before now were passed over: whoever joins is not to be called for them. */
	function catchUp(): void {
		const now = Math.floor((clock.elapsed() - anchor) / slotMs);
		while (turn < now && slots[(turn + 1) % slotCount]?.size === 0) turn++;
	}

	return {
		add(callback) {
			if (state === "still") {
				anchor = clock.elapsed();
				turn = 0;
			} else if (state === "waiting") catchUp();
			const emptiest = slots.reduce((least, slot) => (slot.size < least.size ? slot : least));
			emptiest.add(callback);
			members++;
			if (state !== "turning") schedule();
			return () => {
				if (emptiest.delete(callback)) members--;
			};
		},
	};
}

const wheels = new WeakMap<Clock, Wheel>();

/** The wheel that all calls of a process share. */
export function wheelOf(clock: Clock): Wheel {
	let wheel = wheels.get(clock);
	if (!wheel) {
		wheel = createWheel(clock);
		wheels.set(clock, wheel);
	}
	return wheel;
}
