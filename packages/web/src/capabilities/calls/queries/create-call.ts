import { CallCreated } from "@centralita/contracts";
import { api, newIdempotencyKey } from "../../../shared/api/index.ts";

/** Asks the server for a call; its token opens the media socket once. */
export const createCall = (assistantId: string, draft: boolean, signal: AbortSignal): Promise<CallCreated> =>
	api.post("/calls", {
		schema: CallCreated,
		body: { assistantId, draft },
		signal,
		idempotencyKey: newIdempotencyKey(),
	});
