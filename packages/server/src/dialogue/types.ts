import type {
	Channel,
	FrequentQuestion,
	GuideDefinition,
	GuideNode,
	Locale,
	ReplySource,
	ToolName,
} from "@centralita/contracts";
import type { z } from "zod";
import type { LanguageModel, ModelMessage, ModelUsage } from "../ports/language-model.ts";
import type { Journal } from "./guide/journal-entry.ts";

export type Question = z.infer<typeof FrequentQuestion>;

/** What a conversation is held with: an assistant's version and its guides, pinned for the whole conversation. */
export type DialogueScript = {
	locale: Locale;
	/** Where it is held: on a call (the default) a guide's `spoken` text is said instead of `shown`. */
	channel?: Channel;
	/** ISO 3166-1 alpha-2: how numbers without a country code are read. */
	country: string;
	prompt: string;
	greeting: string;
	/** Said before the greeting when the call is recorded; empty for none. */
	notice: string;
	/** `inner`: not offered, only entered from another of them. */
	guides: readonly { version: number; definition: GuideDefinition; inner?: boolean }[];
	questions: readonly Question[];
	tools: readonly ToolName[];
	/** The guide that follows the greeting, by slug. */
	opening?: string;
	/** Links and pictures of a step can be sent to the contact's telephone. */
	textsLinks?: boolean;
	silencePrompts: readonly string[];
	goodbye: string;
	temperature: number;
};

/**
 * Everything the dialogue remembers: JSON, so that a conversation can be stored after each turn and go on elsewhere.
 * Only the dialogue reads its inside.
 */
export type DialogueState = {
	readonly version: 1;
	/** What was said, as the model sees it; the last assistant text is cut to what was heard by `truncate`. */
	readonly messages: readonly ModelMessage[];
	/** The guide under way: where it stands, what was answered. */
	readonly guide: GuideRun | null;
	/** Guides that wait under a sub-guide, innermost last. */
	readonly stack: readonly GuideRun[];
	/** What was learned, by variable. */
	readonly slots: Readonly<Record<string, string | number | boolean>>;
	/** In a row; the ladder offers a person after two. */
	readonly misunderstood: number;
	/** A question of the dialogue itself that the next input answers. */
	readonly pending: PendingQuestion | null;
	readonly ended: boolean;
	/** Who was asked for before the contact agreed to be written down: called as soon as they do. */
	readonly awaited?: HandoffWay | undefined;
	/** What colleagues told the assistant in mid-conversation, oldest first; the contact did not hear it. */
	readonly hints?: readonly string[];
	/** What the newest runs of guides went through. */
	readonly journal?: Journal;
};

/** A person now, or one who calls later. */
export type HandoffWay = "transfer" | "callback";

export type GuideRun = {
	readonly slug: string;
	readonly version: number;
	readonly node: string;
	/** Index of the instruction within a step. */
	readonly instruction: number;
	readonly failures: number;
	readonly retries: number;
	/** Asks and steps passed before this one, oldest first, for "volver atrás". */
	readonly history: readonly string[];
	readonly variables: Readonly<Record<string, string | number | boolean>>;
};

export type PendingQuestion =
	| { kind: "which-guide"; options: readonly string[] }
	| { kind: "confirm-handoff" }
	| { kind: "handoff-name" | "handoff-phone" | "handoff-problem" }
	/** Another problem was named in the middle of a guide: leave this one for it? */
	| { kind: "switch-guide"; target: string }
	| { kind: "anything-else" };

export type DialogueInput =
	| { type: "start" }
	| { type: "text"; text: string }
	| { type: "choice"; value: string }
	| { type: "dtmf"; digits: string }
	/** Nobody said anything for a while; 1 for the first time in a row. */
	| { type: "silence"; count: number };

export type DialogueAction =
	| { type: "end"; reason: "assistant-ended" | "silence" }
	| { type: "transfer"; reason: string; summary: string }
	| { type: "note"; text: string }
	/** Pressed on the telephone: `0-9*#`, `w` waits half a second. */
	| { type: "keys"; keys: string }
	/** A step's links and pictures, for who cannot see them where the guide runs. */
	| { type: "text-links"; text: string }
	| { type: "ticket"; priority: "low" | "normal" | "high" | "urgent"; summary: string }
	| { type: "webhook"; url: string; variables: Readonly<Record<string, string | number | boolean>> };

