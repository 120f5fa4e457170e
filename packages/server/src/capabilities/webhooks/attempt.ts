import { maskText } from "../../platform/masking/index.ts";
import { type Context, secretsOf } from "./context.ts";
import type { AttemptRow, EndpointRow, MessageRow } from "./schema.ts";
import { signedHeaders } from "./signing.ts";

export type Attempt = Omit<AttemptRow, "deliveryId"> & { retryAfterMs: number | null };

export const succeeded = ({ status }: Pick<AttemptRow, "status">): boolean =>
	status !== null && status >= 200 && status < 300;

const shownCharacters = 1000;

/** Sends a message once. Rejects never: whatever happens is what the attempt tells. */
export async function attemptDelivery(
	context: Context,
	endpoint: EndpointRow,
	message: Pick<MessageRow, "id" | "body">,
): Promise<Attempt> {
	const { clock, outbound, config } = context;
	const secrets = secretsOf(context, endpoint);
	const at = new Date(clock.now());
	if (secrets.length === 0) {
		const detail = "the secret cannot be read: rotate it, or restore ENCRYPTION_KEY";
		return { at, durationMs: 0, status: null, problem: "unreachable", detail, answer: "", retryAfterMs: null };
	}
	const begun = clock.elapsed();
	const headers = signedHeaders(secrets, { ...message, atMs: at.getTime() });
	const { status, problem, detail, body, retryAfterMs } = await outbound.post({
		url: endpoint.url,
		headers,
		body: message.body,
	});
	return {
		at,
		durationMs: Math.round(clock.elapsed() - begun),
		status,
		problem: status !== null && !succeeded({ status }) ? "status" : problem,
		detail,
		answer: maskText(body, config.defaultCountry).slice(0, shownCharacters),
		retryAfterMs,
	};
}
