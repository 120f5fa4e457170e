import type { RedisLink } from "../redis/index.ts";

/**
 * Carries bytes between the processes of an installation while somebody listens, e.g. the sound of a call to whoever
 * listens to it on another node. Nothing is kept: what nobody listens to is gone. Without Redis it reaches this process only.
 */
export type Relay = {
	publish(topic: string, bytes: Buffer): void;
	/** Returns how to stop listening. */
	subscribe(topic: string, listener: (bytes: Buffer) => void): () => void;
	close(): void;
};

export function createRelay(redis: Pick<RedisLink, "messages"> | null): Relay {
	const listeners = new Map<string, Set<(bytes: Buffer) => void>>();
	const deliver = (topic: string, bytes: Buffer): void => {
		for (const listener of [...(listeners.get(topic) ?? [])]) listener(bytes);
	};
	redis?.messages.onMessage(deliver);
	return {
		publish(topic, bytes) {
			deliver(topic, bytes);
			redis?.messages.publish(topic, bytes);
		},
		subscribe(topic, listener) {
			let known = listeners.get(topic);
			if (!known) {
				known = new Set();
				listeners.set(topic, known);
				redis?.messages.subscribe(topic);
			}
			known.add(listener);
			return () => {
				known.delete(listener);
				if (known.size > 0 || listeners.get(topic) !== known) return;
				listeners.delete(topic);
				redis?.messages.unsubscribe(topic);
			};
		},
		close: () => listeners.clear(),
	};
}