export type DialogueEvent =
	/** What answers, before its text; again when the ladder steps down in the middle of a reply. */
	| { type: "source"; source: ReplySource; provider?: string; reason?: string }
	/** A piece of the reply, in order. Whitespace between pieces is in the pieces. */
	| { type: "text"; text: string }
	/** Quick answers that fit, for channels that can show them; on a call also keys 1…n. */
	| { type: "options"; options: readonly { value: string; label: string }[] }
	| { type: "moved"; guide: string; version: number; node: string; answer: string | null }
	/** To be carried out after the text before it was heard. */
	| { type: "action"; action: DialogueAction }
	| { type: "usage"; provider: string; usage: ModelUsage }
	| { type: "provider-failed"; provider: string; kind: string; fellBackTo: string | null }
	/** Always last, once. */
	| { type: "state"; state: DialogueState };

/** What the model's tools reach. Each resolves to something the model can read, and rejects only on a fault. */
export type DialogueTools = {
	lookupContact(query: { name?: string; phone?: string; email?: string }, signal: AbortSignal): Promise<unknown>;
};

export type RespondOptions = {
	signal: AbortSignal;
	/**
	 * Resolves to true once the turn is surely over; tools wait for it. A preemptive reply whose turn went on resolves
	 * to false and is aborted. Absent: the turn is taken.
	 */
	taken?: Promise<boolean>;
};

/** Where a conversation stands, for a screen. */
export type Standing = {
	/** The node that waits, with the guide's failed steps so far; null outside guides. */
	guide: { slug: string; node: GuideNode; failures: number } | null;
	pending: PendingQuestion["kind"] | null;
	ended: boolean;
};

/** Channel-blind: what to answer. Holds no state of its own between calls. */
export type Dialogue = {
	start(): DialogueState;
	/**
	 * Never rejects but for an abort: every failure steps down the ladder and still answers. Aborted in the middle of a
	 * turn that was taken, it yields the state with what was said so far before it rejects, so that nothing is forgotten.
	 */
	respond(state: DialogueState, input: DialogueInput, options: RespondOptions): AsyncIterable<DialogueEvent>;
	/** The state after a reply that was cut before it was composed: the contact's words and what was said count. */
	interrupted(state: DialogueState, input: DialogueInput, said: string): DialogueState;
	/** What the contact really got of the last reply. */
	truncate(state: DialogueState, heard: string): DialogueState;
	/** The state after a colleague's hint, which later replies of a model follow; rules cannot. */
	hint(state: DialogueState, text: string): DialogueState;
	/** Whether a reply could come from a model now (configured, switched on, breaker closed): preemption is worth it. */
	usesModel(): boolean;
	/** Kind of answer expected next, for turn taking: dictated digits need patience. */
	expects(state: DialogueState): "digits" | "email" | "yes-no" | "free";
};

/** A dialogue that can also be shown: what a screen needs beside the words. */
export type ShownDialogue = Dialogue & {
	/** Quick answers that fit now, in order. */
	choices(state: DialogueState): readonly { value: string; label: string }[];
	standing(state: DialogueState): Standing;
	/** The state after words that somebody else exchanged with the contact in the assistant's place. */
	overheard(state: DialogueState, messages: readonly ModelMessage[]): DialogueState;
	/** What the guide under way waits for, put again sentence by sentence; empty outside guides. */
	question(state: DialogueState): readonly string[];
};

export type DialogueDependencies = {
	script: DialogueScript;
	/** Null: no model configured. It brings its own timeout, retry and breaker, and throws `ProviderError`. */
	model: LanguageModel | null;
	/** Read at each reply: the switch works in mid-call. */
	smartMode: () => boolean;
	tools: DialogueTools;
	/** Milliseconds since the epoch, for "el martes que viene". */
	now: () => number;
	/** The contact's or the company's IANA time zone. */
	timeZone: string;
};
