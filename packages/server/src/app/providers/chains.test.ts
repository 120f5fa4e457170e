import assert from "node:assert/strict";
import { test } from "node:test";
import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import { createBreaker } from "../../platform/resilience/index.ts";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import { createFakeLanguageModel } from "../../ports/fakes/language-model.ts";
import { createFakeTextToSpeech } from "../../ports/fakes/text-to-speech.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { SpeechToText, Transcript } from "../../ports/speech-to-text.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import { chainOf } from "./chain.ts";
import { modelChain } from "./model-chain.ts";
import { recogniserChain } from "./recogniser-chain.ts";
import { voiceChain } from "./voice-chain.ts";
import { modelWithBreaker } from "./with-breaker.ts";

/** `a`, `b`, `c` … with one that can be told to rest. */
function links<T extends { readonly provider: string }>(...engines: T[]) {
	const resting = new Set<string>();
	const all = engines.map((engine) => ({ engine, resting: () => resting.has(engine.provider) }));
	const [first, ...others] = all;
	assert.ok(first);
	return { chain: [first, ...others] as const, resting };
}

const told = () => {
	const events: string[] = [];
	return {
		events,
		onFallback: (event: { from: string; to: string; kind: string }) => void events.push(Object.values(event).join(" ")),
	};
};

test("a choice becomes those that are configured, in order and once", () => {
	const all = ["x", "y", "z"].map((id) => ({ id }));
	const ids = (provider: string, ...fallbacks: string[]) => chainOf(all, { provider, fallbacks }).map(({ id }) => id);
	assert.deepEqual(ids("auto"), ["x", "y", "z"]);
	assert.deepEqual(ids("y"), ["y"], "who names one gets one");
	assert.deepEqual(ids("y", "z", "gone", "y", "x"), ["y", "z", "x"]);
	assert.deepEqual(ids("auto", "z"), ["x", "z"]);
	assert.deepEqual(ids("gone", "z"), ["x", "z"], "what is not configured is auto");
	assert.deepEqual(chainOf([], { provider: "x", fallbacks: ["y"] }), []);
});

const named = <T extends { readonly provider: string }>(engine: T, provider: string): T => ({ ...engine, provider });

async function words(model: LanguageModel): Promise<string> {
	let text = "";
	const request = { system: "", messages: [], tools: [], signal: new AbortController().signal };
	for await (const part of model.reply(request)) if (part.type === "text") text += part.text;
	return text;
}

test("models: each is asked when the one before cannot, within the time that somebody waits", async () => {
	const clock = createFakeClock();
	const [a, b, c] = [createFakeLanguageModel(clock), createFakeLanguageModel(clock), createFakeLanguageModel(clock)];
	const { chain, resting } = links(named(a, "a"), named(b, "b"), named(c, "c"));
	const { events, onFallback } = told();
	const model = modelChain(chain, { budgetMs: 1000, onFallback, clock });
	c.say("tres", "otra vez tres");
	assert.equal(await words(model), "tres");
	assert.deepEqual([model.provider, events], ["c", ["a b unavailable", "b c unavailable"]]);

	resting.add("b");
	a.script([{ type: "fail", kind: "auth" }]);
	assert.equal(await words(model), "otra vez tres");
	assert.equal(b.requests.length, 1, "who rests is not asked");
	assert.equal(events.at(-1), "a c auth");

	a.script([
		{ type: "wait", ms: 1500 },
		{ type: "fail", kind: "timeout" },
	]);
	const late = assert.rejects(words(model), (error: ProviderError) => error.kind === "timeout");
	await clock.advance(1500);
	await late;
	assert.equal(model.provider, "a");

	a.script([
		{ type: "text", text: "uno" },
		{ type: "fail", kind: "unavailable" },
	]);
	await assert.rejects(words(model), /unavailable/, "what was begun is not begun again");
	a.script([{ type: "fail", kind: "bad-request" }]);
	await assert.rejects(words(model), /bad-request/, "the same would be wrong elsewhere");
	assert.equal(c.requests.length, 2);

	b.answer({ ok: true });
	resting.delete("b");
	a.failObject("rate-limit");
	const answer = await model.object({
		name: "x",
		system: "",
		prompt: "",
		schema: {},
		signal: new AbortController().signal,
	});
	assert.deepEqual([answer.value, model.provider], [{ ok: true }, "b"]);
});

