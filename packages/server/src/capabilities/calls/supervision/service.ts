import type { CallTransfer, SuperviseCreated } from "@centralita/contracts";
import { z } from "zod";
import type { Platform } from "../../../platform/capability.ts";
import type { Transaction } from "../../../platform/db/types.ts";
import { AppError } from "../../../platform/errors/index.ts";
import type { Principal } from "../../../platform/security/principal.ts";
import { createSealer } from "../../../platform/security/sealing.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { CallRow } from "../schema.ts";
import type { CallService } from "../service.ts";
import { command, lockCall } from "../telephony/store.ts";
import type { CallCommand } from "../types.ts";
import { spendPass } from "./store.ts";

type Actor = { principal: Principal | null; ip: string };

/** What a supervisor's token stands for. */
export const Pass = z.object({
	id: z.uuid(),
	callId: z.uuid(),
	name: z.string(),
	mode: z.enum(["listen", "take-over"]),
	expiresAt: z.number(),
});
export type Pass = z.infer<typeof Pass>;

const passLifetimeMs = 60_000;
/** Hertz of the browser's sound, both ways. */
export const superviseSampleRate = 16_000;
const defaultRingMs = 25_000;
const context = Buffer.from("supervise");

export type Supervision = ReturnType<typeof createSupervision>;

/** What people of the company do at live calls. Each deed is in the audit log. */
export function createSupervision(
	{ db, clock, events, audit, config }: Pick<Platform, "db" | "clock" | "events" | "audit" | "config">,
	calls: CallService,
	/** Whether a model answers, which could follow a hint. */
	usesModel: () => boolean,
) {
	const sealer = createSealer(config.encryptionKey, "supervise");

	async function requireLive(tx: Transaction, id: string): Promise<CallRow> {
		const row = await lockCall(tx, id);
		if (!row || row.purpose === "colleague") throw new AppError("not-found", "There is no such call.");
		if (row.state !== "live") throw new AppError("gone", "The call is over, or was not answered yet.");
		return row;
	}

	/** Written down for the process that holds the call, which is woken at once. */
	async function order(
		id: string,
		actor: Actor,
		action: string,
		make: (tx: Transaction, row: CallRow) => CallCommand | Promise<CallCommand>,
		what: "whispered" | "transferring",
	): Promise<void> {
		await db.transaction(async (tx) => {
			const row = await requireLive(tx, id);
			const by = actor.principal?.name ?? "";
			await command(tx, id, await make(tx, row), new Date(clock.now()));
			await audit.record(tx, { ...actor, action, subject: id });
			const { conversationId } = row;
			await events.append(tx, "call.changed", { conversationId, callId: id, what, by, detail: null });
		});
		await calls.deliver();
	}

	return {
		async whisper(id: string, text: string, actor: Actor): Promise<void> {
			if (!usesModel())
				throw new AppError("conflict", "No language model answers now: only a model can follow a hint.");
			const by = actor.principal?.name ?? "";
			await order(id, actor, "call.whispered", () => ({ type: "hint", text, by }), "whispered");
		},

		async transfer(id: string, { to, mode, summary }: z.infer<typeof CallTransfer>, actor: Actor): Promise<void> {
			const by = actor.principal?.name ?? "";
			const make = (_tx: Transaction, row: CallRow): CallCommand => {
				if (row.lineId === null) throw new AppError("conflict", "Only calls on a telephone line can be transferred.");
				if (row.person !== null) throw new AppError("conflict", `${row.person} has the call: hand it back first.`);
				const told = summary ?? calls.live.get(id)?.briefing() ?? "";
				return { type: "transfer", by, order: { mode, to: [to], ringMs: defaultRingMs, reason: by, summary: told } };
			};
			await order(id, actor, "call.transferred", make, "transferring");
		},

		async admit(id: string, mode: Pass["mode"], actor: Actor): Promise<SuperviseCreated> {
			const pass = {
				id: uuidv7(clock.now()),
				callId: id,
				name: actor.principal?.name ?? "",
				mode,
				expiresAt: clock.now() + passLifetimeMs,
			};
			await db.transaction(async (tx) => {
				await requireLive(tx, id);
				const action = mode === "listen" ? "call.listened-to" : "call.taken-over";
				await audit.record(tx, { ...actor, action, subject: id });
			});
			const token = sealer.seal(JSON.stringify(pass), context).toString("base64url");
			return { token, socketPath: "/carriers/browser/supervise", sampleRate: superviseSampleRate };
		},

		/** Spends a token, on whichever node. Rejects with `link-expired` when it is no good. */
		async enter(token: string): Promise<Pass> {
			const opened = sealer.open(Buffer.from(token, "base64url"), context);
			const pass = opened === null ? null : Pass.parse(JSON.parse(opened));
			const now = clock.now();
			if (!pass || pass.expiresAt < now || !(await spendPass(db.query, pass, new Date(now))))
				throw new AppError("link-expired", "This token was used already, or waited too long.");
			return pass;
		},
	};
}
