import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { heldCall } from "./testing.ts";

const frame = (sample: number) => new Int16Array(160).fill(sample);

describe("people at a live call", () => {
	it("hear both sides mixed, and after taking it over the contact alone", async () => {
		const call = heldCall();
		assert.ok(!call.followed(), "nobody listens yet");
		const ana = await call.join("Ana");
		assert.deepEqual([ana.told, call.host.listeners(), call.noted], [["joined"], ["Ana"], ["listened-to Ana"]]);
		call.sound.assistant(frame(100));
		call.sound.contact(frame(20));
		assert.equal(ana.audio.at(-1)?.[0], 120);
		ana.wish({ type: "take-over" });
		call.sound.assistant(frame(100));
		call.sound.contact(frame(20));
		assert.equal(ana.audio.at(-1)?.[0], 20);
		ana.speak(frame(7));
		assert.equal(call.heard.at(-1)?.[0], 7);
		await call.clock.settle();
		assert.deepEqual([call.deeds, call.host.person(), call.host.listeners()], [["suspend"], "Ana", []]);
	});

	it("do not talk over each other: the second is refused, and only heard once the first has gone", async () => {
		const call = heldCall();
		const [ana, luis] = [await call.join("Ana"), await call.join("Luis")];
		ana.wish({ type: "take-over" });
		luis.wish({ type: "take-over" });
		assert.deepEqual(luis.told, ["joined", "refused"]);
		luis.speak(frame(9));
		luis.wish({ type: "hand-back", note: "" });
		assert.equal(call.host.person(), "Ana");
		assert.equal(call.heard.length, 0);
		ana.wish({ type: "hand-back", note: "Ya está." });
		luis.wish({ type: "take-over" });
		assert.equal(call.host.person(), "Luis");
		assert.deepEqual(
			call.deeds.map((deed) => deed.split(" ")[0]),
			["suspend", "resume", "suspend"],
		);
	});

	it("may put the contact on hold, who then hears music and not them", async () => {
		const call = heldCall();
		const ana = await call.join("Ana");
		ana.wish({ type: "take-over" });
		ana.wish({ type: "hold", held: true });
		const before = ana.audio.length;
		call.sound.contact(frame(20));
		assert.equal(ana.audio.length, before, "nobody hears the contact");
		await call.clock.advance(200);
		const music = call.heard.length;
		assert.ok(music >= 10);
		ana.speak(frame(7));
		assert.equal(call.heard.length, music);
		ana.wish({ type: "hold", held: false });
		await call.clock.advance(200);
		ana.speak(frame(7));
		assert.equal(call.heard.length, music + 1);
		call.host.close();
		assert.equal(ana.told.at(-1), "ended");
	});

	it("leave it to the assistant when they fall silent", async () => {
		const call = heldCall();
		const ana = await call.join("Ana");
		ana.wish({ type: "take-over" });
		await call.clock.advance(60_000);
		assert.equal(call.host.person(), "Ana", "somebody who is there is not taken for gone");
		ana.leave();
		assert.equal(call.host.person(), null);
		assert.match(call.deeds.at(-1) ?? "", /^resume /);
		assert.ok(!call.followed());
	});

	it("end it with them when they took it for good", async () => {
		const call = heldCall();
		const taker = call.host.taker();
		const colleague = await call.join("+12025550177", "colleague");
		colleague.wish({ type: "take-over" });
		assert.equal(await taker, "colleague");
		colleague.leave();
		assert.equal(call.deeds.at(-1), "end transferred");
	});

	it("leave the contact to the assistant when their line breaks, though they took the call for good", async () => {
		const breaks: ((colleague: { leave(lost?: boolean): void }, call: ReturnType<typeof heldCall>) => Promise<void>)[] =
			[
				async (colleague) => colleague.leave(true),
				// Their node is gone: nobody says anything any more.
				async (_colleague, call) => {
					call.separate();
					await call.clock.advance(30_000);
				},
			];
		for (const breakLine of breaks) {
			const call = heldCall();
			const colleague = await call.join("+12025550177", "colleague");
			colleague.wish({ type: "take-over" });
			await breakLine(colleague, call);
			assert.match(call.deeds.at(-1) ?? "", /^resume Se cortó la comunicación con la persona/);
			assert.equal(call.host.person(), null);
		}
	});

	it("are told when nobody holds the call", async () => {
		const call = heldCall();
		call.host.close();
		const late = await call.join("Ana");
		await call.clock.advance(5000);
		assert.deepEqual([late.told, late.nobody()], [[], 1]);
		late.leave();
		assert.equal(call.clock.pending, 0);
	});
});
