import type { LanguageModel, ModelMessage } from "../ports/language-model.ts";
import { shortened } from "./guide/journal.ts";
import { present } from "./guide/walk.ts";
import { answerChoice, answerText, answerUnderWay } from "./ladder/deterministic.ts";
import { expectedAnswer } from "./ladder/expects.ts";
import { noteFacts, noteProblem } from "./ladder/facts.ts";
import { answerDtmf } from "./ladder/keys.ts";
import { quickAnswers } from "./ladder/options.ts";
import { answerSilence, greet } from "./ladder/prompts.ts";
import { replyWithModel } from "./model/reply.ts";
import { createScene, type Scene } from "./scene.ts";
import { plainWords, tidy } from "./text/fold.ts";
import { truncateReply } from "./truncate.ts";
import { createTurn, emptyState, type Turn } from "./turn.ts";
import type {
	DialogueDependencies,
	DialogueEvent,
	DialogueInput,
	DialogueState,
	RespondOptions,
	ShownDialogue,
} from "./types.ts";

/** Messages kept in the state; a conversation of hours must not grow without end. */
const maxMessages = 200;
/** Older hints have been followed, or never will be. */
const maxHints = 5;

/**
 * A conversation's mind: model with tools while it can, guides, questions and slots when it cannot. `ready` is the
 * script made ready before, by `createScene`: conversations with one script share it.
 */
export function createDialogue(dependencies: DialogueDependencies, ready?: Scene): ShownDialogue {
	const { script, model, smartMode, tools, now, timeZone } = dependencies;
	const scene = ready ?? createScene(script, { now, timeZone });
	const usesModel = () => model !== null && smartMode();

	async function* respond(
		initial: DialogueState,
		input: DialogueInput,
		options: RespondOptions,
	): AsyncGenerator<DialogueEvent> {
		options.signal.throwIfAborted();
		const state = shortened(initial.ended ? { ...initial, ended: false } : initial);
		const turn = createTurn(state);
		if (input.type === "text" && model !== null && usesModel() && plainWords(input.text) !== "") {
			if (!answerUnderWay(turn, scene, input.text)) {
				yield* respondWithModel(model, state, turn, input.text, options);
				return;
			}
		} else answerByRules(turn, input);
		yield* deliver(turn.events, options);
		yield { type: "state", state: remember(turn, [...wordsOf(input, state), { role: "assistant", text: turn.said }]) };
	}

	function answerByRules(turn: Turn, input: DialogueInput): void {
		switch (input.type) {
			case "start":
				greet(turn, scene);
				return;
			case "silence":
				answerSilence(turn, scene, input.count);
				return;
			case "choice":
				answerChoice(turn, scene, input.value);
				return;
			case "dtmf":
				answerDtmf(turn, scene, input.digits);
				return;
			case "text":
				answerText(turn, scene, input.text);
		}
	}

	async function* respondWithModel(
		brain: LanguageModel,
		state: DialogueState,
		turn: Turn,
		text: string,
		options: RespondOptions,
	): AsyncGenerator<DialogueEvent> {
		const user: ModelMessage = { role: "user", text: tidy(text) };
		const record: ModelMessage[] = [user];
		const fresh = noteFacts(turn, scene, text);
		if (fresh.length === 0 && scene.match(text).kind === "match") noteProblem(turn, text);
		const reply = replyWithModel({ scene, model: brain, tools, now: now(), timeZone }, turn, record, options);
		try {
			const outcome = yield* reply;
			if (!outcome.failed) {
				yield { type: "state", state: remember(turn, record) };
				return;
			}
			yield { type: "provider-failed", provider: brain.provider, kind: outcome.kind, fellBackTo: "rules" };
			const fallback = createTurn(state);
			answerText(fallback, scene, text);
			const { bridge, bridgeAfterClause } = scene.phrases;
			const space = /\s$/.test(turn.said) ? "" : " ";
			const joint =
				outcome.ending === "nothing" ? "" : outcome.ending === "clause" ? bridgeAfterClause : `${space}${bridge}`;
			yield* deliver(withBridge(fallback.events, joint, outcome.reason), options);
			const said = `${joint.trim()} ${fallback.said}`.trim();
			yield { type: "state", state: remember(fallback, [...record, { role: "assistant", text: said }]) };
		} catch (error) {
			// Interrupted: what was said before must not be forgotten, unless the turn itself went on.
			if (options.signal.aborted && (await isTaken(options))) yield { type: "state", state: remember(turn, record) };
			throw error;
		}
	}

	return {
		start: () => emptyState,
		respond,
		interrupted: (state, input, said) =>
			remember(createTurn(state), [...wordsOf(input, state), { role: "assistant", text: said.trim() }]),
		truncate: truncateReply,
		hint: (state, text) => ({ ...state, hints: [...(state.hints ?? []), text].slice(-maxHints) }),
		overheard: (state, messages) => remember(createTurn(state), messages),
		usesModel,
		question(state) {
			const turn = createTurn(state);
			if (state.pending === null) present(turn, scene);
			return turn.events.flatMap((event) => (event.type === "text" ? [event.text.trim()] : []));
		},
		choices: (state) => quickAnswers(state, scene),
		standing(state) {
			const run = state.guide;
			const node = run && scene.guides.get(run.slug)?.nodes.get(run.node);
			return {
				guide: run && node ? { slug: run.slug, node, failures: run.failures } : null,
				pending: state.pending?.kind ?? null,
				ended: state.ended,
			};
		},
		expects: (state) => expectedAnswer(state, scene),
	};

	/** The contact's side of the turn, as the model will read it. */
	function wordsOf(input: DialogueInput, state: DialogueState): ModelMessage[] {
		if (input.type === "text") return [{ role: "user", text: tidy(input.text) }];
		if (input.type === "dtmf") return [{ role: "user", text: `[${input.digits}]` }];
		if (input.type !== "choice") return [];
		const label = quickAnswers(state, scene).find(({ value }) => value === input.value)?.label;
		return [{ role: "user", text: label ?? input.value }];
	}
}

function remember(turn: Turn, added: readonly ModelMessage[]): DialogueState {
	const worth = added.filter((message) => message.role !== "assistant" || message.text !== "" || message.toolCalls);
	return { ...turn.state, messages: [...turn.state.messages, ...worth].slice(-maxMessages) };
}

/** Events in order; what has an effect outside waits until the turn is surely over. */
async function* deliver(events: Iterable<DialogueEvent>, options: RespondOptions): AsyncGenerator<DialogueEvent> {
	for (const event of events) {
		options.signal.throwIfAborted();
		if (event.type === "action" && !(await (options.taken ?? true)))
			throw options.signal.reason ?? new Error("the turn went on");
		yield event;
	}
}

/** The words that close a reply the model left off, right after the source that takes over. */
function* withBridge(events: readonly DialogueEvent[], joint: string, reason: string): Generator<DialogueEvent> {
	let bridged = joint === "";
	for (const event of events) {
		if (event.type === "text" && !bridged) {
			bridged = true;
			yield { type: "text", text: joint };
			yield { type: "text", text: ` ${event.text.trimStart()}` };
		} else yield event.type === "source" ? { ...event, reason } : event;
	}
}

/** Whether the turn had been taken by now; a promise that is still open counts as not. */
async function isTaken({ taken }: RespondOptions): Promise<boolean> {
	if (taken === undefined) return true;
	let answer = false;
	void taken.then(
		(value) => {
			answer = value;
		},
		() => undefined,
	);
	await Promise.resolve();
	return answer;
}
