import type {
	AssistantDefinition,
	CallCreated,
	EndReason,
	GuideVersion,
	LiveCall,
	PhoneCall,
} from "@centralita/contracts";
import { inArray } from "drizzle-orm";
import type { WebSocket } from "ws";
import type { Platform } from "../../platform/capability.ts";
import type { Transaction } from "../../platform/db/types.ts";
import { AppError } from "../../platform/errors/index.ts";
import { sleep, uuidv7 } from "../../platform/time/index.ts";
import type { Assistants } from "../assistants/index.ts";
import type { LiveCallHandle, OpenBrowserMedia } from "./engines.ts";
import { createHolder, type HoldDependencies } from "./holding.ts";
import { callMetrics } from "./metrics.ts";
import { type CallRow, lines } from "./schema.ts";
import {
	callOfConversation,
	endCall,
	findCall,
	insertWaitingCall,
	listLiveCalls,
	requestEnd,
	takeWaitingCall,
} from "./store.ts";
import { type CallHost, hostCall } from "./supervision/host.ts";
import type { ExpectedCalls } from "./telephony/expected.ts";
import { hangUpJob } from "./telephony/job-types.ts";
import { command, lockCall, takeCommands } from "./telephony/store.ts";
import { newSocketToken, socketTokenHash, socketTokenLifetimeMs } from "./tokens.ts";
import type { Personal } from "./types.ts";

export type CallDependencies = HoldDependencies & {
	assistants: Assistants;
	openBrowserMedia: OpenBrowserMedia;
	/** This process, as other nodes know it. */
	nodeId: string;
	/** Fills in what assistants and orders say about who is called. */
	personal?: Personal;
};

/** A call whose token was spent: everything that holding it needs is loaded. */
export type AdmittedCall = {
	row: CallRow;
	definition: AssistantDefinition;
	guides: readonly GuideVersion[];
};

/** The telephone of a colleague who is rung for a call. */
export type ColleagueLeg = {
	readonly done: Promise<void>;
	/** This server must stop before it is over. */
	drain(): void;
};

export type CallService = ReturnType<typeof createCallService>;

/** How long the process that holds a call has to hang it up before its carrier is asked to. */
const hangUpAfterSeconds = 2;
/** Hertz of the browser's media socket, both ways. */
const browserSampleRate = 16_000;
/** How often a drain looks whether calls are still on their way. */
const drainPollMs = 250;

/** A call on a telephone line, as the API has it. */
export const phoneCallOf = (row: CallRow): PhoneCall => ({
	callId: row.id,
	conversationId: row.startedAt === null ? null : row.conversationId,
	direction: row.direction,
	carrier: row.carrier,
	lineId: row.lineId,
	from: row.fromNumber,
	to: row.toNumber,
	state: row.state,
	answerer: row.answerer,
	endReason: row.endReason,
	cause: row.cause,
	createdAt: row.createdAt.toISOString(),
	answeredAt: row.answeredAt?.toISOString() ?? null,
	endedAt: row.endedAt?.toISOString() ?? null,
	carrierDurationMs: row.carrierDurationMs,
	carrierCost:
		row.carrierCostMicros === null || row.carrierCurrency === null
			? null
			: { micros: row.carrierCostMicros, currency: row.carrierCurrency },
});

