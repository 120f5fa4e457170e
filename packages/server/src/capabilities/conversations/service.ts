import type { ConversationDetail, ConversationSummary, EndReason, Turn, Usage } from "@centralita/contracts";
import type { DialogueState } from "../../dialogue/types.ts";
import type { Platform } from "../../platform/capability.ts";
import type { Queryable, Transaction } from "../../platform/db/types.ts";
import { saveAnalysis } from "./analysis.ts";
import { recordingKey } from "./blobs.ts";
import { forgetConversation } from "./deletion.ts";
import { identify } from "./identify.ts";
import { closeOrphan } from "./orphans.ts";
import { findTurn, loadState, readDetail, readSummaries, saveState } from "./reads.ts";
import type {
	AnalysisResult,
	Clues,
	Contacts,
	ConversationBegin,
	ConversationChange,
	ConversationEnd,
	HeardTurn,
	NewTurn,
	RecordingInfo,
} from "./types.ts";
import { addTurn, begin, changeConversation, countUsage, end, reopen, saveRecording, updateHeard } from "./writes.ts";

/**
 * What holds a conversation uses. Each write appends its event in the same transaction: once the transaction has
 * committed, the turn is stored and everybody will hear of it.
 */
export type Conversations = {
	/** Returns the id. Appends `conversation.started`. */
	begin(tx: Transaction, input: ConversationBegin): Promise<string>;
	/** Corrects what was told at the beginning. */
	change(tx: Transaction, conversationId: string, change: ConversationChange): Promise<void>;
	/**
	 * Ties the conversation to the contact with that number or address, a new one where there is none. Returns its id;
	 * null, and nothing changes, without a valid number or address.
	 */
	identify(tx: Transaction, conversationId: string, clues: Clues): Promise<string | null>;
	/** Removes it with its events and blobs, live or not. Appends `conversation.deleted`. */
	forget(tx: Transaction, conversationId: string, by: string): Promise<void>;
	/** Returns the turn with its number (1, 2, 3 …). Appends `turn.added`. Rejects with `conflict` after the end. */
	addTurn(tx: Transaction, conversationId: string, turn: NewTurn): Promise<Turn>;
	/** By its id; null when it was not written. */
	findTurn(db: Queryable, conversationId: string, turnId: string): Promise<Turn | null>;
	/** Corrects a turn to what was heard of it, at any time. Appends `turn.heard`. Rejects with `not-found`. */
	updateHeard(tx: Transaction, conversationId: string, update: HeardTurn): Promise<void>;
	/** Replaces what the dialogue remembers. */
	saveState(tx: Transaction, conversationId: string, state: DialogueState): Promise<void>;
	/** Null before the first `saveState`. */
	loadState(db: Queryable, conversationId: string): Promise<DialogueState | null>;
	/** Where the recording is to be written: a WAV, contact left, assistant right. */
	recordingKey(conversationId: string): string;
	/** Makes the recording known, once it is written. */
	saveRecording(tx: Transaction, conversationId: string, recording: RecordingInfo): Promise<void>;
	/** Counts what was used besides what `end` brings; `costMicros` may correct what was counted before. At any time. */
	addUsage(tx: Transaction, conversationId: string, usage: Partial<Usage>, costMicros: number | null): Promise<void>;
	/** Appends `conversation.ended`. Returns false, and changes nothing, when it was over already. */
	end(tx: Transaction, conversationId: string, input: ConversationEnd): Promise<boolean>;
	/** Goes on with one that has ended; what was analysed of it is void. Appends `conversation.reopened`, if it was over. */
	reopen(tx: Transaction, conversationId: string): Promise<void>;
	/**
	 * Appends `conversation.analysed`. Returns false, and changes nothing, when there is an analysis already. Rejects with
	 * `not-found` when the conversation was deleted, `conflict` while it is live.
	 */
	saveAnalysis(tx: Transaction, conversationId: string, result: AnalysisResult): Promise<boolean>;
	/**
	 * Ends a conversation whose process is gone, with what was stored of it: its recording is found, its duration is up
	 * to the last turn. Returns the duration in milliseconds, also when it was over already.
	 */
	closeOrphan(tx: Transaction, conversationId: string, reason: EndReason): Promise<number>;
	/** By id, of those that exist. */
	summaries(db: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, ConversationSummary>>;
	/** Everything, with the transcript. Rejects with `not-found`. */
	get(db: Queryable, conversationId: string): Promise<ConversationDetail>;
};

export function createConversationsService(
	platform: Pick<Platform, "events" | "clock" | "blobs" | "jobs">,
	contacts: Contacts,
): Conversations {
	return {
		begin: (tx, input) => begin(platform, contacts, tx, input),
		change: changeConversation,
		identify: (tx, id, clues) => identify(contacts, tx, id, clues),
		forget: (tx, id, by) => forgetConversation({ ...platform, contacts }, tx, id, by),
		addTurn: (tx, id, turn) => addTurn(platform, tx, id, turn),
		findTurn,
		updateHeard: (tx, id, update) => updateHeard(platform, tx, id, update),
		saveState: (tx, id, state) => saveState(tx, id, state, new Date(platform.clock.now())),
		loadState,
		recordingKey,
		saveRecording,
		addUsage: countUsage,
		end: (tx, id, input) => end(platform, tx, id, input),
		reopen: (tx, id) => reopen(platform, tx, id),
		saveAnalysis: (tx, id, result) => saveAnalysis(platform, tx, id, result),
		closeOrphan: (tx, id, reason) => closeOrphan(platform, tx, id, reason),
		summaries: (db, ids) => readSummaries(contacts, db, ids),
		get: (db, id) => readDetail(platform.events, contacts, db, id),
	};
}
