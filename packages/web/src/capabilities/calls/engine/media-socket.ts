import { type CallClientMessage, CallServerMessage } from "@centralita/contracts";

/** Sound waiting to leave beyond which new sound is dropped: half a second at 16 kHz. */
const backlogBytes = 16_000;

export type MediaSocketListener = {
	open(): void;
	message(message: CallServerMessage): void;
	/** Signed 16-bit little-endian mono samples. */
	audio(pcm: ArrayBuffer): void;
	/** The socket is gone. `opened` is false when it never was there (refused, unreachable). */
	closed(opened: boolean): void;
};

export type MediaSocket = {
	send(message: CallClientMessage): void;
	sendAudio(pcm: ArrayBuffer): void;
	close(): void;
};

/** The socket's address on the page's own host. */
export function socketUrl(page: { protocol: string; host: string }, path: string, token: string): string {
	const scheme = page.protocol === "https:" ? "wss:" : "ws:";
	return `${scheme}//${page.host}${path}?token=${encodeURIComponent(token)}`;
}

function parse(text: string): CallServerMessage | null {
	try {
		return CallServerMessage.safeParse(JSON.parse(text)).data ?? null;
	} catch {
		return null;
	}
}

/** Opens a call's media socket. A message that the contract does not know is ignored: a newer server may send it. */
export function openMediaSocket(url: string, on: MediaSocketListener, Socket = WebSocket): MediaSocket {
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
		const message = parse(data);
		if (message) on.message(message);
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
