import { randomInt } from "node:crypto";
import type { ChatConfirmation, ChatMyData } from "@centralita/contracts";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Platform } from "../../platform/capability.ts";
import { AppError } from "../../platform/errors/index.ts";
import { digest } from "../../platform/security/secrets.ts";
import type { Conversations } from "../conversations/index.ts";
import { linesOf } from "./lines.ts";
import { chatConfirmations } from "./schema.ts";
import type { ChatService } from "./service.ts";
import { lockSession } from "./store.ts";

const lifeSeconds = 600;
const attempts = 5;

/**
 * A visitor's right to a copy and to erasure (GDPR, articles 15 and 17; Argentina's law 25.326, articles 14 and 16). The
 * bearer of the chat asks for a code first: one click, or a link that was opened by mistake, erases nothing.
 */
export function createRights(
	{ db, clock, events }: Pick<Platform, "db" | "clock" | "events">,
	conversations: Conversations,
	service: ChatService,
) {
	/** Spends the code. A wrong one is counted in a transaction of its own, so that the refusal does not undo it. */
	async function confirm(sessionId: string, code: string | undefined): Promise<void> {
		const right = await db.transaction(async (tx) => {
			const { conversationId } = await lockSession(tx, sessionId);
			const mine = eq(chatConfirmations.conversationId, conversationId);
			const [known] = await tx.select().from(chatConfirmations).where(mine);
			const valid = known && known.expiresAt.getTime() > clock.now() && known.attempts < attempts;
			if (!valid || code === undefined) return false;
			if (!known.codeDigest.equals(digest(`${conversationId} ${code}`))) {
				await tx
					.update(chatConfirmations)
					.set({ attempts: sql`${chatConfirmations.attempts} + 1` })
					.where(mine);
				return false;
			}
			await tx.delete(chatConfirmations).where(mine);
			return true;
		});
		if (!right)
			throw new AppError(
				"forbidden",
				"The confirmation code is missing, wrong or too old: ask for one at /api/gdpr/confirmation.",
			);
	}

	return {
		code: (sessionId: string): Promise<z.infer<typeof ChatConfirmation>> =>
			db.transaction(async (tx) => {
				const { conversationId } = await lockSession(tx, sessionId);
				const code = String(randomInt(1_000_000)).padStart(6, "0");
				const fresh = {
					codeDigest: digest(`${conversationId} ${code}`),
					attempts: 0,
					expiresAt: new Date(clock.now() + lifeSeconds * 1000),
				};
				await tx
					.insert(chatConfirmations)
					.values({ conversationId, ...fresh })
					.onConflictDoUpdate({ target: chatConfirmations.conversationId, set: fresh });
				return { ok: true, code, expiresIn: lifeSeconds };
			}),

		async myData(sessionId: string, code: string | undefined): Promise<z.infer<typeof ChatMyData>> {
			await confirm(sessionId, code);
			const row = await service.session(db.query, sessionId);
			if (!row) throw new AppError("not-found", "There is no such chat.");
			const { transcript } = await conversations.get(db.query, row.conversationId);
			const state = await conversations.loadState(db.query, row.conversationId);
			return {
				ok: true,
				session: { locale: row.locale, createdAt: row.createdAt.toISOString(), stage: row.stage },
				known: { ...state?.slots },
				transcript: await linesOf(events, db.query, row, transcript),
			};
		},

		async erase(sessionId: string, code: string | undefined): Promise<void> {
			await confirm(sessionId, code);
			await db.transaction(async (tx) => {
				const { conversationId } = await lockSession(tx, sessionId);
				await service.withdraw(tx, conversationId);
			});
		},
	};
}

export type Rights = ReturnType<typeof createRights>;
