import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent, request } from "undici";
import { isPublicAddress } from "./addresses.ts";

/** What a name resolves to. */
export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;

export type OutboundProblem = "refused-address" | "no-answer" | "unreachable" | "tls";

export type OutboundAnswer = {
	/** Null when there was none, and `problem` says why. */
	status: number | null;
	problem: OutboundProblem | null;
	/** In words for whoever runs the receiver. */
	detail: string;
	/** How the body begins. */
	body: string;
	/** What `Retry-After` asks for, in milliseconds. */
	retryAfterMs: number | null;
};

/** Posts to addresses that people entered. */
export type Outbound = {
	/** Rejects never. Redirects are not followed: their status is the answer. */
	post(message: { url: string; headers: Readonly<Record<string, string>>; body: string }): Promise<OutboundAnswer>;
	/** Why such an address is not posted to; null when it may be. Names are resolved when they are posted to. */
	objection(url: string): string | null;
	close(): Promise<void>;
};

type Options = {
	/** Private addresses and plain http too, for receivers in the company's own network. */
	allowPrivate: boolean;
	timeoutMs: number;
	/** Connections to one receiver at once. */
	connections?: number;
	resolve?: Resolve;
};

const connectMs = 5000;
const keptBytes = 2048;
const refusedCode = "ERR_ADDRESS_REFUSED";

const resolveBySystem: Resolve = (host) => systemLookup(host, { all: true });
const literalOf = (host: string) => host.replace(/^\[|\]$/g, "");

class RefusedAddress extends Error {
	readonly code = refusedCode;
}

/**
 * Only the addresses that were checked are connected to: a name that resolves to another one a moment later gains
 * nothing. `node:net` asks for them itself, so that TLS still verifies the name.
 */
const checkedLookup =
	(resolve: Resolve, allowPrivate: boolean): LookupFunction =>
	(host, options, callback) => {
		resolve(host).then(
			(found) => {
				const wanted = found.filter(({ family }) => !options.family || options.family === family);
				const [first] = wanted;
				if (first === undefined)
					callback(Object.assign(new Error(`${host} has no address`), { code: "ENOTFOUND" }), "");
				else if (!allowPrivate && !found.every(({ address }) => isPublicAddress(address)))
					callback(new RefusedAddress(`${host} is not on the public internet`), "");
				else if (options.all) callback(null, [...wanted]);
				else callback(null, first.address, first.family);
			},
			(error: NodeJS.ErrnoException) => callback(error, ""),
		);
	};

function problemOf(error: unknown): { problem: OutboundProblem; detail: string } {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		const code = "code" in cause ? String(cause.code) : "";
		if (code === refusedCode) return { problem: "refused-address", detail: cause.message };
		if (cause.name === "TimeoutError" || /TIMEOUT|ETIMEDOUT/.test(code))
			return { problem: "no-answer", detail: "no answer in time" };
		if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code)) return { problem: "tls", detail: code };
		if (code !== "") return { problem: "unreachable", detail: code };
	}
	return { problem: "unreachable", detail: error instanceof Error ? error.message : "unknown failure" };
}

/** RFC 9110, section 10.2.3: seconds or a date. */
function retryAfter(header: string | string[] | undefined): number | null {
	if (typeof header !== "string") return null;
	const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
	return Number.isFinite(ms) && ms > 0 ? ms : null;
}

async function headOf(body: AsyncIterable<Uint8Array>): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of body) {
		chunks.push(chunk);
		bytes += chunk.length;
		if (bytes >= keptBytes) break;
	}
	// PostgreSQL takes no NUL in a text.
	return Buffer.concat(chunks).subarray(0, keptBytes).toString().replaceAll("\0", "");
}

export function createOutbound(options: Options): Outbound {
	const { allowPrivate, timeoutMs, connections = 16, resolve = resolveBySystem } = options;
	const dispatcher = new Agent({
		connections,
		connect: { timeout: Math.min(connectMs, timeoutMs), lookup: checkedLookup(resolve, allowPrivate) },
	});
	const objection = (text: string): string | null => {
		const url = URL.parse(text);
		if (url === null || !/^https?:$/.test(url.protocol)) return "is no address of the web";
		if (allowPrivate) return null;
		if (url.protocol !== "https:") return "must begin with https://";
		const host = literalOf(url.hostname);
		// A literal address is never looked up.
		const isPrivate = isIP(host) === 0 ? /(^|\.)(localhost|local|internal)\.?$/i.test(host) : !isPublicAddress(host);
		return isPrivate ? "is not on the public internet" : null;
	};
	return {
		objection,
		async post({ url, headers, body }) {
			const reason = objection(url);
			const nothing = { status: null, body: "", retryAfterMs: null };
			if (reason !== null) return { ...nothing, problem: "refused-address", detail: `the address ${reason}` };
			try {
				const signal = AbortSignal.timeout(timeoutMs);
				const answer = await request(url, { method: "POST", headers, body, dispatcher, signal });
				const status = answer.statusCode;
				const after = retryAfter(answer.headers["retry-after"]);
				// The status has come: a body that breaks off changes nothing.
				const head = await headOf(answer.body).catch(() => "");
				return { status, problem: null, detail: `HTTP ${status}`, body: head, retryAfterMs: after };
			} catch (error) {
				return { ...nothing, ...problemOf(error) };
			}
		},
		close: () => dispatcher.destroy(),
	};
}
