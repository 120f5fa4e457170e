/** One server-sent event (WHATWG HTML, section 9.2.6). `id` is null where it carried none. */
export type SseMessage = { id: string | null; event: string; data: string };

/** Reads a stream of server-sent events piece by piece, wherever the pieces end. */
export function createSseParser(onMessage: (message: SseMessage) => void): (piece: string) => void {
	let rest = "";
	let id: string | null = null;
	let event = "";
	let data: string[] = [];

	function take(line: string): void {
		if (line === "") {
			if (data.length > 0) onMessage({ id, event: event || "message", data: data.join("\n") });
			[id, event, data] = [null, "", []];
			return;
		}
		const colon = line.indexOf(":");
		if (colon === 0) return;
		const field = colon < 0 ? line : line.slice(0, colon);
		const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
		if (field === "id") id = value;
		else if (field === "event") event = value;
		else if (field === "data") data.push(value);
	}

	return (piece) => {
		rest += piece;
		// A CR at the very end may be the first half of a CR LF.
		const lines = rest.split(/\r\n|\n|\r(?!$)/);
		rest = lines.pop() ?? "";
		for (const line of lines) take(line);
	};
}
