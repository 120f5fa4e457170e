/**
 * How long a caller waits for the assistant: the whole application in a process of its own, the Twilio emulator, and AI
 * providers that take as long as real ones. What the caller's ear measured stands beside what History says.
 * Usage: node bench/phone.ts [--json] [--turns=10] [--calls=1,10] [--piece=0]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
	type CallerScript,
	type EmulatedTwilioCall,
	startDeepgramEmulator,
	startElevenLabsEmulator,
	startOpenAiEmulator,
	startTwilioEmulator,
	syntheticSpeech,
} from "../packages/emulators/src/index.ts";
import { type Desk, type History, openDesk, until } from "../packages/emulators/src/rehearsal/desk.ts";
import { freePort, install } from "../packages/emulators/src/rehearsal/installation.ts";
import { farFacts } from "../packages/emulators/src/rehearsal/judge.ts";
import { below, type Figure, percentile, printFigures, seen } from "./figures.ts";

const option = (name: string, otherwise: string) =>
	process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const turns = Number(option("turns", "10"));
const amounts = option("calls", "1,10").split(",").map(Number);

/** What vendors are known to take. Milliseconds. */
const delays = { finalMs: 300, firstTokenMs: 350, pieceMs: Number(option("piece", "0")), firstAudioMs: 120 };
const companyNumber = "+12025550100";
const owner = { email: "bench@example.com", password: "a long phrase for the bench" };
const question = "No tengo internet desde esta mañana.";
const answer = "Claro, te ayudo con eso. ¿Me cuentas un poco más?";

const scriptOf = (length: number): CallerScript => [
	...Array.from({ length }, () => [
		{ until: "assistant-quiet", quietMs: 1000 } as const,
		{ say: syntheticSpeech(1500), text: question },
	]).flat(),
	{ until: "assistant-quiet", quietMs: 1000 },
	{ hangUp: true },
];

/** Of the answers in History, by mark: milliseconds from the end of the caller's speech. */
type Marks = Readonly<Record<string, readonly number[]>>;
type Measured = { calls: number; greetings: number[]; responses: number[]; marks: Marks; unanswered: number };

const markNames = ["endpointMs", "transcriptMs", "firstTokenMs", "firstAudioMs", "firstFrameMs"];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

async function historyOf(desk: Desk, since: number, from: string): Promise<History> {
	const found = await until(
		async () => {
			for (const { id } of await desk.conversationsSince(since)) {
				const history = await desk.history(id);
				if (history.status === "ended" && (await desk.callOf(id)).from === from) return history;
			}
			return null;
		},
		(history) => history !== null,
		30_000,
	);
	if (found === null) throw new Error(`There is no conversation with ${from}.`);
	return found;
}

let persons = 0;

async function measure(
	desk: Desk,
	dialIn: (from: string) => Promise<EmulatedTwilioCall>,
	calls: number,
): Promise<Measured> {
	const since = Date.now() - 1000;
	const people = Array.from({ length: calls }, () => `+1212555${String(++persons).padStart(4, "0")}`);
	const facts = await Promise.all(
		people.map(async (from, index) => {
			await new Promise((resolve) => setTimeout(resolve, index * 350));
			const call = await dialIn(from);
			await call.done;
			return farFacts(call);
		}),
	);
	const histories = await Promise.all(people.map((from) => historyOf(desk, since, from)));
	const answers = histories.flatMap(({ transcript }) =>
		transcript.filter(({ who, source }) => who === "assistant" && source !== "greeting"),
	);
	const responses = facts.flatMap(({ responsesMs }) => responsesMs);
	return {
		calls,
		greetings: facts.flatMap(({ greetingMs }) => greetingMs ?? []),
		responses: responses.filter((ms) => ms !== null),
		unanswered: responses.filter((ms) => ms === null).length,
		marks: Object.fromEntries(markNames.map((name) => [name, answers.flatMap(({ latency }) => latency[name] ?? [])])),
	};
}

