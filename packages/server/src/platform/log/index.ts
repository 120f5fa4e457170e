import pino, { type Logger as PinoLogger } from "pino";
import type { Config } from "../config/index.ts";

export type Logger = PinoLogger;

/** JSON lines on standard output; see `mask.ts` for what is hidden. */
export function createLogger(config: Pick<Config, "logLevel">, destination?: pino.DestinationStream): Logger {
	return pino(
		{ level: config.logLevel, timestamp: pino.stdTimeFunctions.isoTime, base: { pid: process.pid } },
		...(destination ? [destination] : []),
	);
}
