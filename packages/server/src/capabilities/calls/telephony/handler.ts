import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { sleep, uuidv7 } from "../../../platform/time/index.ts";
import { type CarrierEvent, type CarrierInstruction, socketNameOf } from "../../../ports/telephony.ts";
import type { LiveCallHandle } from "../engines.ts";
import type { Lines } from "../lines/lines.ts";
import { openCalls } from "../lines/lines.ts";
import { phrasesFor } from "../phrases.ts";
import { type AccountRow, type CallRow, calls } from "../schema.ts";
import { findCall } from "../store.ts";
import { socketTokenHash } from "../tokens.ts";
import type { Endings } from "./endings.ts";
import { decide } from "./incoming.ts";
import { changeCall, command, endedBefore, lockCallOf, lockCallOfToken, recordEvent } from "./store.ts";
import { mediaTokenLifetimeMs } from "./tokens.ts";
import { type Effect, transition } from "./transitions.ts";

/** A holder that was silent for so long is dead: it says every five seconds that it lives. */
const silentMs = 12_000;
/** Between the spending of a media token and the first sound, a call is held though not yet among the live ones. */
const beginningMs = 3000;
/** How long a call's next instruction waits for the process that had it to write down how it left it. */
const settleMs = 4000;
const settlePollMs = 100;

/** Why a call was let go that a line had taken: the server was full, or nobody answers the line any more. */
type TurnedAway = "busy" | "no-service";
/** Kept as the call's cause, so that a carrier that asks again is told the same again. */
const causes: Readonly<Record<TurnedAway, string>> = { busy: "no-capacity", "no-service": "nobody-answers" };

export type HandlerDependencies = {
	lines: Lines;
	endings: Endings;
	mediaToken: (callId: string, epoch: number) => string;
	/** Calls that this process holds. */
	live: ReadonlyMap<string, LiveCallHandle>;
	/** Gives them what was written down for them. */
	deliver: () => Promise<void>;
	hasCapacity: () => boolean;
	contactOf: (db: Transaction, phone: string) => Promise<{ id: string; name: string | null } | null>;
	/** Their media socket is to come. */
	expect: (callId: string) => void;
	nodeId: string;
};

export type CarrierHandler = ReturnType<typeof createCarrierHandler>;

