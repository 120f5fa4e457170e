/** One message of the speech protocol: headers as in HTTP, then a body. */
export type Frame = { path: string; requestId: string; contentType: string; body: Buffer };

function readHeaders(text: string): Map<string, string> {
	const headers = new Map<string, string>();
	for (const line of text.split("\r\n")) {
		const colon = line.indexOf(":");
		if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
	}
	return headers;
}

/** A text message divides headers from body by a blank line; a binary one begins with the length of its headers, 16 bits. */
export function readFrame(data: Buffer, isBinary: boolean): Frame | null {
	const begin = isBinary ? 2 : 0;
	const blank = data.indexOf("\r\n\r\n");
	if (isBinary ? data.length < 2 : blank < 0) return null;
	const end = isBinary ? 2 + data.readUInt16BE(0) : blank;
	if (end > data.length) return null;
	const headers = readHeaders(data.toString("latin1", begin, end));
	const [path, requestId] = [headers.get("path"), headers.get("x-requestid")];
	if (path === undefined || requestId === undefined) return null;
	return {
		path: path.toLowerCase(),
		requestId,
		contentType: headers.get("content-type") ?? "",
		body: data.subarray(isBinary ? end : end + 4),
	};
}

/** A text message as the service sends it. */
export const textFrame = (path: string, requestId: string, body: string): string =>
	`X-RequestId:${requestId}\r\nContent-Type:application/json; charset=utf-8\r\nPath:${path}\r\n\r\n${body}`;
