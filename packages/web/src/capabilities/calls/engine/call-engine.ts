import type { CallClientMessage, CallCreated, CallServerMessage } from "@centralita/contracts";
import { createStore, type Store } from "../../../shared/hooks/create-store.ts";
import type { CallAudio } from "./call-audio.ts";
import {
	applyMessage,
	type CallState,
	endCall,
	failCall,
	idleCall,
	isOver,
	isUnderWay,
	loseCall,
} from "./call-state.ts";
import type { Capture } from "./capture.ts";
import { type Levels, quiet } from "./level-meter.ts";
import { type MediaSocket, type MediaSocketListener, socketUrl } from "./media-socket.ts";
import type { Microphone } from "./microphone.ts";
import type { Playback } from "./playback.ts";
import { type Recogniser, type RecognitionClass, startRecogniser } from "./speech-recogniser.ts";

/** What the engine needs of the browser and of the server. */
export type CallDependencies = {
	createCall(signal: AbortSignal): Promise<CallCreated>;
	openAudio(): Promise<CallAudio>;
	openMicrophone(): Promise<Microphone>;
	closeMicrophone(stream: MediaStream): void;
	microphoneGranted(): Promise<boolean>;
	openSocket(url: string, on: MediaSocketListener<CallServerMessage>): MediaSocket<CallClientMessage>;
	recognition: RecognitionClass | null;
	page: { protocol: string; host: string };
	now(): number;
	/** Runs `run` after `ms`; returns how to call it off. */
	after(ms: number, run: () => void): () => void;
};

const answerWithinMs = 10_000;
const goodbyeWithinMs = 2000;

/** One call from the browser, from the button to its end. Make another for the next call. */
export class CallEngine {
	readonly state: Store<CallState> = createStore(idleCall);
	readonly levels: Store<Levels> = createStore(quiet);
	readonly #use: CallDependencies;
	readonly #over = new AbortController();
	#skipMicrophone: () => void = () => undefined;
	#audio: CallAudio | null = null;
	#stream: MediaStream | null = null;
	#socket: MediaSocket<CallClientMessage> | null = null;
	#playback: Playback | null = null;
	#capture: Capture | null = null;
	#recogniser: Recogniser | null = null;
	#callOff: () => void = () => undefined;

	constructor(dependencies: CallDependencies) {
		this.#use = dependencies;
	}

