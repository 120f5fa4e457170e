import type { DestinationStream } from "pino";

const kept = 1000;

/** The last lines that this process logged, as they left it: masked. */
export type LogTail = {
	/** Passes everything on to `destination`, and keeps the end of it. */
	through(destination: DestinationStream): DestinationStream;
	recent(): readonly string[];
	/** Returns how to stop listening. */
	listen(callback: (line: string) => void): () => void;
};

export function createLogTail(): LogTail {
	const lines: string[] = [];
	const listeners = new Set<(line: string) => void>();
	return {
		through: (destination) => ({
			write(line) {
				destination.write(line);
				const text = line.trimEnd();
				lines.push(text);
				if (lines.length > kept) lines.shift();
				for (const listener of listeners) listener(text);
			},
		}),
		recent: () => lines,
		listen(callback) {
			listeners.add(callback);
			return () => listeners.delete(callback);
		},
	};
}
