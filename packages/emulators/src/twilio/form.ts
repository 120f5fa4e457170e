import { RestError } from "./errors.ts";

const URL_PATTERN = /^https?:\/\/[^\s/?#]+/u;

/** A form or query of the REST API: fields may repeat, and the last of a repeated one counts where one is asked for. */
export class Form {
	readonly #fields: URLSearchParams;

	constructor(encoded: string) {
		this.#fields = new URLSearchParams(encoded);
	}

	get(name: string): string | undefined {
		return this.#fields.getAll(name).at(-1);
	}

	all(name: string): string[] {
		return this.#fields.getAll(name);
	}

	/** An address, or a 21205. */
	url(name: string): string | undefined {
		const value = this.get(name);
		if (value === undefined || value === "") return undefined;
		if (!URL_PATTERN.test(value) || !URL.canParse(value))
			throw new RestError(400, 21205, `Url parameter is not a valid URL: ${value}`);
		return value;
	}

	method(name: string): string {
		const value = (this.get(name) ?? "POST").toUpperCase();
		if (value !== "POST" && value !== "GET") throw new RestError(400, 20001, `${name} is not a valid HTTP method.`);
		return value;
	}

	flag(name: string): boolean {
		return this.get(name)?.toLowerCase() === "true";
	}

	/** A number within bounds, or a 20001. */
	number(name: string, low: number, high: number, otherwise: number): number {
		const value = this.get(name);
		if (value === undefined || value === "") return otherwise;
		const number = Number(value);
		if (!Number.isInteger(number) || number < low || number > high)
			throw new RestError(400, 20001, `Invalid ${name}: must be an integer from ${low} to ${high}.`);
		return number;
	}
}
