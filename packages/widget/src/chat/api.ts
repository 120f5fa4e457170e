import type { ChatAnswer, ChatFeedback, ChatGreeting, ChatValidation, WhatsappTicket } from "@centralita/contracts";
import type { Bearer } from "./storage.ts";

const timeoutMs = 20_000;

/** The server refused. `code` is empty where it said none; `retryAfterMs` is null where it said none. */
export class Refused extends Error {
	readonly status: number;
	readonly code: string;
	readonly retryAfterMs: number | null;
	constructor(status: number, code: string, retryAfterMs: number | null) {
		super(`${status} ${code}`);
		this.status = status;
		this.code = code;
		this.retryAfterMs = retryAfterMs;
	}
}

/** The same request may do better later: nobody answered, or nobody could just now. */
export const mayPass = (error: unknown): boolean =>
	!(error instanceof Refused) || error.status === 408 || (error.status > 501 && error.status < 505);

export function refusalOf(status: number, retryAfter: string | null, body: unknown): Refused {
	const { code, retryAfter: seconds } = (body ?? {}) as { code?: string; retryAfter?: number };
	const wait = Number(seconds ?? retryAfter ?? Number.NaN);
	return new Refused(status, code ?? "", Number.isFinite(wait) ? wait * 1000 : null);
}

/** The public chat surface. Rejects with `Refused`, or with what `fetch` rejects with when nobody answers. */
export function createApi(server: string) {
	async function post<T>(path: string, body: object, headers: Record<string, string> = {}): Promise<T> {
		const response = await fetch(server + path, {
			method: "POST",
			credentials: "omit",
			headers: { "content-type": "application/json", ...headers },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(timeoutMs),
		});
		const answer: unknown = await response.json().catch(() => null);
		if (!response.ok || answer === null) throw refusalOf(response.status, response.headers.get("retry-after"), answer);
		return answer as T;
	}
	const written = ({ csrfToken }: Bearer, key: string) => ({ "x-csrf-token": csrfToken, "idempotency-key": key });
	return {
		/** With a `sessionId` that chat goes on, if it is not over. */
		greet: (locale: string, key: string, sessionId?: string) =>
			post<ChatGreeting>(
				"/api/greeting",
				{ locale },
				{ "idempotency-key": key, ...(sessionId ? { "x-session-id": sessionId } : {}) },
			),
		validate: ({ sessionId, csrfToken }: Bearer) =>
			post<ChatValidation>("/api/session/validate", { sessionId }, { "x-csrf-token": csrfToken }),
		say: (bearer: Bearer, { key, text, value }: { key: string; text: string; value: string | null }) =>
			post<ChatAnswer>(
				"/api/chat",
				{
					sessionId: bearer.sessionId,
					...(value === null ? { message: text } : { action: "button", value, label: text.slice(0, 300) }),
				},
				written(bearer, key),
			),
		whatsapp: ({ sessionId, csrfToken }: Bearer) =>
			post<WhatsappTicket>("/api/whatsapp-ticket", { sessionId }, { "x-csrf-token": csrfToken }),
		rate: (bearer: Bearer, key: string, rating: number, comment: string) =>
			post<ChatFeedback>(
				"/api/chat/feedback",
				{ sessionId: bearer.sessionId, rating, ...(comment ? { comment } : {}) },
				written(bearer, key),
			),
	};
}
export type Api = ReturnType<typeof createApi>;
