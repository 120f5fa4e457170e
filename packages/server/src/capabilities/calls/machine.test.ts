import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { MachinePolicy } from "@centralita/contracts";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import { followMachinePolicy } from "./machine.ts";

function picksUp(policy: MachinePolicy) {
	const clock = createFakeClock();
	const deeds: string[] = [];
	const over = Promise.withResolvers<never>();
	const found = followMachinePolicy(clock, policy, {
		done: over.promise,
		end: (reason) => deeds.push(`end ${reason}`),
		finish: (reason, text) => deeds.push(`${reason}: ${text}`),
		suspend: () => deeds.push("suspend"),
	});
	return { clock, deeds, found, over: () => over.resolve(undefined as never) };
}
const message: MachinePolicy = { action: "message", text: "Llámanos." };

describe("a machine that picked up", () => {
	it("is talked to as anybody, or let go", () => {
		const talked = picksUp({ action: "continue" });
		talked.found({ answerer: "machine", greetingOver: true });
		assert.deepEqual(talked.deeds, []);
		const gone = picksUp({ action: "hang-up" });
		gone.found({ answerer: "machine", greetingOver: false });
		assert.deepEqual(gone.deeds, ["end machine"]);
	});

	it("hears the message once its greeting is over", () => {
		const { deeds, found } = picksUp(message);
		found({ answerer: "machine", greetingOver: false });
		found({ answerer: "machine", greetingOver: true });
		assert.deepEqual(deeds, ["suspend", "suspend", "message-left: Llámanos."]);
	});

	it("hears it in the end also when nobody says that the greeting is over", async () => {
		const { clock, deeds, found } = picksUp(message);
		found({ answerer: "machine", greetingOver: false });
		await clock.advance(60_000);
		assert.deepEqual(deeds, ["suspend", "message-left: Llámanos."]);
	});

	it("is waited for no longer than the call lasts", async () => {
		const { clock, deeds, found, over } = picksUp(message);
		found({ answerer: "machine", greetingOver: false });
		over();
		await clock.advance(60_000);
		assert.deepEqual(deeds, ["suspend"]);
		assert.equal(clock.pending, 0);
	});

	it("gets no message when it is a fax", () => {
		const { deeds, found } = picksUp(message);
		found({ answerer: "fax", greetingOver: false });
		assert.deepEqual(deeds, ["end machine"]);
	});
});
