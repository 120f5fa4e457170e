import pino, { type DestinationStream, type Logger as PinoLogger } from "pino";
import type { Config } from "../config/index.ts";
import { maskValue } from "../masking/index.ts";

export { createLogTail, type LogTail } from "./tail.ts";
export type Logger = PinoLogger;

/** Masks whole lines as they leave, so that no field, binding or stack trace gets past. */
function maskingStream(destination: DestinationStream, country: string): DestinationStream {
	return {
		write(line) {
			try {
				destination.write(`${JSON.stringify(maskValue(JSON.parse(line), country))}\n`);
			} catch {
				destination.write('{"level":50,"msg":"a log line could not be masked and was left out"}\n');
			}
		},
	};
}

/** JSON lines on standard output; see `platform/masking` for what is hidden. */
export function createLogger(
	config: Pick<Config, "logLevel"> & Partial<Pick<Config, "logMasking" | "defaultCountry">>,
	destination: DestinationStream = pino.destination(1),
): Logger {
	const { logLevel, logMasking = true, defaultCountry = "AR" } = config;
	return pino(
		{ level: logLevel, timestamp: pino.stdTimeFunctions.isoTime, base: { pid: process.pid } },
		logMasking ? maskingStream(destination, defaultCountry) : destination,
	);
}
