import createModule from "@echogarden/fvad-wasm";
import { ProviderError } from "../../platform/errors/index.ts";
import type { VoiceActivity } from "../../ports/voice-activity.ts";

const provider = "fvad";
/** libfvad's "aggressive": phone lines hum. */
const mode = 2;
const frameMs = 20;
const bytesPerSample = 2;

/**
 * WebRTC's voice activity detector, in this thread: a frame costs a few microseconds, less than a message to a worker.
 * All calls share one WebAssembly memory; each has its own detector state (under 1 kB) until it is closed.
 */
export async function createFvad(): Promise<VoiceActivity> {
	const module = await createModule();

	return {
		provider,
		create({ sampleRate }) {
			const instance = module._fvad_new();
			if (instance === 0) throw new ProviderError(provider, "unavailable", "no memory for another detector");
			const length = (sampleRate * frameMs) / 1000;
			if (module._fvad_set_sample_rate(instance, sampleRate) !== 0) {
				module._fvad_free(instance);
				throw new ProviderError(provider, "bad-request", `a rate of ${sampleRate} Hz is not supported`);
			}
			module._fvad_set_mode(instance, mode);
			const buffer = module._malloc(length * bytesPerSample);
			let open = true;
			return {
				isSpeech(frame) {
					if (!open || frame.length !== length) return false;
					module.HEAP16.set(frame, buffer / bytesPerSample);
					return module._fvad_process(instance, buffer, length) === 1;
				},
				close() {
					if (!open) return;
					open = false;
					module._free(buffer);
					module._fvad_free(instance);
				},
			};
		},
	};
}
