import type { SuperviseClientMessage, SuperviseCreated, SuperviseServerMessage } from "@centralita/contracts";
import { createStore, type Store } from "../../../shared/hooks/create-store.ts";
import type { CallAudio } from "../engine/call-audio.ts";
import type { CallDependencies } from "../engine/call-engine.ts";
import type { Capture } from "../engine/capture.ts";
import { type Levels, quiet } from "../engine/level-meter.ts";
import { type MediaSocket, type MediaSocketListener, socketUrl } from "../engine/media-socket.ts";
import type { Playback } from "../engine/playback.ts";
import {
	applySuperviseMessage,
	isConnected,
	notSupervising,
	type SuperviseFailure,
	type SuperviseState,
} from "./supervise-state.ts";

export type SuperviseMode = "listen" | "take-over";

/** What it needs of the browser and of the server. */
export type SuperviseDependencies = Pick<
	CallDependencies,
	"openAudio" | "openMicrophone" | "closeMicrophone" | "page" | "after"
> & {
	create(mode: SuperviseMode, signal: AbortSignal): Promise<SuperviseCreated>;
	openSocket(url: string, on: MediaSocketListener<SuperviseServerMessage>): MediaSocket<SuperviseClientMessage>;
};

const answerWithinMs = 10_000;
const goodbyeWithinMs = 3000;

/** Listens to one call of somebody else's, and may take it over. Make another for the next call. */
export class Supervision {
	readonly state: Store<SuperviseState> = createStore(notSupervising);
	readonly levels: Store<Levels> = createStore(quiet);
	readonly #use: SuperviseDependencies;
	readonly #over = new AbortController();
	#asked: SuperviseMode = "listen";
	#audio: CallAudio | null = null;
	#stream: MediaStream | null = null;
	#socket: MediaSocket<SuperviseClientMessage> | null = null;
	#playback: Playback | null = null;
	#capture: Capture | null = null;
	#sampleRate = 0;
	#callOff: () => void = () => undefined;

	constructor(dependencies: SuperviseDependencies) {
		this.#use = dependencies;
	}

