/** What the transcript says was heard, against what the ear of an emulated telephone really played. */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { after, before, describe, it, type TestContext } from "node:test";
import { type ConversationDetail, Line } from "@centralita/contracts";
import {
	type EchoPolicy,
	type EmulatedTwilioCall,
	type OpenAiEmulator,
	type Step,
	startOpenAiEmulator,
	syntheticSpeech,
} from "@centralita/emulators";
import { sql } from "drizzle-orm";
import { createEspeak } from "../../packages/server/src/providers/espeak/index.ts";
import { random } from "../support/chaos.ts";
import { brief } from "../support/desk.ts";
import { assistantSide, type HeardTurn, heardTurns, soundsApart, type Timing } from "../support/heard.ts";
import { companyNumber, openTwilioHouse, type TwilioHouse } from "../support/phone.ts";
import { spoken } from "../support/spoken.ts";

const seed = Number(process.env.HEARD_SEED ?? randomInt(2 ** 31));
/** Words between what was heard and what is stored: where marks are late, or nobody tells the words, one more. */
const apart = { exact: 1, estimated: 2 };
const callsOfAKind = 1;
const bargeIns = 3;
/** Into an answer, in milliseconds: the shortest one is longer. */
const earliestMs = 300;
const latestMs = 6000;
/** The share of the sound that a recording may have elsewhere, for the jitter of both. */
const mostApart = 0.15;
/** What a pause may say again, or leave out, when it goes on: less than a word. */
const mostRepeatedMs = 200;
const mostLostMs = 60;

const locale = "es-419";
const plain = {
	"¿Cuál es el horario?":
		"Atendemos de lunes a viernes entre las nueve de la mañana y las seis de la tarde. Los sábados, en cambio, solo abrimos de diez a dos, salvo que sea feriado.",
	"¿Dónde veo mi pedido?":
		"Entra en nuestra página con tu correo y tu contraseña. Después abre el menú de la izquierda, busca la opción que dice mis compras y elige el pedido por el que preguntas.",
	"¿Dónde queda la oficina?":
		"La oficina está en San Martín mil cuatrocientos cincuenta y abre de nueve a dieciocho. Trae tu documento, una fotocopia y el número que figura en la factura, para que te atiendan sin esperar.",
};
/** Numbers take longer to say than to write. */
const numbered = {
	...plain,
	"¿Dónde queda la oficina?":
		"La oficina está en San Martín 1450 y abre de 9 a 18 todos los días hábiles del año. Trae tu documento, una fotocopia y el número 3250 que figura en la factura, para que te atiendan sin esperar.",
};

const definition = (answers: Readonly<Record<string, string>>, provider: string) =>
	brief({
		voice: { provider, speed: 1 },
		questions: Object.entries(answers).map(([question, answer]) => ({ question, answer })),
	});

/** Short, so that a call can hear it twice. */
const short = {
	question: "¿Aceptan tarjetas?",
	answer: "Aceptamos todas las tarjetas de crédito y de débito del país.",
	earliestMs: 400,
	latestMs: 3000,
};