test("models: a picture is shown to those that can be shown one, until one of them sees", async () => {
	const clock = createFakeClock();
	const [a, b, c] = [createFakeLanguageModel(clock), createFakeLanguageModel(clock), createFakeLanguageModel(clock)];
	const { look: _, ...blind } = named(a, "a");
	const { chain } = links<LanguageModel>(blind, named(b, "b"), named(c, "c"));
	const { events, onFallback } = told();
	const model = modelChain(chain, { budgetMs: 1000, onFallback, clock });
	const picture = {
		name: "x",
		system: "",
		prompt: "",
		schema: {},
		image: { bytes: Buffer.from("x"), type: "image/jpeg" },
		signal: new AbortController().signal,
	} as const;
	b.failObject("bad-request");
	c.answer({ ok: true });
	assert.deepEqual((await model.look?.(picture))?.value, { ok: true });
	assert.deepEqual([model.provider, events], ["c", ["b c bad-request"]]);
	b.failObject("unavailable");
	c.failObject("bad-request");
	await assert.rejects(model.look?.(picture) ?? assert.fail(), /bad-request/);
	const alone = modelChain([{ engine: blind, resting: () => false }], { budgetMs: 1000, onFallback, clock });
	assert.equal(alone.look, undefined);
});

test("models: one that cannot see is not kept from its callers", async () => {
	const inner = createFakeLanguageModel(createFakeClock());
	const breaker = createBreaker({ provider: "fake", failures: 2, openMs: 60_000 });
	const model = modelWithBreaker(inner, breaker);
	const question = { name: "x", system: "", prompt: "", schema: {}, signal: new AbortController().signal };
	const picture = { ...question, image: { bytes: Buffer.from("x"), type: "image/jpeg" } } as const;
	for (let time = 0; time < 3; time++) {
		inner.failObject("unavailable");
		await assert.rejects(model.look?.(picture) ?? assert.fail(), /unavailable/);
	}
	assert.equal(breaker.state(), "closed");
	for (let time = 0; time < 2; time++) {
		inner.failObject("unavailable");
		await assert.rejects(model.object(question), /unavailable/);
	}
	assert.equal(breaker.state(), "open");
	await assert.rejects(model.look?.(picture) ?? assert.fail(), /not asked/, "an open one protects from pictures too");
	assert.equal(inner.lookRequests.length, 3);
});

test("models: when all of them rest, the first says so", async () => {
	const clock = createFakeClock();
	const a = createFakeLanguageModel(clock);
	const b = createFakeLanguageModel(clock);
	const { chain, resting } = links(named(a, "a"), named(b, "b"));
	for (const id of ["a", "b"]) resting.add(id);
	a.script([{ type: "fail", kind: "breaker-open" }]);
	const model = modelChain(chain, { budgetMs: 1000, onFallback: told().onFallback, clock });
	await assert.rejects(words(model), /breaker-open/);
	assert.equal(b.requests.length, 0);
});

async function samplesOf(voice: TextToSpeech, asked?: string): Promise<number> {
	let samples = 0;
	const request = { text: "hola", locale: "es-AR", speed: 1, signal: new AbortController().signal } as const;
	for await (const { pcm } of voice.synthesize(asked === undefined ? request : { ...request, voice: asked }))
		samples += pcm.length;
	return samples;
}

