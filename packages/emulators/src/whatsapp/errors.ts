type Details = { readonly status: number; readonly type: string; readonly message: string };

const known: Readonly<Record<number, Details>> = {
	4: { status: 400, type: "OAuthException", message: "Application request limit reached" },
	10: { status: 403, type: "OAuthException", message: "Application does not have permission for this action" },
	100: { status: 400, type: "OAuthException", message: "Invalid parameter" },
	190: { status: 401, type: "OAuthException", message: "Invalid OAuth access token" },
	130429: { status: 429, type: "OAuthException", message: "Rate limit hit" },
	131000: { status: 500, type: "OAuthException", message: "Something went wrong" },
	131008: { status: 400, type: "OAuthException", message: "Required parameter is missing" },
	131009: { status: 400, type: "OAuthException", message: "Parameter value is not valid" },
	131016: { status: 503, type: "OAuthException", message: "Service unavailable" },
	131026: { status: 400, type: "OAuthException", message: "Message undeliverable" },
	131031: { status: 403, type: "OAuthException", message: "Account has been locked" },
	131047: { status: 400, type: "OAuthException", message: "Re-engagement message" },
	131056: { status: 400, type: "OAuthException", message: "(Business Account, Consumer Account) pair rate limit hit" },
	132000: { status: 400, type: "OAuthException", message: "Template Param Count Mismatch" },
	132001: { status: 404, type: "OAuthException", message: "Template does not exist" },
	132015: { status: 400, type: "OAuthException", message: "Template is Paused" },
};

/** An answer of the Graph API that is not what was asked for. */
export class GraphError extends Error {
	readonly code: number;
	readonly status: number;
	readonly #details: string;

	constructor(code: number, details = "") {
		const { status = 400, message = "Error" } = known[code] ?? {};
		super(`(#${code}) ${message}`);
		this.code = code;
		this.status = status;
		this.#details = details;
	}

	get body(): Record<string, unknown> {
		return {
			error: {
				message: this.message,
				type: known[this.code]?.type ?? "OAuthException",
				code: this.code,
				error_data: { messaging_product: "whatsapp", details: this.#details },
				fbtrace_id: "AbCdEfGhIjKlMnOpQrStUvW",
			},
		};
	}

	/** As a `failed` status tells it. */
	get inStatus(): Record<string, unknown> {
		const title = known[this.code]?.message ?? "Error";
		return {
			code: this.code,
			title,
			message: title,
			error_data: { details: this.#details },
			href: "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
		};
	}
}
