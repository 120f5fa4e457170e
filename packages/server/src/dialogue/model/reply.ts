import { ProviderError } from "../../platform/errors/index.ts";
import type { LanguageModel, ModelMessage, ModelToolCall } from "../../ports/language-model.ts";
import type { Scene } from "../scene.ts";
import type { Turn } from "../turn.ts";
import type { DialogueAction, DialogueEvent, DialogueTools, RespondOptions } from "../types.ts";
import { requestMessages } from "./history.ts";
import { plainSpeech } from "./plain-speech.ts";
import { systemPrompt } from "./prompt.ts";
import { runTool, type ToolOutcome } from "./run-tool.ts";
import { createSentenceCutter, type Ending } from "./sentences.ts";
import { createThinkFilter } from "./think-filter.ts";
import { toolsFor } from "./tools.ts";

/** Requests to the model for one reply; the last one may use no tools, so that it speaks. */
const maxRounds = 4;
/** Bounds what a runaway reply may say and cost. */
const maxOutputTokens = 600;

export type ModelReplyDependencies = {
	scene: Scene;
	model: LanguageModel;
	tools: DialogueTools;
	now: number;
	timeZone: string;
};

/** How a model's reply ended. `failed` leaves whole pieces said, and `ending` tells how the last of them closed. */
export type ModelOutcome = { failed: false } | { failed: true; kind: string; reason: string; ending: Ending };

/**
 * One reply by the model with its tools, streamed as pieces that can stand by themselves. What was exchanged is added
 * to `record` as it happens, each tool call with exactly one result whatever goes wrong.
 * Rejects only when the signal aborts.
 */
export async function* replyWithModel(
	{ scene, model, tools, now, timeZone }: ModelReplyDependencies,
	turn: Turn,
	record: ModelMessage[],
	{ signal, taken }: RespondOptions,
): AsyncGenerator<DialogueEvent, ModelOutcome> {
	const system = systemPrompt(scene, turn.state, now, timeZone);
	const available = toolsFor(scene);
	const later: DialogueAction[] = [];
	let sent = 0;
	const drain = function* () {
		while (sent < turn.events.length) {
			const event = turn.events[sent++];
			if (event) yield event;
		}
	};
	turn.emit({ type: "source", source: "model", provider: model.provider });
	yield* drain();
	let ending: Ending = "nothing";
	const failed = (kind: string, reason: string): ModelOutcome => ({ failed: true, kind, reason, ending });

	for (let round = 1; round <= maxRounds; round++) {
		const speech = createSpeech(turn);
		const calls: ModelToolCall[] = [];
		let cutShort = false;
		try {
			for await (const part of model.reply({
				system,
				messages: requestMessages([...turn.state.messages, ...record]),
				tools: round === maxRounds ? [] : available,
				temperature: scene.script.temperature,
				maxOutputTokens,
				signal,
			})) {
				signal.throwIfAborted();
				if (part.type === "text") speech.push(part.text);
				else if (part.type === "tool-call") calls.push({ id: part.id, name: part.name, arguments: part.arguments });
				else {
					cutShort = part.reason === "length" || part.reason === "content-filter";
					if (part.usage) turn.emit({ type: "usage", provider: model.provider, usage: part.usage });
				}
				yield* drain();
			}
		} catch (error) {
			record.push({ role: "assistant", text: speech.said });
			signal.throwIfAborted();
			if (later.length > 0) break;
			if (speech.ending !== "nothing") ending = speech.ending;
			return failed(
				error instanceof ProviderError ? error.kind : "failed",
				error instanceof Error ? error.message : "unknown",
			);
		}
		if (!cutShort || speech.ending === "nothing") speech.finish();
		yield* drain();
		if (speech.ending !== "nothing") ending = speech.ending;
		if (calls.length === 0) {
			record.push({ role: "assistant", text: speech.said });
			if (turn.said.trim() === "" && later.length === 0) return failed("bad-response", "the model said nothing");
			break;
		}
		record.push({ role: "assistant", text: speech.said, toolCalls: calls });
		const outcomes = yield* runCalls(calls, later);
		yield* drain();
		const silentTools = outcomes.every(({ closes, after }) => closes || after !== undefined);
		if (outcomes.some(({ closes }) => closes) || (silentTools && speech.said.trim() !== "")) break;
	}
	yield* closeReply();
	return { failed: false };

	async function* runCalls(
		calls: readonly ModelToolCall[],
		actions: DialogueAction[],
	): AsyncGenerator<DialogueEvent, ToolOutcome[]> {
		const outcomes: ToolOutcome[] = [];
		try {
			if (taken && !(await settled(taken, signal)))
				throw signal.reason ?? new ProviderError(model.provider, "cancelled", "the turn went on");
			for (const call of calls) {
				signal.throwIfAborted();
				// A second guide in the same breath would talk over the first.
				const outcome: ToolOutcome =
					call.name === "run_guide" && outcomes.some(({ closes }) => closes)
						? { result: { status: "cancelled" }, closes: false }
						: await runTool(call, turn, scene, tools, signal);
				outcomes.push(outcome);
				record.push({ role: "tool", callId: call.id, name: call.name, result: outcome.result });
				if (outcome.after) actions.push(outcome.after);
				yield* drain();
			}
		} finally {
			for (const call of calls.slice(outcomes.length)) {
				record.push({ role: "tool", callId: call.id, name: call.name, result: { status: "cancelled" } });
			}
		}
		const guided = outcomes.find(({ closes }) => closes)?.result;
		if (guided) record.push({ role: "assistant", text: spokenOf(guided) });
		return outcomes;
	}

	/** Carries out what the tools asked for, once the words before it are out; never without a word. */
	function* closeReply(): Generator<DialogueEvent> {
		const ends = later.some(({ type }) => type === "end");
		const transfers = later.some(({ type }) => type === "transfer");
		if (turn.said.trim() === "" && (ends || transfers)) {
			const text = transfers ? scene.phrases.transferring : scene.script.goodbye;
			turn.say(text);
			record.push({ role: "assistant", text });
		}
		for (const action of later) if (!(transfers && action.type === "end")) turn.act(action);
		if (ends && !transfers) turn.update({ ended: true });
		yield* drain();
	}
}

const spokenOf = (result: unknown): string =>
	typeof result === "object" && result !== null && "said" in result ? String(result.said) : "";

/** Text of one request: reasoning and markup out, in pieces that end at a sentence or a clause. */
function createSpeech(turn: Turn) {
	const think = createThinkFilter();
	const cutter = createSentenceCutter();
	let said = "";
	const append = (piece: string) => {
		let text = plainSpeech(piece);
		if (said === "") text = text.trimStart();
		if (text.trim() === "") return;
		if (said === "" && turn.said !== "" && !/\s$/.test(turn.said)) turn.append(` ${text}`);
		else turn.append(text);
		said += text;
	};
	return {
		push: (text: string) => cutter.push(think.push(text)).forEach(append),
		finish() {
			cutter.push(think.flush()).forEach(append);
			append(cutter.finish().trimEnd());
		},
		get said() {
			return said;
		},
		get ending() {
			return cutter.ending;
		},
	};
}

/** The promise, or the signal's reason as a rejection, whichever comes first. */
function settled<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		const onAbort = () => reject(signal.reason);
		if (signal.aborted) return onAbort();
		signal.addEventListener("abort", onAbort, { once: true });
		promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
	});
}