/** What carriers' events do, each once: calls begin, move forward and end by them, whichever node hears of it. */
export function createCarrierHandler(
	platform: Pick<Platform, "db" | "clock" | "config" | "events">,
	deps: HandlerDependencies,
) {
	const { db, clock, config, events } = platform;
	const now = () => new Date(clock.now());

	function isHeld(row: CallRow): boolean {
		if (row.state !== "live" || row.nodeId === null || row.detachedAt !== null) return false;
		const quietMs = row.seenAt === null ? Number.POSITIVE_INFINITY : clock.now() - row.seenAt.getTime();
		if (row.nodeId === deps.nodeId)
			return deps.live.has(row.id) || (row.purpose !== "colleague" && quietMs < beginningMs);
		// Nobody else can hold a call on the embedded database: its process is gone.
		return db.kind !== "embedded" && quietMs < silentMs;
	}

	const socketOf = (row: CallRow): string | null =>
		row.mediaEpoch === 0 ? null : socketNameOf(deps.mediaToken(row.id, row.mediaEpoch));

	/** Of a socket that another one has followed: its end says nothing about that one. */
	const isOlder = (row: CallRow, event: CarrierEvent): boolean =>
		event.type === "media-ended" && event.socket !== null && event.socket !== socketOf(row);

	/** Lets the process that had the media write down how it left the call: only then is it known what comes next. */
	async function settled(accountId: string, event: CarrierEvent): Promise<void> {
		const deadline = clock.elapsed() + settleMs;
		const row = await db.transaction((tx) => lockCallOf(tx, accountId, event));
		if (!row || row.state === "ended" || isOlder(row, event)) return;
		const mine = deps.live.get(row.id);
		if (mine) {
			await Promise.race([mine.done, sleep(clock, settleMs)]);
			return;
		}
		for (let seen: CallRow | null = row; seen && isHeld(seen) && clock.elapsed() < deadline; ) {
			await sleep(clock, settlePollMs);
			seen = await findCall(db.query, row.id);
		}
	}

	/** The media socket that the carrier is to open next. With `again` the one that it was told of before, spent or not. */
	async function connect(tx: Transaction, row: CallRow, again: boolean): Promise<CarrierInstruction> {
		deps.expect(row.id);
		if (again && row.mediaEpoch > 0) {
			return { type: "connect", callId: row.id, token: deps.mediaToken(row.id, row.mediaEpoch) };
		}
		const epoch = row.mediaEpoch + 1;
		const token = deps.mediaToken(row.id, epoch);
		await changeCall(tx, row.id, {
			mediaEpoch: epoch,
			socketTokenHash: socketTokenHash(token),
			tokenExpiresAt: new Date(clock.now() + mediaTokenLifetimeMs),
			...(row.state === "live" ? { detachedAt: row.detachedAt ?? now() } : {}),
		});
		return { type: "connect", callId: row.id, token };
	}

	/** What is said to somebody who is let go. Null: nobody knows why. */
	async function farewell(tx: Transaction, row: CallRow, why: TurnedAway | null): Promise<CarrierInstruction> {
		const line = row.lineId === null ? null : await deps.lines.find(tx, row.lineId);
		const locale = await deps.lines.localeOf(tx, line);
		const words = phrasesFor(locale).line;
		const say = (text: string): CarrierInstruction => ({ type: "say", callId: row.id, text, locale });
		if (why === null || row.startedAt !== null || row.direction === "outbound") return say(words.cannotGoOn);
		const circumstances = { line: line?.definition ?? null, now: clock.now(), openCalls: 0, locale };
		const decision = decide({ ...circumstances, capacity: why !== "busy" });
		if (decision.type === "refuse" && decision.instruction.type === "say") return say(decision.instruction.text);
		return say(why === "busy" ? words.busy : words.noService);
	}

	/** Ends a call that nobody can hold; returns what is said to whoever is on the line. */
	async function turnAway(tx: Transaction, row: CallRow, why: TurnedAway): Promise<CarrierInstruction> {
		await changeCall(tx, row.id, { cause: causes[why] });
		// "busy" of a call out would be said of whom it was for.
		const reason = row.startedAt !== null || row.direction === "outbound" ? "failed" : why;
		await deps.endings.finish(tx, row, reason);
		return farewell(tx, row, why);
	}

	async function instructionOf(
		tx: Transaction,
		row: CallRow,
		what: Extract<Effect, { type: "instruct" }>["what"],
		again: boolean,
	): Promise<CarrierInstruction> {
		if (what === "reconnect") {
			if (!again && row.startedAt !== null) {
				const { conversationId, id: callId } = row;
				await events.append(tx, "call.changed", {
					conversationId,
					callId,
					what: "reconnecting",
					by: null,
					detail: null,
				});
			}
			return connect(tx, row, again);
		}
		if (what === "apologise") return farewell(tx, row, null);
		const to = row.transfer?.to[row.transfer.at];
		const from = row.direction === "inbound" ? row.toNumber : row.fromNumber;
		if (what === "hang-up" || !row.transfer || to === undefined || from === null) return { type: "hang-up" };
		// Each transfer begins with a media socket that ends, so this names one colleague of one transfer.
		const occasion = `${row.id}:${row.mediaEpoch}:${row.transfer.at}`;
		return { type: "transfer", callId: row.id, to, from, ringMs: row.transfer.ringMs, occasion };
	}

	async function incoming(
		tx: Transaction,
		account: AccountRow,
		event: Extract<CarrierEvent, { type: "incoming" }>,
	): Promise<CarrierInstruction> {
		const line = await deps.lines.ofNumber(tx, account.id, event.to);
		const fresh = await recordEvent(tx, account.id, event, now());
		const known = await lockCallOf(tx, account.id, event);
		if (known && known.state !== "ended") return connect(tx, known, true);
		if (known && known.startedAt !== null) return { type: "hang-up" };
		const circumstances = {
			line: line?.definition ?? null,
			now: clock.now(),
			openCalls: line ? await openCalls(tx, line.id) : 0,
			capacity: deps.hasCapacity(),
			locale: await deps.lines.localeOf(tx, line),
		};
		const decision = decide(circumstances);
		if (known) return decision.type === "refuse" ? decision.instruction : { type: "hang-up" };
		const over = !fresh || (await endedBefore(tx, account.id, event.carrierCallId));
		const contact = event.from === null ? null : await deps.contactOf(tx, event.from);
		const refused = decision.type === "refuse";
		const id = uuidv7(clock.now());
		const [row] = await tx
			.insert(calls)
			.values({
				id,
				conversationId: uuidv7(clock.now()),
				carrier: account.carrier,
				accountId: account.id,
				lineId: line?.id ?? null,
				assistantId: decision.type === "connect" && decision.purpose === "conversation" ? decision.assistantId : null,
				purpose: decision.type === "connect" ? decision.purpose : "conversation",
				label: contact?.name ?? event.from ?? phrasesFor(config.defaultLocale).hiddenNumber,
				direction: "inbound",
				carrierCallId: event.carrierCallId,
				fromNumber: event.from,
				toNumber: event.to,
				createdAt: now(),
				state: refused || over ? "ended" : "waiting",
				...(refused || over ? { endedAt: now(), endReason: refused ? decision.why : "contact-hung-up" } : {}),
			})
			.returning();
		if (!row) throw new Error("the call was not stored");
		if (refused || over) {
			await events.append(tx, "call.unanswered", { callId: id, outcome: refused ? decision.why : "contact-hung-up" });
			return refused ? decision.instruction : { type: "hang-up" };
		}
		return connect(tx, row, false);
	}

	async function repeat(
		tx: Transaction,
		row: CallRow,
		event: CarrierEvent,
		effects: readonly Effect[],
		awaits: boolean,
	): Promise<CarrierInstruction | null> {
		if (event.type === "answered" && awaits && row.state !== "ended") return connect(tx, row, true);
		if (event.type === "transfer-ended" && row.transfer?.ringing) return instructionOf(tx, row, "transfer", true);
		const why = (Object.keys(causes) as TurnedAway[]).find((each) => causes[each] === row.cause);
		const silent = row.startedAt === null && row.endReason === "connection-lost";
		if (event.type === "media-ended" && row.state === "ended" && (why || silent)) return farewell(tx, row, why ?? null);
		const again = effects.find((effect) => effect.type === "instruct");
		return again ? instructionOf(tx, row, again.what, true) : null;
	}

	async function apply(
		tx: Transaction,
		account: AccountRow,
		event: CarrierEvent,
		awaits: boolean,
	): Promise<CarrierInstruction | null> {
		if (event.type === "incoming") return incoming(tx, account, event);
		const fresh = await recordEvent(tx, account.id, event, now());
		const row = await lockCallOf(tx, account.id, event);
		// Ours once, and nobody knows it any more: whoever waits to be told is not left in silence.
		if (!row) return awaits && event.callId !== null ? { type: "hang-up" } : null;
		const open = row.state !== "ended" && row.carrierEndedAt === null;
		// Until the socket after it is open, whoever asks what comes next is told of that one once more.
		if (open && isOlder(row, event)) return row.socketTokenHash === null ? null : connect(tx, row, true);
		const isFirst = row.startedAt === null && row.purpose !== "colleague";
		if (fresh && open && isFirst && event.type === "media-ended" && !deps.hasCapacity())
			return turnAway(tx, row, "busy");
		const { change, effects } = transition(row, event, isHeld(row));
		// Asked again because our answer was lost: the same answer, and nothing more happens.
		if (!fresh) return repeat(tx, row, event, effects, awaits);
		await changeCall(tx, row.id, change);
		const after = { ...row, ...change };
		let instruction: CarrierInstruction | null = null;
		for (const effect of effects) {
			if (effect.type === "command") await command(tx, row.id, effect.command, now());
			else if (effect.type === "finish") await deps.endings.finish(tx, after, effect.reason);
			else instruction = await instructionOf(tx, after, effect.what, false);
		}
		if (event.type === "answered" && awaits && instruction === null) instruction = await connect(tx, after, true);
		if (event.type === "cost") await deps.endings.settleCost(tx, row, event);
		if (event.type === "ended" && row.carrierDurationMs === null && after.carrierDurationMs !== null)
			await deps.endings.estimateCost(tx, after, after.carrierDurationMs);
		return instruction;
	}

	return {
		isHeld,
		socketOf,

		/** Ends the call whose next media socket that token opens: nobody can hold it. Null when there is none. */
		turnAway: (accountId: string, tokenHash: Buffer): Promise<CarrierInstruction | null> =>
			db.transaction(async (tx) => {
				const row = await lockCallOfToken(tx, accountId, tokenHash);
				if (!row || row.state === "ended" || row.purpose === "colleague") return null;
				return turnAway(tx, row, "no-service");
			}),

		/**
		 * Carries an event out, in one transaction, once; returns what the carrier is to do, which repeats when it asks again.
		 * `awaits`: it waits to be told.
		 */
		async handle(account: AccountRow, told: CarrierEvent, awaits: boolean): Promise<CarrierInstruction | null> {
			const event = { ...told, at: told.at ?? clock.now() };
			if (event.type === "media-ended" || event.type === "transfer-ended") await settled(account.id, event);
			const instruction = await db.transaction((tx) => apply(tx, account, event, awaits));
			// Somebody is on the line: what was written down for its holder does not wait for the next heartbeat, which makes up.
			if (event.type === "machine" || event.type === "ended") await deps.deliver().catch(() => {});
			return instruction;
		},
	};
}
