import { EndReason } from "@centralita/contracts";
import { type DialogueState, guidesUnderWay } from "../../../dialogue/index.ts";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { AcceptedMedia, CarrierInstruction, Telephony } from "../../../ports/telephony.ts";
import type { Assistants } from "../../assistants/index.ts";
import type { Conversations } from "../../conversations/index.ts";
import type { LiveCallHandle } from "../engines.ts";
import type { Answering, createHolder } from "../holding.ts";
import type { Lines } from "../lines/lines.ts";
import type { PhoneLeg } from "../live-call.ts";
import { phrasesFor } from "../phrases.ts";
import type { AccountRow, CallRow } from "../schema.ts";
import { socketTokenHash } from "../tokens.ts";
import type { Personal, TransferOrder } from "../types.ts";
import { hangUpJob, reconcileJob } from "./job-types.ts";
import { changeCall, lockCall, takeMedia } from "./store.ts";

export type MediaDependencies = {
	conversations: Conversations;
	assistants: Assistants;
	lines: Lines;
	hold: ReturnType<typeof createHolder>;
	contactOf: (db: Transaction, phone: string) => Promise<{ id: string; name: string | null } | null>;
	/** The handle becomes known to the rest; resolves when the call is over. */
	keep: (handle: LiveCallHandle) => Promise<void>;
	requireRoom: () => void;
	nodeId: string;
	startWarm: (row: CallRow, handle: LiveCallHandle, order: TransferOrder) => void;
	/** Ends the call of that token, which nobody can hold; returns what its carrier is to say. Null: there is no such call. */
	turnAway: (accountId: string, tokenHash: Buffer) => Promise<CarrierInstruction | null>;
	personal?: Personal;
	/** Holds the call of a colleague who is rung for a transfer. */
	holdColleague: (row: CallRow, media: AcceptedMedia, telephony: Telephony) => Promise<void>;
};

/** Another try, on this node or another, may find what this one did not: `link-expired` is of no call at all. */
const passing = new Set(["draining", "overloaded", "link-expired"]);
const lastWordsMs = 6000;

/** How soon a lost line is looked after when the carrier does not ask by itself. */
const reconcileAfterSeconds = 8;
const hangUpAfterSeconds = 3;

export type PhoneMedia = ReturnType<typeof createPhoneMedia>;

type Attached = {
	row: CallRow;
	answering: Answering;
	resumed: Parameters<ReturnType<typeof createHolder>>[0]["resumed"];
};

