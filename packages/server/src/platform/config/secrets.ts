import { hkdfSync, randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "./load.ts";
import type { SettingValues } from "./settings/index.ts";

export type Secrets = {
	/** 32 bytes, base64. */
	readonly encryptionKey: string;
	/** Signs sessions; derived from the encryption key. */
	readonly authSecret: string;
};

/** A key of its own for each purpose (HKDF, RFC 5869); both are 32 bytes as base64. */
export const deriveKey = (key: string, purpose: string): string =>
	Buffer.from(hkdfSync("sha256", Buffer.from(key, "base64"), "", `centralita/${purpose}`, 32)).toString("base64");

/** Makes `DATA_DIR` private, whoever made it before. */
export function prepareDataDir(dataDir: string): void {
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		chmodSync(dataDir, 0o700);
	} catch (error) {
		const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
		throw new ConfigError([`DATA_DIR cannot be made or made private (${reason}): ${dataDir}`]);
	}
}

function generatedKey(dataDir: string): string {
	const path = join(dataDir, "encryption.key");
	try {
		// Fails when there is one already, so that two processes that start together agree.
		writeFileSync(path, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx", flush: true });
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "EEXIST"))
			throw new ConfigError([`the encryption key cannot be written: ${path}`]);
	}
	const key = readFileSync(path, "utf8").trim();
	if (Buffer.from(key, "base64").length !== 32)
		throw new ConfigError([`the encryption key in ${path} is damaged: restore it from a backup`]);
	chmodSync(path, 0o600);
	return key;
}

/** The given key, or one generated once and kept in `DATA_DIR`. */
export function resolveSecrets(values: SettingValues): Secrets {
	const encryptionKey = values.encryptionKey ?? generatedKey(values.dataDir);
	return { encryptionKey, authSecret: deriveKey(encryptionKey, "auth") };
}
