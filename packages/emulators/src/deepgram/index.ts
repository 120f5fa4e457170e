import { startSpeechServer } from "../speech/server.ts";
import { SpeechState } from "../speech/state.ts";
import type { SpeechEmulator, SpeechEmulatorOptions } from "../speech/types.ts";
import { listenRoute } from "./listen.ts";
import { speakRoutes } from "./speak.ts";

/** Deepgram for rehearsals and tests: recognition over `/v1/listen`, speech over `POST /v1/speak`. */
export function startDeepgramEmulator(options: SpeechEmulatorOptions = {}): Promise<SpeechEmulator> {
	const state = new SpeechState();
	return startSpeechServer(state, options, (app) => {
		speakRoutes(app, state, options.apiKey);
		return [listenRoute(state, options.apiKey)];
	});
}
