import { Turn } from "@centralita/contracts";
import { ApiError, api, newIdempotencyKey } from "../../../shared/api/index.ts";
import { createStore } from "../../../shared/hooks/create-store.ts";
import type { Pending } from "./pending.ts";

/** Between tries, in milliseconds: a lost connection is often back within half a minute. */
const pauses = [500, 1000, 2000, 4000, 8000, 15_000];

/** Messages under way, by chat; they outlive the page's parts. */
export const outbox = createStore<Readonly<Record<string, readonly Pending[]>>>({});

const change = (chatId: string, to: (list: readonly Pending[]) => readonly Pending[]) =>
	outbox.set({ ...outbox.get(), [chatId]: to(outbox.get()[chatId] ?? []) });

/** Whether the same request may succeed later. */
const passes = (error: unknown): boolean =>
	error instanceof ApiError &&
	(error.code === "network" || error.code === "idempotency-conflict" || error.status >= 500 || error.status === 429);

const pause = (ms: number) =>
	new Promise<void>((resolve) => {
		const done = () => {
			clearTimeout(timer);
			removeEventListener("online", done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		addEventListener("online", done);
	});

async function post(chatId: string, { key, text }: Pending): Promise<Turn> {
	for (let attempt = 0; ; attempt++) {
		try {
			return await api.post(`/inbox/${chatId}/message`, { body: { text }, schema: Turn, idempotencyKey: key });
		} catch (error) {
			const ms = pauses[attempt];
			if (ms === undefined || !passes(error)) throw error;
			await pause(ms);
		}
	}
}

const lines = new Map<string, Promise<void>>();

/** One after the other, so that a chat reads in the order in which it was written. */
function enqueue(chatId: string, message: Pending, onSent: (turn: Turn) => void): void {
	const before = lines.get(chatId) ?? Promise.resolve();
	const line = before.then(async () => {
		try {
			onSent(await post(chatId, message));
			change(chatId, (list) => list.filter(({ key }) => key !== message.key));
		} catch (error) {
			change(chatId, (list) =>
				list.map((one) => (one.key === message.key ? { ...one, state: "failed" as const, error } : one)),
			);
		}
	});
	lines.set(chatId, line);
}

export function sendMessage(chatId: string, text: string, after: number, onSent: (turn: Turn) => void): void {
	const message: Pending = { key: newIdempotencyKey(), text, after, state: "sending" };
	change(chatId, (list) => [...list, message]);
	enqueue(chatId, message, onSent);
}

/** Once more, under the same key. */
export function resendMessage(chatId: string, message: Pending, onSent: (turn: Turn) => void): void {
	const again: Pending = { key: message.key, text: message.text, after: message.after, state: "sending" };
	change(chatId, (list) => list.map((one) => (one.key === message.key ? again : one)));
	enqueue(chatId, again, onSent);
}

export const discardMessage = (chatId: string, key: string): void =>
	change(chatId, (list) => list.filter((one) => one.key !== key));
