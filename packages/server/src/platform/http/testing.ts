/** An HTTP layer without database, for tests of what holds for every route. */
import type { Http } from "../capability.ts";
import { type Config, type Environment, loadSettings } from "../config/index.ts";
import { createLogger } from "../log/index.ts";
import type { Authenticate, Authentication } from "../security/authentication.ts";
import { createMetrics, type Metrics } from "../telemetry/index.ts";
import { createHttp } from "./server.ts";

export const nobody: Authentication = { principal: null, refusal: null, csrfToken: null, cookie: null };

export type TestHttp = { http: Http; config: Config; metrics: Metrics };

export async function testHttp(
	environment: Environment = {},
	authenticate: Authenticate = async () => nobody,
	destination?: { write(line: string): void },
	busy?: () => boolean,
): Promise<TestHttp> {
	const config: Config = { ...loadSettings(environment), encryptionKey: "", authSecret: "" };
	const metrics = createMetrics(false);
	const log = destination ? createLogger(config, destination) : createLogger({ logLevel: "silent" });
	return {
		http: await createHttp({ config, log, metrics, redis: null, authenticate, ...(busy && { busy }) }),
		config,
		metrics,
	};
}
