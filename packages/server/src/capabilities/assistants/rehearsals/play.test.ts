import assert from "node:assert/strict";
import { test } from "node:test";
import { RehearsalCase } from "@centralita/contracts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { aDefinition } from "../fixtures.ts";
import { play, type Stage } from "./play.ts";

const definition = aDefinition({
	questions: [
		{ question: "¿A qué hora atienden?", variants: ["horario"], answer: "De nueve a seis, de lunes a viernes." },
	],
	extraction: [{ name: "phone", type: "phone", description: "Teléfono", required: false }],
});
const stage = (given: Partial<Stage> = {}): Stage => ({
	definition,
	guides: [],
	model: null,
	callerModel: null,
	country: "AR",
	timeZone: "UTC",
	now: () => Date.parse("2026-11-24T15:00:00Z"),
	...given,
});
const aCase = (persona: RehearsalCase["persona"], lines: string[], given: object = {}) =>
	RehearsalCase.parse({ name: persona, persona, lines, expects: {}, ...given });
const signal = new AbortController().signal;
const said = async (one: RehearsalCase, given: Partial<Stage> = {}, who = "contact") =>
	(await play(stage(given), one, signal)).transcript.flatMap((turn) => (turn.who === who ? [turn.text] : []));

/** Plays a caller who says these things; the last one again and again. */
const callerWho = (...answers: (object | Error)[]): LanguageModel & { asked: string[] } => {
	const asked: string[] = [];
	return {
		provider: "fake",
		model: "caller",
		asked,
		reply: () => assert.fail("the caller's model is no assistant"),
		async object({ system }) {
			asked.push(system);
			const answer = answers[Math.min(asked.length, answers.length) - 1];
			if (answer instanceof Error) throw answer;
			return { value: answer };
		},
	};
};

test("a slow caller is asked whether they are there", async () => {
	const heard = await said(aCase("elderly", ["¿A qué hora atienden?"]), {}, "assistant");
	assert.ok(heard.includes("¿Sigues ahí?"));
	assert.match(heard.at(-1) ?? "", /De nueve a seis/);
});

test("who interrupts hears half, and the transcript has what was heard", async () => {
	const lines = ["¿A qué hora atienden?", "gracias"];
	const whole = await said(aCase("busy", lines), {}, "assistant");
	const half = await said(aCase("interrupts", lines), {}, "assistant");
	for (const place of [0, 1]) {
		assert.ok(whole[place]?.startsWith(half[place] ?? "?"));
		assert.ok((half[place]?.length ?? 0) < (whole[place]?.length ?? 0));
	}
});

test("on a noisy line words are lost, and said again", async () => {
	assert.deepEqual(await said(aCase("noisy", ["hola quería saber el horario", "gracias"])), [
		"hola quería el horario",
		"hola quería saber el horario",
		"gracias",
	]);
});

test("a machine is hung up on", async () => {
	const { endReason, transcript } = await play(stage(), aCase("voicemail", ["Deje su mensaje."]), signal);
	assert.equal(endReason, "silence");
	assert.match(transcript.at(-1)?.text ?? "", /Hasta luego/);
});

test("a model plays a caller in its own words until it hangs up", async () => {
	const callerModel = callerWho({ says: "Che, ¿cuál es el horario?", hangs_up: false }, { says: "", hangs_up: true });
	const one = aCase("angry", ["¿A qué hora atienden?"], { caller: "model" });
	assert.deepEqual(await said(one, { callerModel }), ["Che, ¿cuál es el horario?"]);
	assert.match(callerModel.asked[0] ?? "", /You are angry[\s\S]*Speak Spanish[\s\S]*- ¿A qué hora atienden\?/);
	const foreign = callerWho({ says: "", hangs_up: true });
	await said(aCase("foreign", ["Hello"], { caller: "model" }), { callerModel: foreign });
	assert.match(foreign.asked[0] ?? "", /Speak English/);
});

test("without a model, or with one that fails, the lines are said; one that never ends is ended", async () => {
	const one = aCase("busy", ["¿A qué hora atienden?"], { caller: "model" });
	assert.deepEqual(await said(one), ["¿A qué hora atienden?"]);
	assert.deepEqual(await said(one, { callerModel: callerWho(new Error("down")) }), ["¿A qué hora atienden?"]);
	assert.deepEqual(await said(one, { callerModel: callerWho({ nonsense: true }) }), ["¿A qué hora atienden?"]);
	const endless = await said(one, { callerModel: callerWho({ says: "¿Y el horario?", hangs_up: false }) });
	assert.ok(endless.length > 5 && endless.length < 30);
});

test("an assistant that cannot answer fails its case, and an end of the process does not", async () => {
	const guides = [
		{
			get slug() {
				return assert.fail("no guide");
			},
		},
	] as unknown as Stage["guides"];
	const stopped = AbortSignal.abort(new Error("stopped"));
	await assert.rejects(play(stage(), aCase("busy", ["hola"]), stopped), /stopped/);
	const { passed, problems } = await play(stage({ guides }), aCase("busy", ["hola"]), signal);
	assert.equal(passed, false);
	assert.deepEqual(
		problems.map(({ code, actual }) => [code, actual]),
		[["failed", "no guide"]],
	);
});

test("a value that the contact said is checked, and one that must not come back", async () => {
	const lines = ["¿A qué hora atienden?", "mi teléfono es 11 4523 1234"];
	const values = (value: string | null) => aCase("busy", lines, { expects: { values: [{ name: "phone", value }] } });
	assert.equal((await play(stage(), values("+541145231234"), signal)).passed, true);
	assert.deepEqual((await play(stage(), values(null), signal)).problems, [
		{ code: "value", subject: "phone", expected: "", actual: "+541145231234" },
	]);
});
