import { Leg, type LegOptions } from "./leg.ts";
import type { TelnyxState } from "./state.ts";

/** A repeated `command_id` is ignored for so long. */
const COMMAND_MS = 60_000;
/** A call can be looked up for so long after its end. */
const REMEMBER_MS = 10 * 60_000;

/** All legs of the account, and the commands that they were given. */
export class Switchboard {
	readonly state: TelnyxState;
	/** In the order in which they began. */
	readonly legs: Leg[] = [];
	readonly #commands = new Map<string, { readonly at: number; readonly leg: Leg }>();

	constructor(state: TelnyxState) {
		this.state = state;
	}

	open(options: LegOptions): Leg {
		const leg = new Leg(this.state, options);
		this.legs.push(leg);
		this.state.changed();
		return leg;
	}

	/** A leg that lives, or ended less than ten minutes ago. */
	find(callControlId: string): Leg | undefined {
		const leg = this.legs.find((one) => one.callControlId === callControlId);
		if (leg?.endedAt == null) return leg;
		return this.state.now() - leg.endedAt > REMEMBER_MS ? undefined : leg;
	}

	/** Outgoing legs that live. */
	get dialled(): number {
		return this.legs.filter(({ over, direction }) => !over && direction === "outgoing").length;
	}

	/** The leg that this command was for, if it was carried out within the last minute. */
	repeated(command: string): Leg | undefined {
		const found = this.#commands.get(command);
		return found !== undefined && this.state.now() - found.at < COMMAND_MS ? found.leg : undefined;
	}

	remember(command: string, leg: Leg): void {
		this.#commands.set(command, { at: this.state.now(), leg });
	}

	/** Forgets commands, and legs that are over. */
	forget(): void {
		this.#commands.clear();
		this.legs.splice(0, this.legs.length, ...this.legs.filter(({ over }) => !over));
	}
}
