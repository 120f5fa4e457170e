import { z } from "zod";
import type { Http } from "../../platform/capability.ts";
import type { AdmittedCall, CallService } from "./service.ts";

const admitted = new WeakMap<object, AdmittedCall>();

/** The browser's media socket: the one-time token is its only credential, and is spent before the upgrade. */
export function registerCallSockets(http: Http, calls: CallService): void {
	http.get(
		"/carriers/browser/media",
		{
			websocket: true,
			config: { access: "token" },
			schema: { hide: true, querystring: z.object({ token: z.string().min(20).max(100) }) },
			preHandler: async (request) => {
				admitted.set(request, await calls.admit(request.query.token));
			},
		},
		(socket, request) => {
			const call = admitted.get(request);
			if (!call) return socket.close(1008, "not admitted");
			calls.holdBrowser(call, socket).catch((error) => {
				request.log.error({ err: error, callId: call.row.id }, "a call ended by a fault");
				socket.close(1011, "internal");
			});
		},
	);
}
