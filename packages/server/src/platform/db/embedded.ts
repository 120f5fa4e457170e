import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type pg from "pg";
import type { Config } from "../config/index.ts";
import type { Logger } from "../log/index.ts";
import { copyBlankDatabase } from "./blank-database.ts";
import type { EmbeddedMessage, EmbeddedOptions } from "./pglite-worker.ts";
import { lockFolder, socketFolder } from "./socket-folder.ts";

/** In the name of the socket that `pg` looks for in the folder. */
const port = 5432;
const restartDelayMs = 1000;

export type EmbeddedServer = { readonly connection: pg.PoolConfig; stop(): Promise<void> };

function startWorker(options: EmbeddedOptions): Promise<Worker> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), { workerData: options, execArgv: [] });
		const fail = (reason: string) => {
			void worker.terminate();
			reject(new Error(`The embedded database in ${options.dataDir} does not open: ${reason}`));
		};
		worker.once("error", (error) => fail(error instanceof Error ? error.message : String(error)));
		worker.once("exit", () => fail("it ended while starting"));
		worker.once("message", (message: EmbeddedMessage) => {
			if (message.type === "failed") return fail(message.reason);
			worker.removeAllListeners("error").removeAllListeners("exit");
			resolve(worker);
		});
	});
}

function stopWorker(worker: Worker): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => void worker.terminate(), 10_000);
		worker.once("exit", () => {
			clearTimeout(timer);
			resolve();
		});
		worker.postMessage("stop");
	});
}

/**
 * Opens the embedded database of `DATA_DIR`, making it when there is none, and serves it on a private Unix socket.
 * A worker that dies is started again: the database recovers as after kill -9.
 * Throws `DatabaseInUseError` when another process has it.
 */
export async function startEmbedded(
	{ dataDir, embeddedSharedBuffersMb: sharedBuffersMb }: Pick<Config, "dataDir" | "embeddedSharedBuffersMb">,
	log: Logger,
): Promise<EmbeddedServer> {
	const folder = socketFolder(dataDir);
	const lock = await lockFolder(folder);
	const socketPath = join(folder, `.s.PGSQL.${port}`);
	const options = { dataDir: join(dataDir, "db"), socketPath, sharedBuffersMb };
	let stopping = false;
	let worker: Worker | null = null;
	let timer: NodeJS.Timeout | undefined;

	const start = async () => {
		rmSync(socketPath, { force: true });
		const started = await startWorker(options);
		worker = started;
		started.on("error", (error) => log.error({ err: error }, "the embedded database failed"));
		started.once("exit", () => {
			worker = null;
			if (stopping) return;
			log.error("the embedded database ended by itself: starting it again");
			timer = setTimeout(restart, restartDelayMs);
		});
	};
	const restart = () => {
		start().catch((error) => {
			log.error({ err: error }, "the embedded database does not start again");
			if (!stopping) timer = setTimeout(restart, restartDelayMs * 5);
		});
	};

	const isNew = !existsSync(join(options.dataDir, "PG_VERSION"));
	try {
		if (isNew && !copyBlankDatabase(options.dataDir)) log.info("making the embedded database; this happens once");
		await start();
	} catch (error) {
		await lock.release();
		throw error;
	}
	return {
		connection: { host: folder, port, user: "postgres", database: "postgres" },
		async stop() {
			stopping = true;
			clearTimeout(timer);
			if (worker !== null) await stopWorker(worker);
			rmSync(socketPath, { force: true });
			await lock.release();
		},
	};
}
