import { type SuperviseClientMessage, SuperviseCreated, SuperviseServerMessage } from "@centralita/contracts";
import { api } from "../../../shared/api/index.ts";
import { openCallAudio } from "../engine/call-audio.ts";
import { openMediaSocket } from "../engine/media-socket.ts";
import { closeMicrophone, openMicrophone } from "../engine/microphone.ts";
import { Supervision } from "./supervision.ts";

/** Somebody's ear, and voice, in a live call, in this browser. */
export const newBrowserSupervision = (callId: string): Supervision =>
	new Supervision({
		create: (mode, signal) =>
			api.post(`/calls/${callId}/supervise`, { body: { mode }, schema: SuperviseCreated, signal }),
		openAudio: openCallAudio,
		openMicrophone: () => openMicrophone(true),
		closeMicrophone,
		openSocket: (url, on) =>
			openMediaSocket<SuperviseServerMessage, SuperviseClientMessage>(url, SuperviseServerMessage, on),
		page: location,
		after: (ms, run) => {
			const timer = setTimeout(run, ms);
			return () => clearTimeout(timer);
		},
	});
