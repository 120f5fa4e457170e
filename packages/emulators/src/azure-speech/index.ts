import { startSpeechServer } from "../speech/server.ts";
import { SpeechState } from "../speech/state.ts";
import type { SpeechEmulator, SpeechEmulatorOptions } from "../speech/types.ts";
import { createAccess } from "./access.ts";
import { listenRoute } from "./listen.ts";
import { speakRoutes } from "./speak.ts";

/**
 * Azure AI Speech for rehearsals and tests: recognition over the socket that Microsoft's SDK speaks, voices over REST. The
 * `code` of an `error` fault is a `RecognitionStatus`, such as `Error`, `TooManyRequests`, `BadRequest` or `Forbidden`.
 */
export function startAzureSpeechEmulator(options: SpeechEmulatorOptions = {}): Promise<SpeechEmulator> {
	const state = new SpeechState();
	const access = createAccess(options.apiKey);
	return startSpeechServer(state, options, (app) => {
		speakRoutes(app, state, access);
		return [listenRoute(state, access)];
	});
}
