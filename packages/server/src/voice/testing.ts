import type { TurnTaking } from "@centralita/contracts";
import { createFakeClock, type FakeClock } from "../ports/fakes/clock.ts";
import { createFakeMediaConnection, type FakeMediaConnection } from "../ports/fakes/media-connection.ts";
import { createFakeSpeechToText, type FakeSpeechToText } from "../ports/fakes/speech-to-text.ts";
import { createFakeTextToSpeech, type FakeTextToSpeech } from "../ports/fakes/text-to-speech.ts";
import type { VoiceActivity } from "../ports/voice-activity.ts";
import { startVoiceSession } from "./session.ts";
import type {
	Respond,
	VoiceEvent,
	VoiceInput,
	VoiceReply,
	VoiceSession,
	VoiceSessionOptions,
	VoiceTurn,
} from "./types.ts";

/** Believes every loud frame: what a test speaks is a square wave. */
const loudness: VoiceActivity = {
	provider: "loudness",
	create: () => ({ isSpeech: (frame) => Math.abs(frame[0] ?? 0) > 1000, close: () => {} }),
};

const turnTaking: TurnTaking = {
	minDelayMs: 300,
	maxDelayMs: 2500,
	adaptive: true,
	allowInterruption: true,
	minInterruptionMs: 120,
	resumeAfterMs: 2000,
	fillerAfterMs: 1500,
	preemptive: false,
};

/** Answers by the input's text, or the kind of input; an array is said piece by piece. */
export type Script = (input: VoiceInput) => string | readonly VoiceReply[] | Respond;

export type Stage = {
	clock: FakeClock;
	connection: FakeMediaConnection;
	speech: FakeTextToSpeech;
	transcriber: FakeSpeechToText | null;
	session: VoiceSession;
	events: VoiceEvent[];
	inputs: VoiceInput[];
	/** What was recorded, both sides. */
	recorded: { contact: number[]; assistant: number[] };
	/** The caller makes a sound, or none, in frames of 20 ms as time goes by. */
	speak(ms: number): Promise<void>;
	quiet(ms: number): Promise<void>;
	type(text: string): Promise<void>;
	recognise(text: string, final?: boolean): Promise<void>;
	/** Turns that are over, in order. */
	turns(): VoiceTurn[];
	of<T extends VoiceEvent["type"]>(type: T): Extract<VoiceEvent, { type: T }>[];
};

const asReplies = (answer: string | readonly VoiceReply[]): readonly VoiceReply[] =>
	typeof answer === "string" ? [{ type: "text", text: answer }] : answer;

/** A call held with fakes by a clock that the test moves. */
export function stage(
	script: Script,
	changes: Partial<Omit<VoiceSessionOptions, "settings">> & {
		settings?: Partial<VoiceSessionOptions["settings"]>;
		taking?: Partial<TurnTaking>;
		transcriber?: FakeSpeechToText | null;
		speech?: { msPerCharacter?: number; firstChunkMs?: number; sampleRate?: number };
		far?: { acknowledges?: boolean; ready?: Promise<void>; sampleRate?: number };
	} = {},
): Stage {
	const { settings, taking, transcriber = createFakeSpeechToText(), speech: voice, far, ...options } = changes;
	const clock = createFakeClock();
	const connection = createFakeMediaConnection(clock, far);
	const speech = createFakeTextToSpeech(clock, voice);
	const events: VoiceEvent[] = [];
	const inputs: VoiceInput[] = [];
	const recorded = { contact: [] as number[], assistant: [] as number[] };
	const frame = connection.sampleRate / 50;

	const respond: Respond = async function* (input, context) {
		inputs.push(input);
		const answer = script(input);
		if (typeof answer === "function") yield* answer(input, context);
		else yield* asReplies(answer);
	};

	const session = startVoiceSession({
		connection,
		speechToText: transcriber,
		textToSpeech: speech,
		voiceActivity: loudness,
		respond,
		expects: () => "free",
		preemptive: () => false,
		settings: {
			locale: "es-419",
			voice: null,
			speed: 1,
			turnTaking: { ...turnTaking, ...taking },
			silenceAfterMs: 8000,
			maxSilences: 2,
			maxDurationMs: 600_000,
			timeOverText: "Se acabó el tiempo.",
			fillers: ["Un momento.", "Ya casi."],
			apologies: { transcription: "No te entendí.", failure: "Tuve un problema." },
			...settings,
		},
		clock,
		listener: (event) => events.push(event),
		recording: {
			write(contact, assistant) {
				recorded.contact.push(...contact);
				recorded.assistant.push(...assistant);
			},
		},
		...options,
	});

	async function frames(ms: number, sample: number): Promise<void> {
		for (let passed = 0; passed < ms; passed += 20) {
			connection.receive({
				type: "audio",
				pcm: Int16Array.from({ length: frame }, (_, i) => (i % 2 ? -sample : sample)),
			});
			await clock.advance(20);
		}
	}

	return {
		clock,
		connection,
		speech,
		transcriber,
		session,
		events,
		inputs,
		recorded,
		speak: (ms) => frames(ms, 8000),
		quiet: (ms) => frames(ms, 0),
		async type(text) {
			connection.receive({ type: "text", text, final: true, origin: "typed" });
			await clock.settle();
		},
		async recognise(text, final = true) {
			connection.receive({ type: "text", text, final, origin: "recognised" });
			await clock.settle();
		},
		turns: () =>
			events.flatMap((event) => (event.type === "turn-taken" || event.type === "reply-ended" ? [event.turn] : [])),
		of<T extends VoiceEvent["type"]>(type: T) {
			return events.filter((event): event is Extract<VoiceEvent, { type: T }> => event.type === type);
		},
	};
}
