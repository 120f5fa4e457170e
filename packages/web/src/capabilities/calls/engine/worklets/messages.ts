/** What crosses the ports between the page and its audio threads. */
export const captureProcessor = "centralita-capture";
export const playbackProcessor = "centralita-playback";

export type CaptureOptions = { targetRate: number; frameMs: number };
export type CaptureCommand = { type: "mute"; muted: boolean } | { type: "stop" };
export type CaptureReport =
	/** One frame of signed 16-bit samples at the target rate. */
	{ type: "frame"; pcm: ArrayBuffer } | { type: "level"; dbfs: number };

export type PlaybackSettings = { sourceRate: number };
export type PlaybackCommand =
	| { type: "audio"; pcm: ArrayBuffer }
	| { type: "mark"; name: string }
	| { type: "clear" }
	| { type: "stop" };
export type PlaybackReport =
	| { type: "marks"; names: string[] }
	| { type: "level"; dbfs: number }
	/** Times that it ran dry in the middle of what was being said, so far. */
	| { type: "underruns"; count: number };
