import type { FastifyInstance } from "fastify";
import type { Guard } from "./guard.ts";
import { sendWhole } from "./sink.ts";
import type { EmulatorState } from "./state.ts";

const models = ["rehearsal", "whisper-1", "tts-1"];

export function modelRoutes(app: FastifyInstance, state: EmulatorState, guard: Guard): void {
	app.get("/v1/models", (request, reply) =>
		guard(request, reply, "models", null, async (record, fault) => {
			const data = models.map((id) => ({ id, object: "model", created: 1_700_000_000, owned_by: "emulator" }));
			const body = Buffer.from(JSON.stringify({ object: "list", data }));
			await sendWhole(reply, state, record, fault, body, "application/json");
		}),
	);
}