describe("what was heard on a line of Twilio", () => {
	let house: TwilioHouse;
	let voice: OpenAiEmulator;
	let asks: Int16Array;
	const espeak = createEspeak();
	const assistants = { espeak: "", emulated: "" };
	const dice = random(seed);
	let callers = 0;

	before(async () => {
		voice = await startOpenAiEmulator();
		house = await openTwilioHouse({
			environment: {
				TTS_BASE_URL: voice.baseUrl,
				TTS_MODEL: "tts-1",
				TTS_SAMPLE_RATE: "8000",
				RATE_LIMIT_PER_MINUTE: "100000",
			},
		});
		asks = await spoken("¿Cuál es el horario?", locale, 8000);
		assistants.espeak = (
			await house.desk.create(definition({ ...numbered, [short.question]: short.answer }, "espeak"))
		).id;
		assistants.emulated = (await house.desk.create(definition(plain, "openai-compatible"))).id;
	});
	after(async () => {
		espeak.close();
		await house?.stop();
		await voice?.close();
	});

	/** By the engine's own account, which knows nothing of calls. */
	const espeakTiming: Timing = async (sentence) => {
		const starts = new Map<number, number>();
		const words = [...sentence.matchAll(/\S+/g)].map(({ index }) => index);
		for await (const chunk of espeak.synthesize({
			text: sentence,
			locale,
			speed: 1,
			signal: new AbortController().signal,
		}))
			for (const { at, ms } of chunk.words ?? []) {
				const word = words.findLastIndex((index) => index <= at);
				if (!starts.has(word)) starts.set(word, ms);
			}
		return words.map((_, word) => starts.get(word) ?? assert.fail(`no time of word ${word} in: ${sentence}`));
	};

	/** Of a voice that sounds every letter for a fixed time. */
	const emulatedTiming: Timing = async (sentence) => {
		const response = (text: string) =>
			fetch(`${voice.baseUrl}/audio/speech`, {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: JSON.stringify({
					model: "tts-1",
					voice: "coral",
					input: text,
					response_format: "pcm",
					sample_rate: 8000,
				}),
			});
		return Promise.all(
			[...sentence.matchAll(/\S+/g)].map(async ({ index }) =>
				index === 0 ? 0 : (await (await response(sentence.slice(0, index))).arrayBuffer()).byteLength / 16,
			),
		);
	};

	/** Calls an assistant; marks of that call come back so. */
	async function call(assistantId: string, echoes: EchoPolicy, script: readonly Step[]) {
		await house.desk.read(Line, "PUT", `/api/v1/lines/${house.line.id}`, {
			label: "Ventas",
			assistantId,
			timeZone: "UTC",
			maxConcurrentCalls: 20,
		});
		house.carrier.echoes(echoes);
		const from = `+54911500${String(++callers).padStart(5, "0")}`;
		const far: EmulatedTwilioCall = await house.carrier.dialIn({ from, to: companyNumber, script: [...script] });
		await house.desk.eventually(
			async () => far.streams,
			(streams) => (streams[0]?.openedMs ?? null) !== null,
			"the media socket",
		);
		return { from, far };
	}

	async function historyOf(from: string): Promise<ConversationDetail> {
		const { rows } = await house.app.app.platform.db.query.execute(
			sql`select conversation_id from calls where from_number = ${from}`,
		);
		return house.desk.history(String((rows[0] as { conversation_id: string }).conversation_id));
	}

	async function truth(far: EmulatedTwilioCall, detail: ConversationDetail, timing: Timing): Promise<HeardTurn[]> {
		return heardTurns(detail.transcript, far.events, far.ear.heardSamples, timing);
	}

	function tell(t: TestContext, what: string, heard: readonly HeardTurn[]): void {
		for (const { turn, words, storedWords, ms } of heard)
			if (turn.interrupted) t.diagnostic(`${what}: ${ms} ms, ${words} words, ${storedWords} stored: ${turn.heard}`);
	}

	/** The recording holds what was played, when it was. */
	async function recordedApart(
		far: EmulatedTwilioCall,
		{ id, recording, durationMs }: ConversationDetail,
	): Promise<number> {
		assert.ok(recording?.complete && durationMs !== null);
		assert.ok(Math.abs(recording.durationMs - durationMs) < 500, `${recording.durationMs} of ${durationMs} ms`);
		const response = await house.desk.request("GET", `/api/v1/conversations/${id}/recording`);
		return soundsApart(far.ear.played(), assistantSide(Buffer.from(await response.arrayBuffer())));
	}

	const question = (): Step => ({ say: asks });
	const randomMs = (bounds = { earliestMs, latestMs }) =>
		bounds.earliestMs + Math.floor(dice() * (bounds.latestMs - bounds.earliestMs));

	it("is what was played but for a word, whenever the caller interrupts and however marks come back", {
		timeout: 90_000,
	}, async (t) => {
		t.diagnostic(`seed ${seed}`);
		const questions = Object.keys(plain);
		const kinds = [
			["marks", assistants.espeak, espeakTiming, () => undefined, apart.exact],
			["a voice that does not tell its words", assistants.emulated, emulatedTiming, () => undefined, apart.estimated],
			[
				"late marks",
				assistants.espeak,
				espeakTiming,
				() => ({ delayMs: 50 + Math.floor(dice() * 100) }),
				apart.estimated,
			],
			["no marks", assistants.espeak, espeakTiming, () => ({ drop: true }), apart.exact],
		] as const;
		// Whoever calls first asks next: it does not matter which question.
		house.ears.transcribe(
			...Array.from(
				{ length: kinds.length * callsOfAKind * (bargeIns + 1) },
				(_, i) => questions[i % questions.length] ?? "",
			),
		);
		const calls = [];
		for (const [kind, assistantId, timing, echoes, most] of Array.from({ length: callsOfAKind }, () => kinds).flat()) {
			const script: Step[] = [{ until: "assistant-quiet", quietMs: 1500 }, question()];
			for (let i = 0; i < bargeIns; i++)
				script.push({ until: "assistant-speaks" }, { silence: randomMs() }, question());
			script.push({ until: "assistant-speaks" }, { silence: randomMs() }, { hangUp: true });
			calls.push({ kind, timing, most, ...(await call(assistantId, echoes, script)) });
		}
		const failures: string[] = [];
		for (const { kind, timing, most, from, far } of calls) {
			await far.done;
			const detail = await historyOf(from);
			const heard = await truth(far, detail, timing);
			tell(t, kind, heard);
			const elsewhere = await recordedApart(far, detail);
			if (elsewhere > mostApart)
				failures.push(`${kind}: ${elsewhere} of the sound is not in the recording as it was played`);
			const cut = heard.filter(({ turn }) => turn.interrupted);
			assert.equal(cut.length, bargeIns + 1, `${kind}: ${JSON.stringify(detail.transcript)}`);
			for (const { turn, words, storedWords } of cut) {
				assert.ok(turn.generated.startsWith(turn.heard));
				if (Math.abs(storedWords - words) > most)
					failures.push(`${kind}: ${words} words were heard, stored are ${storedWords}: ${turn.heard}`);
			}
		}
		assert.deepEqual(failures, [], `seed ${seed}`);
	});

	it("is everything after a noise that was no interruption", { timeout: 60_000 }, async (t) => {
		house.ears.transcribe(short.question, "", short.question);
		const quiet: Step = { until: "assistant-quiet", quietMs: 700 };
		const { from, far } = await call(assistants.espeak, () => undefined, [
			quiet,
			question(),
			{ until: "assistant-speaks" },
			{ silence: randomMs(short) },
			{ say: syntheticSpeech(300) },
			quiet,
			question(),
			quiet,
			{ hangUp: true },
		]);
		await far.done;
		const detail = await historyOf(from);
		assert.ok(
			far.events.some(({ type }) => type === "clear"),
			"the noise made it pause",
		);
		const heard = await truth(far, detail, espeakTiming);
		assert.deepEqual(
			heard.map(({ turn, words, storedWords }) => [turn.interrupted, storedWords - words]),
			[1, 2, 3].map(() => [false, 0]),
		);
		const [, disturbed, undisturbed] = heard;
		const extraMs = (disturbed?.ms ?? 0) - (undisturbed?.ms ?? 0);
		t.diagnostic(`${extraMs} ms were played twice`);
		assert.ok(extraMs > -mostLostMs && extraMs < mostRepeatedMs, `${extraMs} ms more than without noise`);
		assert.ok((await recordedApart(far, detail)) <= mostApart);
	});
});