test("voices: the next takes over between sentences, with its own voice, and stays a while", async () => {
	const clock = createFakeClock();
	const asked: (string | undefined)[] = [];
	const voice = (provider: string) => {
		const fake = createFakeTextToSpeech(clock, { msPerCharacter: 100, chunkMs: 100 });
		const synthesize: TextToSpeech["synthesize"] = (request) => {
			asked.push(`${provider} ${request.voice}`);
			return fake.synthesize(request);
		};
		return { ...fake, provider, synthesize };
	};
	const [a, b, c] = [voice("a"), voice("b"), voice("c")];
	const { chain, resting } = links<TextToSpeech>(a, b, c);
	const { events, onFallback } = told();
	const speech = voiceChain(chain, { stayMs: 5000, onFallback, clock });

	a.behave("break");
	const broken = await samplesOf(speech, "coral");
	assert.ok(broken > 0 && broken < 6400, "the sentence ends where it broke off");
	assert.deepEqual([speech.provider, events], ["b", ["a b unavailable"]]);
	b.behave("fail");
	assert.equal(await samplesOf(speech, "coral"), 6400, "the third says all of it");
	assert.deepEqual([speech.provider, events.at(-1)], ["c", "b c unavailable"]);
	assert.deepEqual(asked, ["a coral", "b undefined", "c undefined"]);

	a.behave("speak");
	await samplesOf(speech);
	assert.equal(asked.at(-1), "c undefined");
	await clock.advance(5001);
	await samplesOf(speech, "coral");
	assert.deepEqual([speech.provider, asked.at(-1)], ["a", "a coral"]);

	a.behave("fail");
	resting.add("b");
	await samplesOf(speech);
	assert.equal(events.at(-1), "a c unavailable", "who rests takes nothing over");
	c.behave("fail");
	await assert.rejects(samplesOf(speech), /told to fail/);
});

test("voices: whoever interrupts asks nobody else", async () => {
	const clock = createFakeClock();
	const [a, b] = [createFakeTextToSpeech(clock), createFakeTextToSpeech(clock)];
	const { chain } = links<TextToSpeech>(named(a, "a"), named(b, "b"));
	const { events, onFallback } = told();
	const speech = voiceChain(chain, { stayMs: 5000, onFallback, clock });
	const abort = new AbortController();
	abort.abort();
	const heard = speech.synthesize({ text: "hola", locale: "es-AR", speed: 1, signal: abort.signal });
	await assert.rejects(async () => {
		for await (const _chunk of heard);
	}, /cancelled/);
	assert.deepEqual([events, b.requests], [[], []]);
});

type Hearing = { samples: number; settle: (text: string) => void; fail: (kind: ProviderErrorKind) => void };

/** Answers when the test says so. */
function ear(provider: string) {
	const commits: Hearing[] = [];
	const tells: ((transcript: Transcript) => void)[] = [];
	const counts = { opened: 0, closed: 0, discarded: 0 };
	const engine: SpeechToText = {
		provider,
		model: `${provider}-1`,
		streaming: true,
		finalTimeoutMs: 2000,
		open() {
			counts.opened++;
			let samples = 0;
			return {
				write(pcm) {
					samples += pcm.length;
					pcm.fill(0);
				},
				commit() {
					const { promise, resolve, reject } = Promise.withResolvers<Transcript>();
					commits.push({
						samples,
						settle: (text) => resolve({ text, final: true }),
						fail: (kind) => reject(new ProviderError(provider, kind, `${provider} fails: ${kind}`)),
					});
					samples = 0;
					return promise;
				},
				discard() {
					counts.discarded++;
					samples = 0;
				},
				onPartial: (tell) => void tells.push(tell),
				close: () => void counts.closed++,
			};
		},
	};
	const at = (index: number): Hearing => {
		const commit = commits[index];
		assert.ok(commit, `${provider}: no commit ${index}`);
		return commit;
	};
	return { engine, commits, at, counts, partial: (text: string) => tells[0]?.({ text, final: false }) };
}

