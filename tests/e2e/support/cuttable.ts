import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type Cuttable = {
	readonly url: string;
	/** Breaks every connection and takes no more. */
	cut(): void;
	mend(): void;
	close(): Promise<void>;
};

/** A way to a server that can be cut: bytes pass as they are. */
export async function cuttable(target: string): Promise<Cuttable> {
	const { hostname, port } = new URL(target);
	const sockets = new Set<Socket>();
	let isCut = false;
	const server = createServer((near) => {
		if (isCut) {
			near.resetAndDestroy();
			return;
		}
		const far = connect(Number(port), hostname);
		for (const [one, other] of [
			[near, far],
			[far, near],
		] as const) {
			sockets.add(one);
			one.pipe(other);
			one.on("error", () => other.destroy());
			one.on("close", () => {
				sockets.delete(one);
				other.destroy();
			});
		}
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("the way to the server has no port");
	const breakAll = () => {
		for (const socket of sockets) socket.resetAndDestroy();
	};
	return {
		url: `http://127.0.0.1:${address.port}`,
		cut() {
			isCut = true;
			breakAll();
		},
		mend() {
			isCut = false;
		},
		async close() {
			breakAll();
			server.close();
			await once(server, "close");
		},
	};
}
