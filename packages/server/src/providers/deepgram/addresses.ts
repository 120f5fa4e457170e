/** `https://api.deepgram.com`, the host of a region, or a server of one's own; with or without a path. */
export function httpAddress(baseUrl: string, path: string): URL {
	return new URL(`${baseUrl.replace(/\/+$/, "")}${path}`);
}

export function socketAddress(baseUrl: string, path: string): URL {
	return httpAddress(baseUrl.replace(/^http/, "ws"), path);
}