export function createCallService(platform: Platform, deps: CallDependencies) {
	const { db, config, clock, events } = platform;
	const live = new Map<string, LiveCallHandle>();
	const hosts = new Map<string, CallHost>();
	const metrics = callMetrics(platform.metrics, () => live.size);
	const hold = createHolder(platform, deps, metrics);
	/** Legs of colleagues who are rung for a call, which may be held elsewhere. */
	const legs = new Set<ColleagueLeg>();
	let draining = false;
	/** The time to drain is over. */
	let leaving = false;

	const now = () => new Date(clock.now());

	const hasCapacity = () => !draining && live.size < config.maxLiveCalls;

	/** For calls that were taken already: whoever was told to come in is let in, also while this server is being stopped. */
	function requireRoom(): void {
		if (live.size >= config.maxLiveCalls)
			throw new AppError("overloaded", "All the lines of this server are busy.", { retryAfterMs: 5000 });
	}

	function requireCapacity(): void {
		if (draining)
			throw new AppError("draining", "This server is being stopped and takes no new calls.", { retryAfterMs: 5000 });
		requireRoom();
	}

	/** Keeps a call among the live ones until it is over. */
	async function keep(handle: LiveCallHandle): Promise<void> {
		live.set(handle.callId, handle);
		const host = hostCall(platform, handle);
		hosts.set(handle.callId, host);
		if (leaving) handle.drain();
		await handle.done.finally(() => {
			host.close();
			if (hosts.get(handle.callId) === host) hosts.delete(handle.callId);
			if (live.get(handle.callId) === handle) live.delete(handle.callId);
		});
	}

	/** Keeps a colleague's leg among what a drain waits for. */
	async function keepLeg(leg: ColleagueLeg): Promise<void> {
		legs.add(leg);
		if (leaving) leg.drain();
		await leg.done.finally(() => legs.delete(leg));
	}

	/** Resolves once this process holds nothing, and nothing that it has taken is on its way. */
	async function idle(expected: Pick<ExpectedCalls, "count">, until: { aborted: boolean }): Promise<void> {
		while (!until.aborted) {
			await Promise.all([...live.values(), ...legs].map(({ done }) => done));
			if (until.aborted || live.size + legs.size + (await expected.count()) === 0) return;
			await sleep(clock, drainPollMs);
		}
	}

	async function lineNames(rows: readonly CallRow[]): Promise<Map<string, LiveCall["line"]>> {
		const ids = [...new Set(rows.flatMap(({ lineId }) => (lineId === null ? [] : [lineId])))];
		if (ids.length === 0) return new Map();
		const found = await db.query.select().from(lines).where(inArray(lines.id, ids));
		return new Map(found.map(({ id, number, definition }) => [id, { id, number, label: definition.label }]));
	}

	function stateOf(row: CallRow): LiveCall["state"] {
		if (row.transfer?.mode === "cold" && row.detachedAt !== null) return "transferring";
		if (row.detachedAt !== null) return "reconnecting";
		if (row.person !== null) return "person";
		if (row.transfer?.mode === "warm") return "transferring";
		return live.get(row.id)?.activity ?? row.activity;
	}

	return {
		live,
		hold,
		keep,
		keepLeg,
		hasCapacity,
		requireCapacity,
		requireRoom,
		draining: () => draining,
		hostOf: (callId: string) => hosts.get(callId),

		/** Prepares a call from the browser; its media socket must come within a minute. */
		async create(input: {
			assistantId: string;
			draft: boolean;
			user: { id: string | null; name: string };
		}): Promise<CallCreated> {
			requireCapacity();
			const { definition } = await deps.assistants.assistantForCall(db.query, input.assistantId, {
				draft: input.draft,
			});
			const token = newSocketToken();
			const at = clock.now();
			const callId = uuidv7(at);
			const conversationId = uuidv7(at);
			await db.transaction((tx) =>
				insertWaitingCall(tx, {
					id: callId,
					conversationId,
					carrier: "browser",
					assistantId: input.assistantId,
					draft: input.draft,
					label: input.user.name,
					createdBy: input.user.id,
					tokenHash: socketTokenHash(token),
					tokenExpiresAt: new Date(at + socketTokenLifetimeMs),
					now: new Date(at),
				}),
			);
			return {
				callId,
				conversationId,
				token,
				socketPath: "/carriers/browser/media",
				locale: definition.locale,
				sampleRate: browserSampleRate,
			};
		},

		/** Spends a media token and begins the conversation. Rejects with `link-expired` when the token is no good. */
		async admit(token: string): Promise<AdmittedCall> {
			requireCapacity();
			return db.transaction(async (tx) => {
				const row = await takeWaitingCall(tx, { tokenHash: socketTokenHash(token), nodeId: deps.nodeId, now: now() });
				if (!row || row.assistantId === null)
					throw new AppError("link-expired", "This call was answered already, or waited too long. Call again.");
				const answers = await deps.assistants.assistantForCall(tx, row.assistantId, {
					draft: row.draft,
					subject: { contactId: null, conversationId: row.conversationId },
				});
				const { version, guides } = answers;
				const { locale, greeting, prompt } = answers.definition;
				const nobody = { id: row.id, contactId: null };
				const said = await deps.personal?.(tx, nobody, { locale, greeting, prompt, message: null });
				const definition = { ...answers.definition, ...(said && { greeting: said.greeting, prompt: said.prompt }) };
				await deps.conversations.begin(tx, {
					id: row.conversationId,
					channel: "voice",
					assistant: { id: row.assistantId, name: definition.name, version },
					contactId: null,
					label: row.label,
					locale: definition.locale,
					nodeId: deps.nodeId,
				});
				await events.append(tx, "call.started", {
					conversationId: row.conversationId,
					callId: row.id,
					carrier: row.carrier,
				});
				return { row, definition, guides };
			});
		},

		/** Holds an admitted call over the browser's socket until it ends. */
		async holdBrowser({ row, definition, guides }: AdmittedCall, socket: WebSocket): Promise<void> {
			const connection = deps.openBrowserMedia(socket, {
				callId: row.id,
				conversationId: row.conversationId,
				recogniser: deps.engines.speechToText(definition.speechToText) ? "server" : "browser",
				recorded: definition.recording.enabled,
				clock,
			});
			const answering = { type: "assistant" as const, definition, guides };
			await keep(await hold({ row, answering, connection, resumed: null, phone: null }));
		},

		async listLive(): Promise<LiveCall[]> {
			const rows = await listLiveCalls(db.query);
			const names = await deps.conversations.summaries(
				db.query,
				rows.map((row) => row.conversationId),
			);
			const known = await lineNames(rows);
			return rows.flatMap((row) => {
				const conversation = names.get(row.conversationId);
				if (!conversation) return [];
				const host = hosts.get(row.id);
				return {
					callId: row.id,
					conversationId: row.conversationId,
					carrier: row.carrier,
					direction: row.direction,
					label: row.label,
					line: row.lineId === null ? null : (known.get(row.lineId) ?? null),
					assistant: conversation.assistant?.name ?? "",
					locale: conversation.locale,
					startedAt: (row.startedAt ?? row.createdAt).toISOString(),
					state: stateOf(row),
					person: host?.person() ?? row.person,
					listeners: host?.listeners() ?? [],
					lastWords: row.lastWords,
					latencyMs: row.latencyMs,
					here: live.has(row.id) || platform.system.redis() === "up",
				};
			});
		},

		async phoneCall(id: string): Promise<PhoneCall> {
			const row = await findCall(db.query, id);
			if (!row?.accountId) throw new AppError("not-found", "There is no such call on a line.");
			return phoneCallOf(row);
		},

		async phoneCallOfConversation(conversationId: string): Promise<PhoneCall> {
			const row = await callOfConversation(db.query, conversationId);
			if (!row?.accountId) throw new AppError("not-found", "This conversation was not held on a line.");
			return phoneCallOf(row);
		},

		/** Carries out what other nodes wrote down for the calls of this one. */
		async deliver(): Promise<void> {
			if (live.size === 0) return;
			for (const { callId, command } of await takeCommands(db.query, [...live.keys()]))
				live.get(callId)?.command(command);
		},

		/** Ends a call, here at once, on another node within seconds; one that nobody holds is ended at its carrier. */
		async hangUp(id: string, by: { name: string; audit: (tx: Transaction) => Promise<void> }): Promise<void> {
			await db.transaction(async (tx) => {
				const row = await lockCall(tx, id);
				if (!row || (row.state === "waiting" && row.accountId === null))
					throw new AppError("not-found", "There is no such call.");
				if (row.state === "ended") return;
				await by.audit(tx);
				await requestEnd(tx, id, by.name);
				if (row.accountId === null || live.has(id)) return;
				await command(tx, id, { type: "end", reason: "user-ended" }, now());
				const { conversationId } = row;
				await events.append(tx, "call.changed", {
					conversationId,
					callId: id,
					what: "hung-up",
					by: by.name,
					detail: null,
				});
				// The process that holds it does so at once; this is for when nobody does.
				if (row.carrierCallId !== null)
					await platform.jobs.enqueue(tx, hangUpJob, { callId: id }, { startAfterSeconds: hangUpAfterSeconds });
				else if (row.orderedAt === null && (await endCall(tx, id, "cancelled", now())))
					await events.append(tx, "call.unanswered", { callId: id, outcome: "cancelled" });
			});
			live.get(id)?.end("user-ended");
		},

		/** Closes a browser's call whose process is gone, with the turns that were stored. */
		async closeOrphan(row: CallRow, reason: EndReason): Promise<void> {
			await db.transaction(async (tx) => {
				if (!(await endCall(tx, row.id, reason, now()))) return;
				const durationMs = await deps.conversations.closeOrphan(tx, row.conversationId, reason);
				await events.append(tx, "call.ended", {
					conversationId: row.conversationId,
					callId: row.id,
					reason,
					durationMs,
				});
			});
		},

		/**
		 * Takes no new calls. Those that were taken may come in, and finish until `signal`; then who is here is told goodbye, and
		 * what still rings is cancelled.
		 */
		async drain(signal: AbortSignal, expected: Pick<ExpectedCalls, "count" | "cancel">): Promise<void> {
			draining = true;
			const late = new Promise<void>((resolve) => {
				if (signal.aborted) resolve();
				else signal.addEventListener("abort", () => resolve(), { once: true });
			});
			await Promise.race([idle(expected, signal), late]);
			leaving = true;
			for (const held of [...live.values(), ...legs]) held.drain();
			await expected.cancel().catch((error) => platform.log.warn({ err: error }, "what rings could not be cancelled"));
			while (live.size + legs.size > 0) await Promise.all([...live.values(), ...legs].map(({ done }) => done));
		},
	};
}
