import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import type { CarrierInput } from "../ports/carrier.ts";
import { stage } from "./testing.ts";

type Step =
	| { do: "input"; input: CarrierInput }
	| { do: "wait"; ms: number }
	| { do: "speak"; ms: number; words: string }
	| { do: "voice"; how: "speak" | "fail" | "break" | "hang" }
	| { do: "finish" };

const words = fc.constantFrom("sí", "hola.", "mi número es", "fail", "hang", "", "quiero cambiar de plan");
const input: fc.Arbitrary<CarrierInput> = fc.oneof(
	fc
		.uint8Array({ maxLength: 3000 })
		.map((bytes) => ({ type: "audio" as const, pcm: Int16Array.from(bytes, (byte) => (byte - 128) * 256) })),
	fc.record({
		type: fc.constant("text" as const),
		text: fc.oneof(words, fc.string()),
		final: fc.boolean(),
		origin: fc.constantFrom("typed" as const, "recognised" as const),
	}),
	fc.constantFrom("1", "5", "#", "*").map((digit) => ({ type: "dtmf" as const, digit })),
	fc.nat(12).map((n) => ({ type: "mark" as const, name: `m${n}` })),
	fc.boolean().map((muted) => ({ type: "mute" as const, muted })),
	fc.nat(500).map((ms) => ({ type: "round-trip" as const, ms })),
);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 30, arbitrary: input.map((each) => ({ do: "input" as const, input: each })) },
	{ weight: 20, arbitrary: fc.constantFrom(0, 20, 150, 700, 2500).map((ms) => ({ do: "wait" as const, ms })) },
	{ weight: 15, arbitrary: fc.record({ do: fc.constant("speak" as const), ms: fc.constantFrom(60, 200, 600), words }) },
	{
		weight: 5,
		arbitrary: fc.constantFrom("speak", "fail", "break", "hang").map((how) => ({ do: "voice" as const, how }) as Step),
	},
	{ weight: 1, arbitrary: fc.constant({ do: "finish" as const }) },
);

it("whatever happens, a call goes on or ends, and what was heard is a part of what was said", async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { minLength: 10, maxLength: 25 }),
			fc.boolean(),
			fc.boolean(),
			fc.boolean(),
			async (steps, preemptive, acknowledges, allowInterruption) => {
				const call = stage(
					(heard) =>
						heard.type === "text" && heard.text.length % 5 === 4
							? [
									{ type: "text", text: "Adiós, que estés bien." },
									{ type: "end", reason: "assistant-ended" },
								]
							: `Respondo a ${heard.type}. Y digo algo más, por si acaso.`,
					{ preemptive: () => preemptive, far: { acknowledges }, taking: { allowInterruption } },
				);
				for (const each of steps) {
					if (each.do === "input") call.connection.receive(each.input);
					else if (each.do === "wait") await call.clock.advance(each.ms);
					else if (each.do === "voice") call.speech.behave(each.how);
					else if (each.do === "finish") call.session.finish("server-stopped", "Adiós.");
					else {
						call.transcriber?.hear(each.words);
						await call.speak(each.ms);
						await call.quiet(300);
					}
				}
				call.speech.behave("speak");
				await call.clock.advance(100);
				if (call.of("ended").length === 0) {
					await call.type("¿hola?");
					await call.clock.advance(12_000);
				}
				call.session.end("user-ended");
				const { reason } = await call.session.done;
				assert.notEqual(reason, "failed");
				assert.equal(call.of("ended").length, 1);
				for (const turn of call.turns()) {
					assert.ok(turn.generated.startsWith(turn.heard), `${turn.heard} / ${turn.generated}`);
					assert.ok(turn.endMs >= turn.startMs, `${turn.who}: ${turn.startMs}–${turn.endMs}`);
				}
				const ids = call.turns().map(({ id }) => id);
				assert.equal(new Set(ids).size, ids.length, "no turn is closed twice");
				await call.clock.advance(30);
				assert.equal(call.clock.pending, 0, "no timer stays behind");
			},
		),
		{ numRuns: 60 },
	);
});
