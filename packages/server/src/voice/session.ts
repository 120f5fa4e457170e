import type { EndReason } from "@centralita/contracts";
import { uuidv7 } from "../platform/time/index.ts";
import type { Call } from "./call.ts";
import { createFloor } from "./floor.ts";
import { createPipeline } from "./pipeline.ts";
import { createRecorder } from "./recorder.ts";
import { receive } from "./stages/receive.ts";
import type { VoiceEvent, VoiceSession, VoiceSessionOptions, VoiceTuning } from "./types.ts";
import { wheelOf } from "./wheel.ts";

const defaultTuning: VoiceTuning = {
	leadMs: 100,
	speechStartMs: 60,
	speechEndMs: 200,
	recognisedFinalMs: 1500,
	respondTimeoutMs: 20_000,
	speechTimeoutMs: 6000,
};

const framesPerTick = 5;
/** While a person talks with the caller, the longest duration is looked at again this often. */
const suspendedCheckMs = 60_000;
/** Somebody else's sound is dropped when it would be heard this much later than it was made. */
const longestRelayLagMs = 400;
/** A goodbye that is not heard by then will not be. */
const longestFinishMs = 20_000;

/** Holds one call's conversation until somebody ends it. Nothing that a provider or the far end does makes it throw. */
export function startVoiceSession(options: VoiceSessionOptions): VoiceSession {
	const { clock, connection, settings, recording } = options;
	const startedAt = clock.elapsed();
	const over = new AbortController();
	const timers = new Set<() => void>();
	let resolveDone: (result: Awaited<VoiceSession["done"]>) => void = () => {};
	const done: VoiceSession["done"] = new Promise((resolve) => {
		resolveDone = resolve;
	});

	function emit(event: VoiceEvent): void {
		try {
			if (event.type === "state") connection.notify(event);
			options.listener(event);
		} catch {
			// A listener's fault is not the caller's.
		}
	}

	/** Runs what a timer, a promise or the far end started: a fault of ours ends this call and no other. */
	function guarded(work: () => void): void {
		if (over.signal.aborted) return;
		try {
			work();
		} catch {
			end("failed");
		}
	}

	const wheel = wheelOf(clock);
	const everyFrame = (callback: () => void) => wheel.add(() => guarded(callback));

	const call: Call = {
		options,
		tuning: { ...defaultTuning, ...options.tuning },
		floor: createFloor(emit),
		recorder: recording ? createRecorder(recording, connection.sampleRate) : null,
		usage: { transcribedMs: 0, spokenCharacters: 0 },
		over: over.signal,
		elapsed: () => clock.elapsed() - startedAt,
		everyFrame,
		after(ms, callback) {
			const cancel = clock.after(ms, () => {
				timers.delete(cancel);
				guarded(callback);
			});
			timers.add(cancel);
			return () => {
				timers.delete(cancel);
				cancel();
			};
		},
		guarded,
		emit,
		end,
		newId: () => uuidv7(clock.now()),
	};
	const pipeline = createPipeline(call);
	const push = (frame: Parameters<typeof pipeline.push>[0]) => guarded(() => pipeline.push(frame));

	let turns = 0;
	const leaveWheel = everyFrame(() => {
		if (++turns % framesPerTick !== 0) return;
		const nowMs = call.elapsed();
		pipeline.push({ kind: "tick", nowMs });
		call.recorder?.advance(nowMs);
	});

	function end(reason: EndReason): void {
		if (over.signal.aborted) return;
		const durationMs = call.elapsed();
		call.floor.closing = true;
		leaveWheel();
		try {
			pipeline.push({ kind: "interrupt" });
			pipeline.close();
			call.recorder?.finish(durationMs);
		} catch {
			// What could be closed is closed; the call is over all the same.
		}
		over.abort();
		for (const cancel of timers) cancel();
		timers.clear();
		try {
			connection.hangUp(reason);
		} catch {
			// Gone already.
		}
		emit({ type: "ended", reason, durationMs });
		resolveDone({ reason, durationMs, usage: call.usage });
	}

	function finish(reason: EndReason, goodbye: string | null): void {
		if (over.signal.aborted || call.floor.closing) return;
		call.floor.closing = true;
		call.after(longestFinishMs, () => end(reason));
		push({ kind: "finish", goodbye, reason });
	}

	function limitDuration(ms: number): void {
		call.after(ms, () => {
			// Whom a person is talking with is not cut off.
			if (call.floor.suspended) limitDuration(suspendedCheckMs);
			else finish("max-duration", settings.timeOverText);
		});
	}

	function suspend(): void {
		if (over.signal.aborted || call.floor.closing || call.floor.suspended) return;
		call.floor.suspended = true;
		push({ kind: "interrupt" });
	}

	function resume(text: string | null): void {
		if (!call.floor.suspended) return;
		call.floor.suspended = false;
		if (text !== null) push({ kind: "say", text });
	}

	/** When everything relayed so far will have been played. */
	let relayedUntilMs = 0;
	function relay(pcm: Int16Array): void {
		if (over.signal.aborted || call.floor.state !== "listening") return;
		const nowMs = call.elapsed();
		const startMs = Math.max(nowMs, relayedUntilMs);
		// What a stalled network held back would keep the two of them apart for the rest of the call.
		if (startMs - nowMs > longestRelayLagMs) return;
		relayedUntilMs = startMs + (pcm.length / connection.sampleRate) * 1000;
		connection.send(pcm);
		call.recorder?.assistant(pcm, startMs);
		options.monitor?.assistant(pcm);
	}

	function begin(): void {
		limitDuration(settings.maxDurationMs);
		if (options.openingText !== undefined) {
			push({ kind: "say", text: options.openingText });
			return;
		}
		const turn = {
			input: { type: "start" as const },
			endOfSpeechMs: call.elapsed(),
			taken: Promise.resolve(true),
			preemptive: false,
		};
		push({ kind: "ask", turn });
	}

	receive(connection, push).then(end, () => end("failed"));
	if (connection.ready) void connection.ready.then(begin);
	else queueMicrotask(begin);
	return {
		done,
		end,
		finish,
		suspend: () => guarded(suspend),
		resume: (text) => guarded(() => resume(text)),
		say: (text) => push({ kind: "say", text }),
		relay: (pcm) => guarded(() => relay(pcm)),
	};
}
