import { ApiError, badRequest } from "./errors.ts";

const E164 = /^\+[1-9]\d{1,14}$/u;
const SIP = /^sips?:\S+$/u;
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/u;

/** The body of a command. Each reader throws `ApiError` when the field is not what Telnyx takes. */
export class Fields {
	readonly #body: Readonly<Record<string, unknown>>;

	/** No body is an empty one. */
	constructor(body: unknown) {
		if (body !== undefined && body !== null && (typeof body !== "object" || Array.isArray(body)))
			throw new ApiError(400, "10015", "The body must be a JSON object.");
		this.#body = { ...body };
	}

	/** The same with other values for some fields. */
	with(changes: Readonly<Record<string, unknown>>): Fields {
		return new Fields({ ...this.#body, ...changes });
	}

	/** Whether it was given, null included. */
	has(name: string): boolean {
		return this.#body[name] !== undefined;
	}

	/** As it came; null is the same as absent. */
	raw(name: string): unknown {
		return this.#body[name] ?? undefined;
	}

	text(name: string, maxLength = Number.POSITIVE_INFINITY): string | undefined {
		const value = this.raw(name);
		if (value === undefined) return undefined;
		if (typeof value !== "string") throw badRequest(name, `${name} must be a string.`);
		if (value.length > maxLength) throw badRequest(name, `${name} must have at most ${maxLength} characters.`);
		return value;
	}

	required(name: string, maxLength?: number): string {
		const value = this.text(name, maxLength);
		if (value === undefined || value === "")
			throw new ApiError(400, "10004", `${name} is required.`, { pointer: `/${name}` });
		return value;
	}

	oneOf<const Value extends string>(name: string, values: readonly Value[]): Value | undefined {
		const value = this.text(name);
		const found = values.find((one) => one === value);
		if (value !== undefined && found === undefined)
			throw badRequest(name, `${name} must be one of ${values.join(", ")}.`);
		return found;
	}

	whole(name: string, low: number, high: number): number | undefined {
		const value = this.raw(name);
		if (value === undefined) return undefined;
		if (typeof value !== "number" || !Number.isInteger(value) || value < low || value > high)
			throw badRequest(name, `${name} must be an integer from ${low} to ${high}.`);
		return value;
	}

	flag(name: string): boolean | undefined {
		const value = this.raw(name);
		if (value !== undefined && typeof value !== "boolean") throw badRequest(name, `${name} must be a boolean.`);
		return value;
	}

	/** State that later events carry. */
	base64(name: string): string | undefined {
		const value = this.text(name);
		if (value !== undefined && !BASE64.test(value)) throw badRequest(name, `${name} must be valid base64.`);
		return value;
	}

	/** A number in E.164 or a SIP address. */
	party(name: string): string | undefined {
		const value = this.text(name);
		if (value !== undefined && !E164.test(value) && !SIP.test(value))
			throw new ApiError(422, "10016", `The '${name}' number must be in +E.164 format: ${value}`, {
				pointer: `/${name}`,
			});
		return value;
	}

	digits(name: string, maxLength: number): string | undefined {
		const value = this.text(name, maxLength);
		if (value !== undefined && !/^[\dA-D*#wW]*$/u.test(value))
			throw badRequest(name, `${name} may hold 0-9, A-D, *, #, w and W only.`);
		return value;
	}

	/** An address with one of these schemes. */
	url(name: string, schemes: readonly string[]): string | undefined {
		const value = this.text(name);
		if (value === undefined || value === "") return undefined;
		if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol))
			throw badRequest(name, `${name} must be an address with ${schemes.join(" or ")}`);
		return value;
	}
}
