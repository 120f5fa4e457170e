import { languageOf } from "@centralita/contracts";
import { levelDbfs } from "../audio/levels.ts";
import type { StageMaker } from "../call.ts";
import { Playout } from "../playout.ts";
import { heardOf, type Reply } from "../reply.ts";

const framesPerLevel = 5;
/** More than this unsent at the socket, in milliseconds of audio, and the far end does not keep up… */
const congestedMs = 1000;
/** …for so long that the connection is taken for dead. */
const deadMs = 5000;

function latencyValues(reply: Reply): Record<string, number> {
	const values: Record<string, number> = {};
	for (const [name, ms] of Object.entries(reply.latency)) if (ms !== undefined) values[name] = ms;
	return values;
}

/** Frames → the carrier, in time. Knows what was heard, closes replies with it, and reports when all is quiet. */
export const send: StageMaker = (call, link) => {
	const { floor, options, tuning } = call;
	const { connection } = options;
	const samplesPerMs = connection.sampleRate / 1000;
	const language = languageOf(options.settings.locale);
	const congestedBytes = congestedMs * samplesPerMs * 2;
	let frames = 0;
	let congestedSinceMs: number | null = null;
	let leaveWheel: (() => void) | null = null;

	const playout = new Playout(connection, call.elapsed, tuning.leadMs, {
		onStarted(chunk) {
			const { reply } = chunk;
			floor.spoken = textUntil(reply, chunk);
			if (reply.startedMs === null) start(reply);
			connection.notify({ type: "transcript", turnId: reply.id, who: "assistant", text: floor.spoken, final: false });
			link.up({ kind: "chunk-started", chunk });
		},
		onSent(pcm, inMs, lateMs) {
			call.recorder?.assistant(pcm, call.elapsed() + inMs);
			options.monitor?.assistant(pcm);
			options.onPacing?.(lateMs);
			if (++frames % framesPerLevel === 0) {
				connection.notify({ type: "level", who: "assistant", dbfs: levelDbfs(pcm) });
			}
		},
		onHeard(reply) {
			close(reply);
			reportQuiet();
		},
		onHangUp: (reason) => call.end(reason),
	});
	floor.remainingMs = () => playout.remainingMs;

	function textUntil(reply: Reply, last: Reply["chunks"][number]): string {
		return reply.chunks
			.slice(0, reply.chunks.indexOf(last) + 1)
			.map((chunk) => chunk.text)
			.join("");
	}

	function start(reply: Reply): void {
		const nowMs = call.elapsed();
		reply.startedMs = nowMs;
		if (!reply.aside) reply.latency.firstFrameMs = nowMs - reply.endOfSpeechMs;
		floor.setSounding(true);
		call.emit({ type: "reply-started", turnId: reply.id });
		if (!reply.aside) connection.notify({ type: "latency", turnId: reply.id, values: latencyValues(reply) });
	}

	function close(reply: Reply): void {
		if (!floor.openReplies.has(reply)) return;
		const generated = reply.generated.trimEnd();
		const heard = heardOf(reply, playout.position(), samplesPerMs, language);
		const nowMs = call.elapsed();
		reply.closed = true;
		floor.closeReply(reply);
		connection.notify({ type: "transcript", turnId: reply.id, who: "assistant", text: generated, final: true, heard });
		call.emit({
			type: "reply-ended",
			aside: reply.aside,
			turn: {
				id: reply.id,
				who: "assistant",
				generated,
				heard,
				interrupted: heard !== generated,
				origin: null,
				confidence: null,
				startMs: reply.startedMs ?? nowMs,
				endMs: nowMs,
				latency: { ...reply.latency },
				providers: reply.textToSpeech === null ? {} : { textToSpeech: reply.textToSpeech },
			},
		});
	}

	/** Says that all is quiet when nothing is left to say. */
	function reportQuiet(): void {
		if (floor.state === "listening") link.up({ kind: "quiet" });
	}

	function work(): void {
		if (playout.isEmpty) {
			rest();
			return;
		}
		if (congested(call.elapsed())) return;
		playout.keepTime();
	}

	function rest(): void {
		leaveWheel?.();
		leaveWheel = null;
	}

	/** Something waits to be played: the wheel keeps time from here on. */
	function wake(): void {
		leaveWheel ??= call.everyFrame(work);
	}

	function congested(nowMs: number): boolean {
		if (connection.bufferedBytes <= congestedBytes) {
			congestedSinceMs = null;
			return false;
		}
		congestedSinceMs ??= nowMs;
		if (nowMs - congestedSinceMs > deadMs) call.end("connection-lost");
		return true;
	}

	return {
		on: {
			sound({ chunk, pcm }) {
				wake();
				playout.sound(chunk, pcm);
			},
			"chunk-end"({ chunk }) {
				wake();
				playout.chunkEnd(chunk);
			},
			"reply-end": ({ reply }) => playout.end(reply),
			"hang-up": ({ reason }) => playout.hangUp(reason),
			mark: ({ name }) => playout.echoed(name),
			pause() {
				playout.pause();
				call.recorder?.cut(call.elapsed());
			},
			resume: () => playout.resume(),
			interrupt() {
				playout.cut();
				call.recorder?.cut(call.elapsed());
				for (const reply of [...floor.openReplies]) close(reply);
				reportQuiet();
			},
			finish() {
				floor.paused = false;
				playout.resume();
				playout.finishSentence();
			},
		},
		close: rest,
	};
};
