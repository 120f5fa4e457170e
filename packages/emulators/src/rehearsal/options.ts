import { parseArgs } from "node:util";
import type { CarrierName } from "./carrier.ts";
import { PERSONAS } from "./personas.ts";
import type { Language } from "./scenarios.ts";

export type RehearsalOptions = {
	readonly carrier: CarrierName;
	/** Null: as many as the time allows or, without `minutes`, as somebody at the keyboard makes. */
	readonly calls: number | null;
	/** `out` of every `round` calls go out. */
	readonly out: number;
	readonly round: number;
	readonly concurrency: number;
	/** New calls begin for so long; null: until all are made. */
	readonly minutes: number | null;
	readonly json: boolean;
	/** Callers of eight kinds in both languages, in place of the usual ones. */
	readonly personas: boolean;
	readonly language: Language;
	/** Folder of the installation; null: a temporary one. */
	readonly data: string | null;
	/** Main file of the application. */
	readonly app: string;
};

/** What cannot be done, in words for who typed it. */
export class OptionError extends Error {}

/** Unless more are asked for. */
const AT_ONCE = 20;
const MOST_CALLS = 1000;

function count(name: string, text: string | undefined, least: number, most: number): number | null {
	if (text === undefined) return null;
	const value = Number(text);
	if (!Number.isInteger(value) || value < least || value > most)
		throw new OptionError(`--${name}: ${least}…${most} (${text})`);
	return value;
}

function languageFrom(given: string | undefined, environment: NodeJS.ProcessEnv): Language {
	if (given !== undefined && given !== "es" && given !== "en") throw new OptionError(`--language: es, en (${given})`);
	const { LC_ALL, LC_MESSAGES, LANG } = environment;
	return given ?? (/^es/i.test(LC_ALL || LC_MESSAGES || LANG || "") ? "es" : "en");
}

/** Reads the command line. Throws `OptionError`. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): RehearsalOptions {
	const { values } = parse(args);
	const { carrier } = values;
	if (carrier !== "twilio" && carrier !== "telnyx") throw new OptionError(`--carrier: twilio, telnyx (${carrier})`);
	const minutes = count("minutes", values.minutes, 1, 1440);
	const calls = count("calls", values.calls, 1, MOST_CALLS) ?? (values.personas && minutes === null ? PERSONAS : null);
	const round = calls ?? AT_ONCE;
	return {
		carrier,
		calls,
		minutes,
		out: count("out", values.out, 0, round) ?? Math.floor(round / 4),
		round,
		concurrency: count("concurrency", values.concurrency, 1, MOST_CALLS) ?? Math.min(round, AT_ONCE),
		json: values.json,
		personas: values.personas,
		language: languageFrom(values.language, environment),
		data: values.data ?? null,
		app: values.app,
	};
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				carrier: { type: "string" },
				calls: { type: "string" },
				out: { type: "string" },
				concurrency: { type: "string" },
				minutes: { type: "string" },
				json: { type: "boolean", default: false },
				personas: { type: "boolean", default: false },
				language: { type: "string" },
				data: { type: "string" },
				app: { type: "string", default: "packages/server/src/main.ts" },
			},
		});
	} catch (error) {
		throw new OptionError(error instanceof Error ? error.message : String(error));
	}
}
