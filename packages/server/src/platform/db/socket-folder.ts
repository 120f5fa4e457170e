import { createHash, randomUUID } from "node:crypto";
import { chmodSync, linkSync, lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartError } from "../errors/index.ts";

/** Longest Unix socket path that Linux (107) and macOS (103) take. */
const maximumPath = 100;
const longestName = "/lock.01234567.stale";

/** Another process has the embedded database open. */
export class DatabaseInUseError extends StartError {
	override readonly name = "DatabaseInUseError";
}

/** A folder that only this user can enter: inside `DATA_DIR`, or in the temporary folder when that path is too long for a socket. */
export function socketFolder(dataDir: string): string {
	const inside = join(dataDir, "run");
	if (inside.length + longestName.length <= maximumPath) {
		mkdirSync(inside, { recursive: true, mode: 0o700 });
		chmodSync(inside, 0o700);
		return inside;
	}
	const id = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 16);
	const folder = join(tmpdir(), `centralita-${process.getuid?.() ?? 0}-${id}`);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const found = lstatSync(folder);
	// Somebody else could have made it first, to listen in.
	if (!found.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid))
		throw new StartError(
			`${folder} belongs to somebody else: set TMPDIR to a folder of your own, or a shorter DATA_DIR`,
		);
	chmodSync(folder, 0o700);
	return folder;
}

const answers = (path: string) =>
	new Promise<boolean>((resolve) => {
		const socket = createConnection(path);
		socket.once("connect", () => {
			socket.destroy();
			resolve(true);
		});
		socket.once("error", () => resolve(false));
	});

const listen = (path: string) =>
	new Promise<{ close(): Promise<void> }>((resolve, reject) => {
		const server = createServer((socket) => socket.destroy());
		server.once("error", reject);
		server.listen(path, () => {
			server.unref();
			resolve({ close: () => new Promise((done) => server.close(() => done())) });
		});
	});

/** What processes that were killed left behind. */
async function removeStale(folder: string, own: string): Promise<void> {
	for (const name of readdirSync(folder).filter((file) => file.startsWith("lock."))) {
		const path = join(folder, name);
		if (path !== own && !(await answers(path))) rmSync(path, { force: true });
	}
}

/**
 * Holds the folder for this process until `release`, or until the process dies: the lock is a listening socket, so
 * nothing stale remains after kill -9. It is taken by a hard link, which fails when there is one already.
 * Throws `DatabaseInUseError` when another process holds it.
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
	const lock = join(folder, "lock");
	const own = join(folder, `lock.${randomUUID().slice(0, 8)}`);
	const server = await listen(own);
	const mine = lstatSync(own).ino;
	const holds = () => {
		try {
			return lstatSync(lock).ino === mine;
		} catch {
			return false;
		}
	};
	for (let attempt = 0; attempt < 5 && !holds(); attempt++) {
		try {
			linkSync(own, lock);
		} catch {
			if (await answers(lock)) break;
			// Nobody listens: whoever held it is dead.
			const stale = `${own}.stale`;
			try {
				renameSync(lock, stale);
			} catch {
				continue;
			}
			rmSync(stale, { force: true });
		}
	}
	const held = holds();
	const release = async () => {
		if (holds()) rmSync(lock, { force: true });
		await server.close();
		rmSync(own, { force: true });
	};
	if (held) {
		await removeStale(folder, own);
		return { release };
	}
	await release();
	throw new DatabaseInUseError(
		"Another process is using the embedded database of this DATA_DIR. Stop it first, give this one another DATA_DIR, or set DATABASE_URL: only PostgreSQL serves several processes.",
	);
}