	/** Begins. Call it from a click, or browsers keep the sound off. Failures end up in `state`. */
	async start(mode: SuperviseMode): Promise<void> {
		if (this.state.get().phase !== "idle") return;
		this.#asked = mode;
		this.#change({ phase: "connecting" });
		const audio = this.#openAudio();
		if (mode === "take-over") {
			const problem = await this.#openMicrophone();
			if (problem) return this.#fail({ kind: "microphone", problem });
		}
		try {
			const [created] = await Promise.all([this.#use.create(mode, this.#over.signal), audio]);
			if (!this.#isOver) this.#connect(created);
		} catch (error) {
			this.#fail({ kind: "request", error });
		}
	}

	/** Speaks with the contact in the assistant's place, once there is a microphone. */
	async takeOver(): Promise<void> {
		if (this.state.get().phase !== "listening" || this.state.get().microphone === "asking") return;
		if ((await this.#openMicrophone()) || this.state.get().phase !== "listening") return;
		this.#send({ type: "take-over" });
		this.#change({ phase: "taking-over", problem: null });
	}

	/** The assistant goes on; `note` is told to it. */
	handBack(note: string): void {
		if (this.state.get().phase !== "talking") return;
		this.#send({ type: "hand-back", note: note.trim().slice(0, 1000) });
		this.#change({ phase: "handing-back" });
	}

	setHeld(held: boolean): void {
		if (this.state.get().phase !== "talking") return;
		this.#send({ type: "hold", held });
		this.#change({ held });
		this.#hush();
	}

	setMuted(muted: boolean): void {
		if (this.state.get().phase !== "talking") return;
		this.#change({ muted });
		this.#hush();
	}

	pressKey(digit: string): void {
		if (this.state.get().phase !== "talking") return;
		this.#send({ type: "dtmf", digit });
		this.#change({ digits: this.state.get().digits + digit });
	}

	/** Ends the contact's call. */
	hangUp(): void {
		if (this.state.get().phase !== "talking") return;
		this.#send({ type: "hang-up" });
		this.#change({ phase: "ending" });
		this.#callOff = this.#use.after(goodbyeWithinMs, () => this.#finish({ ...this.state.get(), phase: "ended" }));
	}

	/** Goes away. A call that was taken over goes back to the assistant. */
	leave(): void {
		if (!isConnected(this.state.get())) return;
		this.handBack("");
		this.#finish(notSupervising);
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

	/** Null when it is open. */
	async #openMicrophone() {
		this.#change({ microphone: "asking" });
		const microphone = await this.#use.openMicrophone();
		if ("problem" in microphone) {
			this.#change({ microphone: microphone.problem });
			return microphone.problem;
		}
		if (!isConnected(this.state.get())) this.#use.closeMicrophone(microphone.stream);
		else this.#stream = microphone.stream;
		this.#change({ microphone: "on" });
		return null;
	}

	#connect(created: SuperviseCreated): void {
		const url = socketUrl(this.#use.page, created.socketPath, created.token);
		this.#callOff = this.#use.after(answerWithinMs, () => this.#fail({ kind: "no-answer" }));
		this.#socket = this.#use.openSocket(url, {
			open: () => undefined,
			message: (message) => this.#receive(message),
			audio: (pcm) => this.#playback?.play(pcm),
			closed: (opened) => this.#lose(opened),
		});
	}

	#receive(message: SuperviseServerMessage): void {
		const next = applySuperviseMessage(this.state.get(), message, this.#asked);
		if (message.type === "listening") this.#hear(message.sampleRate);
		else if (message.type === "taken-over") this.#speak();
		else if (message.type === "handed-back") this.#playback?.clear();
		else if (message.type === "ping") this.#send({ type: "pong", at: message.at });
		if (next.phase === "ended") this.#finish(next);
		else this.#settle(next);
	}

	/** Takes over the state, with a microphone that is open, and heard, only where it says so. */
	#settle(next: SuperviseState): void {
		this.state.set(next);
		if (next.microphone === "off") this.#closeMicrophone();
		else this.#hush();
	}

	#hear(sampleRate: number): void {
		this.#callOff();
		this.#sampleRate = sampleRate;
		this.#playback ??=
			this.#audio?.startPlayback(sampleRate, {
				marks: () => undefined,
				level: (loudspeaker) => this.levels.set({ ...this.levels.get(), loudspeaker }),
				underruns: () => undefined,
			}) ?? null;
	}

	/** What is still queued is the assistant's, who is no longer heard. */
	#speak(): void {
		if (this.#capture || !this.#stream) return;
		this.#playback?.clear();
		this.#capture =
			this.#audio?.startCapture(this.#stream, this.#sampleRate, {
				frame: (pcm) => this.#socket?.sendAudio(pcm),
				level: (microphone) => this.levels.set({ ...this.levels.get(), microphone }),
			}) ?? null;
	}

	#hush(): void {
		const { muted, held } = this.state.get();
		this.#capture?.setMuted(muted || held);
	}

	#lose(opened: boolean): void {
		if (this.state.get().phase === "ending") this.#finish({ ...this.state.get(), phase: "ended" });
		else this.#fail({ kind: opened ? "lost" : "refused" });
	}

	#send(message: SuperviseClientMessage): void {
		this.#socket?.send(message);
	}

	#change(change: Partial<SuperviseState>): void {
		if (!this.#isOver) this.state.set({ ...this.state.get(), ...change });
	}

	#closeMicrophone(): void {
		this.#capture?.stop();
		this.#capture = null;
		if (this.#stream) this.#use.closeMicrophone(this.#stream);
		this.#stream = null;
		this.levels.set({ ...this.levels.get(), microphone: quiet.microphone });
	}

	#fail(failure: SuperviseFailure): void {
		this.#finish({ ...this.state.get(), phase: "failed", failure });
	}

	#finish(state: SuperviseState): void {
		if (this.#isOver) return;
		this.#callOff();
		this.#closeMicrophone();
		this.#playback?.clear();
		this.#playback?.stop();
		this.#playback = null;
		this.#socket?.close();
		this.#audio?.close();
		this.levels.set(quiet);
		this.state.set(state);
		this.#over.abort();
	}
}
