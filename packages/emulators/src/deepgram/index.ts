import { startSpeechServer } from "../speech/server.ts";
import { SpeechState } from "../speech/state.ts";
import type { SpeechEmulator, SpeechEmulatorOptions } from "../speech/types.ts";
import { listenRoute } from "./listen.ts";
import { speakRoutes } from "./speak.ts";
import { speakRoute } from "./speak-socket.ts";

/** Deepgram for rehearsals and tests: recognition over `/v1/listen`, speech over `/v1/speak`, requests and socket. */
export function startDeepgramEmulator(options: SpeechEmulatorOptions = {}): Promise<SpeechEmulator> {
	const state = new SpeechState();
	return startSpeechServer(state, options, (app) => {
		speakRoutes(app, state, options.apiKey);
		return [listenRoute(state, options.apiKey), speakRoute(state, options.apiKey)];
	});
}
