import type { z } from "zod";

/** Sound waiting to leave beyond which new sound is dropped: half a second at 16 kHz. */
const backlogBytes = 16_000;

/** `M`: what the server says besides sound. */
export type MediaSocketListener<M> = {
	open(): void;
	message(message: M): void;
	/** Signed 16-bit little-endian mono samples. */
	audio(pcm: ArrayBuffer): void;
	/** The socket is gone. `opened` is false when it never was there (refused, unreachable). */
	closed(opened: boolean): void;
};

export type MediaSocket<M> = {
	send(message: M): void;
	sendAudio(pcm: ArrayBuffer): void;
	close(): void;
};

/** The socket's address on the page's own host. */
export function socketUrl(page: { protocol: string; host: string }, path: string, token: string): string {
	const scheme = page.protocol === "https:" ? "wss:" : "ws:";
	return `${scheme}//${page.host}${path}?token=${encodeURIComponent(token)}`;
}

function parse<M>(schema: z.ZodType<M>, text: string): M | null {
	try {
		return schema.safeParse(JSON.parse(text)).data ?? null;
	} catch {
		return null;
	}
}

/** Opens a socket of sound and messages. A message that `schema` does not know is ignored: a newer server may send it. */
export function openMediaSocket<In, Out>(
	url: string,
	schema: z.ZodType<In>,
	on: MediaSocketListener<In>,
	Socket = WebSocket,
): MediaSocket<Out> {
	const socket = new Socket(url);
	socket.binaryType = "arraybuffer";
	let opened = false;
	const isOpen = () => socket.readyState === Socket.OPEN;
	socket.onopen = () => {
		opened = true;
		on.open();
	};
	socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
		if (typeof data !== "string") return on.audio(data);
		const message = parse(schema, data);
		if (message !== null) on.message(message);
	};
	socket.onclose = () => on.closed(opened);
	return {
		send: (message) => {
			if (isOpen()) socket.send(JSON.stringify(message));
		},
		sendAudio: (pcm) => {
			if (isOpen() && socket.bufferedAmount < backlogBytes) socket.send(pcm);
		},
		close: () => {
			socket.onclose = null;
			socket.close(1000);
		},
	};
}
