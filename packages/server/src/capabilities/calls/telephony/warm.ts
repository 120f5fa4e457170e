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

/** Hearing who calls and deciding, besides the ringing. */
const decisionMs = 30_000;
const lookEveryMs = 500;

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

	async function ring(
		row: CallRow,
		handle: LiveCallHandle,
		order: TransferOrder,
		at: number,
		host: CallHost,
	): Promise<"taken" | "refused" | "gone"> {
		const transfer: PendingTransfer = { ...order, at, ringing: true };
		const leg = await dialling.orderColleague(row, order.to[at] ?? "", transfer);
		await db.transaction((tx) =>
			events.append(tx, "call.changed", {
				conversationId: row.conversationId,
				callId: row.id,
				what: "transferring",
				by: null,
				detail: order.to[at] ?? null,
			}),
		);
		const over = new AbortController();
		try {
			await dialling.dial(leg.id);
			return await Promise.race([
				host.colleague().then(() => "taken" as const),
				handle.done.then(() => "gone" as const),
				refused(leg, order.ringMs + decisionMs, over.signal),
			]);
		} finally {
			over.abort();
			if (host.person() === null)
				await hangUp(leg).catch((error) => log.warn({ err: error }, "a colleague's leg stays up"));
		}
	}

	async function run(row: CallRow, handle: LiveCallHandle, order: TransferOrder): Promise<void> {
		const host = hostOf(row.id);
		if (!host) return;
		const music = waitingMusic(handle.sampleRate);
		const stopMusic = playFrames(clock, music, handle.sampleRate, (frame) => handle.relay(frame), { endless: true });
		let outcome: Awaited<ReturnType<typeof ring>> = "refused";
		try {
			for (let at = 0; at < order.to.length && outcome === "refused"; at++) {
				outcome = await ring(row, handle, order, at, host).catch((error) => {
					log.warn({ err: error, callId: row.id }, "a colleague could not be rung");
					return "refused" as const;
				});
			}
		} finally {
			stopMusic();
		}
		if (outcome !== "refused") return;
		handle.resume(phrasesFor(handle.locale).nobodyTook, null);
		const { conversationId, id: callId } = row;
		await db.transaction((tx) =>
			events.append(tx, "call.changed", { conversationId, callId, what: "transfer-failed", by: null, detail: null }),
		);
	}

	return (row: CallRow, handle: LiveCallHandle, order: TransferOrder): void => {
		run(row, handle, order).catch((error) => {
			log.error({ err: error, callId: row.id }, "a transfer failed");
			handle.resume(phrasesFor(handle.locale).nobodyTook, null);
		});
	};
}