function hearing(...ears: ReturnType<typeof ear>[]) {
	const clock = createFakeClock();
	const { chain, resting } = links(...ears.map(({ engine }) => engine));
	const { events, onFallback } = told();
	const recogniser = recogniserChain(chain, { stayMs: 5000, onFallback, clock });
	const stream = recogniser.open({ locale: "es-AR", sampleRate: 8000, signal: new AbortController().signal });
	const speak = (frames: number) => {
		for (let frame = 0; frame < frames; frame++) stream.write(new Int16Array(160).fill(7));
	};
	return { clock, resting, events, recogniser, stream, speak };
}

test("recognisers: the same stretch goes to the next, and the ones after it too, for a while", async () => {
	const [a, b, c] = [ear("a"), ear("b"), ear("c")];
	const { clock, events, recogniser, stream, speak } = hearing(a, b, c);
	assert.deepEqual([a.counts.opened, b.counts.opened, recogniser.finalTimeoutMs], [1, 0, 6000]);
	speak(10);
	const first = stream.commit();
	a.at(0).fail("unavailable");
	await clock.settle();
	b.at(0).fail("timeout");
	await clock.settle();
	assert.deepEqual([b.at(0).samples, c.at(0).samples], [1600, 1600], "all of it, although the buffers were used up");
	c.at(0).settle("hola");
	assert.equal((await first).text, "hola");
	assert.deepEqual([recogniser.provider, recogniser.model], ["c", "c-1"]);
	assert.deepEqual(events, ["a b unavailable", "b c timeout"]);

	speak(5);
	const second = stream.commit();
	c.at(1).settle("adiós");
	assert.deepEqual([(await second).text, c.at(1).samples, a.commits.length], ["adiós", 800, 1]);
	await clock.advance(5001);
	speak(5);
	const third = stream.commit();
	a.at(1).settle("de vuelta");
	assert.deepEqual([(await third).text, recogniser.provider], ["de vuelta", "a"]);
	stream.close();
	for (const { counts } of [a, b, c]) assert.equal(counts.closed, counts.opened, "nothing is left open");
});

test("recognisers: a stretch under way is not mixed with the one that is heard again", async () => {
	const [a, b] = [ear("a"), ear("b")];
	const { clock, stream, speak } = hearing(a, b);
	speak(10);
	const first = stream.commit();
	speak(3);
	const second = stream.commit();
	a.at(0).fail("unavailable");
	await clock.settle();
	speak(2);
	a.at(1).fail("unavailable");
	await clock.settle();
	const third = stream.commit();
	assert.deepEqual(
		b.commits.map(({ samples }) => samples),
		[1600, 480, 320],
	);
	for (const [index, text] of ["uno", "dos", "tres"].entries()) b.at(index).settle(text);
	assert.deepEqual(
		(await Promise.all([first, second, third])).map(({ text }) => text),
		["uno", "dos", "tres"],
	);
});

test("recognisers: words that may change come from who listens; noise is forgotten by all", async () => {
	const [a, b] = [ear("a"), ear("b")];
	const { clock, stream, speak, resting } = hearing(a, b);
	const partials: string[] = [];
	stream.onPartial(({ text }) => partials.push(text));
	speak(4);
	a.partial("ho");
	stream.discard();
	assert.equal(a.counts.discarded, 1);
	resting.add("a");
	speak(4);
	a.partial("tarde");
	b.partial("hola");
	assert.deepEqual(partials, ["ho", "hola"]);
	const said = stream.commit();
	await clock.settle();
	assert.deepEqual(
		[a.commits.length, b.at(0).samples],
		[0, 640],
		"who rests is not asked, and nothing is left of the noise",
	);
	b.at(0).fail("quota");
	await assert.rejects(said, (error: ProviderError) => error.provider === "b" && error.kind === "quota");
});

test("recognisers: keep the last minute of somebody who never pauses", async () => {
	const [a, b] = [ear("a"), ear("b")];
	const { clock, stream, speak } = hearing(a, b);
	speak(4000);
	const said = stream.commit();
	a.at(0).fail("timeout");
	await clock.settle();
	assert.deepEqual([a.at(0).samples, b.at(0).samples], [640_000, 480_000]);
	b.at(0).settle("mucho");
	await said;
});
