import { createStore } from "../hooks/create-store.ts";

/** How one wants to learn that somebody waits. */
export type QueueAlerts = { sound: boolean; flash: boolean };

const key = "centralita.queue-alerts";
const off: QueueAlerts = { sound: false, flash: false };

function read(): QueueAlerts {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
		const has = (name: string) => (kept as Record<string, unknown>)[name] === true;
		return typeof kept === "object" && kept !== null ? { sound: has("sound"), flash: has("flash") } : off;
	} catch {
		return off;
	}
}

const store = createStore<QueueAlerts>(read());

/** Kept in this browser. */
export const queueAlertStore = {
	subscribe: store.subscribe,
	read: store.get,
	change(change: Partial<QueueAlerts>) {
		store.set({ ...store.get(), ...change });
		try {
			localStorage.setItem(key, JSON.stringify(store.get()));
		} catch {
			// Without storage it holds until the page is left.
		}
	},
};