/** Joins the carriers' media sockets to the calls that they are for, first and after each lost line. */
export function createPhoneMedia(platform: Platform, deps: MediaDependencies) {
	const { db, clock, events, jobs, log } = platform;
	const now = () => new Date(clock.now());
	/** Calls that are over here, of which the carrier is just being told. */
	const hangingUp = new Set<Promise<void>>();

	async function answeringOf(
		tx: Transaction,
		row: CallRow,
		state: DialogueState | null,
		contactId: string | null,
	): Promise<{ answering: Answering; version: number | null }> {
		if (row.purpose === "voicemail") {
			const line = row.lineId === null ? null : await deps.lines.get(tx, row.lineId);
			if (line?.definition.closed.action !== "voicemail")
				throw new AppError("gone", "The line takes no messages any more.");
			return {
				answering: { type: "voicemail", closed: line.definition.closed, locale: await deps.lines.localeOf(tx, line) },
				version: null,
			};
		}
		if (row.assistantId === null) throw new AppError("gone", "Nobody answers this line.");
		const subject = { contactId, conversationId: row.conversationId };
		const { definition, guides, version } =
			row.assistantVersion === null
				? await deps.assistants.assistantForCall(tx, row.assistantId, { draft: false, subject })
				: await deps.assistants.assistantAt(tx, row.assistantId, row.assistantVersion, guidesUnderWay(state), subject);
		return { answering: { type: "assistant", definition, guides }, version };
	}

	/** An answering assistant and an order's message with what they say about who is called. */
	async function personal(tx: Transaction, row: CallRow, contactId: string | null, answering: Answering) {
		if (answering.type !== "assistant" || !deps.personal) return { row, answering };
		const { definition } = answering;
		const { locale, greeting, prompt } = definition;
		const { dial } = row;
		const message = dial?.machine.action === "message" ? dial.machine.text : null;
		const said = await deps.personal(tx, { id: row.id, contactId }, { locale, greeting, prompt, message });
		const machine = said.message === null ? null : { action: "message" as const, text: said.message };
		return {
			row: dial === null || machine === null ? row : { ...row, dial: { ...dial, machine } },
			answering: { ...answering, definition: { ...definition, greeting: said.greeting, prompt: said.prompt } },
		};
	}

	/** A conversation begins with the first media socket of its call, and goes on with every later one. */
	async function attach(tx: Transaction, account: AccountRow, media: AcceptedMedia): Promise<Attached | CallRow> {
		const taken = await takeMedia(tx, {
			tokenHash: socketTokenHash(media.token),
			accountId: account.id,
			carrierCallId: media.carrierCallId,
			nodeId: deps.nodeId,
			now: now(),
		});
		if (!taken) throw new AppError("link-expired", "This socket was used already, waited too long, or is of no call.");
		if (taken.purpose === "colleague") return taken;
		const known = (await deps.conversations.summaries(tx, [taken.conversationId])).get(taken.conversationId);
		const state = known ? await deps.conversations.loadState(tx, taken.conversationId) : null;
		const other = taken.direction === "inbound" ? taken.fromNumber : taken.toNumber;
		const contact = other === null ? null : await deps.contactOf(tx, other);
		const { answering: usual, version } = await answeringOf(tx, taken, state, contact?.id ?? null);
		const { row, answering } = await personal(tx, taken, contact?.id ?? null, usual);
		const { id: callId, conversationId } = row;
		if (known) {
			const phrases = phrasesFor(known.locale);
			const text = row.transfer === null ? phrases.reconnected : phrases.nobodyTook;
			await events.append(tx, "call.changed", { conversationId, callId, what: "reconnected", by: null, detail: null });
			await changeCall(tx, callId, { person: null, transfer: null });
			const offsetMs = Math.max(0, clock.now() - Date.parse(known.startedAt));
			return { row, answering, resumed: { offsetMs, state, text } };
		}
		await changeCall(tx, callId, { assistantVersion: version });
		await deps.conversations.begin(tx, {
			id: conversationId,
			channel: "voice",
			assistant:
				answering.type === "assistant" && row.assistantId !== null
					? { id: row.assistantId, name: answering.definition.name, version: version ?? 0 }
					: null,
			contactId: contact?.id ?? null,
			label: row.label,
			locale: answering.type === "assistant" ? answering.definition.locale : answering.locale,
			nodeId: deps.nodeId,
		});
		await events.append(tx, "call.started", { conversationId, callId, carrier: row.carrier });
		return { row, answering, resumed: null };
	}

	function legOf(row: CallRow, answering: Answering, telephony: Telephony, handle: () => LiveCallHandle): PhoneLeg {
		const { carrierCallId } = row;
		const transfer = answering.type === "assistant" ? answering.definition.transfer : null;
		return {
			transfer:
				transfer && transfer.mode !== "request"
					? { mode: transfer.mode, to: transfer.to, ringMs: transfer.ringSeconds * 1000 }
					: null,
			machine: row.dial?.machine ?? { action: "continue" },
			sendDigits:
				telephony.sendsDigits && carrierCallId !== null
					? (keys) => telephony.sendDigits(carrierCallId, keys, AbortSignal.timeout(5000))
					: null,
			startWarm: (order) => deps.startWarm(row, handle(), order),
			async leaves(tx, reason, cold) {
				const current = await lockCall(tx, row.id);
				if (!current || current.mediaEpoch !== row.mediaEpoch) return "superseded";
				if (current.carrierEndedAt !== null || current.state === "ended") return "ends";
				const gone = { nodeId: null, detachedAt: now(), activity: "connecting" as const };
				const { id: callId, conversationId } = row;
				if (reason === "transferred" && cold) {
					await changeCall(tx, callId, { ...gone, transfer: { ...cold, at: 0, ringing: false, answered: false } });
					const detail = cold.to[0] ?? null;
					await events.append(tx, "call.changed", { conversationId, callId, what: "transferring", by: null, detail });
				} else if (reason === "connection-lost") {
					await changeCall(tx, callId, gone);
					await events.append(tx, "call.changed", {
						conversationId,
						callId,
						what: "reconnecting",
						by: null,
						detail: null,
					});
				} else return "ends";
				await jobs.enqueue(tx, reconcileJob, { callId }, { startAfterSeconds: reconcileAfterSeconds });
				return "left";
			},
			async ended(tx) {
				const current = await lockCall(tx, row.id);
				if (current?.carrierEndedAt === null)
					await jobs.enqueue(tx, hangUpJob, { callId: row.id }, { startAfterSeconds: hangUpAfterSeconds });
			},
			hungUp() {
				if (carrierCallId === null) return;
				const told: Promise<void> = telephony
					.hangUp(carrierCallId, AbortSignal.timeout(5000))
					.catch((error) => {
						log.warn({ err: error, callId: row.id }, "a call could not be hung up at once; it is tried again");
					})
					.finally(() => hangingUp.delete(told));
				hangingUp.add(told);
			},
		};
	}

	/** Nobody answers this call any more: whoever is on the line hears so, before the socket closes. */
	async function turnAway(account: AccountRow, telephony: Telephony, media: AcceptedMedia): Promise<void> {
		try {
			const instruction = await deps.turnAway(account.id, socketTokenHash(media.token));
			const signal = AbortSignal.timeout(lastWordsMs);
			if (instruction) await telephony.instruct(media.carrierCallId, instruction, { incoming: false }, signal);
		} catch (error) {
			log.error({ err: error, carrierCallId: media.carrierCallId }, "a caller could not be told that nobody answers");
		}
	}

	return {
		/** Holds a call over a media socket until it ends or the line is lost. Rejects when the socket is for no call. */
		async hold(account: AccountRow, telephony: Telephony, media: AcceptedMedia): Promise<void> {
			let attached: Attached | CallRow;
			try {
				deps.requireRoom();
				attached = await db.transaction((tx) => attach(tx, account, media));
			} catch (error) {
				if (error instanceof AppError && !passing.has(error.code)) await turnAway(account, telephony, media);
				media.connection.hangUp(EndReason.enum.failed);
				throw error;
			}
			if (!("answering" in attached)) {
				await deps.holdColleague(attached, media, telephony);
				return;
			}
			const { row, answering, resumed } = attached;
			let handle: LiveCallHandle | null = null;
			const phone = legOf({ ...row, carrierCallId: media.carrierCallId }, answering, telephony, () => {
				if (!handle) throw new Error("the call is not held yet");
				return handle;
			});
			handle = await deps.hold({ row, answering, connection: media.connection, resumed, phone });
			if (row.answerer === "machine") handle.command({ type: "machine", answerer: "machine", greetingOver: true });
			await deps.keep(handle);
		},

		/** Resolves once the carriers were told of every call that is over here, or could not be. */
		async settled(): Promise<void> {
			await Promise.all(hangingUp);
		},
	};
}
