/** Why there is no microphone. */
export type MicrophoneProblem = "insecure" | "unsupported" | "denied" | "absent" | "busy";
export type Microphone = { stream: MediaStream } | { problem: MicrophoneProblem };

/**
 * What is asked of the browser. `process` off gives the plain signal: for an audio interface, or for measuring;
 * on, the browser removes echo and noise and evens the volume.
 */
const microphoneConstraints = (process: boolean): MediaStreamConstraints => ({
	audio: { echoCancellation: process, noiseSuppression: process, autoGainControl: process, channelCount: 1 },
});

const problems: Record<string, MicrophoneProblem> = {
	NotAllowedError: "denied",
	SecurityError: "denied",
	NotFoundError: "absent",
	OverconstrainedError: "absent",
	NotReadableError: "busy",
	AbortError: "busy",
};

/** Asks for the microphone. Never throws: without one a call goes on by typing. */
export async function openMicrophone(process: boolean): Promise<Microphone> {
	if (!globalThis.isSecureContext) return { problem: "insecure" };
	if (!navigator.mediaDevices?.getUserMedia) return { problem: "unsupported" };
	try {
		return { stream: await navigator.mediaDevices.getUserMedia(microphoneConstraints(process)) };
	} catch (error) {
		return { problem: problems[error instanceof DOMException ? error.name : ""] ?? "unsupported" };
	}
}

/** Whether asking would show no question: then the call can be set up at the same time. */
export async function microphoneGranted(): Promise<boolean> {
	try {
		return (await navigator.permissions.query({ name: "microphone" })).state === "granted";
	} catch {
		return false;
	}
}

export function closeMicrophone(stream: MediaStream): void {
	for (const track of stream.getTracks()) track.stop();
}
