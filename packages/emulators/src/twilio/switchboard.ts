import { Call, type CallOptions } from "./call.ts";
import type { TwilioState } from "./state.ts";

/** All calls of the account, in the order in which they began. */
export class Switchboard {
	readonly state: TwilioState;
	readonly calls: Call[] = [];

	constructor(state: TwilioState) {
		this.state = state;
	}

	open(options: CallOptions): Call {
		const call = new Call(this.state, options);
		this.calls.push(call);
		this.state.changed();
		return call;
	}

	find(sid: string): Call | undefined {
		return this.calls.find((call) => call.sid === sid);
	}

	get live(): number {
		return this.calls.filter((call) => !call.over).length;
	}

	/** Ends every call, tells nobody, and forgets them. */
	clear(): void {
		for (const call of this.calls) call.end("failed", "emulator");
		this.calls.length = 0;
	}
}
