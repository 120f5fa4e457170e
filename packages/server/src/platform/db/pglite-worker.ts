/** Runs in a worker thread, so that a long query never stops the audio of calls. See `embedded.ts` for who starts it. */
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

export type EmbeddedOptions = { dataDir: string; socketPath: string; sharedBuffersMb: number };
export type EmbeddedMessage = { type: "listening" } | { type: "failed"; reason: string } | { type: "closed" };

const options = workerData as EmbeddedOptions;
const tell = (message: EmbeddedMessage) => parentPort?.postMessage(message);

try {
	const database = await PGlite.create(options.dataDir, {
		startParams: [...PGlite.defaultStartParams, "-c", `shared_buffers=${options.sharedBuffersMb}MB`],
	});
	const run = database.execProtocolRawStream.bind(database);
	// Errors of SQL are answers, not rejections. A rejection is the end of the engine, after which the socket server
	// would wait for ever: the thread dies of it instead, and is started again.
	database.execProtocolRawStream = (message, streaming) =>
		run(message, streaming).catch((error) => {
			setImmediate(() => {
				throw error;
			});
			throw error;
		});
	const server = new PGLiteSocketServer({ db: database, path: options.socketPath, maxConnections: 8 });
	await server.start();
	parentPort?.once("message", async () => {
		await server.stop();
		await database.close();
		tell({ type: "closed" });
		parentPort?.close();
	});
	tell({ type: "listening" });
} catch (error) {
	tell({ type: "failed", reason: error instanceof Error ? error.message : String(error) });
}
