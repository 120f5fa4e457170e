import type { ReplySource } from "@centralita/contracts";
import type { Dialogue, DialogueAction, DialogueEvent, DialogueInput, DialogueState } from "../../dialogue/index.ts";
import type { Respond, VoiceInput, VoiceReply } from "../../voice/index.ts";
import { ReplyStream } from "./reply-stream.ts";

/** What is known of one reply besides its words. */
export type ReplyFacts = { source: ReplySource | null; languageModel: string | null };

export type PartnerListener = {
	/** A turn that was surely taken led to this. */
	onAction(action: DialogueAction, turnId: string): void;
	onEvent(event: Extract<DialogueEvent, { type: "moved" | "usage" | "provider-failed" }>): void;
};

/** Lets the dialogue answer what the voice pipeline hears, and keeps its state true to what was heard. */
export type ConversationPartner = {
	respond: Respond;
	/** A colleague's hint, for the replies to come. */
	hint(text: string): void;
	/** The last reply was cut: only `heard` of it counts. */
	interrupted(heard: string): void;
	expects(): ReturnType<Dialogue["expects"]>;
	/** Facts of the reply to that turn; known once it began. */
	facts(turnId: string): ReplyFacts;
	/** The dialogue's state once everything under way has settled. */
	settled(): Promise<DialogueState>;
};

const toDialogue = (input: VoiceInput): DialogueInput =>
	input.type === "text" ? { type: "text", text: input.text } : input;

export type PartnerOptions = {
	/** Where the conversation stands, when it goes on after its line was lost. */
	initial: DialogueState | null;
	/** The assistant stays with the caller until somebody has taken the transfer. */
	staysOnTransfer: boolean;
};

export function createPartner(
	dialogue: Dialogue,
	listener: PartnerListener,
	{ initial, staysOnTransfer }: PartnerOptions,
): ConversationPartner {
	const endReasonOf = (action: DialogueAction) =>
		action.type === "end" ? action.reason : action.type === "transfer" && !staysOnTransfer ? "transferred" : null;
	let state = initial ?? dialogue.start();
	let settled: Promise<void> = Promise.resolve();
	const facts = new Map<string, ReplyFacts>();

	/** Reads the dialogue to its end at once, whatever the pace of the voice: its state must not wait for the speech. */
	async function answer(
		input: DialogueInput,
		context: Parameters<Respond>[1],
		out: ReplyStream<VoiceReply>,
	): Promise<void> {
		const before = state;
		const known: ReplyFacts = { source: null, languageModel: null };
		facts.set(context.turnId, known);
		const deferred: (() => void)[] = [];
		let silent = true;
		let after: DialogueState | null = null;
		try {
			for await (const event of dialogue.respond(before, input, { signal: context.signal, taken: context.taken })) {
				if (event.type === "source") {
					known.source = event.source;
					known.languageModel = event.source === "model" ? (event.provider ?? null) : known.languageModel;
				} else if (event.type === "text") {
					if (silent && known.source === "model") out.push({ type: "first-token" });
					silent = false;
					out.push(event);
				} else if (event.type === "action") {
					const reason = endReasonOf(event.action);
					if (reason) out.push({ type: "end", reason });
					deferred.push(() => listener.onAction(event.action, context.turnId));
				} else if (event.type === "state") after = event.state;
				else if (event.type !== "options") deferred.push(() => listener.onEvent(event));
			}
		} catch (error) {
			if (!context.signal.aborted) throw error;
		} finally {
			out.close();
		}
		if (!(await context.taken)) return;
		state = after ?? before;
		for (const act of deferred) act();
	}

	return {
		async *respond(input, context) {
			const out = new ReplyStream<VoiceReply>();
			const run = settled.then(() => answer(toDialogue(input), context, out));
			let failure: unknown;
			settled = run.catch((error) => {
				failure = error;
				out.close();
			});
			yield* out;
			if (failure !== undefined) throw failure;
		},
		hint(text) {
			settled = settled.then(() => {
				state = dialogue.hint(state, text);
			});
		},
		interrupted(heard) {
			settled = settled.then(() => {
				state = dialogue.truncate(state, heard);
			});
		},
		expects: () => dialogue.expects(state),
		facts: (turnId) => facts.get(turnId) ?? { source: null, languageModel: null },
		async settled() {
			await settled;
			return state;
		},
	};
}
