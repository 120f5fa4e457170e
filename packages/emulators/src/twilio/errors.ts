/** An answer of the REST API that is not what was asked for. */
export class RestError extends Error {
	readonly status: number;
	readonly code: number;
	constructor(status: number, code: number, message: string) {
		super(message);
		this.status = status;
		this.code = code;
	}
}

export const restErrorBody = ({ code, message, status }: Pick<RestError, "code" | "message" | "status">) => ({
	code,
	message,
	more_info: `https://www.twilio.com/docs/errors/${code}`,
	status,
});

export const notFound = (path: string): RestError =>
	new RestError(404, 20404, `The requested resource ${path} was not found`);