	/** Begins the call. Call it from a click, or browsers keep the sound off. Failures end up in `state`. */
	async start(options: { microphone: boolean }): Promise<void> {
		if (this.state.get().phase !== "idle") return;
		this.#change({ phase: "asking", recognition: this.#use.recognition !== null });
		const audio = this.#openAudio();
		const microphone = options.microphone ? this.#openMicrophone() : this.#adoptMicrophone("skipped");
		// Without a question to the person, the microphone opens while the server prepares the call.
		if (options.microphone && !(await this.#use.microphoneGranted())) await microphone;
		if (this.#isOver) return;
		this.#change({ phase: "connecting" });
		try {
			const [call] = await Promise.all([this.#use.createCall(this.#over.signal), audio, microphone]);
			if (!this.#isOver) this.#connect(call);
		} catch (error) {
			this.#finish(failCall(this.state.get(), { kind: "request", error }));
		}
	}

	/** Stops waiting for the microphone and goes on by typing. */
	continueWithoutMicrophone(): void {
		this.#skipMicrophone();
	}

	sendText(text: string): void {
		const words = text.trim().slice(0, 2000);
		if (words) this.#send({ type: "text", text: words });
	}

	pressKey(digit: string): void {
		if (this.state.get().phase !== "live") return;
		this.#send({ type: "dtmf", digit });
		this.#change({ digits: this.state.get().digits + digit });
	}

	setMuted(muted: boolean): void {
		if (this.state.get().phase !== "live" || !this.#capture) return;
		this.#capture.setMuted(muted);
		if (muted) this.#recogniser?.pause();
		else this.#recogniser?.resume();
		this.#send({ type: "mute", muted });
		this.#change({ muted });
	}

	/** Ends the call, or gives it up before it began. */
	hangUp(): void {
		const state = this.state.get();
		if (!isUnderWay(state) || state.phase === "ending") return;
		if (state.phase !== "live") {
			this.#finish(idleCall);
			return;
		}
		this.#send({ type: "hangup" });
		this.#hush();
		this.#change({ phase: "ending" });
		this.#callOff = this.#use.after(goodbyeWithinMs, () =>
			this.#finish(endCall(this.state.get(), "contact-hung-up", this.#use.now())),
		);
	}

	get #isOver(): boolean {
		return this.#over.signal.aborted;
	}

	async #openAudio(): Promise<void> {
		const audio = await this.#use.openAudio().catch(() => null);
		if (this.#isOver) return audio?.close();
		this.#audio = audio;
		this.#change({ sound: audio !== null });
	}

	async #openMicrophone(): Promise<void> {
		let skipped = false;
		const skip = new Promise<"skipped">((resolve) => {
			this.#skipMicrophone = () => {
				skipped = true;
				resolve("skipped");
			};
		});
		const asked = this.#use.openMicrophone();
		void asked.then((late) => {
			if (skipped && "stream" in late) this.#use.closeMicrophone(late.stream);
		});
		await this.#adoptMicrophone(await Promise.race([asked, skip]));
	}

	async #adoptMicrophone(microphone: Microphone | "skipped"): Promise<void> {
		if (microphone === "skipped") return this.#change({ microphone });
		if ("problem" in microphone) return this.#change({ microphone: microphone.problem });
		if (this.#isOver) return this.#use.closeMicrophone(microphone.stream);
		this.#stream = microphone.stream;
		this.#change({ microphone: "on" });
	}

	#connect(call: CallCreated): void {
		const on: MediaSocketListener<CallServerMessage> = {
			open: () =>
				this.#send({
					type: "hello",
					version: 1,
					microphone: this.#stream !== null,
					recognition: this.#stream !== null && this.#use.recognition !== null,
				}),
			message: (message) => this.#receive(call, message),
			audio: (pcm) => this.#playback?.play(pcm),
			closed: (opened) => this.#finish(loseCall(this.state.get(), opened, this.#use.now())),
		};
		this.#callOff = this.#use.after(answerWithinMs, () =>
			this.#finish(failCall(this.state.get(), { kind: "no-answer" })),
		);
		this.#socket = this.#use.openSocket(socketUrl(this.#use.page, call.socketPath, call.token), on);
	}

	#receive(call: CallCreated, message: CallServerMessage): void {
		if (message.type === "ready") this.#begin(call, message.sampleRate, message.recogniser === "browser");
		else if (message.type === "clear") this.#playback?.clear();
		else if (message.type === "mark") this.#mark(message.name);
		else if (message.type === "ping") this.#send({ type: "pong", at: message.at });
		const next = applyMessage(this.state.get(), message, this.#use.now());
		if (isOver(next)) this.#finish(next);
		else this.state.set(next);
	}

	#begin(call: CallCreated, sampleRate: number, recognise: boolean): void {
		this.#callOff();
		this.#playback ??=
			this.#audio?.startPlayback(sampleRate, {
				marks: (names) => {
					for (const name of names) this.#send({ type: "mark", name });
				},
				level: (loudspeaker) => this.levels.set({ ...this.levels.get(), loudspeaker }),
				underruns: (underruns) => this.#change({ underruns }),
			}) ?? null;
		if (!this.#stream) return;
		this.#capture ??=
			this.#audio?.startCapture(this.#stream, sampleRate, {
				frame: (pcm) => this.#socket?.sendAudio(pcm),
				level: (microphone) => this.levels.set({ ...this.levels.get(), microphone }),
			}) ?? null;
		if (!recognise || !this.#use.recognition) return;
		this.#recogniser ??= startRecogniser(this.#use.recognition, call.locale, {
			words: (text, final, confidence) =>
				this.#send({ type: "transcript", text, final, ...(confidence === undefined ? {} : { confidence }) }),
			problem: (recogniserProblem) => this.#change({ recogniserProblem }),
		});
	}

	/** Without sound there is nothing to wait for. */
	#mark(name: string): void {
		if (this.#playback) this.#playback.mark(name);
		else this.#send({ type: "mark", name });
	}

	#send(message: CallClientMessage): void {
		this.#socket?.send(message);
	}

	#change(change: Partial<CallState>): void {
		if (!this.#isOver) this.state.set({ ...this.state.get(), ...change });
	}

	/** Stops hearing and sounding. */
	#hush(): void {
		this.#recogniser?.stop();
		this.#capture?.stop();
		this.#playback?.clear();
		this.#playback?.stop();
		this.#recogniser = null;
		this.#capture = null;
		this.#playback = null;
		if (this.#stream) this.#use.closeMicrophone(this.#stream);
		this.#stream = null;
		this.levels.set(quiet);
	}

	#finish(state: CallState): void {
		if (this.#isOver) return;
		this.#callOff();
		this.#hush();
		this.#socket?.close();
		this.#audio?.close();
		this.state.set(state);
		this.#over.abort();
	}
}