function figuresOf({ calls, greetings, responses, marks }: Measured): Figure[] {
	const at = calls === 1 ? "1 call" : `${calls} calls`;
	const heard = `end of speech to the answer in the caller's ear, ${at}`;
	const kept = `the same in History, ${at}`;
	const history = marks.firstFrameMs ?? [];
	return [
		below(`media socket opened to greeting, ${at}, worst`, Math.max(...greetings), "ms", 500),
		below(`${heard}, mean`, mean(responses), "ms", 800),
		...[0.5, 0.95, 0.99].map((share) => seen(`${heard}, p${share * 100}`, percentile(responses, share), "ms")),
		seen(`${kept}, mean`, mean(history), "ms"),
		...[0.5, 0.95, 0.99].map((share) => seen(`${kept}, p${share * 100}`, percentile(history, share), "ms")),
	];
}

const ai = await startOpenAiEmulator({ script: [{ when: { structured: false }, reply: answer }] });
ai.pace({ firstMs: delays.firstTokenMs, pieceMs: delays.pieceMs });
const deepgram = await startDeepgramEmulator({ delays: { finalMs: delays.finalMs } });
deepgram.transcribe(...Array.from({ length: 10_000 }, () => question));
const elevenLabs = await startElevenLabsEmulator({ delays: { firstAudioMs: delays.firstAudioMs } });
const twilio = await startTwilioEmulator({ insecure: true, numbers: [companyNumber], keepAudio: false });
const dataDir = mkdtempSync(join(tmpdir(), "centralita-bench-"));
const port = await freePort();
const installation = await install(
	fileURLToPath(new URL("../packages/server/src/main.ts", import.meta.url)),
	{
		DATA_DIR: dataDir,
		PORT: String(port),
		PUBLIC_URL: `http://127.0.0.1:${port}`,
		OWNER_EMAIL: owner.email,
		OWNER_PASSWORD: owner.password,
		LOG_LEVEL: "warn",
		MAX_EVENT_LOOP_DELAY_MS: "0",
		LLM_BASE_URL: ai.baseUrl,
		LLM_MODEL: "bench",
		DEEPGRAM_API_KEY: "bench",
		DEEPGRAM_BASE_URL: deepgram.url,
		ELEVENLABS_API_KEY: "bench",
		ELEVENLABS_BASE_URL: elevenLabs.url,
		ELEVENLABS_VOICE: "21m00Tcm4TlvDq8ikWAM",
		TWILIO_BASE_URL: twilio.url,
		TWILIO_ACCOUNT_SID: twilio.accountSid,
		TWILIO_AUTH_TOKEN: twilio.authToken,
	},
	null,
);
try {
	const desk = await openDesk(installation.url, owner);
	await desk.makeLine("twilio", companyNumber, "es");
	const dialling = (script: CallerScript) => (from: string) => twilio.dialIn({ from, to: companyNumber, script });
	const first = await measure(desk, dialling(scriptOf(1)), 1);
	const dialIn = dialling(scriptOf(turns));
	const measured: Measured[] = [];
	for (const calls of amounts) measured.push(await measure(desk, dialIn, calls));
	const cold = seen("media socket opened to greeting, first call after the start", Math.max(...first.greetings), "ms");
	printFigures("phone", [cold, ...measured.flatMap(figuresOf)], {
		/** Every question was answered, by the vendors that were to answer. */
		valid: measured.every(({ unanswered, responses, calls }) => unanswered === 0 && responses.length === calls * turns),
		delaysMs: delays,
		answers: measured.map(({ responses }) => responses.length),
		/** Means by mark: where the time goes. */
		marksMs: measured.map(({ marks }) =>
			Object.fromEntries(Object.entries(marks).map(([name, values]) => [name, Math.round(mean(values))])),
		),
		spokenByElevenLabs: elevenLabs.speeches.length,
		complaints: twilio.debugger.length,
		log: installation.log().slice(-5),
	});
} finally {
	await installation.stop();
	await Promise.all([ai, deepgram, elevenLabs, twilio].map((emulator) => emulator.close()));
	rmSync(dataDir, { recursive: true, force: true });
}
