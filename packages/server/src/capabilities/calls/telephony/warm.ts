import type { Platform } from "../../../platform/capability.ts";
import { sleep } from "../../../platform/time/index.ts";
import { waitingMusic } from "../../../voice/index.ts";
import type { LiveCallHandle } from "../engines.ts";
import type { Accounts } from "../lines/accounts.ts";
import { phrasesFor } from "../phrases.ts";
import type { CallRow } from "../schema.ts";
import { playFrames } from "../sound.ts";
import { findCall } from "../store.ts";
import type { CallHost } from "../supervision/host.ts";
import type { PendingTransfer, TransferOrder } from "../types.ts";
import type { Dialling } from "./dialling.ts";
import { changeCall } from "./store.ts";

/** Hearing who calls and deciding, besides the ringing. */
const decisionMs = 30_000;
const lookEveryMs = 500;

/** `supervised`: somebody else of the company has taken the call meanwhile. */
type Outcome = "taken" | "supervised" | "refused" | "gone";

type Deps = { dialling: Dialling; accounts: Accounts; hostOf: (callId: string) => CallHost | undefined };

/**
 * Rings colleagues one after the other while the caller waits with music. Whoever takes the call is joined to it where
 * the caller's sound is; when nobody does, the assistant is back.
 */
export function createWarmTransfer(
	platform: Pick<Platform, "clock" | "db" | "events" | "log">,
	{ dialling, accounts, hostOf }: Deps,
) {
	const { clock, db, events, log } = platform;
	/** Calls for which somebody is being rung: one at a time. */
	const underWay = new Set<string>();

	async function hangUp(leg: CallRow): Promise<void> {
		const current = await findCall(db.query, leg.id);
		if (!current || current.state === "ended" || current.carrierCallId === null || current.accountId === null) return;
		const account = await accounts.get(db.query, current.accountId);
		await accounts.telephonyOf(account).hangUp(current.carrierCallId, AbortSignal.timeout(5000));
	}

	/** Resolves when the colleague's leg is over, or has taken too long to decide. */
	async function refused(leg: CallRow, withinMs: number, signal: AbortSignal): Promise<"refused"> {
		const deadline = clock.elapsed() + withinMs;
		while (clock.elapsed() < deadline && !signal.aborted) {
			await sleep(clock, lookEveryMs);
			if ((await findCall(db.query, leg.id))?.state === "ended") break;
		}
		return "refused";
	}

	/** Shown on screens as long as somebody is being rung. */
	function note(row: CallRow, transfer: PendingTransfer | null, what: "transferring" | "transfer-failed" | null) {
		const { conversationId, id: callId } = row;
		const detail = transfer?.to[transfer.at] ?? null;
		return db.transaction(async (tx) => {
			await changeCall(tx, callId, { transfer });
			if (what) await events.append(tx, "call.changed", { conversationId, callId, what, by: null, detail });
		});
	}

	async function ring(
		row: CallRow,
		handle: LiveCallHandle,
		order: TransferOrder,
		at: number,
		host: CallHost,
	): Promise<Outcome> {
		const transfer: PendingTransfer = { ...order, at, ringing: true, answered: false };
		const taker = host.taker();
		const leg = await dialling.orderColleague(row, order.to[at] ?? "", transfer);
		const over = new AbortController();
		let outcome: Outcome = "refused";
		try {
			await note(row, { ...transfer, ringing: false }, "transferring");
			await dialling.dial(leg.id);
			outcome = await Promise.race([
				taker.then((kind) => (kind === "colleague" ? ("taken" as const) : ("supervised" as const))),
				handle.done.then(() => "gone" as const),
				refused(leg, order.ringMs + decisionMs, over.signal),
			]);
			return outcome;
		} finally {
			over.abort();
			if (outcome !== "taken")
				await hangUp(leg).catch((error) => log.warn({ err: error }, "a colleague's leg stays up"));
		}
	}

	async function run(row: CallRow, handle: LiveCallHandle, order: TransferOrder, host: CallHost): Promise<void> {
		const music = waitingMusic(handle.sampleRate);
		const stopMusic = playFrames(clock, music, handle.sampleRate, (frame) => handle.relay(frame), { endless: true });
		void host.taker().then(stopMusic);
		let outcome: Outcome = "refused";
		try {
			for (let at = 0; at < order.to.length && outcome === "refused" && host.person() === null; at++) {
				outcome = await ring(row, handle, order, at, host).catch((error) => {
					log.warn({ err: error, callId: row.id }, "a colleague could not be rung");
					return "refused" as const;
				});
			}
		} finally {
			stopMusic();
		}
		if (outcome === "gone") return;
		await note(row, null, outcome === "refused" ? "transfer-failed" : null);
		if (outcome === "refused") giveBack(handle, host);
	}

	/** The assistant is back, unless somebody talks. */
	function giveBack(handle: LiveCallHandle, host: CallHost): void {
		if (host.person() === null) handle.resume(phrasesFor(handle.locale).nobodyTook, null);
	}

	return (row: CallRow, handle: LiveCallHandle, order: TransferOrder): void => {
		const host = hostOf(row.id);
		if (!host || host.person() !== null || underWay.has(row.id)) return;
		underWay.add(row.id);
		run(row, handle, order, host)
			.catch((error) => {
				log.error({ err: error, callId: row.id }, "a transfer failed");
				giveBack(handle, host);
			})
			.finally(() => underWay.delete(row.id));
	};
}
