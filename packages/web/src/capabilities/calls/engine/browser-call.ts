import { type CallClientMessage, type CallCreated, CallServerMessage } from "@centralita/contracts";
import { openCallAudio } from "./call-audio.ts";
import { CallEngine } from "./call-engine.ts";
import { openMediaSocket } from "./media-socket.ts";
import { closeMicrophone, microphoneGranted, openMicrophone } from "./microphone.ts";
import { browserRecognition } from "./speech-recogniser.ts";

/** A call in this browser. `processMicrophone`: let the browser remove echo and noise. */
export const newBrowserCall = (
	createCall: (signal: AbortSignal) => Promise<CallCreated>,
	processMicrophone: boolean,
): CallEngine =>
	new CallEngine({
		createCall,
		openAudio: openCallAudio,
		openMicrophone: () => openMicrophone(processMicrophone),
		closeMicrophone,
		microphoneGranted,
		openSocket: (url, on) => openMediaSocket<CallServerMessage, CallClientMessage>(url, CallServerMessage, on),
		recognition: browserRecognition(),
		page: location,
		now: Date.now,
		after: (ms, run) => {
			const timer = setTimeout(run, ms);
			return () => clearTimeout(timer);
		},
	});
