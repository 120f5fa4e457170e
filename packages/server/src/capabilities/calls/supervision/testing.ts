/** What tests of people at live calls are made of: a call that nobody rings, and what was done to it. */
import { createLogger } from "../../../platform/log/index.ts";
import { createRelay, type Relay } from "../../../platform/relay/index.ts";
import { uuidv7 } from "../../../platform/time/index.ts";
import { createFakeClock } from "../../../ports/fakes/clock.ts";
import type { CallMonitor, LiveCallHandle } from "../engines.ts";
import { hostCall } from "./host.ts";
import { joinCall } from "./participant.ts";
import type { Participant, ToParticipant } from "./protocol.ts";

export function heldCall() {
	const clock = createFakeClock();
	const relay = createRelay(null);
	let apart = false;
	const deeds: string[] = [];
	const noted: string[] = [];
	const heard: Int16Array[] = [];
	const over = Promise.withResolvers<void>();
	let monitor: CallMonitor | null = null;
	const handle: LiveCallHandle = {
		callId: uuidv7(),
		conversationId: uuidv7(),
		locale: "es-419",
		sampleRate: 8000,
		done: over.promise,
		activity: "listening",
		end: (reason) => deeds.push(`end ${reason}`),
		drain() {},
		command() {},
		monitor(listener) {
			monitor = listener;
			return () => {
				monitor = null;
			};
		},
		suspend: () => deeds.push("suspend"),
		resume: (text) => deeds.push(`resume ${text}`),
		relay: (pcm) => heard.push(pcm),
		say: (text) => deeds.push(`say ${text}`),
		pressKeys: (keys) => deeds.push(`keys ${keys}`),
		briefing: () => "",
		scribe: () => null,
	};
	const chain = { set: () => chain, where: async () => {} };
	const tx = { update: () => chain };
	const platform = {
		clock,
		relay,
		log: createLogger({ logLevel: "silent", nodeEnv: "test" } as never),
		db: { transaction: async (work: (tx: unknown) => Promise<unknown>) => work(tx) },
		events: {
			async append(_tx: unknown, _type: string, { what, by }: { what: string; by: string | null }) {
				noted.push(by === null ? what : `${what} ${by}`);
			},
		},
	} as unknown as Parameters<typeof hostCall>[0];

	/** Reaches nobody, and is reached by nobody, once they are apart. */
	const hostRelay: Relay = {
		...relay,
		publish(topic, bytes) {
			if (!apart) relay.publish(topic, bytes);
		},
		subscribe: (topic, listener) =>
			relay.subscribe(topic, (bytes) => {
				if (!apart) listener(bytes);
			}),
	};

	return {
		platform,
		clock,
		handle,
		/** Told to the call. */
		deeds,
		/** Events about people. */
		noted,
		/** Relayed to the contact. */
		heard,
		host: hostCall({ ...platform, relay: hostRelay }, handle),
		/** The call and its people do not reach each other any more: a process died. */
		separate() {
			apart = true;
		},
		/** Another one holds it. */
		holdAgain: () => hostCall(platform, handle),
		/** Whether somebody's sound is asked for. */
		followed: () => monitor !== null,
		sound: {
			contact: (pcm: Int16Array) => monitor?.contact(pcm),
			assistant: (pcm: Int16Array) => monitor?.assistant(pcm),
		},
		end: over.resolve,
		async join(name: string, kind: Participant["kind"] = "supervisor") {
			const told: ToParticipant["type"][] = [];
			const audio: Int16Array[] = [];
			let nobody = 0;
			const participant = joinCall(
				platform,
				handle.callId,
				{ id: uuidv7(), name, kind },
				{
					onMessage: ({ type }) => told.push(type),
					onAudio: (pcm) => audio.push(pcm),
					onNobody: () => nobody++,
				},
			);
			await clock.settle();
			return { ...participant, told, audio, nobody: () => nobody };
		},
	};
}
