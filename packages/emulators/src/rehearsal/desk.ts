import { setTimeout as wait } from "node:timers/promises";

export type Owner = { readonly email: string; readonly password: string };

/** What is read of the application's answers; `docs/openapi.json` has all of it. */
export type Turn = {
	readonly who: string;
	readonly source: string | null;
	/** Milliseconds from the end of the person's speech to each mark. */
	readonly latency: Readonly<Record<string, number>>;
	readonly generated: string;
	readonly heard: string;
	readonly interrupted: boolean;
};
export type History = {
	readonly id: string;
	readonly status: "live" | "ended";
	readonly durationMs: number | null;
	readonly endReason: string | null;
	readonly latencyP50Ms: number | null;
	readonly latencyP95Ms: number | null;
	readonly costMicros: number | null;
	readonly transcript: readonly Turn[];
	readonly analysis: {
		readonly outcome: string;
		readonly values: readonly { readonly name: string; readonly value: string | number | boolean | null }[];
	} | null;
	readonly recording: { readonly durationMs: number; readonly complete: boolean } | null;
};
export type CallRecord = {
	readonly callId: string;
	readonly conversationId: string | null;
	readonly direction: "inbound" | "outbound";
	readonly from: string | null;
	readonly to: string | null;
	readonly state: string;
	readonly endReason: string | null;
	readonly carrierCost: object | null;
};
export type LiveCall = {
	readonly callId: string;
	readonly state: string;
	readonly lastWords: string | null;
};
export type Order = {
	readonly requestId: string;
	readonly lineId: string;
	readonly to: string;
	readonly ringSeconds: number;
	readonly machine: { readonly action: "message"; readonly text: string } | { readonly action: "continue" };
};
type List<T> = { readonly items: readonly T[] };

const TIMEOUT_MS = 20_000;

/** The application's API, as somebody of the company uses it. */
export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Signs in. Rejects when that is refused. */
export async function openDesk(url: string, owner: Owner) {
	const signedIn = await fetch(`${url}/api/v1/session`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(owner),
		signal: AbortSignal.timeout(TIMEOUT_MS),
	});
	if (!signedIn.ok) throw new Error(`${owner.email} could not sign in: ${signedIn.status}.`);
	const { csrfToken } = (await signedIn.json()) as { csrfToken: string };
	const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";

	async function ask(method: string, path: string, body?: object): Promise<Response> {
		const response = await fetch(`${url}/api/v1${path}`, {
			method,
			headers: { cookie, "x-csrf-token": csrfToken, ...(body ? { "content-type": "application/json" } : {}) },
			...(body ? { body: JSON.stringify(body) } : {}),
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
		return response;
	}
	const read = async <T>(method: string, path: string, body?: object) =>
		(await (await ask(method, path, body)).json()) as T;

	/** A line on that number, answered by the published assistant of that language. Takes the place of an older one. */
	async function makeLine(carrier: string, number: string, language: string): Promise<string> {
		const accounts = await read<List<{ id: string; carrier: string }>>("GET", "/carrier-accounts");
		const account = accounts.items.find((one) => one.carrier === carrier);
		const assistants = await read<List<{ id: string; name: string; locale: string; publishedVersion: number | null }>>(
			"GET",
			"/assistants",
		);
		const assistant = assistants.items.find(
			({ locale, publishedVersion }) => locale.startsWith(language) && publishedVersion !== null,
		);
		if (!account || !assistant) throw new Error(`There is no ${account ? `assistant for "${language}"` : "account"}.`);
		const lines = await read<List<{ id: string; number: string }>>("GET", "/lines");
		for (const line of lines.items) if (line.number === number) await ask("DELETE", `/lines/${line.id}`);
		const numbers = await read<List<{ id: string; number: string }>>("GET", `/carrier-accounts/${account.id}/numbers`);
		const line = await read<{ id: string }>("POST", "/lines", {
			accountId: account.id,
			numberId: numbers.items.find((one) => one.number === number)?.id,
			definition: { label: assistant.name, assistantId: assistant.id, timeZone: "UTC", maxConcurrentCalls: 1000 },
		});
		return line.id;
	}

	return {
		makeLine,
		dial: (order: Order) => read<CallRecord>("POST", "/calls/outbound", order),
		call: (id: string) => read<CallRecord>("GET", `/calls/${id}`),
		history: (id: string) => read<History>("GET", `/conversations/${id}`),
		callOf: (conversationId: string) => read<CallRecord>("GET", `/calls/of-conversation/${conversationId}`),
		live: async () => (await read<List<LiveCall>>("GET", "/calls/live")).items,
		/** Of the newest conversations, those that began since then, milliseconds since the epoch. */
		conversationsSince: async (since: number) =>
			(await read<List<{ id: string; startedAt: string }>>("GET", "/conversations?limit=100")).items.filter(
				({ startedAt }) => Date.parse(startedAt) >= since,
			),
	};
}

/** Reads again until the condition holds; the last value, whatever it is, when the time is over. */
export async function until<T>(
	look: () => Promise<T>,
	condition: (value: T) => boolean,
	timeoutMs: number,
): Promise<T> {
	const deadline = performance.now() + timeoutMs;
	for (;;) {
		const value = await look();
		if (condition(value) || performance.now() > deadline) return value;
		await wait(300);
	}
}
