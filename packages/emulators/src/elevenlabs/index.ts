import { startSpeechServer } from "../speech/server.ts";
import { SpeechState } from "../speech/state.ts";
import type { SpeechEmulator, SpeechEmulatorOptions } from "../speech/types.ts";
import { inputRoute } from "./input-socket.ts";
import { realtimeRoute } from "./realtime.ts";
import { speechRoutes } from "./speech.ts";

/** ElevenLabs for rehearsals and tests: recognition over its realtime socket, speech over requests and sockets. */
export function startElevenLabsEmulator(options: SpeechEmulatorOptions = {}): Promise<SpeechEmulator> {
	const state = new SpeechState();
	return startSpeechServer(state, options, (app) => {
		speechRoutes(app, state, options.apiKey);
		return [realtimeRoute(state, options.apiKey), inputRoute(state, options.apiKey)];
	});
}
