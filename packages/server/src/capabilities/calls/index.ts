import type { Capability, Platform } from "../../platform/capability.ts";
import { createRecovery } from "./recovery.ts";
import { registerCallRoutes } from "./routes.ts";
import { type CallDependencies, createCallService } from "./service.ts";
import { registerCallSockets } from "./sockets.ts";

/** The telephony side of voice conversations: who holds which call, and the sockets that carry their audio. */
export function createCalls(platform: Platform, dependencies: CallDependencies) {
	const service = createCallService(platform, dependencies);
	const recovery = createRecovery(platform, service, dependencies.nodeId);
	const capability: Capability = {
		name: "calls",
		migrations: new URL("./migrations/", import.meta.url),
		routes: (http) => registerCallRoutes(http, platform, service),
		sockets: (http) => registerCallSockets(http, service),
		jobs: [recovery.job],
		listeners: [recovery.forget],
		start: () => recovery.start(),
		drain: async (signal) => {
			await service.drain(signal);
			recovery.stop();
		},
		busy: () => service.live.size,
	};
	return { capability, liveCalls: () => service.live.size };
}
