const titles: Readonly<Record<string, string>> = {
	"10004": "Missing required parameter",
	"10005": "Resource not found",
	"10007": "Unexpected error",
	"10009": "Authentication failed",
	"10010": "Authorization failed",
	"10011": "Too many requests",
	"10015": "Bad Request",
	"10016": "Phone number must be in +E.164 format",
	"10027": "Unprocessable Entity",
	"90015": "Invalid Call Control ID",
	"90018": "Call has already ended",
};

type Options = { readonly pointer?: string; readonly headers?: Readonly<Record<string, string>> };

/** An answer of the REST API that is not what was asked for. */
export class ApiError extends Error {
	readonly status: number;
	/** A string, as Telnyx has it. */
	readonly code: string;
	readonly pointer: string | undefined;
	readonly headers: Readonly<Record<string, string>>;
	constructor(status: number, code: string, detail: string, { pointer, headers = {} }: Options = {}) {
		super(detail);
		this.status = status;
		this.code = code;
		this.pointer = pointer;
		this.headers = headers;
	}

	get body(): Record<string, unknown> {
		return {
			errors: [
				{
					code: this.code,
					title: titles[this.code] ?? "Error",
					detail: this.message,
					...(this.pointer === undefined ? {} : { source: { pointer: this.pointer } }),
					meta: { url: `https://developers.telnyx.com/docs/overview/errors/${this.code}` },
				},
			],
		};
	}
}

export const notFound = (): ApiError => new ApiError(404, "10005", "The requested resource or URL could not be found.");
/** The call is not in a state in which it takes this. */
export const unprocessable = (detail: string): ApiError => new ApiError(422, "10027", detail);
export const badRequest = (name: string, detail: string): ApiError =>
	new ApiError(400, "10015", detail, { pointer: `/${name}` });
