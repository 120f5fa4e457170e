import { TurnTaking } from "@centralita/contracts";
import type { Platform } from "../../../platform/capability.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import type { AcceptedMedia, Telephony } from "../../../ports/telephony.ts";
import { startVoiceSession, type VoiceReply, type VoiceSession } from "../../../voice/index.ts";
import type { Conversations } from "../../conversations/index.ts";
import type { CallEngines } from "../engines.ts";
import { phrasesFor } from "../phrases.ts";
import type { CallRow } from "../schema.ts";
import type { ColleagueLeg } from "../service.ts";
import { type CallParticipant, joinCall } from "../supervision/participant.ts";
import { createRateConverter } from "../supervision/rate.ts";
import type { Endings } from "./endings.ts";
import { lockCall } from "./store.ts";

type Deps = {
	engines: CallEngines;
	conversations: Conversations;
	endings: Endings;
	/** Resolves when the leg is over. */
	keepLeg: (leg: ColleagueLeg) => Promise<void>;
};

/** Said at most so often before the colleague is let go. */
const mostOffers = 3;
const offerEveryMs = 6000;
const longestMs = 4 * 3_600_000;
/** Ends of a leg that its colleague did not want. */
const losses: ReadonlySet<string> = new Set(["connection-lost", "failed", "server-stopped"]);

/**
 * A colleague's leg of a warm transfer: they hear who calls and why, press one to take the call, and are then joined to it,
 * on whichever node it is held.
 */
export function createColleagueLeg(platform: Platform, { engines, conversations, endings, keepLeg }: Deps) {
	const { db, clock, log, config } = platform;

	async function conclude(row: CallRow, telephony: Telephony, carrierCallId: string): Promise<void> {
		await db.transaction(async (tx) => {
			const current = await lockCall(tx, row.id);
			if (current) await endings.finish(tx, current, "completed");
		});
		await telephony.hangUp(carrierCallId, AbortSignal.timeout(5000)).catch(() => {});
	}

	return async (row: CallRow, media: AcceptedMedia, telephony: Telephony): Promise<void> => {
		const { parentId, transfer } = row;
		const parent = parentId === null ? null : await platform.db.transaction((tx) => lockCall(tx, parentId));
		if (parent?.state !== "live" || !transfer) {
			media.connection.hangUp("failed");
			await conclude(row, telephony, media.carrierCallId);
			return;
		}
		const known = (await conversations.summaries(db.query, [parent.conversationId])).get(parent.conversationId);
		const locale = known?.locale ?? config.defaultLocale;
		const phrases = phrasesFor(locale).colleague;
		const opening = [phrases.intro, parent.label, transfer.summary || transfer.reason, phrases.offer]
			.filter((part) => part !== "")
			.map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
			.join(" ");
		const joined: { participant: CallParticipant | null } = { participant: null };
		let taken = false;
		let offers = 1;
		const { connection } = media;
		const heard = createRateConverter();

		function take(): void {
			if (joined.participant) return;
			joined.participant = joinCall(
				platform,
				parent?.id ?? "",
				{ id: uuidv7(clock.now()), name: row.toNumber ?? "", kind: "colleague" },
				{
					onMessage(message) {
						if (message.type === "joined") {
							heard.between(message.sampleRate, connection.sampleRate);
							joined.participant?.wish({ type: "take-over" });
						} else if (message.type === "taken-over" && !taken) {
							taken = true;
							session.suspend();
						} else if (message.type === "ended" || message.type === "refused")
							session.finish("transferred", phrases.gone);
					},
					onAudio: (pcm) => session.relay(heard.incoming(pcm)),
					onNobody: () => session.finish("transferred", phrases.gone),
				},
			);
		}

		async function* respond(
			input: Parameters<Parameters<typeof startVoiceSession>[0]["respond"]>[0],
		): AsyncGenerator<VoiceReply> {
			if (input.type === "dtmf") {
				if (input.digits.startsWith("1")) take();
				else yield { type: "end", reason: "user-ended" };
			} else if (input.type === "silence") {
				if (++offers > mostOffers) yield { type: "end", reason: "silence" };
				else yield { type: "text", text: phrases.again };
			}
		}

		const session: VoiceSession = startVoiceSession({
			connection,
			speechToText: null,
			textToSpeech: engines.textToSpeech({ provider: "auto", fallbacks: [] }, () => {}),
			voiceActivity: engines.voiceActivity,
			respond,
			expects: () => "yes-no",
			preemptive: () => false,
			settings: {
				locale,
				voice: null,
				speed: 1,
				turnTaking: TurnTaking.parse({ allowInterruption: false, fillerAfterMs: 0, preemptive: false }),
				silenceAfterMs: offerEveryMs,
				maxSilences: mostOffers,
				maxDurationMs: longestMs,
				timeOverText: "",
				fillers: [],
				apologies: { transcription: "", failure: "" },
			},
			clock,
			listener: () => {},
			recording: null,
			monitor: {
				contact(pcm) {
					if (taken) joined.participant?.speak(heard.outgoing(pcm));
				},
				assistant: () => {},
			},
			openingText: opening,
		});
		async function over(): Promise<void> {
			const { reason } = await session.done;
			joined.participant?.leave(losses.has(reason));
			log.info({ callId: row.id, parentId, reason, taken }, "a colleague's leg is over");
			await conclude(row, telephony, media.carrierCallId);
		}
		await keepLeg({ done: over(), drain: () => session.finish("server-stopped", phrasesFor(locale).drained) });
	};
}
