import type { Pending } from "./outbox.ts";

export type Bearer = { sessionId: string; csrfToken: string };

/** What outlives the page, for this page's origin and one installation; without storage, nothing does. */
export type ChatStorage = {
	bearer(): Bearer | null;
	keepBearer(bearer: Bearer | null): void;
	pending(): Pending[];
	keepPending(pending: Pending): void;
	dropPending(key: string): void;
	/** Whether the chat is open in this tab. */
	isOpen(): boolean;
	keepOpen(open: boolean): void;
	/** Another tab has begun a chat, or left one. */
	onBearer(listener: (bearer: Bearer | null) => void): () => void;
};

const parsed = (text: string | null): unknown => {
	try {
		return JSON.parse(text ?? "null");
	} catch {
		return null;
	}
};
const isBearer = (value: unknown): value is Bearer =>
	typeof value === "object" &&
	value !== null &&
	"sessionId" in value &&
	typeof value.sessionId === "string" &&
	"csrfToken" in value &&
	typeof value.csrfToken === "string";

/** Storage may be forbidden (a sandboxed frame, a browser without cookies): then reading gives nothing. */
function attempt<T>(action: () => T, otherwise: T): T {
	try {
		return action();
	} catch {
		return otherwise;
	}
}

export function openStorage(server: string): ChatStorage {
	const name = `centralita-chat:${server}`;
	const outbox = `${name}:sent:`;
	const set = (key: string, value: unknown) =>
		attempt(() => localStorage.setItem(key, JSON.stringify(value)), undefined);
	const remove = (key: string) => attempt(() => localStorage.removeItem(key), undefined);
	const bearerIn = (text: string | null): Bearer | null => {
		const value = parsed(text);
		return isBearer(value) ? value : null;
	};
	return {
		bearer: () => bearerIn(attempt(() => localStorage.getItem(name), null)),
		keepBearer: (bearer) => (bearer ? set(name, bearer) : remove(name)),
		pending: () =>
			attempt(() => Object.keys(localStorage), [])
				.filter((key) => key.startsWith(outbox))
				.sort()
				.flatMap((key) => {
					const value = parsed(attempt(() => localStorage.getItem(key), null)) as Pending | null;
					return value ? [value] : [];
				}),
		keepPending: (pending) => set(outbox + pending.key, pending),
		dropPending: (key) => remove(outbox + key),
		isOpen: () => attempt(() => sessionStorage.getItem(name) === "open", false),
		keepOpen: (open) => attempt(() => sessionStorage.setItem(name, open ? "open" : "closed"), undefined),
		onBearer(listener) {
			const heard = ({ key, newValue }: StorageEvent) => {
				if (key === name) listener(bearerIn(newValue));
			};
			addEventListener("storage", heard);
			return () => removeEventListener("storage", heard);
		},
	};
}

/** Keys sort in the order in which they were made, and are never made twice. */
export const newKey = (): string => {
	const random = crypto.getRandomValues(new Uint8Array(10));
	return `${Date.now().toString(36).padStart(9, "0")}-${Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
};
