/** An address that stays while the process behind it comes and goes, as a load balancer's does. */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./phone.ts";

export type Door = {
	readonly port: number;
	/** `http://127.0.0.1:PORT`. */
	readonly url: string;
	/** Nobody gets in: connections are refused. */
	shut(): Promise<void>;
	open(): Promise<void>;
	close(): Promise<void>;
};

const knockEveryMs = 50;

/** Opens a door to that port. Who comes while nothing listens there waits until something does. */
export async function openDoor(behind: number): Promise<Door> {
	const port = await freePort();
	const inside = new Set<Socket>();

	/** Resolves with a connection to what is behind the door; null when the visitor has left. */
	async function reach(visitor: Socket): Promise<Socket | null> {
		for (; !visitor.destroyed; await wait(knockEveryMs)) {
			const socket = connect({ port: behind, host: "127.0.0.1", allowHalfOpen: true });
			if (
				await once(socket, "connect").then(
					() => true,
					() => false,
				)
			)
				return socket;
		}
		return null;
	}

	function keep(socket: Socket): void {
		inside.add(socket);
		socket.on("error", () => socket.destroy());
		socket.once("close", () => inside.delete(socket));
	}

	const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (visitor) => {
		keep(visitor);
		void reach(visitor).then((socket) => {
			if (!socket) return;
			keep(socket);
			visitor.once("close", () => socket.destroy());
			socket.once("close", () => visitor.destroy());
			visitor.pipe(socket).pipe(visitor);
		});
	});
	const open = async () => {
		server.listen(port, "127.0.0.1");
		await once(server, "listening");
	};
	const shut = async () => {
		if (!server.listening) return;
		const gone = once(server, "close");
		server.close();
		for (const socket of inside) socket.destroy();
		await gone;
	};
	await open();
	return { port, url: `http://127.0.0.1:${port}`, open, shut, close: shut };
}
